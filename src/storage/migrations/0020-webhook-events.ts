import { type Kysely, sql } from 'kysely';

/** The outbox of the webhook: what happened to requests, until the receiver took it. Positions say what came first. */
export async function createWebhookEventTable(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table webhook_event (
      position bigint generated always as identity primary key,
      id text not null unique,
      request_id text not null references request (id),
      type text not null,
      body text not null,
      at timestamptz not null
    )`.execute(db);
  await sql`create index webhook_event_request on webhook_event (request_id, position)`.execute(db);
}
