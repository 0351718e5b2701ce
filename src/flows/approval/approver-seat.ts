import { type Approval, askedApprovers, hasVoted } from '../../domain/approval/approval.ts';
import { isOfEarlierRound } from '../../domain/approval/earlier-round.ts';
import { namedApprovers } from '../../domain/approval/named-approvers.ts';
import { isSamePerson, type Person } from '../../domain/person.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import type { FlowSettings } from '../flow-context.ts';

/**
 * What a person is to a request's approval. The rule says whom to ask as it was at the confirmation; whether they are
 * approvers at all is asked again each time: who was removed since is none. Nor is anybody of a round before the last
 * confirmation.
 */
export type Seat = 'owner' | 'asked' | 'voted' | 'watching' | 'none';

export function seatOf(settings: FlowSettings, request: CustomerRequest, person: Person): Seat {
  const { owner, approval } = request;
  if (!approval || owner.tenantId.toLowerCase() !== person.tenantId.toLowerCase()) return 'none';
  if (isSamePerson(owner, person)) return 'owner';
  if (!isApprover(settings, person.objectId) || isOfEarlierRound(request)) return 'none';
  if (hasVoted(approval, person)) return 'voted';
  const id = person.objectId.toLowerCase();
  if (askedApprovers(approval, owner).includes(id)) return 'asked';
  return hasTakenPart(approval, person) ? 'watching' : 'none';
}

/** Whether any rule of the policy as it is now names the person. */
export function isApprover({ approvals }: Pick<FlowSettings, 'approvals'>, objectId: string): boolean {
  return namedApprovers(approvals).includes(objectId.toLowerCase());
}

/** The votes of those who are approvers still: of who was removed since none counts any more. */
export function standingVotes(
  settings: Pick<FlowSettings, 'approvals'>,
  { votes }: Pick<Approval, 'votes'>,
): Approval['votes'] {
  return votes.filter(({ person }) => isApprover(settings, person.objectId));
}

/** The request as its approval stands now; one that was decided is shown as it was decided. */
export function withStandingVotes(
  settings: Pick<FlowSettings, 'approvals'>,
  request: CustomerRequest,
): CustomerRequest {
  const { approval, state } = request;
  if (!approval || state !== 'pendingApproval') return request;
  return { ...request, approval: { ...approval, votes: standingVotes(settings, approval) } };
}

function hasTakenPart({ delegations, decision }: Approval, person: Person): boolean {
  return (
    delegations.some(({ from }) => isSamePerson(from, person)) ||
    (decision?.by ? isSamePerson(decision.by, person) : false)
  );
}
