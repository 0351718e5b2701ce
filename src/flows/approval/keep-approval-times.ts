import { type Approval, nextDue } from '../../domain/approval/approval.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { transition } from '../../domain/transitions.ts';
import { asAppError } from '../../errors.ts';
import { changeRequest } from '../change-request.ts';
import type { FlowContext } from '../flow-context.ts';
import type { Job } from '../ports/ports.ts';
import { decisionNotice } from './decision-notice.ts';
import { stuckNotice, tellOfStuck, warnOfStuck } from './missing-approvers.ts';
import { noticesToAsked } from './nudge-approvers.ts';

/** More are left to the next round. */
const perRound = 100;

/** To be called again and again. What a start has changed for those that wait is looked at once. */
export function createApprovalTimes(context: FlowContext): () => Promise<void> {
  let hasLooked = false;
  return async () => {
    if (!hasLooked) await tellOfStuck(context);
    hasLooked = true;
    await keepApprovalTimes(context);
  };
}

/** Reminds approvers, asks others as well, and ends what nobody decided in time: each when it is due. */
export async function keepApprovalTimes(context: FlowContext): Promise<void> {
  const { store, clock, log } = context;
  for (const requestId of await store.dueApprovals(clock.now(), perRound)) {
    await keepTime(context, requestId).catch((error: unknown) => {
      // Somebody decided at the same moment; the next round looks again.
      if (asAppError(error).code === 'request.changed') return;
      log.error('An approval’s time could not be kept', { requestId }, error);
    });
  }
}

async function keepTime(context: FlowContext, requestId: string): Promise<void> {
  const request = await context.store.findRequest(requestId);
  const at = context.clock.now();
  if (request?.state !== 'pendingApproval' || !request.approval || nextDue(request.approval) > at) return;
  const { times, escalatedAt } = request.approval;
  if (times.expiresAt <= at) return expire(context, request, request.approval, at);
  if (!escalatedAt && times.escalatesAt && times.escalatesAt <= at)
    return escalate(context, request, request.approval, at);
  return remind(context, request, request.approval, at);
}

/** Nobody's decision (invariant I8). */
async function expire(context: FlowContext, request: CustomerRequest, given: Approval, at: Date): Promise<void> {
  const expired = transition(request.state, 'expire', 'system');
  if (!expired.allowed) return;
  const approval: Approval = { ...given, decision: { kind: 'expired', at } };
  const notice = decisionNotice(request, approval);
  const effects = { actor: 'system', event: 'request.expired', jobs: jobsOf(request) } as const;
  await changeRequest(
    context,
    request,
    { state: expired.to, approval },
    {
      ...effects,
      also: async (tx) => {
        if (notice) await tx.addRequestNotice(notice, at);
      },
    },
  );
}

async function escalate(context: FlowContext, request: CustomerRequest, given: Approval, at: Date): Promise<void> {
  if (!transition(request.state, 'escalate', 'system').allowed) return;
  const effects = { actor: 'system', event: 'request.escalated', jobs: jobsOf(request) } as const;
  await changeRequest(context, request, { approval: { ...given, escalatedAt: at } }, effects);
}

/** However many were due while the program did not run, people are reminded once. Who could not be reached is tried again. */
async function remind(context: FlowContext, request: CustomerRequest, given: Approval, at: Date): Promise<void> {
  const remindersSent = given.times.reminders.filter((due) => due <= at).length;
  const approval = { ...given, remindersSent, unreached: [] };
  const stuck = stuckNotice(context.settings, request, at);
  if (stuck) warnOfStuck(context, stuck);
  await changeRequest(
    context,
    request,
    { approval },
    {
      actor: 'system',
      event: 'request.reminded',
      jobs: jobsOf(request),
      also: async (tx) => {
        for (const notice of noticesToAsked(request, approval, 'approvalReminder', at))
          await tx.addRequestNotice(notice, at);
        if (stuck) await tx.addRequestNotice(stuck, at);
      },
    },
  );
}

function jobsOf({ id: requestId }: CustomerRequest): readonly Job[] {
  return [
    { name: 'deliver', requestId },
    { name: 'tell', requestId },
  ];
}
