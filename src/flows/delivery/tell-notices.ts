import { isSamePerson, type Person } from '../../domain/person.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { type AppError, asAppError } from '../../errors.ts';
import { seatOf } from '../approval/approver-seat.ts';
import { stuckNotice } from '../approval/missing-approvers.ts';
import { holderOf } from '../credential/credential-context.ts';
import type { FlowContext } from '../flow-context.ts';
import type { Conversation, RequestNotice, RequestNoticeKind } from '../ports/ports.ts';
import { approverPlace } from './approver-place.ts';
import { notSent } from './not-sent.ts';

/** Longer than a send with its time limits takes. */
const leaseMs = 60_000;

/**
 * Tells people what they have to know about the request. One whose fate is unknown counts as told: it says nothing that
 * the request's card does not show as well.
 * @throws AppError when somebody could not be told for now: the queue repeats it
 */
export async function tellNotices(context: FlowContext, requestId: string): Promise<void> {
  const { store, clock } = context;
  const request = await store.findRequest(requestId);
  if (!request) return;
  const now = clock.now();
  const failures: AppError[] = [];
  for (const notice of await store.takeRequestNotices(requestId, now, new Date(now.getTime() + leaseMs))) {
    const failure = await attempt(context, notice, request);
    if (failure) failures.push(failure);
  }
  const [first] = failures;
  if (first) throw first;
}

async function attempt(
  context: FlowContext,
  notice: RequestNotice,
  request: CustomerRequest,
): Promise<AppError | undefined> {
  const { store, clock, log } = context;
  const { requestId, kind } = notice;
  try {
    if (await isStillTrue(context, notice, request)) await tell(context, notice, request);
  } catch (thrown) {
    const error = asAppError(thrown);
    // What the connector did not say came before the send: nothing has left.
    if (error.retry === 'safe' || error.code === 'unknown') {
      await store.releaseRequestNotice(notice.id, clock.now());
      return error;
    }
    log.warn('Somebody may not have been told', { requestId, kind, code: error.code });
  }
  await store.settleRequestNotice(notice.id, clock.now());
  return undefined;
}

const toApprovers: readonly RequestNoticeKind[] = ['approvalReminder', 'approvalNudge', 'approvalAgain'];

async function isStillTrue(
  { store, settings, clock }: FlowContext,
  { kind, requestId, person, subject }: RequestNotice,
  request: CustomerRequest,
): Promise<boolean> {
  if (toApprovers.includes(kind)) {
    return request.state === 'pendingApproval' && seatOf(settings, request, person) === 'asked';
  }
  if (kind === 'approvalStuck') return stuckNotice(settings, request, clock.now())?.subject === subject;
  if (kind !== 'passwordWaits') return true;
  const credential = await store.findCredential(requestId);
  if (!credential?.sealed || credential.claimedAt) return false;
  return isSamePerson(holderOf(credential), person);
}

async function tell(context: FlowContext, notice: RequestNotice, request: CustomerRequest): Promise<void> {
  const { store, messenger } = context;
  const { person } = notice;
  if (notice.kind === 'openChat') {
    const shared = await store.findSharedConversation(person);
    return shared && messenger.askToOpenChat(shared);
  }
  if (ofTheirOwn.includes(notice.kind) && (await isToldWhereItBegan(context, notice, request))) return;
  const isAskedThere = toApprovers.includes(notice.kind) && (await isAskedInChannel(context, person, request));
  const place = isAskedThere
    ? await approverPlace(store, request, person.objectId)
    : await store.findConversation(person);
  const isTold = await isTakenBy(async () => {
    if (!place) return false;
    const chat = place.conversationType === 'personal' ? place : await openedChat(context, place);
    await messenger.tell(chat, notice, request);
    return true;
  });
  if (isTold) return;
  const shared = await store.findSharedConversation(person);
  if (shared) return messenger.tell(shared, notice, request);
  if (isAskedThere)
    context.log.warn('An approver cannot be reached', { requestId: request.id, approver: person.objectId });
}

/** They have no card of their own, whose delivery would open their chat and say when it cannot. An app has no chat. */
async function isAskedInChannel(
  { store, settings }: FlowContext,
  { objectId }: Person,
  { id, approval }: CustomerRequest,
): Promise<boolean> {
  const isNamed = approval?.rule.approvers.includes(objectId.toLowerCase());
  if (!isNamed || settings.approvalApps?.includes(objectId.toLowerCase())) return false;
  return (await store.listMessages(id)).some(({ audience }) => audience === 'channel');
}

/** How a round ends, or that it cannot, is the owner's to know. */
const ofTheirOwn: readonly RequestNoticeKind[] = [
  'request.approved',
  'request.rejected',
  'request.returned',
  'request.expired',
  'approvalStuck',
];

/** Where they asked in a conversation with others they hear of it there, and alone; false where that is not so, or refused. */
async function isToldWhereItBegan(
  { store, messenger }: FlowContext,
  notice: RequestNotice,
  request: CustomerRequest,
): Promise<boolean> {
  const messages = await store.listMessages(request.id);
  const own = messages.find(({ audience, targeted }) => audience === 'owner' && targeted);
  const known =
    own && ((await store.findSharedConversation(notice.person)) ?? (await store.findConversation(notice.person)));
  if (!known) return false;
  const { conversationId, serviceUrl } = own;
  // Only the latest shared conversation of each kind is kept: they may have written in another one since.
  const isThere = known.conversationId.split(';', 1)[0] === conversationId;
  const there: Conversation = isThere ? known : { ...known, conversationId, serviceUrl, conversationType: 'groupChat' };
  return isTakenBy(async () => {
    await messenger.tell(there, notice, request);
    return true;
  });
}

/** What the send answers; false also where Teams does not let the bot write: then a targeted message has to do. */
async function isTakenBy(send: () => Promise<boolean>): Promise<boolean> {
  try {
    return await send();
  } catch (error) {
    if (asAppError(error).retry !== 'never') throw error;
    return false;
  }
}

async function openedChat({ store, messenger, clock }: FlowContext, known: Conversation): Promise<Conversation> {
  const chat = await messenger.openPersonalChat(known).catch((error: unknown) => {
    throw asAppError(error).retry === 'never' ? error : notSent(error);
  });
  await store.rememberConversation(chat, clock.now());
  return chat;
}
