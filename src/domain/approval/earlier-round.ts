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
export function isOfEarlierRound({ state, approval }: Pick<CustomerRequest, 'state' | 'approval'>): boolean {
  const kind = approval?.decision?.kind;
  if (kind === undefined || kind === 'approved' || state === 'draft') return false;
  return state !== stateAfter[kind];
}

/** Whether the request's content is the one about which its approvers were asked. What its owner types is theirs alone. */
export function showsAskedContent(request: Pick<CustomerRequest, 'state' | 'approval' | 'profileHash'>): boolean {
  return request.state !== 'draft' && request.profileHash !== undefined && !isOfEarlierRound(request);
}
