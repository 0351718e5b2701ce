import { askedApprovers } from '../../domain/approval/approval.ts';
import { profileHash } from '../../domain/profile.ts';
import type { CustomerRequest, Failure } from '../../domain/request.ts';

/**
 * Whether an approved request is what was approved (invariants I4 and I5): enough votes, of different people whom the frozen
 * rule asks, all on exactly this profile. Only what changed behind the program's back is not. True for a request in another
 * state, whose approval, if it had one, may be of an earlier round.
 */
export function isAsApproved(request: CustomerRequest): boolean {
  const { state, owner, approval, profile } = request;
  if (state !== 'approved') return true;
  if (approval?.decision?.kind !== 'approved') return false;
  const { votes, rule } = approval;
  const hash = profileHash(profile);
  const asked = askedApprovers(approval, owner);
  const voters = new Set(votes.map(({ person }) => person.objectId.toLowerCase()));
  return (
    request.profileHash === hash &&
    votes.every((vote) => vote.profileHash === hash && asked.includes(vote.person.objectId.toLowerCase())) &&
    voters.size >= rule.approvalsNeeded
  );
}

/** Confirmed anew, it is asked about anew. */
export const notAsApproved: Failure = {
  key: 'failure.notAsApproved',
  partnerCenterText: '',
  partnerCenterCode: '',
  correlationId: '',
  canCorrect: true,
  canRetry: false,
};
