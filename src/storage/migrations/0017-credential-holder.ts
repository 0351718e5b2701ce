import { type Kysely, sql } from 'kysely';

/** The holder is null while the password is its owner's. */
export async function addCredentialHolder(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table credential
      add column holder_object_id text,
      add column holder_name text,
      add column reminded_at timestamptz`.execute(db);
  await sql`create index credential_sealed on credential (created_at) where sealed is not null`.execute(db);
}
