import { type Kysely, sql } from 'kysely';

export async function createRefreshTokenTable(db: Kysely<unknown>): Promise<void> {
  await sql`create table refresh_token (name text primary key, sealed jsonb not null)`.execute(db);
}
