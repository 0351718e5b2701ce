import type { Person } from '../../domain/person.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { asAppError } from '../../errors.ts';
import type { FlowContext } from '../flow-context.ts';
import {
  type ApprovalChannel,
  type Audience,
  approverAudience,
  type Conversation,
  type SentMessage,
} from '../ports/ports.ts';
import { approverPlace } from './approver-place.ts';

/** What became of a send is only in memory: a database that stumbles is asked again, for some five minutes. */
const maxAttempts = 60;
const longestPauseMs = 5_000;

/**
 * Shows the request to a person who has no message of it: in their own chat with the bot, which is opened if need be;
 * where Teams does not allow that, targeted at them in a conversation that they share with the bot. Where that is refused
 * too they are asked, for all to see and without a word of what it is about, to open a chat.
 * @throws AppError when Teams could not be reached for now
 */
export async function postRequest(
  context: FlowContext,
  request: CustomerRequest,
  audience: Audience,
  person: Person,
): Promise<void> {
  const { store, clock } = context;
  const known = await store.findConversation(person);
  if (known && (await isPostedTo(context, request, audience, () => personalChat(context, known)))) return;
  const shared = known && (await store.findSharedConversation(person));
  if (shared && (await isPostedTo(context, request, audience, async () => shared))) return;
  await store.withholdPost(request.id, audience, clock.now());
  if (!shared) return;
  await store.transaction(async (tx) => {
    const notice = { requestId: request.id, person, kind: 'openChat', subject: '', params: {} } as const;
    if (await tx.addRequestNotice(notice, context.clock.now()))
      await tx.sendJob({ name: 'tell', requestId: request.id });
  });
}

/**
 * Shows the request to an approver in their own chat with the bot, opened by their Entra object id if need be. False where
 * Teams does not allow that: they have not installed the app.
 * @throws AppError when Teams could not be reached for now
 */
export async function postToApprover(
  context: FlowContext,
  request: CustomerRequest,
  objectId: string,
): Promise<boolean> {
  const place = await approverPlace(context.store, request, objectId);
  if (!place) return false;
  return isPostedTo(context, request, approverAudience({ objectId }), () => personalChat(context, place));
}

/**
 * Shows the request in the channel where approvers are asked; false where Teams does not let the bot write there.
 * @throws AppError when Teams could not be reached for now
 */
export async function postToChannel(
  context: FlowContext,
  request: CustomerRequest,
  channel: ApprovalChannel,
): Promise<boolean> {
  return isPosted(context, request, 'channel', async () => () => context.messenger.postToChannel(channel, request));
}

async function personalChat({ store, messenger, clock }: FlowContext, known: Conversation): Promise<Conversation> {
  const chat = known.conversationType === 'personal' ? known : await messenger.openPersonalChat(known);
  await store.rememberConversation(chat, clock.now());
  return chat;
}

async function isPostedTo(
  context: FlowContext,
  request: CustomerRequest,
  audience: Audience,
  place: () => Promise<Conversation>,
): Promise<boolean> {
  return isPosted(context, request, audience, async () => {
    const conversation = await place();
    return () => context.messenger.post(conversation, request, audience);
  });
}

/**
 * False where Teams will never take it; true also when an earlier message may be there, which a second one would double.
 * @param prepare does what comes before the send, and answers the send itself
 */
async function isPosted(
  context: FlowContext,
  request: CustomerRequest,
  audience: Audience,
  prepare: () => Promise<() => Promise<SentMessage>>,
): Promise<boolean> {
  const { store, clock, log } = context;
  try {
    const send = await prepare();
    if (await store.beginPost(request.id, audience, clock.now())) await post(context, request.id, audience, send);
    // It may be in the chat: the next click on it, or on the owner's list, tells. A second one would stay for ever.
    else log.info('A message may be in the chat already', { requestId: request.id });
    return true;
  } catch (thrown) {
    const error = asAppError(thrown);
    if (error.retry !== 'never') throw error;
    log.warn('A person cannot be reached there', { requestId: request.id, code: error.code });
    return false;
  }
}

/** Only a send that certainly did not happen is ever made again. */
async function post(
  context: FlowContext,
  requestId: string,
  audience: Audience,
  send: () => Promise<SentMessage>,
): Promise<void> {
  const { store, log } = context;
  let message: SentMessage;
  try {
    message = await send();
  } catch (thrown) {
    const error = asAppError(thrown);
    if (error.retry === 'ambiguous') return log.warn('A message may have been lost', { requestId });
    await persist(context, requestId, () => store.cancelPost(requestId, audience));
    throw error;
  }
  await rememberSent(context, message);
}

/**
 * Stores a message that has been sent, and tries so for some five minutes while the process lives. Has it brought up to
 * date when the request changed meanwhile: whoever delivered that did not know of the message.
 * @throws whatever the store threw at last
 */
export async function rememberSent(context: FlowContext, message: SentMessage): Promise<void> {
  const { store } = context;
  const { requestId, version } = message;
  await persist(context, requestId, async () => {
    await store.rememberMessage(message);
    const request = await store.findRequest(requestId);
    if (!request || request.version <= version) return;
    await store.transaction((tx) => tx.sendJob({ name: 'deliver', requestId }));
  });
}

async function persist(context: FlowContext, requestId: string, work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (context.shutdown.over.aborted || attempt === maxAttempts) throw error;
      context.log.error('What became of a message could not be stored yet', { requestId, attempt }, error);
      await context.wait(Math.min(100 * 2 ** attempt, longestPauseMs));
    }
  }
}
