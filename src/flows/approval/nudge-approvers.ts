import type { Approval } from '../../domain/approval/approval.ts';
import { askedApprovers, hasVoted, isLate } from '../../domain/approval/approval.ts';
import type { Person } from '../../domain/person.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { transition } from '../../domain/transitions.ts';
import { changeRequest } from '../change-request.ts';
import { type Click, type Outcome, orCurrent, ownedRequest } from '../click.ts';
import type { FlowContext } from '../flow-context.ts';
import type { NewRequestNotice, RequestNoticeKind } from '../ports/ports.ts';

/** At most one in four hours. */
const restMs = 4 * 3_600_000;
/** Between what tells them of changes: an owner confirms as often as they like. */
const againMs = 10 * 60_000;

/** Whether the owner may remind the approvers now. */
export function mayNudge({ state, approval }: CustomerRequest, now: Date): boolean {
  if (!approval || !transition(state, 'nudge', 'owner').allowed || isLate(approval, now)) return false;
  const last = approval.nudgedAt ?? approval.askedAt;
  return now.getTime() - last.getTime() >= restMs;
}

/** The owner reminds those who have not decided yet; who could not be reached is tried again. */
export async function nudgeApprovers(context: FlowContext, click: Click): Promise<Outcome> {
  const owned = await ownedRequest(context, click.actor, click.requestId);
  if ('refusal' in owned) return owned.refusal;
  const { request } = owned;
  const { approval } = request;
  const at = context.clock.now();
  if (!approval || !mayNudge(request, at)) return { kind: 'request', request };
  return orCurrent(context, request.id, () =>
    changeRequest(
      context,
      request,
      { approval: { ...approval, nudgedAt: at, unreached: [] } },
      {
        actor: click.actor,
        event: 'request.nudged',
        jobs: [
          { name: 'deliver', requestId: request.id },
          { name: 'tell', requestId: request.id },
        ],
        also: async (tx) => {
          for (const notice of noticesToAsked(request, approval, 'approvalNudge', at))
            await tx.addRequestNotice(notice, at);
        },
      },
    ),
  );
}

/**
 * When the approvers are told that a request was changed which they were asked about before: now, later where they were told
 * something a moment ago, or when they will be anyway. `nudgedAt` of its approval is to be that.
 */
export function tellsAgainAt({ nudgedAt }: Approval, now: Date): Date {
  if (!nudgedAt || nudgedAt > now) return nudgedAt ?? now;
  return new Date(Math.max(now.getTime(), nudgedAt.getTime() + againMs));
}

/** A notice to everybody who is asked and has not voted. */
export function noticesToAsked(
  { id, owner }: CustomerRequest,
  approval: Approval,
  kind: RequestNoticeKind,
  at: Date,
): readonly NewRequestNotice[] {
  return askedApprovers(approval, owner)
    .map((objectId): Person => ({ tenantId: owner.tenantId, objectId, name: '' }))
    .filter((person) => !hasVoted(approval, person))
    .map((person) => ({
      requestId: id,
      person,
      kind,
      subject: at.toISOString(),
      params: { name: owner.name, until: approval.times.expiresAt.toISOString() },
    }));
}
