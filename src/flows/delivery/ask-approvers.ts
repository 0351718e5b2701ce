import { askedApprovers } from '../../domain/approval/approval.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { asAppError } from '../../errors.ts';
import { approvalChannelOf } from '../approval/approval-channel.ts';
import { isApprover } from '../approval/approver-seat.ts';
import { changeRequest } from '../change-request.ts';
import type { FlowContext } from '../flow-context.ts';
import { type Audience, approverAudience } from '../ports/ports.ts';
import { postToApprover, postToChannel } from './post-request.ts';

/**
 * Shows the request in the channel for approvals to those whom its rule names, and sends it to everybody else who is asked
 * and has no card of it yet: without a channel to all of them, not to whom the policy no longer names. Those whom Teams does not let the bot write to are noted, so that the owner and
 * the operator can do something about it; they are tried again at the next reminder, and when they open a chat.
 * @throws AppError when Teams could not be reached for now
 */
export async function askApprovers(
  context: FlowContext,
  request: CustomerRequest,
  left: readonly Audience[],
): Promise<void> {
  const { approval, state, owner } = request;
  if (!approval || state !== 'pendingApproval') return;
  const channel = await approvalChannelOf(context, request);
  const isInChannel = channel && (left.includes('channel') || (await postToChannel(context, request, channel)));
  // Whom somebody asked instead, or who was asked later, does not know that the card in the channel is for them.
  const shownThere = isInChannel ? approval.rule.approvers : [];
  const unreached: string[] = [];
  const failed: unknown[] = [];
  for (const objectId of askedApprovers(approval, owner).filter((id) => !shownThere.includes(id))) {
    const audience = approverAudience({ objectId });
    if (left.includes(audience) || approval.unreached.includes(objectId)) continue;
    // An app has no chat, and who was removed from the policy gets no card: nobody is to wait for theirs.
    if (!isApprover(context.settings, objectId) || context.settings.approvalApps?.includes(objectId))
      await context.store.withholdPost(request.id, audience, context.clock.now());
    else {
      // The one who cannot be reached for now keeps no other waiting.
      const isReached = await postToApprover(context, request, objectId).catch(
        (error: unknown) => void failed.push(error),
      );
      if (isReached === false) unreached.push(objectId);
    }
  }
  if (unreached.length > 0) await noteUnreached(context, request.id, unreached);
  if (failed.length > 0) throw failed[0];
}

async function noteUnreached(context: FlowContext, requestId: string, objectIds: readonly string[]): Promise<void> {
  for (const objectId of objectIds)
    context.log.warn('An approver cannot be reached', { requestId, approver: objectId });
  const request = await context.store.findRequest(requestId);
  if (request?.state !== 'pendingApproval' || !request.approval) return;
  const { approval } = request;
  const change = { approval: { ...approval, unreached: [...new Set([...approval.unreached, ...objectIds])] } };
  const effects = { actor: 'system', jobs: [{ name: 'deliver', requestId }] } as const;
  await changeRequest(context, request, change, effects).catch((error: unknown) => {
    // Somebody decided meanwhile: the next delivery finds out again.
    if (asAppError(error).code !== 'request.changed') throw error;
  });
}
