import { type Approval, hasVoted } from '../../domain/approval/approval.ts';
import { type CustomerRequest, type RequestState, requestNumber } from '../../domain/request.ts';
import type { WebhookEvent, WebhookEventType } from '../ports/ports.ts';

const typeByState: Readonly<Record<RequestState, WebhookEventType>> = {
  draft: 'request.reopened',
  submitted: 'request.submitted',
  pendingApproval: 'request.asked',
  approved: 'request.decided',
  rejected: 'request.decided',
  returned: 'request.decided',
  creating: 'request.creating',
  created: 'request.created',
  delivered: 'request.delivered',
  withdrawn: 'request.withdrawn',
  expired: 'request.expired',
  failed: 'request.failed',
  needsAttention: 'request.needsAttention',
};

/**
 * What the partner's own flows are told of a change: of a request that somebody was asked to approve, each new state, each
 * vote, and that others are asked. Its id follows from the request and its version, so that a change is one event however often it is told.
 */
export function approvalNews(from: CustomerRequest, next: CustomerRequest, at: Date): WebhookEvent | undefined {
  const { id: requestId, state, version, profileHash, approval } = next;
  if (!approval) return undefined;
  const type = state === from.state ? within(from.approval, approval) : typeByState[state];
  if (!type) return undefined;
  const id = `msg_${requestId}_${version}`;
  const { votes, rule } = approval;
  const request = {
    id: requestId,
    number: requestNumber(next),
    state,
    version,
    ...(profileHash ? { profileHash } : {}),
    approvals: { given: votes.length, needed: rule.approvalsNeeded },
  };
  return { id, requestId, type, at, body: JSON.stringify({ id, type, at, request }) };
}

/** What happened in a round that goes on. */
function within(before: Approval | undefined, now: Approval): WebhookEventType | undefined {
  if (!before) return undefined;
  if (now.votes.some(({ person }) => !hasVoted(before, person))) return 'request.voted';
  const isEscalated = now.escalatedAt !== undefined && before.escalatedAt === undefined;
  return isEscalated || now.delegations.length > before.delegations.length ? 'request.asked' : undefined;
}
