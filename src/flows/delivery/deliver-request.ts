import type { CustomerRequest } from '../../domain/request.ts';
import { type AppError, asAppError } from '../../errors.ts';
import type { FlowContext } from '../flow-context.ts';
import type { Audience, Credential, SentMessage } from '../ports/ports.ts';
import { askApprovers } from './ask-approvers.ts';
import { postRequest } from './post-request.ts';

/** Longer than any answer to a click may take: what still holds the lane then has been forgotten. */
const answerPatienceMs = 10_000;

/**
 * Brings every message that shows the request to its true state (invariant I9). Sends only what is stored, as it is at
 * that moment; an answer to a click that is still under way goes out first, so that it can never be older than this.
 * @throws AppError when a message could not be reached for now: the queue repeats it
 */
export async function deliverRequest(context: FlowContext, requestId: string): Promise<void> {
  const leave = await context.lanes.enter(requestId, answerPatienceMs);
  try {
    const request = await context.store.findRequest(requestId);
    if (request) await deliver(context, request);
  } finally {
    leave();
  }
}

async function deliver(context: FlowContext, request: CustomerRequest): Promise<void> {
  const { store } = context;
  const credential = request.customer ? await store.findCredential(request.id) : undefined;
  const news = newsOf(request, credential);
  if (news === 'later') return;
  // A draft's card is in the hands of the person who types: it changes by their clicks alone.
  const isTyped = ({ audience }: SentMessage) => request.state === 'draft' && audience === 'owner';
  const messages = (await store.listMessages(request.id)).filter((message) => !isTyped(message));
  // In a shared conversation the owner's message goes with the password that they saved. Of one that somebody else had, and
  // of what changes later, it tells.
  const isRemovable = request.state === 'delivered' && news === 'great' && !credential?.holder;
  const left: Audience[] = [];
  const failed: AppError[] = [];
  for (const message of messages) {
    const outcome = message.version < request.version ? await reach(context, message, request, isRemovable) : 'reached';
    if (outcome !== 'gone') left.push(message.audience);
    if (typeof outcome !== 'string') failed.push(outcome);
  }
  if (news === 'small') {
    if (!left.includes('owner')) await store.withholdPost(request.id, 'owner', context.clock.now());
  } else {
    if (!left.includes('owner') && !isOver(request)) await postRequest(context, request, 'owner', request.owner);
    const holder = credential?.sealed && credential.holder;
    if (holder && !left.includes('holder')) await postRequest(context, request, 'holder', holder);
    await askApprovers(context, request, left);
  }
  const [first] = failed;
  if (first) throw first;
}

/** What is over needs no new message, nor does what somebody types into. */
function isOver({ state, erasedAt }: CustomerRequest): boolean {
  return state === 'draft' || state === 'withdrawn' || state === 'delivered' || erasedAt !== undefined;
}

/**
 * How much the latest change matters to people. One of the vetting alone waits while somebody may be looking at the
 * password: an update would put the card in its place, and the end of the password brings it anyway. It is no reason for
 * a new message either, unless the password waits to be fetched.
 */
function newsOf(
  { version, customer }: CustomerRequest,
  credential: Credential | undefined,
): 'great' | 'small' | 'later' {
  if (customer?.validation?.version !== version) return 'great';
  if (customer.hasCredential && credential?.sealed && credential.claimedAt) return 'later';
  return customer.hasCredential && !credential?.sealed ? 'small' : 'great';
}

/** Shows the request in one message. An error is what may pass; what never will is no message any more. */
async function reach(
  context: FlowContext,
  message: SentMessage,
  request: CustomerRequest,
  isRemovable: boolean,
): Promise<AppError | 'reached' | 'gone'> {
  try {
    if (message.targeted && isRemovable && (await isRemoved(context, message))) return 'reached';
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
