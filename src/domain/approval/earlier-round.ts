import type { CustomerRequest, RequestState } from '../request.ts';
import type { DecisionKind } from './approval.ts';

/** Where a request is while its last round is the one that ended so. An approved one goes its way. */
const stateAfter: Readonly<Record<Exclude<DecisionKind, 'approved'>, RequestState>> = {
  rejected: 'rejected',
  returned: 'returned',
  withdrawn: 'withdrawn',
  edited: 'draft',
  expired: 'expired',
};

/**
 * Whether the request was confirmed again since its round of approvals ended, and nobody had to approve that: the round is
 * about another content than the one that is there now.
 */
export function isOfEarlierRound({
  state,
  approval,
  erasedAt,
}: Pick<CustomerRequest, 'state' | 'approval' | 'erasedAt'>): boolean {
  const kind = approval?.decision?.kind;
  // A draft that nobody touched ends as expired, too: by its erasure.
  if (kind === undefined || kind === 'approved' || state === 'draft' || erasedAt) return false;
  return state !== stateAfter[kind];
}

/** Whether the request's content is the one about which its approvers were asked. What its owner types is theirs alone. */
export function showsAskedContent(
  request: Pick<CustomerRequest, 'state' | 'approval' | 'profileHash' | 'erasedAt'>,
): boolean {
  return request.state !== 'draft' && request.profileHash !== undefined && !isOfEarlierRound(request);
}
