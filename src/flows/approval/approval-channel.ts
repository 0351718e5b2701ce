import type { CustomerRequest } from '../../domain/request.ts';
import type { FlowContext } from '../flow-context.ts';
import type { ApprovalChannel, Conversation } from '../ports/ports.ts';
import { isApprover } from './approver-seat.ts';

/** How the wish to show requests in a conversation ends. */
export type ChannelAnswer = 'approvalsHere' | 'approvalsNotHere' | 'notAnApprover';

/** From now on the tenant's requests are shown to their approvers in this channel; an approver may say so, in a channel. */
export async function showApprovalsHere(context: FlowContext, conversation: Conversation): Promise<ChannelAnswer> {
  const { person, conversationType, conversationId, serviceUrl, botId, locale = 'en' } = conversation;
  if (!isApprover(context.settings, person.objectId)) return 'notAnApprover';
  if (conversationType !== 'channel') return 'approvalsNotHere';
  // A channel's conversation is named without the thread that somebody wrote in.
  const [channelId = conversationId] = conversationId.split(';');
  const { tenantId } = person;
  await context.store.setApprovalChannel({ tenantId, conversationId: channelId, serviceUrl, botId, locale });
  return 'approvalsHere';
}

/** The channel of the settings, or the one that an approver chose in chat; undefined: every approver's own chat. */
export async function approvalChannelOf(
  { store, settings }: Pick<FlowContext, 'store' | 'settings'>,
  { owner, locale }: CustomerRequest,
): Promise<ApprovalChannel | undefined> {
  const { approvalChannel: conversationId } = settings;
  if (conversationId === undefined) return store.findApprovalChannel(owner.tenantId);
  const known = await store.findConversation(owner);
  if (!known) return undefined;
  const { serviceUrl, botId } = known;
  return { tenantId: owner.tenantId, conversationId, serviceUrl, botId, locale };
}
