import { looksTheSame } from '../domain/looks-the-same.ts';
import type { Actor } from '../domain/person.ts';
import type { CustomerRequest } from '../domain/request.ts';
import { approvalNews } from './approval/approval-news.ts';
import type { FlowContext } from './flow-context.ts';
import type { AuditEvent, Job, Transaction } from './ports/ports.ts';

/** What is committed together with a change: who did it, what the audit says, which jobs follow, what else is stored. */
export interface Effects {
  readonly actor: Actor;
  readonly event?: AuditEvent;
  readonly facts?: Readonly<Record<string, string>>;
  readonly jobs?: readonly Job[];
  readonly also?: (tx: Transaction) => Promise<void>;
}

/**
 * Stores a changed request, its audit entry, what the webhook is told and its jobs in one transaction, and answers the
 * request as stored. Messages whose card the change leaves as it is go along, so that nobody sends them again. It counts as
 * touched now, unless the change says when.
 * @throws AppError `request.changed` when the stored version is no longer the one that the change began from, or erased
 */
export async function changeRequest(
  context: Pick<FlowContext, 'store' | 'clock'>,
  from: CustomerRequest,
  change: Partial<CustomerRequest>,
  effects: Effects,
): Promise<CustomerRequest> {
  const at = context.clock.now();
  const next: CustomerRequest = { ...from, updatedAt: at, ...change, version: from.version + 1 };
  const isUnseen = looksTheSame(from, next);
  const news = approvalNews(from, next, at);
  if (!isUnseen && !news && !effects.event && !effects.jobs?.length && !effects.also) {
    await context.store.saveRequest(next, from.version);
    return next;
  }
  await context.store.transaction(async (tx) => {
    await tx.saveRequest(next, from.version);
    if (isUnseen) await tx.carryMessages(next.id, from.version, next.version);
    if (effects.event) {
      const { actor, event, facts } = effects;
      await tx.appendAudit({
        requestId: next.id,
        version: next.version,
        actor,
        event,
        at,
        ...(facts ? { facts } : {}),
      });
    }
    await effects.also?.(tx);
    if (news && (await tx.addWebhookEvent(news))) await tx.sendJob({ name: 'call-webhook', requestId: next.id });
    for (const job of effects.jobs ?? []) await tx.sendJob(job);
  });
  return next;
}
