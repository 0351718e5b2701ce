import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { CustomerRequest } from '../domain/request.ts';
import { AppError, asAppError } from '../errors.ts';
import type { Outcome } from '../flows/click.ts';
import { notSent } from '../flows/delivery/not-sent.ts';
import { rememberSent } from '../flows/delivery/post-request.ts';
import type { FlowContext } from '../flows/flow-context.ts';
import type { Audience, Conversation, SentMessage } from '../flows/ports/ports.ts';
import { answerCard, answerDialog, answerMessage } from './answers.ts';
import { noPrivateWay } from './connector-error.ts';
import type { CardSender, PrivateMessage } from './messenger.ts';
import type { Presenter } from './presenter.ts';
import type { AdaptiveCard } from './render.ts';
import { translator } from './strings/translate.ts';
import { threadless } from './targeted-messages.ts';
import type { Turn } from './turn.ts';
import { dialogWords } from './views/dialog-words.ts';
import { lostPassword } from './views/lost-password.ts';

/** Set on the turn when the answer to a click replaces the card of one of our messages. */
export const shownCardKey = Symbol('shownCard');

export interface ShownCard {
  readonly message: SentMessage;
  /** The request's version that the answer shows. */
  readonly version: number;
}

type Shows = Pick<SentMessage, 'requestId' | 'version' | 'audience'>;

/** How an answer reaches the person who asked: in the click's own answer, or as a message to that person alone. */
export interface Surface {
  show(context: TurnContext, turn: Turn, outcome: Outcome): Promise<void>;
  showCard(context: TurnContext, turn: Turn, card: AdaptiveCard): Promise<void>;
  say(
    context: TurnContext,
    turn: Pick<Turn, 'locale'>,
    key: string,
    params?: Readonly<Record<string, string>>,
  ): Promise<void>;
}

