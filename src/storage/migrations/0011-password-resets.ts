import { type Kysely, sql } from 'kysely';

/** Apart from the credential: what is in here is shown to nobody, and is gone when its reset has ended. */
export async function createPasswordResetTable(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table password_reset (
      request_id text primary key references request (id),
      sealed jsonb,
      attempt integer not null,
      failures integer not null,
      asked_at timestamptz not null,
      leased_until timestamptz
    )`.execute(db);
}
