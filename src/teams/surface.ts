import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { CustomerRequest } from '../domain/request.ts';
import { AppError } from '../errors.ts';
import type { Outcome } from '../flows/click.ts';
import type { FlowContext } from '../flows/flow-context.ts';
import type { Conversation, SentMessage } from '../flows/ports.ts';
import { answerCard, answerMessage } from './answers.ts';
import type { CardSender, PrivateMessage } from './messenger.ts';
import type { Presenter } from './presenter.ts';
import type { AdaptiveCard } from './render.ts';
import { translator } from './strings/translate.ts';
import type { Turn } from './turn.ts';

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
    if (outcome.kind === 'refused') return say(context, turn, `answer.${outcome.why}`);
    if (outcome.kind === 'credential') {
      // The password goes into the answer to the click and nowhere else: a message would be stored.
      if (context.activity.type !== ActivityTypes.Invoke) return say(context, turn, 'answer.revealByButton');
      return answerCard(context, presenter.credentialCard(outcome, turn));
    }
    const { request } = outcome;
    const card = await presenter.requestCard(request, turn);
    if (turn.ask.kind !== 'action') return sendRequest(context, turn, request, card);
    const shown = await messageOf(flow, turn, request);
    if (!shown && turn.conversation.conversationType !== 'personal') {
      // The clicked message may be everybody's: the request goes into one of its owner's own.
      await sendRequest(context, turn, request, card);
      return say(context, turn, 'answer.sentToYou');
    }
    if (!shown) await flow.store.rememberMessage(adopted(turn, turn.ask.messageId, request));
    if (context.activity.type === ActivityTypes.Invoke) return answerCard(context, card);
    const message = shown ?? adopted(turn, turn.ask.messageId, request);
    await sender.replace(message, card);
  }

  async function sendRequest(context: TurnContext, turn: Turn, request: CustomerRequest, card: AdaptiveCard) {
    const message = await sendPrivately(context, turn, card);
    await flow.store.rememberMessage({ ...message, requestId: request.id, version: request.version });
  }

  /** In a shared conversation a targeted message; where Teams refuses that, the person's own chat. Never for everybody. */
  async function sendPrivately(context: TurnContext, turn: Turn, card: AdaptiveCard): Promise<PrivateMessage> {
    const { conversation } = turn;
    try {
      return await sender.sendPrivately(conversation, card);
    } catch (error) {
      const refused = error instanceof AppError && error.retry === 'never';
      if (conversation.conversationType === 'personal' || !refused) throw error;
      const own = await personalChat(conversation);
      const message = await sender.sendPrivately(own, card);
      if (context.activity.type === ActivityTypes.Message) await say(context, turn, 'answer.sentToYourChat');
      return message;
    }
  }

  async function personalChat(conversation: Conversation): Promise<Conversation> {
    const known = await flow.store.findConversation(conversation.person, 'personal');
    return known ?? sender.openPersonalChat(conversation);
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

/** The clicked message, when it is known as one that shows this request. */
async function messageOf(flow: FlowContext, turn: Turn, request: CustomerRequest): Promise<SentMessage | undefined> {
  const { ask, conversation } = turn;
  if (ask.kind !== 'action') return undefined;
  const messages = await flow.store.listMessages(request.id);
  return messages.find(
    ({ conversationId, activityId }) => conversationId === conversation.conversationId && activityId === ask.messageId,
  );
}

/** A message that shows the request from this click on; what Teams has stored of it is older than any version. */
function adopted({ conversation }: Turn, activityId: string, request: CustomerRequest): SentMessage {
  const { conversationId, serviceUrl } = conversation;
  return { conversationId, activityId, serviceUrl, targeted: false, requestId: request.id, version: 0 };
}
