import { type Kysely, sql } from 'kysely';

/** The channel of a tenant in which requests are shown to their approvers. */
export async function createApprovalChannelTable(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table approval_channel (
      tenant_id text primary key,
      conversation_id text not null,
      service_url text not null,
      bot_id text not null,
      locale text not null
    )`.execute(db);
}
