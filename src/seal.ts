import { randomBytes } from 'node:crypto';
import { config as readEnvFile } from 'dotenv';
import { createLog } from './log.ts';
import { runSeal } from './operator/run-seal.ts';

/**
 * `npm run seal`: makes a sealing key, says what is sealed with which, and seals everything anew with the newest, beside a
 * running bot or without one. Exit code 0 when it was done and every key is there, 1 when not, 2 when it was not asked for
 * as the usage says, 78 when a setting is wrong.
 */

readEnvFile({ quiet: true });
const options = { log: createLog('silent'), randomBytes };
const ran = await runSeal(process.argv.slice(2), process.env, options);
const print = (stream: NodeJS.WriteStream, lines: readonly string[]) =>
  new Promise((resolve) => stream.write(lines.map((line) => `${line}\n`).join(''), resolve));
process.stdout.on('error', () => process.exit(ran.exitCode));
// All of it has to leave before the process does.
await Promise.all([print(process.stdout, ran.out), print(process.stderr, ran.errors)]);
process.exit(ran.exitCode);
