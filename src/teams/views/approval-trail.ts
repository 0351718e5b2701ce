import type { Approval, Decision } from '../../domain/approval/approval.ts';
import { isOfEarlierRound } from '../../domain/approval/earlier-round.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { moment } from './moment.ts';
import { done, goingOn, type Stage } from './stage.ts';
import type { ViewContext } from './view.ts';

/** More of what is over would make a card that nobody reads, and in the end one that Teams refuses for its size. */
const shownRounds = 3;
const shownDelegations = 2;
/** Of what was said to an approval, and in a round that is over. Why this one ended stands there whole. */
const longestAside = 250;

type Approved = Pick<CustomerRequest, 'approval' | 'state'>;

/** What people have said to the request so far, one line each: how rounds before ended, this one in the order of time, its end. */
export function approvalTrail(request: Approved, ctx: ViewContext): readonly Stage[] {
  return [...earlierRounds(request, ctx), ...thisRound(request, ctx)];
}

/** The same for a card that tells the end in a sentence of its own. */
export function trailBeforeEnd(request: Approved, ctx: ViewContext): readonly Stage[] {
  const { approval } = request;
  if (!approval || isOfEarlierRound(request)) return approvalTrail(request, ctx);
  const isApproved = approval.decision?.kind === 'approved';
  // The last of the approvals is the end.
  const votes = isApproved ? approval.votes.slice(0, -1) : approval.votes;
  return [...earlierRounds(request, ctx), ...saidIn({ ...approval, votes }, ctx)];
}

/** How the round stands, as a title. */
export function roundTitle(request: Approved, { t }: ViewContext): string {
  return t(isOfEarlierRound(request) ? 'round.again' : `round.${request.approval?.decision?.kind ?? 'waiting'}`);
}

/** How the rounds before this one ended. */
export function earlierRounds(request: Approved, ctx: ViewContext): readonly Stage[] {
  const { approval } = request;
  if (!approval) return [];
  const { decision, earlier, askedAt } = approval;
  const ends =
    decision && isOfEarlierRound(request) ? [...earlier, decision] : earlier.filter(({ at }) => at <= askedAt);
  return ends.slice(-shownRounds).map((end) => over(shortened(end), ctx));
}

/** What was said in this round, and its end or how far it is. */
export function thisRound(request: Approved, ctx: ViewContext): readonly Stage[] {
  const { approval } = request;
  if (!approval) return [];
  if (isOfEarlierRound(request)) return [done(ctx.t('progress.confirmedAgain'))];
  const { decision } = approval;
  if (!decision) return [...saidIn(approval, ctx), goingOn(soFar(approval, ctx))];
  return [...saidIn(approval, ctx), ...(decision.kind === 'approved' ? [] : [over(decision, ctx)])];
}

function saidIn(approval: Approval, ctx: ViewContext): readonly Stage[] {
  const { t } = ctx;
  const { votes, delegations, escalatedAt, earlier, askedAt } = approval;
  // An end of this round that gave way to another one; an approval is among the votes.
  const replaced = earlier.filter(({ kind, at }) => at > askedAt && kind !== 'approved').slice(-shownRounds);
  const steps = [
    ...replaced.map((end) => ({ at: end.at, stage: over(shortened(end), ctx) })),
    ...delegations
      .slice(-shownDelegations)
      .map((delegation) => ({ at: delegation.at, stage: done(delegationInWords(delegation, ctx)) })),
    ...(escalatedAt
      ? [{ at: escalatedAt, stage: done(t('approval.escalated', { at: moment(escalatedAt, ctx) })) }]
      : []),
    ...votes.map(({ person: by, at, reason }) => ({
      at,
      stage: done(decisionInWords(shortened({ kind: 'approved', by, at, ...(reason ? { reason } : {}) }), ctx)),
    })),
  ];
  return steps.toSorted((a, b) => a.at.getTime() - b.at.getTime()).map(({ stage }) => stage);
}

function delegationInWords({ from, toName, at }: Approval['delegations'][number], ctx: ViewContext): string {
  const words = { name: from.name, at: moment(at, ctx) };
  return toName ? ctx.t('approval.delegatedTo', { ...words, to: toName }) : ctx.t('approval.delegated', words);
}

/** "1 of 2 approvals, until …" */
export function soFar({ votes, rule, times }: Approval, ctx: ViewContext): string {
  const counts = { given: votes.length, needed: rule.approvalsNeeded };
  return ctx.t('approval.soFar', { ...counts, until: moment(times.expiresAt, ctx) });
}

/** How a round ended: by whom, when, and why in their own words. An end that nobody decided says so (invariant I8). */
export function decisionInWords({ kind, by, at, reason = '' }: Decision, ctx: ViewContext): string {
  const words = ctx.t(`decision.${kind}`, { name: by?.name ?? '', at: moment(at, ctx) });
  return reason ? ctx.t('decision.because', { words, reason }) : words;
}

/** The same while its owner corrects what an approver gave back; empty where nobody did. */
export function returnedInWords({ approval }: Approved, ctx: ViewContext): string {
  const { decision } = approval ?? {};
  return decision?.kind === 'returned' ? decisionInWords(decision, ctx) : '';
}

const signs = { approved: '✓', rejected: '✕', returned: '↩', withdrawn: '–', edited: '–', expired: '–' } as const;

function over(decision: Decision, ctx: ViewContext): Stage {
  return { sign: signs[decision.kind], color: 'default', text: decisionInWords(decision, ctx), weight: 'Default' };
}

function shortened({ reason = '', ...decision }: Decision): Decision {
  const characters = [...reason];
  if (characters.length <= longestAside) return reason ? { ...decision, reason } : decision;
  return { ...decision, reason: `${characters.slice(0, longestAside).join('')}…` };
}
