import type { Kysely } from 'kysely';
import type { SentMessage } from '../flows/ports.ts';
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
  await db
    .with('settled', (cte) => cte.deleteFrom('pending_post').where('request_id', '=', message.requestId))
    .insertInto('message')
    .values({ ...key, ...shown })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'activity_id']).doUpdateSet(shown))
    .execute();
}

export async function beginPost(db: Kysely<Tables>, requestId: string, at: Date): Promise<boolean> {
  const begun = await db
    .insertInto('pending_post')
    .values({ request_id: requestId, begun_at: at })
    .onConflict((conflict) => conflict.column('request_id').doNothing())
    .returning('request_id')
    .executeTakeFirst();
  return begun !== undefined;
}

export async function cancelPost(db: Kysely<Tables>, requestId: string): Promise<void> {
  await db.deleteFrom('pending_post').where('request_id', '=', requestId).execute();
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
