import type { AuditRecord } from '../flows/ports/ports.ts';
import type { AuditFault, Verification } from '../storage/audit-chain.ts';

/** What a verification found, in one line for a broken audit: what is wrong, and what to do. */
export function verificationText(found: Verification): string {
  if (!found.intact) {
    return `BROKEN: ${faultText(found.fault)} Keep the database as it is, compare it with an export or a backup of before, and find out who can write to it.`;
  }
  const head = `${found.head.position}:${found.head.hash}`;
  return `The audit is whole, its head is ${head}
Keep the head elsewhere: npm run audit -- verify --expect ${head} shows later that nothing up to it was cut off or written anew.`;
}

function faultText({ position, how, writtenAt }: AuditFault): string {
  const entry = `the audit’s entry at position ${position}`;
  switch (how) {
    case 'changed':
      return `${entry} was changed.`;
    case 'missing':
      return `${entry} is missing.`;
    case 'reordered':
      return `${entry} is the one that was written at position ${writtenAt}.`;
    case 'twice':
      return `${entry} is there twice, so one of the two was added past this program.`;
    case 'added':
      if (position < 1) return `${entry} stands before the first one, so it was added past this program.`;
      return `${entry} stands behind the head, so it was added past this program, or the head was set back.`;
    case 'unexpected':
      return `${entry} is not the expected one, so the audit was written anew, or the given head is another database’s.`;
  }
}

/** An entry as one line of JSON, the keys in one order wherever it was read. */
export function exportLine(record: AuditRecord): string {
  const { position, at, requestId, requestNumber, version, event, facts, previousHash, hash } = record;
  const { kind, tenantId, objectId } = record.actor;
  const actor = { kind, tenantId, objectId };
  return JSON.stringify({
    position,
    at,
    requestId,
    requestNumber,
    version,
    actor,
    event,
    facts,
    previousHash,
    hash,
  });
}
