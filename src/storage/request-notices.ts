import type { Kysely } from 'kysely';
import { z } from 'zod';
import {
  type NewRequestNotice,
  type NoticeReport,
  type RequestNotice,
  requestNoticeKinds,
} from '../flows/ports/ports.ts';
import type { Tables } from './tables.ts';

const kindSchema = z.enum(requestNoticeKinds);
const paramsSchema = z.record(z.string(), z.string());

/** False when the person has such a notice about the request already. */
export async function addRequestNotice(db: Kysely<Tables>, notice: NewRequestNotice, at: Date): Promise<boolean> {
  const { requestId, person, kind, subject, params } = notice;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('request_notice')
    .values({
      request_id: requestId,
      tenant_id: person.tenantId.toLowerCase(),
      object_id: person.objectId.toLowerCase(),
      kind,
      subject,
      params: JSON.stringify(params),
      due_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function dueRequestNotices(db: Kysely<Tables>, now: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('request_notice')
    .select('request_id')
    .where('told_at', 'is', null)
    .where('due_at', '<=', now)
    .groupBy('request_id')
    .orderBy((is) => is.fn.min('due_at'))
    .execute();
  return rows.map((row) => row.request_id);
}

export async function takeRequestNotices(
  db: Kysely<Tables>,
  requestId: string,
  now: Date,
  until: Date,
): Promise<readonly RequestNotice[]> {
  const rows = await db
    .updateTable('request_notice')
    .set({ due_at: until })
    .where('request_id', '=', requestId)
    .where('told_at', 'is', null)
    .where('due_at', '<=', now)
    .returningAll()
    .execute();
  return rows.map((row) => ({
    id: String(row.id),
    requestId: row.request_id,
    person: { tenantId: row.tenant_id, objectId: row.object_id, name: '' },
    kind: kindSchema.parse(row.kind),
    subject: row.subject,
    params: paramsSchema.parse(row.params),
  }));
}

export async function releaseRequestNotice(db: Kysely<Tables>, id: string, dueAt: Date): Promise<void> {
  await db.updateTable('request_notice').set({ due_at: dueAt }).where('id', '=', id).execute();
}

export async function settleRequestNotice(db: Kysely<Tables>, id: string, at: Date): Promise<void> {
  await db.updateTable('request_notice').set({ told_at: at }).where('id', '=', id).execute();
}

export async function listRequestNotices(db: Kysely<Tables>, requestId: string): Promise<readonly NoticeReport[]> {
  const rows = await db
    .selectFrom('request_notice')
    .select(['kind', 'object_id', 'told_at'])
    .where('request_id', '=', requestId)
    .orderBy('id')
    .execute();
  return rows.map(({ kind, object_id, told_at }) => ({
    kind: kindSchema.parse(kind),
    to: object_id,
    ...(told_at === null ? {} : { toldAt: told_at }),
  }));
}
