import { userInfo } from 'node:os';
import { config as readEnvFile } from 'dotenv';
import { createLog } from './log.ts';
import { runRequests } from './operator/run-requests.ts';

/**
 * `npm run requests`: the operator lists, examines, retries and resolves requests, beside a running bot or without one.
 * Exit code 0 when it was done, 1 when not, 2 when it was not asked for as the usage says, 78 when a setting is wrong.
 */

readEnvFile({ quiet: true });
const options = { log: createLog('silent'), userName: userName() };
const ran = await runRequests(process.argv.slice(2), process.env, options);
const print = (stream: NodeJS.WriteStream, lines: readonly string[]) =>
  new Promise((resolve) => stream.write(lines.map((line) => `${line}\n`).join(''), resolve));
// Whoever reads may have seen enough: `npm run requests | head`.
process.stdout.on('error', () => process.exit(ran.exitCode));
// All of it has to leave before the process does.
await Promise.all([print(process.stdout, ran.out), print(process.stderr, ran.errors)]);
process.exit(ran.exitCode);

/** In a container the user that runs may be one without a name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.()}`;
  }
}
