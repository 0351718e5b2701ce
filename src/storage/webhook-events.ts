import type { Kysely } from 'kysely';
import { z } from 'zod';
import { type WebhookEvent, webhookEventTypes } from '../flows/ports/ports.ts';
import type { Tables } from './tables.ts';

const typeSchema = z.enum(webhookEventTypes);

/** After the change of its request in the same transaction: that one's lock gives the positions their order. */
export async function addWebhookEvent(db: Kysely<Tables>, event: WebhookEvent): Promise<boolean> {
  const { id, requestId, type, body, at } = event;
  await db
    .insertInto('webhook_event')
    .values({ id, request_id: requestId, type, body, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return true;
}

export async function findWebhookEvent(db: Kysely<Tables>, requestId: string): Promise<WebhookEvent | undefined> {
  const row = await db
    .selectFrom('webhook_event')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  return { id: row.id, requestId: row.request_id, type: typeSchema.parse(row.type), at: row.at, body: row.body };
}

export async function dueWebhookEvents(db: Kysely<Tables>, before: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('webhook_event')
    .select('request_id')
    .where('at', '<=', before)
    .groupBy('request_id')
    .orderBy((is) => is.fn.min('at'))
    .execute();
  return rows.map((row) => row.request_id);
}

export async function settleWebhookEvent(db: Kysely<Tables>, id: string): Promise<void> {
  await db.deleteFrom('webhook_event').where('id', '=', id).execute();
}
