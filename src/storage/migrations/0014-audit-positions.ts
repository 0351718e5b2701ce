import { type Kysely, sql } from 'kysely';

/**
 * No row before the first position of the audit, where the chain does not reach. Rows that somebody put there before do not
 * keep the program from starting: verification names them.
 */
export async function boundAuditPositions(db: Kysely<unknown>): Promise<void> {
  await sql`alter table audit add constraint audit_position_from_1 check (position > 0) not valid`.execute(db);
}