export function createSurface(flow: FlowContext, presenter: Presenter, sender: CardSender): Surface {
  async function show(context: TurnContext, turn: Turn, outcome: Outcome): Promise<void> {
    if (outcome.kind === 'refused') {
      const lost = lostPassword({ t: translator(turn.locale), cloud: flow.settings.cloud });
      return say(context, turn, `answer.${outcome.why}`, { lost });
    }
    if (outcome.kind === 'credential') {
      // The password goes into the answer to the click and nowhere else: a message would be stored.
      if (context.activity.type !== ActivityTypes.Invoke) return say(context, turn, 'answer.revealByButton');
      if (turn.ask.kind === 'dialog') return answerDialog(context, presenter.credentialDialog(outcome, turn));
      // Another process may have updated the message meanwhile: then the password does not stay in its place.
      const message = await messageOf(flow, turn, outcome.request);
      const { version } = outcome.request;
      if (message) context.turnState.set(shownCardKey, { message, version } satisfies ShownCard);
      return answerCard(context, presenter.credentialCard(outcome, turn));
    }
    if (outcome.kind === 'recipients') {
      const card = presenter.recipientsCard(outcome, turn);
      // A choice is a form for this one answer; the next delivery puts the request back into the message.
      return context.activity.type === ActivityTypes.Invoke ? answerCard(context, card) : showCard(context, turn, card);
    }
    if (outcome.kind === 'delegates') return showCard(context, turn, presenter.delegatesCard(outcome, turn));
    const { request, audience = 'owner', undecided } = outcome;
    // A dialog replaces no card: the stored ones come up to date by their delivery.
    if (turn.ask.kind === 'dialog') {
      return answerMessage(context, dialogWords(request, turn.ask, { t: translator(turn.locale) }));
    }
    const card = await presenter.requestCard(request, turn, audience, undecided);
    const shows = { requestId: request.id, version: request.version, audience };
    if (turn.ask.kind !== 'action') return sendRequest(context, turn, card, shows);
    const shown = await messageOf(flow, turn, request);
    if (!shown && !turn.ask.isManual) return answerCard(context, card);
    if (!shown && turn.conversation.conversationType !== 'personal') {
      // The clicked message may be everybody's: the request goes into one of its owner's own.
      return sendAfterAnswer(context, turn, card, shows);
    }
    const message = shown ?? (await adopt(turn, turn.ask.messageId, request, audience));
    if (context.activity.type !== ActivityTypes.Invoke) {
      if (!isTheirs(message, audience, turn)) return sendRequest(context, turn, card, shows);
      return sender.replace(message, card);
    }
    context.turnState.set(shownCardKey, { message, version: request.version } satisfies ShownCard);
    await answerCard(context, card);
  }

  async function sendRequest(context: TurnContext, turn: Turn, card: AdaptiveCard, shows: Shows) {
    const message = { ...(await sendPrivately(context, turn, card)), ...shows };
    try {
      await flow.store.rememberMessage(message);
    } catch {
      // The card is there, and Teams does not wait for long.
      void rememberLater(message);
    }
  }

  async function rememberLater(message: SentMessage): Promise<void> {
    const { requestId } = message;
    await rememberSent(flow, message).catch((error: unknown) =>
      flow.log.error('A card that was sent could not be stored', { requestId }, error),
    );
  }

  /** The click is answered at once; Teams may take its time with the message. */
  async function sendAfterAnswer(context: TurnContext, turn: Turn, card: AdaptiveCard, shows: Shows) {
    await say(context, turn, 'answer.sentToYou');
    const { requestId } = shows;
    const send = async () => ({ ...(await deliverPrivately(turn.conversation, card)), ...shows });
    void send()
      .then(rememberLater, async (error: unknown) => {
        flow.log.error('A card could not be sent', { requestId }, error);
        // What certainly did not arrive comes again, by the queue.
        if (asAppError(error).retry !== 'ambiguous') await sendDelivery(requestId);
      })
      .catch(() => {});
  }

  async function sendPrivately(context: TurnContext, turn: Turn, card: AdaptiveCard): Promise<PrivateMessage> {
    const message = await deliverPrivately(turn.conversation, card);
    const isElsewhere = message.conversationId !== threadless(turn.conversation.conversationId);
    if (isElsewhere && context.activity.type === ActivityTypes.Message)
      await say(context, turn, 'answer.sentToYourChat');
    return message;
  }

  /** In a shared conversation a targeted message; where Teams refuses that, the person's own chat. Never for everybody. */
  async function deliverPrivately(conversation: Conversation, card: AdaptiveCard): Promise<PrivateMessage> {
    try {
      return await sender.sendPrivately(conversation, card);
    } catch (error) {
      const refused = error instanceof AppError && error.retry === 'never';
      if (conversation.conversationType === 'personal' || !refused) throw error;
      const chat = await personalChat(conversation).catch((reason: unknown) => {
        throw asAppError(reason).retry === 'never' ? noPrivateWay(reason) : notSent(reason);
      });
      try {
        return await sender.sendPrivately(chat, card);
      } catch (reason) {
        throw asAppError(reason).retry === 'never' ? noPrivateWay(reason) : reason;
      }
    }
  }

  async function personalChat(conversation: Conversation): Promise<Conversation> {
    const known = await flow.store.findConversation(conversation.person);
    if (known?.conversationType === 'personal') return known;
    const opened = await sender.openPersonalChat(conversation);
    await flow.store.rememberConversation(opened, flow.clock.now());
    return opened;
  }

  /**
   * The clicked message shows the request from now on. What Teams has stored of it is older than any version: once this
   * answer has left, it is brought up to date, unless somebody is typing into it.
   */
  async function adopt(
    { conversation: { conversationId, serviceUrl } }: Turn,
    activityId: string,
    request: CustomerRequest,
    audience: Audience,
  ): Promise<SentMessage> {
    const shows = { requestId: request.id, version: 0, audience };
    const message = { conversationId, activityId, serviceUrl, targeted: false, ...shows };
    await flow.store.rememberMessage(message);
    if (request.state !== 'draft') await sendDelivery(request.id);
    return message;
  }

  async function sendDelivery(requestId: string): Promise<void> {
    await flow.store.transaction((tx) => tx.sendJob({ name: 'deliver', requestId }));
  }

  async function showCard(context: TurnContext, turn: Turn, card: AdaptiveCard): Promise<void> {
    if (context.activity.type === ActivityTypes.Invoke) return answerCard(context, card);
    await sendPrivately(context, turn, card);
  }

  async function say(
    context: TurnContext,
    { locale }: Pick<Turn, 'locale'>,
    key: string,
    params: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const text = translator(locale)(key, params);
    if (context.activity.type === ActivityTypes.Invoke) return answerMessage(context, text);
    await context.sendActivity({ type: ActivityTypes.Message, text, textFormat: 'plain' });
  }

  return { show, showCard, say };
}

/**
 * Whether the message is for the same eyes as the card. An answer to an invoke is seen by whoever clicked; what replaces a
 * message, by everybody who sees that, and a card that comes as a message may name any of ours.
 */
function isTheirs(message: SentMessage, audience: Audience, { conversation }: Turn): boolean {
  return message.audience === audience && (message.targeted || conversation.conversationType === 'personal');
}

/** The clicked message, when it is known as one that shows this request. */
async function messageOf(flow: FlowContext, turn: Turn, request: CustomerRequest): Promise<SentMessage | undefined> {
  const { ask, conversation } = turn;
  if (ask.kind !== 'action') return undefined;
  const messages = await flow.store.listMessages(request.id);
  const conversationId = threadless(conversation.conversationId);
  return messages.find((message) => message.conversationId === conversationId && message.activityId === ask.messageId);
}
