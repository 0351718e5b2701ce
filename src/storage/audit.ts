import type { Kysely, Selectable } from 'kysely';
import type { Actor } from '../domain/person.ts';
import { requestNumber } from '../domain/request.ts';
import { AppError } from '../errors.ts';
import type { AuditEntry, AuditHead, AuditRecord } from '../flows/ports/ports.ts';
import { hashOf } from './audit-chain.ts';
import type { AuditTable, Tables } from './tables.ts';

/**
 * Appends the entries to the chain, to be the last thing in their transaction: from here to its end every other transaction
 * with entries waits for the head, and who holds the head waits for nobody.
 */
export async function appendAudit(db: Kysely<Tables>, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  let head = await lockHead(db);
  const rows = entries.map((entry) => {
    const record = chained(entry, head);
    head = record;
    return rowOf(record);
  });
  await db
    .with('appended', (cte) => cte.insertInto('audit').values(rows))
    .updateTable('audit_head')
    .set({ position: head.position, hash: head.hash })
    .execute();
}

async function lockHead(db: Kysely<Tables>): Promise<AuditHead> {
  return headOf(await db.selectFrom('audit_head').select(['position', 'hash']).forUpdate().executeTakeFirst());
}

/** @throws AppError `audit.headMissing` */
export async function auditHead(db: Kysely<Tables>): Promise<AuditHead> {
  return headOf(await db.selectFrom('audit_head').select(['position', 'hash']).executeTakeFirst());
}

function headOf(row: { readonly position: string | number; readonly hash: string } | undefined): AuditHead {
  if (row) return { position: Number(row.position), hash: row.hash };
  const remedy = 'Restore the database from a backup; without its head nothing can be appended to the audit.';
  throw new AppError('audit.headMissing', 'The head of the audit is gone.', remedy);
}

/** The rows after a position, at most `limit`, in their order; with null also those at positions that there should not be. */
export async function auditPage(
  db: Kysely<Tables>,
  after: number | null,
  limit: number,
): Promise<readonly AuditRecord[]> {
  const rows = await db
    .selectFrom('audit')
    .leftJoin('request', 'request.id', 'audit.request_id')
    .selectAll('audit')
    .select('request.number')
    .$if(after !== null, (query) => query.where('audit.position', '>', after ?? 0))
    .orderBy('audit.position')
    .limit(limit)
    .execute();
  return rows.map(recordOf);
}

function chained(entry: AuditEntry, { position, hash }: AuditHead): AuditRecord {
  const unhashed = {
    position: position + 1,
    at: entry.at.toISOString(),
    requestId: entry.requestId,
    version: entry.version,
    actor: actorOf(entry.actor),
    event: entry.event,
    facts: entry.facts ?? {},
    previousHash: hash,
  };
  return { ...unhashed, hash: hashOf(unhashed) };
}

function actorOf(actor: Actor): AuditRecord['actor'] {
  if (typeof actor === 'string') return { kind: actor, tenantId: null, objectId: null };
  return { kind: 'person', tenantId: actor.tenantId.toLowerCase(), objectId: actor.objectId.toLowerCase() };
}

function rowOf({ position, at, requestId, version, actor, event, facts, previousHash, hash }: AuditRecord) {
  return {
    position,
    request_id: requestId,
    version,
    actor_kind: actor.kind,
    actor_tenant_id: actor.tenantId,
    actor_object_id: actor.objectId,
    event,
    facts: JSON.stringify(facts),
    at: new Date(at),
    previous_hash: previousHash,
    hash,
  };
}

function recordOf({ number, ...row }: Selectable<AuditTable> & { readonly number: number | null }): AuditRecord {
  // PostgreSQL's infinity is no time that this program writes, nor one that it can print.
  const at = new Date(row.at);
  return {
    position: Number(row.position),
    at: Number.isNaN(at.getTime()) ? 'unreadable' : at.toISOString(),
    requestId: row.request_id,
    ...(number === null ? {} : { requestNumber: requestNumber({ number }) }),
    version: row.version,
    actor: { kind: row.actor_kind, tenantId: row.actor_tenant_id, objectId: row.actor_object_id },
    event: row.event,
    facts: row.facts,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}
