import { type Kysely, sql } from 'kysely';

/**
 * When a request's details were erased, and what tells whether that is due: the indexes hold what is not erased yet, the
 * longest untouched first. The third finds the dialog state in which botbuilder-dialogs keeps a wizard's request.
 */
export async function addErasure(db: Kysely<unknown>): Promise<void> {
  await sql`alter table request add column erased_at timestamptz`.execute(db);
  await sql`
    create index request_unerased_draft on request (updated_at)
    where erased_at is null and state in ('draft', 'returned')`.execute(db);
  await sql`
    create index request_unerased on request (updated_at)
    where erased_at is null and state in ('created', 'delivered', 'rejected', 'withdrawn', 'expired', 'failed')
    `.execute(db);
  await sql`
    create index bot_state_request on bot_state ((value #>> '{dialogs,dialogStack,0,state,requestId}'))`.execute(db);
  // Whoever is known already counts as seen now.
  await sql`alter table conversation add column seen_at timestamptz not null default now()`.execute(db);
}
