import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** What should have happened by itself and did not: the safety net under the queue. Longest waiting first. */

export async function dueCreations(db: Kysely<Tables>, now: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('request')
    .select('id')
    .where('state', 'in', ['submitted', 'approved', 'creating'])
    .where((or) => or.or([or('leased_until', 'is', null), or('leased_until', '<=', now)]))
    .orderBy('updated_at')
    .execute();
  return rows.map((row) => row.id);
}

export async function dueDeliveries(db: Kysely<Tables>, before: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('request')
    .select('id')
    .where('state', '<>', 'draft')
    .where('updated_at', '<', before)
    .where((is) => is.or([showsOlderVersion(is), lacksMessage(is, 'owner'), lacksMessage(is, 'holder'), lacksApprover]))
    .orderBy('updated_at')
    .execute();
  return rows.map((row) => row.id);
}

type RequestQuery = ExpressionBuilder<Tables, 'request'>;

function showsOlderVersion({ exists, selectFrom }: RequestQuery) {
  return exists(
    selectFrom('message')
      .select('message.request_id')
      .whereRef('message.request_id', '=', 'request.id')
      .whereRef('message.version', '<', 'request.version'),
  );
}

/** Somebody should see it and has no message of it, nor is one on its way or withheld. */
function lacksMessage(is: RequestQuery, audience: 'owner' | 'holder') {
  const { and, not, exists, selectFrom } = is;
  const none = (table: 'message' | 'pending_post') =>
    not(
      exists(
        selectFrom(table)
          .select(`${table}.request_id`)
          .whereRef(`${table}.request_id`, '=', 'request.id')
          .where(`${table}.audience`, '=', audience),
      ),
    );
  const isWanted =
    audience === 'owner'
      ? and([is('state', 'not in', ['withdrawn', 'delivered']), is('erased_at', 'is', null)])
      : exists(
          selectFrom('credential')
            .select('credential.request_id')
            .whereRef('credential.request_id', '=', 'request.id')
            .where('credential.sealed', 'is not', null)
            .where('credential.holder_object_id', 'is not', null),
        );
  return and([isWanted, none('message'), none('pending_post')]);
}

const channelOfRule = sql`case when coalesce(request.approval -> 'rule' -> 'approvers' ? asked.id, false) then 'channel' end`;

/**
 * An approver is asked, can be reached, and has no card. One in the approvers' channel stands for those whom the rule itself
 * names, not for whom somebody asked instead, or who was asked later.
 */
const lacksApprover = sql<boolean>`request.state = 'pendingApproval' and exists (
  select from jsonb_array_elements_text(request.approval -> 'asked') as asked (id)
  where not coalesce(request.approval -> 'unreached' ? asked.id, false)
    and not exists (
      select from message
      where message.request_id = request.id and message.audience in ('approver:' || asked.id, ${channelOfRule}))
    and not exists (
      select from pending_post
      where pending_post.request_id = request.id and pending_post.audience in ('approver:' || asked.id, ${channelOfRule})))`;

/** Ends every lease: only where no other process can have the database open. */
export async function releaseLeases(db: Kysely<Tables>): Promise<void> {
  await db.updateTable('request').set({ leased_until: null }).where('leased_until', 'is not', null).execute();
  await db.updateTable('password_reset').set({ leased_until: null }).where('leased_until', 'is not', null).execute();
}
