import type { CustomerRequest } from '../../domain/request.ts';
import type { FlowContext, FlowSettings } from '../flow-context.ts';
import type { ApprovalChannel, Conversation, Store } from '../ports/ports.ts';
import { isApprover } from './approver-seat.ts';

/** How the wish to show requests in a conversation ends. */
export type ChannelAnswer =
  | 'approvalsHere'
  | 'approvalsNotHere'
  | 'approvalsElsewhere'
  | 'approvalsInOwnChats'
  | 'notAnApprover';

/**
 * An approver says where the tenant's requests are shown to their approvers from now on: in the channel in which they say
 * so, or in everybody's own chat again when they say it in theirs. The channel of the settings stays.
 */
export async function showApprovalsHere(context: FlowContext, conversation: Conversation): Promise<ChannelAnswer> {
  const { person, conversationType, conversationId, serviceUrl, botId, locale = 'en' } = conversation;
  const { store, settings, log } = context;
  if (!isApprover(settings, person.objectId)) return 'notAnApprover';
  // A channel's conversation is named without the thread that somebody wrote in.
  const [channelId = conversationId] = conversationId.split(';');
  const { approvalChannel } = settings;
  if (approvalChannel !== undefined) return channelId === approvalChannel ? 'approvalsHere' : 'approvalsElsewhere';
  const { tenantId, objectId } = person;
  if (conversationType === 'personal' && (await store.findApprovalChannel(tenantId))) {
    await store.setApprovalChannel(tenantId, undefined);
    log.info('Approvals are asked for in everybody’s own chat again', { tenant: tenantId, approver: objectId });
    return 'approvalsInOwnChats';
  }
  if (conversationType !== 'channel') return 'approvalsNotHere';
  await store.setApprovalChannel(tenantId, { conversationId: channelId, serviceUrl, botId, locale });
  log.info('Approvals are asked for in a channel', { tenant: tenantId, approver: objectId, channel: channelId });
  return 'approvalsHere';
}

interface ChannelContext {
  readonly store: Pick<Store, 'findApprovalChannel' | 'findConversation'>;
  readonly settings: Pick<FlowSettings, 'approvalChannel'>;
}

/** The channel of the settings, or the one that an approver chose in chat; undefined: every approver's own chat. */
export async function approvalChannelOf(
  { store, settings }: ChannelContext,
  { owner, locale }: CustomerRequest,
): Promise<ApprovalChannel | undefined> {
  const { approvalChannel: conversationId } = settings;
  if (conversationId === undefined) return store.findApprovalChannel(owner.tenantId);
  const known = await store.findConversation(owner);
  if (!known) return undefined;
  const { serviceUrl, botId } = known;
  return { tenantId: owner.tenantId, conversationId, serviceUrl, botId, locale };
}
