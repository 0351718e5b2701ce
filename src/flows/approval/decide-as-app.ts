import { type Approval, hasVoted, isLate } from '../../domain/approval/approval.ts';
import { eligibleApprovers } from '../../domain/approval/eligible-approvers.ts';
import { isSamePerson, type Person } from '../../domain/person.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { requestOfTenant } from '../click.ts';
import type { FlowContext } from '../flow-context.ts';
import { isApprover, type Seat, seatOf, withStandingVotes } from './approver-seat.ts';
import { type DecideClick, decideRequest, type Verdict } from './decide-request.ts';

/** A decision of an app that the policy names as an approver, on exactly this content. */
export interface AppDecision extends DecideClick {
  readonly profileHash: string;
}

export type AppOutcome =
  | { readonly kind: 'request'; readonly request: CustomerRequest; readonly seat: Seat }
  | { readonly kind: 'refused'; readonly why: 'notFound' | 'notApprover' | 'reasonMissing' }
  /** Nothing was decided: the request is not what the app decides on, or not open to it any more. */
  | { readonly kind: 'conflict'; readonly why: Conflict; readonly request: CustomerRequest };

export type Conflict = 'changed' | 'decided' | 'voted' | 'notAsked';

/** The request as it is now, for an app that has a part in its approval. */
export async function viewAsApp(context: FlowContext, app: Person, requestId: string): Promise<AppOutcome> {
  const found = await requestOfTenant(context, app, requestId);
  if ('refusal' in found) return { kind: 'refused', why: 'notFound' };
  const seat = seatOf(context.settings, found.request, app);
  if (seat === 'none' || seat === 'owner') return { kind: 'refused', why: 'notApprover' };
  return { kind: 'request', request: withStandingVotes(context.settings, found.request), seat };
}

/**
 * One vote, by the same rules as a click on an approver's card. The same decision again is answered with the request as it
 * is now; whatever else finds that it cannot count any more is a conflict.
 */
export async function decideAsApp(context: FlowContext, decision: AppDecision): Promise<AppOutcome> {
  const { actor: app, requestId } = decision;
  const seen = await viewAsApp(context, app, requestId);
  if (seen.kind === 'refused' && seen.why === 'notApprover') return (await askedLater(context, app, requestId)) ?? seen;
  if (seen.kind !== 'request') return seen;
  const conflict = conflictOf(seen.request, seen.seat, decision, context.clock.now());
  if (conflict === 'none') return seen;
  if (conflict) return { kind: 'conflict', why: conflict, request: seen.request };
  const outcome = await decideRequest(context, decision);
  if (outcome.kind === 'request' && outcome.undecided?.why === 'reasonMissing')
    return { kind: 'refused', why: 'reasonMissing' };
  const now = await viewAsApp(context, app, requestId);
  if (now.kind !== 'request') return now;
  // Others may have decided at the same moment.
  const since = conflictOf(now.request, now.seat, decision, context.clock.now());
  return since === 'none' ? now : { kind: 'conflict', why: since ?? 'changed', request: now.request };
}

/** An app to which the request goes when nobody decides in time only has to wait. */
async function askedLater(context: FlowContext, app: Person, requestId: string): Promise<AppOutcome | undefined> {
  const request = await context.store.findRequest(requestId);
  if (request?.state !== 'pendingApproval' || !request.approval || !isApprover(context.settings, app.objectId))
    return undefined;
  const { rule, teams, escalatedAt } = request.approval;
  const later = eligibleApprovers(rule, teams, request.owner.objectId, { isEscalated: true });
  if (escalatedAt || !later.includes(app.objectId.toLowerCase())) return undefined;
  return { kind: 'conflict', why: 'notAsked', request };
}

/** `none` when the decision stands already; undefined when it can be made. */
function conflictOf(
  request: CustomerRequest,
  seat: Seat,
  decision: AppDecision,
  now: Date,
): Conflict | 'none' | undefined {
  const { approval, state } = request;
  if (!approval || !isAbout(request, approval, decision)) return 'changed';
  if (isMadeBy(approval, decision.actor, decision.verdict)) return 'none';
  if (approval.decision || state !== 'pendingApproval' || isLate(approval, now)) return 'decided';
  if (seat === 'voted') return 'voted';
  return seat === 'asked' ? undefined : 'notAsked';
}

/** Whether it is on what was confirmed in this round: votes and reminders give the request a new version, not new content. */
function isAbout(
  { version, profileHash }: CustomerRequest,
  { askedVersion }: Approval,
  decision: AppDecision,
): boolean {
  const isOfRound = decision.version >= askedVersion && decision.version <= version;
  return isOfRound && decision.profileHash === profileHash;
}

function isMadeBy(approval: Approval, app: Person, verdict: Verdict): boolean {
  if (verdict === 'approve') return hasVoted(approval, app);
  const { kind, by } = approval.decision ?? {};
  return by !== undefined && isSamePerson(by, app) && kind === (verdict === 'reject' ? 'rejected' : 'returned');
}
