import { type Activity, ActivityTypes, CardFactory, type TurnContext } from 'botbuilder';
import { createWebResource } from 'botbuilder-stdlib/lib/azureCoreHttpCompat.js';
import type { CustomerRequest } from '../domain/request.ts';
import { AppError } from '../errors.ts';
import { notSent } from '../flows/delivery/not-sent.ts';
import type { Audience, Conversation, Messenger, SentMessage } from '../flows/ports/ports.ts';
import type { BotAdapter } from './bot-adapter.ts';
import { connectorError, noBotToken } from './connector-error.ts';
import type { ConversationPace } from './conversation-pace.ts';
import type { Presenter } from './presenter.ts';
import type { AdaptiveCard } from './render.ts';
import { translator } from './strings/translate.ts';
import { createTargeted, deleteTargeted, threadless, updateTargeted } from './targeted-messages.ts';

const channelId = 'msteams';

/** Where a private message ended up. */
export interface PrivateMessage {
  readonly conversationId: string;
  readonly activityId: string;
  readonly serviceUrl: string;
  readonly targeted: boolean;
}

/** Sends and replaces cards, outside of any incoming turn. */
export interface CardSender {
  /** To the person alone: ordinarily in a personal chat, targeted in a shared one. Rejects where Teams refuses that. */
  sendPrivately(conversation: Conversation, card: AdaptiveCard): Promise<PrivateMessage>;
  /** To everybody in a conversation. */
  sendPublicly(
    conversation: Pick<Conversation, 'conversationId' | 'serviceUrl'>,
    card: AdaptiveCard,
  ): Promise<PrivateMessage>;
  /** Plain text in the person's own chat with the bot. */
  sendText(personalChat: Conversation, text: string): Promise<void>;
  /** For everybody in a shared conversation, with a mention of one person. `text` stands behind the name. */
  sendMention(shared: Conversation, text: string): Promise<void>;
  replace(message: PrivateMessage, card: AdaptiveCard): Promise<void>;
  /** Deletes a message; one that is gone already is no error. */
  remove(message: PrivateMessage): Promise<void>;
  /** The person's own chat with the bot, opened if need be. */
  openPersonalChat(conversation: Conversation): Promise<Conversation>;
}

export function createCardSender(adapter: BotAdapter): CardSender {
  async function inConversation<T>(
    { conversationId, serviceUrl }: { conversationId: string; serviceUrl: string },
    send: (context: TurnContext) => Promise<T>,
  ): Promise<T> {
    const results: T[] = [];
    const reference = { channelId, serviceUrl, conversation: { id: conversationId }, bot: { id: adapter.appId } };
    let isSigned = false;
    try {
      await adapter.continueConversationAsync(adapter.appId, reference as never, async (context) => {
        // botbuilder keeps the token for the call itself, where failing to get one would look like a lost answer.
        await adapter.connector(context).credentials.signRequest(createWebResource());
        isSigned = true;
        results.push(await send(context));
      });
    } catch (error) {
      throw isSigned ? connectorError(error) : noBotToken(error);
    }
    const [result] = results;
    if (result === undefined) throw connectorError(undefined);
    return result;
  }

  return {
    sendPrivately: (conversation, card) =>
      inConversation(conversation, async (context) => {
        const { conversationId, serviceUrl, userId, conversationType } = conversation;
        const targeted = conversationType !== 'personal';
        const connector = adapter.connector(context);
        const activityId = targeted
          ? await createTargeted(connector, conversationId, userId, cardActivity(card))
          : (await connector.conversations.sendToConversation(conversationId, cardActivity(card) as Activity)).id;
        return { conversationId: threadless(conversationId), activityId, serviceUrl, targeted };
      }),
    sendPublicly: ({ conversationId, serviceUrl }, card) =>
      inConversation({ conversationId, serviceUrl }, async (context) => {
        const { conversations } = adapter.connector(context);
        const { id: activityId } = await conversations.sendToConversation(
          conversationId,
          cardActivity(card) as Activity,
        );
        return { conversationId: threadless(conversationId), activityId, serviceUrl, targeted: false };
      }),
    sendText: (personalChat, text) =>
      inConversation(personalChat, async (context) => {
        const activity = { type: ActivityTypes.Message, channelId, text, textFormat: 'plain' };
        await adapter
          .connector(context)
          .conversations.sendToConversation(personalChat.conversationId, activity as Activity);
        return true;
      }).then(() => undefined),
    sendMention: (shared, text) =>
      inConversation(shared, async (context) => {
        const { conversationId, userId, person } = shared;
        // The tag takes no other tag within.
        const mention = `<at>${person.name.replace(/[<>&]/g, ' ').trim() || 'user'}</at>`;
        const entities = [{ type: 'mention', text: mention, mentioned: { id: userId, name: person.name } }];
        const activity: Partial<Activity> = {
          type: ActivityTypes.Message,
          channelId,
          text: `${mention} ${text}`,
          entities,
        };
        const { conversations } = adapter.connector(context);
        await conversations.sendToConversation(threadless(conversationId), activity as Activity);
        return true;
      }).then(() => undefined),
    replace: (message, card) =>
      inConversation(message, async (context) => {
        const { conversationId, activityId, targeted } = message;
        const connector = adapter.connector(context);
        const activity = { ...cardActivity(card), id: activityId };
        if (targeted) await updateTargeted(connector, conversationId, activityId, activity);
        else await connector.conversations.updateActivity(conversationId, activityId, activity as Activity);
        return true;
      }).then(() => undefined),
    remove: async (message) => {
      try {
        await inConversation(message, async (context) => {
          const { conversationId, activityId, targeted } = message;
          const connector = adapter.connector(context);
          if (targeted) await deleteTargeted(connector, conversationId, activityId);
          else await connector.conversations.deleteActivity(conversationId, activityId);
          return true;
        });
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'connector.messageGone')) throw error;
      }
    },
    openPersonalChat: async (conversation) => {
      const { person, serviceUrl, userId, botId, locale, timeZone } = conversation;
      const tenant = { id: person.tenantId };
      const parameters = {
        isGroup: false,
        bot: { id: botId },
        members: [{ id: userId }],
        tenantId: tenant.id,
        channelData: { tenant },
      };
      // Not the adapter's createConversationAsync: it makes the call before any middleware, with retries and without end.
      const conversationId = await inConversation(conversation, async (context) => {
        const opened = await adapter.connector(context).conversations.createConversation(parameters as never);
        return opened.id;
      });
      const told = { ...(locale ? { locale } : {}), ...(timeZone ? { timeZone } : {}) };
      return { person, serviceUrl, userId, botId, ...told, conversationId, conversationType: 'personal' };
    },
  };
}

