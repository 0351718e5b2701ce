import type { Kysely } from 'kysely';
import type { AuditEntry, Store } from '../../../src/flows/ports/ports.ts';
import { createStore } from '../../../src/storage/store.ts';
import type { Tables } from '../../../src/storage/tables.ts';
import { newPerson, start } from './sample.ts';

export const auditor = newPerson();

/** One of three requests' entries. */
export function auditEntry(version: number): AuditEntry {
  const facts = { msRequestId: `m${version}`, correlationId: 'c', code: 'Grüße "1"' };
  return { requestId: `r${version % 3}`, version, actor: auditor, event: 'creation.posted', at: start, facts };
}

/** A store without a queue, for whichever connection or transaction. */
export function storeOn(db: Kysely<Tables>): Store {
  return createStore(db, { sendJob: async () => {} });
}

export async function appendTo(db: Kysely<Tables>, count: number): Promise<void> {
  await storeOn(db).transaction(async (tx) => {
    for (let version = 1; version <= count; version += 1) await tx.appendAudit(auditEntry(version));
  });
}
