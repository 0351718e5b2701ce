import type { CustomerRequest } from '../domain/request.ts';
import { type AppError, asAppError } from '../errors.ts';
import type { FlowContext } from './flow-context.ts';
import type { Conversation, SentMessage } from './ports.ts';

/** Longer than any answer to a click may take: what still holds the lane then has been forgotten. */
const answerPatienceMs = 10_000;

/** What became of a send is only in memory: a database that stumbles is asked again, for some five minutes. */
const maxAttempts = 60;
const longestPauseMs = 5_000;

/**
 * Brings every message that shows the request to its true state (invariant I9). Sends only what is stored, as it is at
 * that moment; an answer to a click that is still under way goes out first, so that it can never be older than this.
 * @throws AppError when a message could not be reached for now: the queue repeats it
 */
export async function deliverRequest(context: FlowContext, requestId: string): Promise<void> {
  const leave = await context.lanes.enter(requestId, answerPatienceMs);
  try {
    const request = await context.store.findRequest(requestId);
    // A draft's card is in the hands of the person who types: it changes by their clicks alone.
    if (!request || request.state === 'draft') return;
    await deliver(context, request);
  } finally {
    leave();
  }
}

async function deliver(context: FlowContext, request: CustomerRequest): Promise<void> {
  const news = await newsOf(context, request);
  if (news === 'later') return;
  const messages = await context.store.listMessages(request.id);
  const outcomes: (AppError | 'reached' | 'gone')[] = [];
  for (const message of messages.filter(({ version }) => version < request.version)) {
    outcomes.push(await reach(context, message, request));
  }
  const left = messages.length - outcomes.filter((outcome) => outcome === 'gone').length;
  if (left === 0 && news !== 'small') await postToOwner(context, request);
  const failed = outcomes.find((outcome) => typeof outcome !== 'string');
  if (failed) throw failed;
}

/**
 * How much the latest change matters to the owner. One of the vetting alone waits while the owner may be looking at the
 * password: an update would put the card in its place, and the end of the password brings it anyway. It is no reason for
 * a new message either, unless the password waits to be fetched.
 */
async function newsOf({ store }: FlowContext, request: CustomerRequest): Promise<'great' | 'small' | 'later'> {
  const { version, customer } = request;
  if (customer?.validation?.version !== version) return 'great';
  const credential = customer.hasCredential ? await store.findCredential(request.id) : undefined;
  if (credential?.sealed && credential.claimedAt) return 'later';
  return customer.hasCredential && !credential?.sealed ? 'small' : 'great';
}

/** Shows the request in one message. An error is what may pass; what never will is no message any more. */
async function reach(
  context: FlowContext,
  message: SentMessage,
  request: CustomerRequest,
): Promise<AppError | 'reached' | 'gone'> {
  try {
    if (message.targeted && request.state === 'delivered' && (await isRemoved(context, message))) return 'reached';
    await context.messenger.update(message, request);
    await context.store.rememberMessage({ ...message, version: request.version });
    return 'reached';
  } catch (thrown) {
    const error = asAppError(thrown);
    if (error.retry !== 'never') return error;
    context.log.warn('A message can no longer be changed', { requestId: request.id, code: error.code });
    await context.store.forgetMessage(message.conversationId, message.activityId);
    return 'gone';
  }
}

/** Nothing of a delivered password's way stays in a shared conversation; where it cannot be deleted it becomes a receipt. */
async function isRemoved(context: FlowContext, message: SentMessage): Promise<boolean> {
  try {
    await context.messenger.remove(message);
  } catch (error) {
    if (asAppError(error).retry !== 'never') throw error;
    return false;
  }
  await context.store.forgetMessage(message.conversationId, message.activityId);
  return true;
}

/** No message is left: the owner's own chat with the bot is the place. What is over needs no new message. */
async function postToOwner(context: FlowContext, request: CustomerRequest): Promise<void> {
  if (request.state === 'withdrawn' || request.state === 'delivered' || request.erasedAt) return;
  const { store, messenger, log, clock } = context;
  const known = await store.findConversation(request.owner);
  if (!known) return;
  try {
    const conversation = known.conversationType === 'personal' ? known : await messenger.openPersonalChat(known);
    await store.rememberConversation(conversation, clock.now());
    if (await store.beginPost(request.id, clock.now())) return await post(context, conversation, request);
    // It may be in the chat: the next click on it, or on the owner's list, tells. A second one would stay for ever.
    log.info('A message may be in the chat already', { requestId: request.id });
  } catch (thrown) {
    const error = asAppError(thrown);
    if (error.retry !== 'never') throw error;
    log.warn('The owner cannot be reached', { requestId: request.id, code: error.code });
  }
}

/** Only a send that certainly did not happen is ever made again. */
async function post(context: FlowContext, conversation: Conversation, request: CustomerRequest): Promise<void> {
  const { store, messenger, log } = context;
  const requestId = request.id;
  let message: SentMessage;
  try {
    message = await messenger.post(conversation, request);
  } catch (thrown) {
    const error = asAppError(thrown);
    if (error.retry === 'ambiguous') return log.warn('A message may have been lost', { requestId });
    await persist(context, requestId, () => store.cancelPost(requestId));
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
