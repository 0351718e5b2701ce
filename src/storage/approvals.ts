import { type Kysely, sql } from 'kysely';
import type { CustomerRequest } from '../domain/request.ts';
import { requestOf } from './request-row.ts';
import type { Tables } from './tables.ts';

export async function dueApprovals(db: Kysely<Tables>, now: Date, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('request')
    .select('id')
    .where('state', '=', 'pendingApproval')
    .where('approval_due_at', '<=', now)
    .orderBy('approval_due_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Those on which the person still has to vote, longest waiting first: a request that was confirmed again waits since then. */
export async function listAsked(
  db: Kysely<Tables>,
  tenantId: string,
  objectId: string,
  limit: number,
): Promise<readonly CustomerRequest[]> {
  const rows = await db
    .selectFrom('request')
    .selectAll()
    .where('state', '=', 'pendingApproval')
    .where('owner_tenant_id', '=', tenantId.toLowerCase())
    .where(sql<boolean>`approval -> 'asked' ? ${objectId.toLowerCase()}`)
    // ISO 8601 in UTC: the order of the texts is that of the times.
    .orderBy(sql`approval ->> 'askedAt'`)
    .orderBy('number')
    .limit(limit)
    .execute();
  return rows.map(requestOf);
}
