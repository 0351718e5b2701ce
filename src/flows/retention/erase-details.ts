import { namedApprovers } from '../../domain/approval/named-approvers.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { transition } from '../../domain/transitions.ts';
import { withoutDetails } from '../../domain/without-details.ts';
import { asAppError } from '../../errors.ts';
import { changeRequest } from '../change-request.ts';
import { isEditable } from '../drafts/save-step.ts';
import type { FlowContext, FlowSettings } from '../flow-context.ts';
import type { ErasureLimits } from '../ports/ports.ts';

/** Retention is a matter of days: nobody needs to look more often. */
const restMs = 60 * 60_000;
/** More are left to the next round, so that nothing else waits long. */
const batch = 100;

export type ErasureContext = Pick<FlowContext, 'store' | 'clock' | 'log'> & {
  readonly settings: Pick<FlowSettings, 'draftRetentionMs' | 'retentionMs' | 'approvals'>;
};

/**
 * Erases the details of drafts that nobody touched, and of requests that ended, once their time is over, and forgets the
 * chats with people who have no other request. To be called again and again: it looks once an hour, and soon again while
 * there is more than it takes at a time. What cannot be erased is left out until after the rest.
 * @param keptObjectIds whose chats are needed whatever they do, beside those whom the approval policy names (Entra object ids)
 */
export function createErasure(context: ErasureContext, keptObjectIds: readonly string[]): () => Promise<void> {
  const { store, clock, log, settings } = context;
  const kept = [...keptObjectIds, ...namedApprovers(settings.approvals)];
  let restUntil = Number.NEGATIVE_INFINITY;
  let leftOut: string[] = [];

  return async function eraseWhatIsDue() {
    const now = clock.now();
    if (now.getTime() < restUntil) return;
    const limits = limitsAt(now, context);
    const found = await store.dueErasures(limits, batch, leftOut);
    for (const requestId of found) {
      const isErased = await eraseDetails(context, requestId, limits).catch((error: unknown) => {
        log.error('The details of a request could not be erased', { requestId }, error);
        return false;
      });
      if (!isErased) leftOut.push(requestId);
    }
    if (found.length === batch) return;
    leftOut = [];
    restUntil = now.getTime() + restMs;
    await store.forgetConversations(limits.draftsBefore, kept);
  };
}

/** Nothing is older than 1970, however long the settings say; not every database reads years before our era. */
function limitsAt(now: Date, { settings }: ErasureContext): ErasureLimits {
  const before = (ms: number) => new Date(Math.max(0, now.getTime() - ms));
  return { draftsBefore: before(settings.draftRetentionMs), endedBefore: before(settings.retentionMs) };
}

/**
 * Erases the details of one request where that is still due; false where it is not: whoever touched it meanwhile wins. Ids,
 * codes and times stay, and with them the audit.
 */
async function eraseDetails(context: ErasureContext, requestId: string, limits: ErasureLimits): Promise<boolean> {
  const request = await context.store.findRequest(requestId);
  if (!request || !(await isDue(context, request, limits))) return false;
  const ends = transition(request.state, isEditable(request) ? 'expire' : 'erase', 'system');
  if (!ends.allowed) return false;
  // The time of the last touch stays: an erasure is no news that would move it up its owner's list.
  const change = { state: ends.to, erasedAt: context.clock.now(), updatedAt: request.updatedAt };
  try {
    await changeRequest(context, withoutDetails(request), change, {
      actor: 'system',
      event: 'request.erased',
      jobs: [{ name: 'deliver', requestId }],
      also: async (tx) => {
        await tx.eraseTraces(requestId);
        await tx.setValidationCheck(requestId, undefined);
      },
    });
    return true;
  } catch (error) {
    if (asAppError(error).code === 'request.changed') return false;
    throw error;
  }
}

async function isDue(
  { store }: ErasureContext,
  request: CustomerRequest,
  { draftsBefore, endedBefore }: ErasureLimits,
): Promise<boolean> {
  const { id, erasedAt, updatedAt, customer } = request;
  if (erasedAt || updatedAt > (isEditable(request) ? draftsBefore : endedBefore)) return false;
  if (customer?.reset?.state === 'asked') return false;
  return !(await store.findCredential(id))?.sealed;
}
