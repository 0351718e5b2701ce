import { addressKey } from '../domain/address-key.ts';
import { type Approval, type Decision, isLate } from '../domain/approval/approval.ts';
import { showsAskedContent } from '../domain/approval/earlier-round.ts';
import type { Person } from '../domain/person.ts';
import type { Problem } from '../domain/profile.ts';
import { type CustomerRequest, requestNumber } from '../domain/request.ts';
import type { Seat } from '../flows/approval/approver-seat.ts';

/** The words for what validation found. */
export type Say = (problem: Problem) => string;

/** What the approval routes tell of a request: what an approver's card shows. Never anything of its password. */
export function requestJson(request: CustomerRequest, seat: Seat, say: Say, now: Date): object {
  const { id, state, version, owner, approval, problems } = request;
  const isShown = showsAskedContent(request);
  return {
    id,
    number: requestNumber(request),
    state,
    version,
    // A draft is its owner's alone until it is confirmed again.
    ...(isShown ? contentJson(request) : {}),
    warnings: isShown ? problems.map((problem) => warningJson(problem, say)) : [],
    owner: personJson(owner),
    mayDecide: state === 'pendingApproval' && seat === 'asked' && !(approval && isLate(approval, now)),
    ...(approval ? approvalJson(approval) : {}),
  };
}

function warningJson(problem: Problem, say: Say): object {
  const { field, key } = problem;
  return { field, key, message: say(problem) };
}

function contentJson({ profile, profileHash, offers }: CustomerRequest): object {
  const key = addressKey(profile);
  const { verifiedAddress, keptAddress } = offers;
  return {
    ...(profileHash ? { profileHash } : {}),
    profile,
    isAddressVerified: verifiedAddress === key,
    ...(keptAddress?.key === key ? { suggestedAddress: keptAddress.suggestion } : {}),
  };
}

/** As much as whoever came too late, or with something else, has to know. */
export function conflictJson({ state, version, profileHash, approval }: CustomerRequest): object {
  const decision = approval?.decision;
  return {
    request: { state, version, ...(profileHash ? { profileHash } : {}) },
    ...(decision ? { decision: decisionJson(decision) } : {}),
  };
}

/** How a round ended, and by whom. */
function decisionJson({ kind, by, at, reason }: Decision): object {
  return { kind, at, ...(by ? { by: personJson(by) } : {}), ...(reason ? { reason } : {}) };
}

function approvalJson(approval: Approval): object {
  const { rule, votes, delegations, askedAt, times, escalatedAt, decision, earlier } = approval;
  return {
    rule: rule.name,
    approvals: { given: votes.length, needed: rule.approvalsNeeded },
    votes: votes.map(({ person, at, reason }) => ({ by: personJson(person), at, ...(reason ? { reason } : {}) })),
    delegations: delegations.map(({ from, to, at }) => ({ from: personJson(from), to, at })),
    askedAt,
    expiresAt: times.expiresAt,
    ...(escalatedAt ? { escalatedAt } : {}),
    ...(decision ? { decision: decisionJson(decision) } : {}),
    earlier: earlier.map(decisionJson),
  };
}

function personJson({ objectId, name }: Person): object {
  return { objectId, name };
}