export function cardActivity(card: AdaptiveCard): Partial<Activity> {
  return { type: ActivityTypes.Message, channelId, attachments: [CardFactory.adaptiveCard(card)] };
}

/** The flows' messenger: the presenter's card by the sender's way, at the pace that Teams takes. */
export function createMessenger(sender: CardSender, presenter: Presenter, pace: ConversationPace): Messenger {
  async function cardOf(request: CustomerRequest, audience: Audience): Promise<AdaptiveCard> {
    try {
      const locale = await presenter.localeFor(request, audience);
      return await presenter.requestCard(request, { locale }, audience);
    } catch (error) {
      throw notSent(error);
    }
  }

  return {
    async update(message, request) {
      await pace.turn(message.conversationId);
      await sender.replace(message, await cardOf(request, message.audience));
    },
    async post(conversation, request, audience): Promise<SentMessage> {
      await pace.turn(conversation.conversationId);
      const card = await cardOf(request, audience);
      const sent = await sender.sendPrivately(conversation, card);
      return { ...sent, requestId: request.id, version: request.version, audience };
    },
    async postToChannel({ conversationId, serviceUrl, locale }, request): Promise<SentMessage> {
      await pace.turn(conversationId);
      const card = await presenter.requestCard(request, { locale }, 'channel').catch((error: unknown) => {
        throw notSent(error);
      });
      const sent = await sender.sendPublicly({ conversationId, serviceUrl }, card);
      return { ...sent, requestId: request.id, version: request.version, audience: 'channel' };
    },
    async remove(message) {
      await pace.turn(message.conversationId);
      await sender.remove(message);
    },
    openPersonalChat: (conversation) => sender.openPersonalChat(conversation),
    async notify(personalChat, notice) {
      await pace.turn(personalChat.conversationId);
      await sender.sendText(personalChat, translator(personalChat.locale ?? 'en')(`notice.${notice}`));
    },
    async tell(conversation, notice, request) {
      await pace.turn(conversation.conversationId);
      const { locale = request.locale, timeZone } = conversation;
      const viewer = { locale, ...(timeZone ? { timeZone } : {}) };
      await sender.sendPrivately(conversation, presenter.noticeCard(notice, request, viewer));
    },
    async askToOpenChat(shared) {
      await pace.turn(shared.conversationId);
      await sender.sendMention(shared, translator(shared.locale ?? 'en')('told.openChat'));
    },
  };
}
