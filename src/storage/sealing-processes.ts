import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

const prefix = 'tenant-desk seals with ';

/** How a program that seals names its connections, so that others on the same server know by which key it does. */
export function sealingApplicationName(keyId: string): string {
  return `${prefix}${keyId}`;
}

/**
 * The keys with which the programs seal that are connected to this database. A running one always is: its queue polls.
 * Source: PostgreSQL, "The Cumulative Statistics System", pg_stat_activity; a user sees the connections of its own.
 */
export async function runningSealingKeys(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct application_name as name from pg_stat_activity
    where datname = current_database() and application_name like ${`${prefix}%`} order by 1`.execute(db);
  return rows.map(({ name }) => name.slice(prefix.length));
}
