import { type Kysely, sql } from 'kysely';

/** Apart from the request: a look at the status that brings nothing new is no change of the request. */
export async function createValidationCheckTable(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table validation_check (
      request_id text primary key references request (id),
      due_at timestamptz not null
    )`.execute(db);
  await sql`create index validation_check_due on validation_check (due_at)`.execute(db);
}
