import { type Kysely, sql } from 'kysely';
import type { Person } from '../domain/person.ts';
import type { Audience, SentMessage } from '../flows/ports/ports.ts';
import type { Tables } from './tables.ts';

export async function listMessages(db: Kysely<Tables>, requestId: string): Promise<readonly SentMessage[]> {
  const rows = await db.selectFrom('message').selectAll().where('request_id', '=', requestId).execute();
  return rows.map((row) => ({
    requestId: row.request_id,
    conversationId: row.conversation_id,
    activityId: row.activity_id,
    serviceUrl: row.service_url,
    targeted: row.targeted,
    version: row.version,
    audience: row.audience,
  }));
}

/** What is known to be there is no pending post any more. */
export async function rememberMessage(db: Kysely<Tables>, message: SentMessage): Promise<void> {
  const key = { conversation_id: message.conversationId, activity_id: message.activityId };
  const shown = {
    request_id: message.requestId,
    service_url: message.serviceUrl,
    targeted: message.targeted,
    version: message.version,
  };
  // Whoever read it before its holder became a former one knows no better.
  const audience = sql<Audience>`case
    when message.request_id = excluded.request_id then message.audience else excluded.audience end`;
  await db
    .with('settled', (cte) =>
      cte
        .deleteFrom('pending_post')
        .where('request_id', '=', message.requestId)
        .where('audience', '=', message.audience),
    )
    .insertInto('message')
    .values({ ...key, ...shown, audience: message.audience })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'activity_id']).doUpdateSet({ ...shown, audience }))
    .execute();
}

/**
 * The look for a message comes after the note is in: whoever removed an earlier note had stored their message in the same
 * statement, so that one of the two is always seen.
 */
export async function beginPost(db: Kysely<Tables>, requestId: string, audience: Audience, at: Date): Promise<boolean> {
  const begun = await db
    .insertInto('pending_post')
    .values({ request_id: requestId, audience, begun_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(['request_id', 'audience'])
        .doUpdateSet({ begun_at: at, withheld_at: null })
        .where('pending_post.withheld_at', 'is not', null),
    )
    .returning('request_id')
    .executeTakeFirst();
  if (!begun) return false;
  const messages = await listMessages(db, requestId);
  if (!messages.some((message) => message.audience === audience)) return true;
  await cancelPost(db, requestId, audience);
  return false;
}

export async function cancelPost(db: Kysely<Tables>, requestId: string, audience: Audience): Promise<void> {
  await db.deleteFrom('pending_post').where('request_id', '=', requestId).where('audience', '=', audience).execute();
}

/** Leaves a post of which somebody does not know what became as it is. */
export async function withholdPost(db: Kysely<Tables>, requestId: string, audience: Audience, at: Date): Promise<void> {
  await db
    .insertInto('pending_post')
    .values({ request_id: requestId, audience, begun_at: at, withheld_at: at })
    .onConflict((conflict) => conflict.columns(['request_id', 'audience']).doNothing())
    .execute();
}

/** Messages to a holder before this one are no longer a holder's, and a post to them is no reason against one to this. */
export async function endFormerHolders(db: Kysely<Tables>, requestId: string, holder: Person): Promise<void> {
  await db
    .updateTable('message')
    .set({ audience: 'formerHolder' satisfies Audience })
    .where('request_id', '=', requestId)
    .where('audience', '=', 'holder' satisfies Audience)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('conversation')
            .select('conversation.conversation_id')
            .whereRef('conversation.conversation_id', '=', 'message.conversation_id')
            .where('conversation.conversation_type', '=', 'personal')
            .where('conversation.object_id', '=', holder.objectId.toLowerCase()),
        ),
      ),
    )
    .execute();
  await cancelPost(db, requestId, 'holder');
}

export async function forgetMessage(db: Kysely<Tables>, conversationId: string, activityId: string): Promise<void> {
  await db
    .deleteFrom('message')
    .where('conversation_id', '=', conversationId)
    .where('activity_id', '=', activityId)
    .execute();
}

export async function carryMessages(db: Kysely<Tables>, requestId: string, from: number, to: number): Promise<void> {
  await db
    .updateTable('message')
    .set({ version: to })
    .where('request_id', '=', requestId)
    .where('version', '=', from)
    .execute();
}

export async function showsOlder(db: Kysely<Tables>, message: SentMessage, version: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('message')
    .set({ version })
    .where('conversation_id', '=', message.conversationId)
    .where('activity_id', '=', message.activityId)
    .where('version', '>', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
