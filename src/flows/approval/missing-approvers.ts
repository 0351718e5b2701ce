import { type Approval, askedApprovers, hasVoted, isLate } from '../../domain/approval/approval.ts';
import type { Person } from '../../domain/person.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import type { FlowContext, FlowSettings } from '../flow-context.ts';
import type { NewRequestNotice } from '../ports/ports.ts';
import { isApprover, standingVotes } from './approver-seat.ts';

/** More than wait at any time; the others are looked at when their reminders are due. */
const mostAtOnce = 10_000;
/** A hundred years: no approval is due later. */
const longestMs = 36_525 * 86_400_000;

/**
 * What its owner has to know of a request that can come to no decision but a no: so many approvers were removed from the policy
 * since it was confirmed. Undefined where enough are left.
 */
export function stuckNotice(
  settings: FlowSettings,
  { id, owner, approval, state }: CustomerRequest,
  now: Date,
): NewRequestNotice | undefined {
  if (!approval || state !== 'pendingApproval' || isLate(approval, now)) return undefined;
  const needed = approval.rule.approvalsNeeded;
  const possible = possibleApprovals(settings, approval, owner);
  if (possible >= needed) return undefined;
  const until = approval.times.expiresAt.toISOString();
  const params = { needed: String(needed), possible: String(possible), until };
  return { requestId: id, person: owner, kind: 'approvalStuck', subject: String(approval.askedVersion), params };
}

/** How many approvals can come together: those that are given, and of those who may still vote. */
export function possibleApprovals(settings: FlowSettings, approval: Approval, owner: Person): number {
  return standingVotes(settings, approval).length + mayStillVote(settings, approval, owner).length;
}

/** Those who are asked and those to whom it still escalates, as far as the policy names them today. */
function mayStillVote(settings: FlowSettings, approval: Approval, owner: Person): readonly string[] {
  const escalated = { ...approval, escalatedAt: approval.escalatedAt ?? approval.times.expiresAt };
  return askedApprovers(escalated, owner).filter(
    (objectId) => isApprover(settings, objectId) && !hasVoted(approval, { ...owner, objectId }),
  );
}

/** The operator hears of it each time, the owner once in a round. */
export function warnOfStuck({ log }: Pick<FlowContext, 'log'>, { requestId, params }: NewRequestNotice): void {
  const { needed, possible } = params;
  log.warn('Too few approvers are left in the policy for a request', { requestId, needed, possible });
}

/** Looks through all that waits: a policy changes with a start of the program alone. */
export async function tellOfStuck(context: FlowContext): Promise<void> {
  const { store, log, clock } = context;
  const dueBefore = new Date(clock.now().getTime() + longestMs);
  for (const requestId of await store.dueApprovals(dueBefore, mostAtOnce)) {
    await look(context, requestId).catch((error: unknown) =>
      log.error('Nobody could be told that approvers are missing', { requestId }, error),
    );
  }
}

async function look(context: FlowContext, requestId: string): Promise<void> {
  const { store, settings, clock } = context;
  const request = await store.findRequest(requestId);
  const notice = request && stuckNotice(settings, request, clock.now());
  if (!notice) return;
  warnOfStuck(context, notice);
  await store.transaction(async (tx) => {
    if (await tx.addRequestNotice(notice, clock.now())) await tx.sendJob({ name: 'tell', requestId });
  });
}
