import { type Kysely, sql } from 'kysely';

/** A request may be shown to more people than its owner, each in messages of their own. */
export async function addMessageAudience(db: Kysely<unknown>): Promise<void> {
  await sql`alter table message add column audience text not null default 'owner'`.execute(db);
  await sql`alter table pending_post add column audience text not null default 'owner'`.execute(db);
  await sql`alter table pending_post drop constraint pending_post_pkey`.execute(db);
  await sql`alter table pending_post add primary key (request_id, audience)`.execute(db);
  // No post is to be made until there is something new to show: Teams took it nowhere, or it is no reason for a message.
  await sql`alter table pending_post add column withheld_at timestamptz`.execute(db);
  await sql`alter table conversation add column time_zone text`.execute(db);
}
