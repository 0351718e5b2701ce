import { config as readEnvFile } from 'dotenv';
import { createLog } from './log.ts';
import { runAudit } from './operator/run-audit.ts';

/**
 * `npm run audit`: verifies that the audit is whole, or prints it as JSON lines, beside a running bot or without one. Exit
 * code 0 when it is whole or printed, 1 when it is broken or cannot be read, 2 when it was not asked for as the usage says,
 * 78 when a setting is wrong.
 */

readEnvFile({ quiet: true });
const printer = (stream: NodeJS.WriteStream) => (text: string) =>
  new Promise<void>((resolve) => stream.write(text, () => resolve()));
// Whoever reads may have seen enough: `npm run audit -- export | head`.
process.stdout.on('error', () => process.exit(1));
const code = await runAudit(process.argv.slice(2), process.env, {
  log: createLog('silent'),
  print: printer(process.stdout),
  complain: printer(process.stderr),
});
process.exit(code);
