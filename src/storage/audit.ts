import type { Kysely } from 'kysely';
import type { AuditEntry } from '../flows/ports.ts';
import type { Tables } from './tables.ts';

export async function appendAudit(db: Kysely<Tables>, entry: AuditEntry): Promise<void> {
  const person = entry.actor === 'system' ? undefined : entry.actor;
  await db
    .insertInto('audit')
    .values({
      request_id: entry.requestId,
      version: entry.version,
      actor_tenant_id: person?.tenantId.toLowerCase() ?? null,
      actor_object_id: person?.objectId.toLowerCase() ?? null,
      actor_name: person?.name ?? null,
      event: entry.event,
      facts: JSON.stringify(entry.facts ?? {}),
      at: entry.at,
    })
    .execute();
}
