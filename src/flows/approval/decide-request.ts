import { type Approval, isLate, withVote } from '../../domain/approval/approval.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { transition } from '../../domain/transitions.ts';
import { AppError } from '../../errors.ts';
import { changeRequest, type Effects } from '../change-request.ts';
import { type Click, type Outcome, requestOfTenant } from '../click.ts';
import type { FlowContext } from '../flow-context.ts';
import { approverAudience, type Job } from '../ports/ports.ts';
import { seatOf, standingVotes } from './approver-seat.ts';
import { decisionNotice } from './decision-notice.ts';

export type Verdict = 'approve' | 'reject' | 'return';

export interface DecideClick extends Click {
  readonly verdict: Verdict;
  /** The approver's own words, empty where they typed none; required unless they approve. */
  readonly reason: string;
}

/** Others may decide at the same moment, each changing the request: so often a decision is made again on what is there. */
const maxRaces = 50;

/**
 * An approver's decision on exactly what their card shows (invariants I4 and I5). The owner never decides, everybody has one
 * vote, and the first decision that ends the round stays; whoever comes later sees who it was.
 */
export async function decideRequest(context: FlowContext, click: DecideClick): Promise<Outcome> {
  for (let race = 1; ; race += 1) {
    const found = await requestOfTenant(context, click.actor, click.requestId);
    if ('refusal' in found) return found.refusal;
    const { request } = found;
    const seat = seatOf(context.settings, request, click.actor);
    if (seat === 'owner') return { kind: 'refused', why: 'ownRequest' };
    if (seat === 'none') return { kind: 'refused', why: 'notApprover' };
    const shown = { kind: 'request', request, audience: approverAudience(click.actor) } as const;
    const { approval } = request;
    const decided = transition(request.state, click.verdict, 'approver');
    if (!approval || !decided.allowed || seat !== 'asked') return shown;
    // Their card says so: what nobody decided in time ends by itself in a moment.
    if (isLate(approval, context.clock.now())) return shown;
    // What they read was something else: they look again, and what they typed is still there.
    if (click.version < approval.askedVersion || click.version > request.version)
      return { ...shown, undecided: { why: 'changed', reason: click.reason } };
    if (click.verdict !== 'approve' && click.reason === '') {
      return { ...shown, undecided: { why: 'reasonMissing', reason: '' } };
    }
    try {
      const next = await decide(context, request, approval, click);
      return { ...shown, request: next };
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'request.changed') || race === maxRaces) throw error;
    }
  }
}

function decide(
  context: FlowContext,
  request: CustomerRequest,
  approval: Approval,
  click: DecideClick,
): Promise<CustomerRequest> {
  const at = context.clock.now();
  const by = click.actor;
  if (click.verdict === 'approve') return approve(context, request, approval, click, at);
  const kind = click.verdict === 'reject' ? 'rejected' : 'returned';
  const decision = { kind, by, at, reason: click.reason } as const;
  return end(context, request, { ...approval, decision }, { actor: by, event: `request.${kind}` });
}

async function approve(
  context: FlowContext,
  request: CustomerRequest,
  approval: Approval,
  { actor: by, reason }: DecideClick,
  at: Date,
): Promise<CustomerRequest> {
  const { profileHash = '' } = request;
  const said = reason === '' ? {} : { reason };
  const voted = withVote(
    { ...approval, votes: standingVotes(context.settings, approval) },
    { person: by, at, profileHash, ...said },
  );
  const facts = { profileHash, approvals: `${voted.approval.votes.length} of ${approval.rule.approvalsNeeded}` };
  const by_ = { actor: by, event: 'request.approved', facts } as const;
  if (voted.isEnough) {
    const decision = { kind: 'approved', by, at, ...said } as const;
    return end(context, request, { ...voted.approval, decision }, by_);
  }
  const jobs = [{ name: 'deliver', requestId: request.id }] as const;
  return changeRequest(context, request, { approval: voted.approval }, { ...by_, jobs });
}

/** The round is over: its owner is told, and an approved request goes on at once. */
function end(
  context: FlowContext,
  request: CustomerRequest,
  approval: Approval,
  effects: Effects,
): Promise<CustomerRequest> {
  const { kind } = approval.decision ?? {};
  const state = kind === 'approved' || kind === 'rejected' ? kind : 'returned';
  const { id: requestId } = request;
  const jobs: Job[] = [
    { name: 'deliver', requestId },
    { name: 'tell', requestId },
  ];
  if (state === 'approved') jobs.push({ name: 'create-customer', requestId });
  const notice = decisionNotice(request, approval);
  return changeRequest(
    context,
    request,
    { state, approval },
    {
      ...effects,
      jobs,
      also: async (tx) => {
        if (notice) await tx.addRequestNotice(notice, context.clock.now());
      },
    },
  );
}
