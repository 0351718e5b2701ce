import { type Kysely, sql } from 'kysely';

export async function createChatTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table message (
      conversation_id text not null,
      activity_id text not null,
      request_id text not null references request (id),
      service_url text not null,
      targeted boolean not null,
      version integer not null,
      primary key (conversation_id, activity_id)
    )`.execute(db);
  await sql`create index message_request on message (request_id)`.execute(db);
  await sql`
    create table conversation (
      tenant_id text not null,
      object_id text not null,
      conversation_type text not null,
      name text not null,
      conversation_id text not null,
      service_url text not null,
      user_id text not null,
      bot_id text not null,
      primary key (tenant_id, object_id, conversation_type)
    )`.execute(db);
  await sql`create table bot_state (key text primary key, value jsonb not null)`.execute(db);
}
