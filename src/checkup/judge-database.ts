import type { Database } from '../storage/database.ts';
import type { DatabaseFindings } from '../storage/examine-database.ts';
import { type Finding, failed, ok } from './finding.ts';

/** A creation is leased for 90 seconds by the clock of whichever process has it. */
const clockToleranceMs = 30_000;
const check = 'Database';

/** What is to be said of a database that could be looked at. */
export function judgeDatabase(found: DatabaseFindings, kind: Database['kind']): Finding {
  const { unknown, missing, mayCreateTables, aheadMs, lostPasswords } = found;
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
  if (lostPasswords > 0) {
    const remedy = 'Put the key that sealed them back into SEALING_KEYS, behind the newest one.';
    return failed(check, `No key in SEALING_KEYS opens ${lostPasswords} of the stored passwords.`, remedy);
  }
  const opened = kind === 'server' ? 'the PostgreSQL server answers' : 'the embedded PostgreSQL opens';
  const clocks = kind === 'server' ? `, its clock differs from this machine’s by ${seconds(aheadMs)}` : '';
  return ok(check, `${opened}, ${tablesOf(found)}${clocks}.`);
}

function tablesOf({ missing, isEmpty }: DatabaseFindings): string {
  if (isEmpty) return 'the first start of the bot makes its tables';
  if (missing.length === 0) return 'its tables are up to date';
  return `the next start of the bot brings its tables up to date (${missing.join(', ')})`;
}

function seconds(ms: number): string {
  return `${(Math.abs(ms) / 1000).toFixed(1)} s`;
}
