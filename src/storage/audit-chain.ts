import { createHash } from 'node:crypto';
import type { AuditHead, AuditRecord, AuditSource } from '../flows/ports/ports.ts';

/** What the first row follows. */
export const emptyHead: AuditHead = { position: 0, hash: '0'.repeat(64) };

/**
 * The hash of a row: SHA-256, in hex, over the UTF-8 of a JSON array without spaces: position, the hash of the row before,
 * request id, version, actor's kind, tenant id and object id (null where there is none), event, facts with sorted keys, time.
 * It stays as it is: every row that was ever written is checked by it.
 */
export function hashOf(record: Omit<AuditRecord, 'hash' | 'requestNumber'>): string {
  const { position, previousHash, requestId, version, actor, event, facts, at } = record;
  const { kind, tenantId, objectId } = actor;
  const text = [position, previousHash, requestId, version, kind, tenantId, objectId, event, sorted(facts), at];
  return createHash('sha256').update(JSON.stringify(text)).digest('hex');
}

/** jsonb keeps no order of keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/** The first row that is not what was written. */
export interface AuditFault {
  readonly position: number;
  /**
   * `added`: the row stands before the first position or behind the head, where this program would not have left it.
   * `twice`: another one stands at the same position. `unexpected`: it goes well with all before it and is not the one that
   * was expected.
   */
  readonly how: 'changed' | 'missing' | 'reordered' | 'added' | 'twice' | 'unexpected';
  /** Where a reordered row was written. */
  readonly writtenAt?: number;
}

export type Verification =
  | { readonly intact: true; readonly head: AuditHead }
  | { readonly intact: false; readonly fault: AuditFault };

/** About half a megabyte. */
export const auditPageSize = 1000;

/**
 * Walks the audit from its beginning to its head, a page at a time. Rows that are appended meanwhile do no harm.
 * @param expected a head of before: only with one of these a cut end, or a chain that was written anew, can be seen
 */
export async function verifyAudit(source: AuditSource, expected: AuditHead = emptyHead): Promise<Verification> {
  const head = await source.auditHead();
  let last = emptyHead;
  let fault = expectationFault(last, expected);
  while (!fault && last.position < head.position) {
    const page = await rowsAfter(source, last, Math.min(auditPageSize - 1, head.position - last.position));
    if (page.length === 0) fault = { position: last.position + 1, how: 'missing' };
    for (const record of page) {
      fault ??= rowFault(record, last, head);
      last = record;
      fault ??= expectationFault(last, expected);
    }
  }
  fault ??= await endFault(source, last, head, expected);
  return fault ? { intact: false, fault } : { intact: true, head };
}

/** With another row at the same position, should there be one; after none, also what stands before the first position. */
async function rowsAfter(source: AuditSource, last: AuditHead, limit: number): Promise<readonly AuditRecord[]> {
  if (last.position === 0) return source.auditPage(null, limit);
  const page = await source.auditPage(last.position - 1, limit + 1);
  const at = page.findIndex(({ position, hash }) => position === last.position && hash === last.hash);
  return page.filter((_, index) => index !== at);
}

function rowFault(record: AuditRecord, last: AuditHead, head: AuditHead): AuditFault | undefined {
  const position = last.position + 1;
  if (record.position < 1) return { position: record.position, how: 'added' };
  if (record.position < position) return { position: record.position, how: 'twice' };
  if (record.position > position) return { position, how: 'missing' };
  if (hashOf(record) !== record.hash) {
    const writtenAt = positionOf(record, head);
    return writtenAt === undefined ? { position, how: 'changed' } : { position, how: 'reordered', writtenAt };
  }
  // This row is as it was written, so the one before it is not, though somebody gave that one a hash that fits it.
  if (record.previousHash !== last.hash) return { position: Math.max(last.position, 1), how: 'changed' };
  return undefined;
}

/** The position with which the row's hash is right. Looked for once, at the first fault: a few seconds in a million rows. */
function positionOf(record: AuditRecord, head: AuditHead): number | undefined {
  for (let position = 1; position <= head.position; position += 1) {
    if (hashOf({ ...record, position }) === record.hash) return position;
  }
  return undefined;
}

function expectationFault({ position, hash }: AuditHead, expected: AuditHead): AuditFault | undefined {
  return position === expected.position && hash !== expected.hash ? { position, how: 'unexpected' } : undefined;
}

async function endFault(
  source: AuditSource,
  last: AuditHead,
  head: AuditHead,
  expected: AuditHead,
): Promise<AuditFault | undefined> {
  if (last.hash !== head.hash) return { position: head.position, how: 'changed' };
  if (head.position < expected.position) return { position: head.position + 1, how: 'missing' };
  const [next] = await rowsAfter(source, head, 1);
  if (next && next.position < 1) return { position: next.position, how: 'added' };
  if (next && next.position <= head.position) return { position: next.position, how: 'twice' };
  // Whatever was appended since the head was read has taken the head along.
  if (next && (await source.auditHead()).position < next.position) return { position: next.position, how: 'added' };
  return undefined;
}
