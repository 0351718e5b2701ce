import { type Kysely, sql } from 'kysely';

export async function createConsentTables(db: Kysely<unknown>): Promise<void> {
  await sql`create table used_consent_link (id text primary key, expires_at timestamptz not null)`.execute(db);
  await sql`
    create table pending_consent (
      key text primary key,
      sealed jsonb not null,
      expires_at timestamptz not null
    )`.execute(db);
}
