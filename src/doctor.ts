import { config as readEnvFile } from 'dotenv';
import { checkup } from './checkup/checkup.ts';
import { lineOf } from './checkup/finding.ts';
import { createLog } from './log.ts';

/**
 * `npm run doctor`: whether the bot of these settings can do its work, a line for each check. Exit code 0 when nothing
 * failed, else 1.
 */

readEnvFile({ quiet: true });
// Libraries write to the console, and what they quote may be secret.
const silent = () => {};
Object.assign(console, { log: silent, info: silent, warn: silent, error: silent });
const isWell = await checkup(process.env, {
  tell: (finding) => process.stdout.write(`${lineOf(finding)}\n`),
  log: createLog('silent'),
});
// What did not end in time must not keep the process, and its last line has to leave before.
process.stdout.write('', () => process.exit(isWell ? 0 : 1));
