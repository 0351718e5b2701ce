import type { Approval } from '../../domain/approval/approval.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import type { NewRequestNotice } from '../ports/ports.ts';

/** What the owner hears of the end of a round; nothing of what they did themselves. */
export function decisionNotice(
  { id, owner }: CustomerRequest,
  { decision, askedVersion }: Approval,
): NewRequestNotice | undefined {
  if (!decision || decision.kind === 'withdrawn' || decision.kind === 'edited') return undefined;
  const { kind, by, reason = '' } = decision;
  const params = { name: by?.name ?? '', reason };
  return { requestId: id, person: owner, kind: `request.${kind}`, subject: String(askedVersion), params };
}
