import { ConfigError, readConfig } from '../config.ts';
import { requestNumber } from '../domain/request.ts';
import type { AuditSource } from '../flows/ports/ports.ts';
import { auditPageSize, verifyAudit } from '../storage/audit-chain.ts';
import { exportLine, verificationText } from './audit-words.ts';
import { type OpenOperatorOptions, openOperator } from './open-operator.ts';
import { type AuditCommand, auditUsage, readAuditCommand } from './read-audit-command.ts';
import { UsageError } from './read-command.ts';
import { wordsOf } from './run-requests.ts';

/** sysexits.h: EX_CONFIG, something in the configuration is wrong. */
const badConfiguration = 78;

export interface RunAuditOptions extends OpenOperatorOptions {
  /** Takes whole lines; the next ones come when these have left. */
  readonly print: (text: string) => Promise<void>;
  readonly complain: (text: string) => Promise<void>;
}

/**
 * `npm run audit`: verifies the audit or prints it. Nothing that may go wrong makes it reject.
 * @returns the exit code: 0 done and whole, 1 broken or not done, 2 not asked for as the usage says, 78 wrong settings
 */
export async function runAudit(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  options: RunAuditOptions,
): Promise<number> {
  try {
    const command = readAuditCommand(args);
    const { operator, close } = await openOperator(readConfig(environment), options);
    try {
      return await run(operator, command, options);
    } finally {
      await close();
    }
  } catch (error) {
    const [code, lines] = failureOf(error);
    await options.complain(`${lines.join('\n')}\n`);
    return code;
  }
}

function failureOf(error: unknown): readonly [number, readonly string[]] {
  if (error instanceof UsageError) return [2, [error.message, auditUsage]];
  return error instanceof ConfigError ? [badConfiguration, error.problems] : [1, [wordsOf(error)]];
}

async function run(source: AuditSource, command: AuditCommand, { print, complain }: RunAuditOptions): Promise<number> {
  if (command.name === 'verify') {
    const found = await verifyAudit(source, command.expected);
    await print(`${verificationText(found)}\n`);
    return found.intact ? 0 : 1;
  }
  const wanted = command.number === undefined ? undefined : requestNumber({ number: command.number });
  const count = await exportAudit(source, command.after, wanted, print);
  if (wanted && count === 0) await complain(`No entry of ${wanted} after position ${command.after}.\n`);
  return 0;
}

/** @returns how many entries were printed */
async function exportAudit(
  source: AuditSource,
  from: number,
  wanted: string | undefined,
  print: RunAuditOptions['print'],
): Promise<number> {
  let after = from;
  let count = 0;
  for (;;) {
    const page = await source.auditPage(after, auditPageSize);
    const last = page.at(-1);
    if (!last) return count;
    const chosen = page.filter((record) => wanted === undefined || record.requestNumber === wanted);
    if (chosen.length > 0) await print(`${chosen.map(exportLine).join('\n')}\n`);
    count += chosen.length;
    after = last.position;
  }
}
