import { type Kysely, sql } from 'kysely';

/** Posts that have begun and of which nobody knows yet whether Teams took them. */
export async function createPendingPostTable(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table pending_post (
      request_id text primary key references request (id),
      begun_at timestamptz not null
    )`.execute(db);
}
