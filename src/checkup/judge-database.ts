import { missingKeyError, missingKeys } from '../flows/operator/missing-keys.ts';
import type { SealedCount, Sealer } from '../flows/ports/ports.ts';
import type { Database } from '../storage/database.ts';
import type { DatabaseFindings } from '../storage/examine-database.ts';
import { type Finding, failed, ok } from './finding.ts';

/** A creation is leased for 90 seconds by the clock of whichever process has it. */
const clockToleranceMs = 30_000;
const check = 'Database';

/** What is to be said of a database that could be looked at. */
export function judgeDatabase(
  found: DatabaseFindings,
  kind: Database['kind'],
  { keyIds }: Pick<Sealer, 'keyIds'>,
): Finding {
  const { unknown, missing, mayCreateTables, aheadMs, passwords } = found;
  if (unknown.length > 0) {
    const remedy = 'Run that version, or restore a backup of before.';
    return failed(check, `A newer version of this program has used it (${unknown.join(', ')}).`, remedy);
  }
  if (missing.length > 0 && !mayCreateTables) {
    const remedy = 'Grant it CREATE on the schema, or make it the owner of the database.';
    return failed(check, 'The user of DATABASE_URL may not make the tables that are missing.', remedy);
  }
  if (Math.abs(aheadMs) > clockToleranceMs) {
    const side = aheadMs > 0 ? 'ahead of' : 'behind';
    const message = `The clock of the database server is ${seconds(aheadMs)} ${side} this machine’s.`;
    return failed(check, message, 'Let both take their time from a time server (NTP).');
  }
  const lost = judgePasswords(passwords, keyIds);
  if (lost) return lost;
  const opened = kind === 'server' ? 'the PostgreSQL server answers' : 'the embedded PostgreSQL opens';
  const clocks = kind === 'server' ? `, its clock differs from this machine’s by ${seconds(aheadMs)}` : '';
  return ok(check, `${opened}, ${tablesOf(found)}${clocks}.`);
}

/** What is to be said of passwords that none of the keys opens; undefined where there are none. */
export function judgePasswords(passwords: readonly SealedCount[], keyIds: readonly string[]): Finding | undefined {
  const lost = missingKeys(passwords, keyIds).map(missingKeyError);
  const [first] = lost;
  return first && failed(check, lost.map(({ message }) => message).join(' '), first.remedy);
}

function tablesOf({ missing, isEmpty }: DatabaseFindings): string {
  if (isEmpty) return 'the first start of the bot makes its tables';
  if (missing.length === 0) return 'its tables are up to date';
  return `the next start of the bot brings its tables up to date (${missing.join(', ')})`;
}

function seconds(ms: number): string {
  return `${(Math.abs(ms) / 1000).toFixed(1)} s`;
}
