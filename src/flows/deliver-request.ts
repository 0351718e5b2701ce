import type { CustomerRequest } from '../domain/request.ts';
import { asAppError } from '../errors.ts';
import type { FlowContext } from './flow-context.ts';
import type { SentMessage } from './ports.ts';

/**
 * Brings every message that shows the request to its true state (invariant I9). Sends only what is stored, as it is at
 * that moment; an answer to a click that is still under way goes out first, so that it can never be older than this.
 * @throws AppError when a message could not be reached for now: the queue repeats it
 */
export async function deliverRequest(context: FlowContext, requestId: string): Promise<void> {
  const leave = await context.lanes.enter(requestId);
  try {
    const request = await context.store.findRequest(requestId);
    // A draft's card is in the hands of the person who types: it changes by their clicks alone.
    if (!request || request.state === 'draft') return;
    const messages = await context.store.listMessages(requestId);
    const stale = messages.filter((message) => message.version < request.version);
    const gone: boolean[] = [];
    for (const message of stale) gone.push(!(await reached(context, message, request)));
    if (messages.length === 0 || (stale.length === messages.length && gone.every(Boolean) && gone.length > 0)) {
      await postToOwner(context, request);
    }
  } finally {
    leave();
  }
}

/** False when the message exists no more. */
async function reached(context: FlowContext, message: SentMessage, request: CustomerRequest): Promise<boolean> {
  try {
    await context.messenger.update(message, request);
    await context.store.rememberMessage({ ...message, version: request.version });
    return true;
  } catch (error) {
    const { code } = asAppError(error);
    if (code !== 'connector.messageGone' && code !== 'connector.conversationGone') throw error;
    await context.store.forgetMessage(message.conversationId, message.activityId);
    return false;
  }
}

/** All messages are gone: the owner's own chat with the bot is the place that is left. */
async function postToOwner(context: FlowContext, request: CustomerRequest): Promise<void> {
  const conversation = await context.store.findConversation(request.owner, 'personal');
  if (!conversation) return;
  await context.store.rememberMessage(await context.messenger.post(conversation, request));
}
