import { type Kysely, sql } from 'kysely';

/** What approvers were told by themselves, and the language in which each person wants to be told. */
export async function createNoticeTable(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table notice (
      notice text not null,
      object_id text not null,
      claimed_at timestamptz not null,
      settled_at timestamptz,
      primary key (notice, object_id)
    )`.execute(db);
  await sql`alter table conversation add column locale text`.execute(db);
}
