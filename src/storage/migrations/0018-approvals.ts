import { type Kysely, sql } from 'kysely';

/** When an approval next needs something done by itself (a reminder, an escalation, its end) is a column, to be found by it. */
export async function addApprovals(db: Kysely<unknown>): Promise<void> {
  await sql`alter table request add column approval jsonb, add column approval_due_at timestamptz`.execute(db);
  await sql`
    create index request_approval_due on request (approval_due_at) where state = 'pendingApproval'`.execute(db);
  await sql`
    create index request_asked on request using gin ((approval -> 'asked')) where state = 'pendingApproval'`.execute(
    db,
  );
}
