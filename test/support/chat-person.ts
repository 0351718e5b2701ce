import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CardNode, hasButton, isCard } from './card.ts';
import type { ConnectorCall } from './fake-connector.ts';
import { type InvokeAnswer, type Seen, TeamsUser, type TeamsUserOptions } from './teams-user.ts';

export const chats = ['personal', 'groupChat', 'channel'] as const;
export type Chat = (typeof chats)[number];

/** A card where the person finds it: in the chat in which they asked, or in their own with the bot. */
export interface Found extends Seen {
  readonly client: TeamsUser;
}

const patienceMs = 45_000;
const threadless = (conversationId: string) => conversationId.split(';')[0];

/** The chat that the bot has with each person: to be given to the fake connector. */
export function ownChat(userId: string): string {
  return userId.replace(/^29:/, 'a:');
}

/** A client that keeps every answer, apart those to a click on “Show password”. */
class ListeningClient extends TeamsUser {
  readonly heard: string[] = [];
  readonly revealed: string[] = [];

  override async send(activity: object): Promise<Response> {
    const response = await super.send(activity);
    const answer = await response.text();
    const asksForPassword = JSON.stringify(activity).includes('"credential.reveal"');
    (asksForPassword ? this.revealed : this.heard).push(answer);
    return new Response(answer, { status: response.status });
  }
}

/**
 * A rep in a personal chat, a group chat of their own or a channel's thread, who does what people do when something does
 * not come: types again, looks into their own chat with the bot, and clicks what they have.
 */
export class ChatPerson {
  readonly home: ListeningClient;
  /** In their own chat with the bot; the same client where that is where they ask. */
  readonly own: ListeningClient;
  /** How long they wait for a card to change before they have their client repaint it. */
  waitsMs = 15_000;

  constructor(options: Pick<TeamsUserOptions, 'botUrl' | 'connector'>, chat: Chat, objectId: string = randomUUID()) {
    const shared = {
      groupChat: `19:${objectId}@thread.v2`,
      channel: `19:${objectId}@thread.tacv2;messageid=1700000000000`,
    };
    this.own = new ListeningClient({ ...options, objectId });
    this.home =
      chat === 'personal'
        ? this.own
        : new ListeningClient({ ...options, objectId, conversationId: shared[chat], conversationType: chat });
  }

  get heard(): readonly string[] {
    return this.#clients().flatMap(({ heard }) => heard);
  }

  get revealed(): readonly string[] {
    return this.#clients().flatMap(({ revealed }) => revealed);
  }

  /** Whether a call to the connector is about this person's chats. */
  concerns({ conversationId, body }: ConnectorCall): boolean {
    const isOpening = conversationId === '' && body.members?.some(({ id }) => id === this.own.id);
    const places = this.#clients().map((client) => threadless(client.conversationId));
    return isOpening === true || places.includes(threadless(conversationId));
  }

  /** The newest card that is stored in their chats and is as wanted. */
  find(wanted: (card: CardNode) => boolean): Found | undefined {
    for (const client of this.#clients()) {
      const { connector } = client.options;
      const places = new Set([client.conversationId, threadless(client.conversationId) ?? '']);
      const stored = [...places].flatMap((place) => connector.messages(place));
      const message = stored.findLast(({ attachments }) => {
        const card = attachments?.[0]?.content;
        return isCard(card) && wanted(card);
      });
      const card = message?.attachments?.[0]?.content;
      if (message && isCard(card)) return { client, card, messageId: message.id };
    }
    return undefined;
  }

  /** Types until there is a form. */
  async begins(): Promise<Found> {
    return this.#until(
      () => 'no form came',
      async () => {
        await this.home.send(this.home.activity({ type: 'message', text: 'new customer' }));
        return this.find((card) => hasButton(card, 'draft.save'));
      },
    );
  }

  /** Clicks; where the answer is a sentence, looks for the card anew and clicks there. */
  async clicks(found: Found, verb: string, typed: Readonly<Record<string, string>> = {}): Promise<Found> {
    let current = found;
    let words = '';
    return this.#until(
      () => `no card came to ${verb}: ${words}`,
      async () => {
        const { client, messageId } = current;
        const answer = await client.invoke(client.clickActivity(current, verb, typed));
        if (isCard(answer.value)) return { client, messageId, card: answer.value };
        words = String(answer.value);
        current = this.find((card) => hasButton(card, verb)) ?? current;
        return undefined;
      },
    );
  }

  /** Clicks once, and answers what came. */
  async clicksOnce({ client, ...seen }: Found, verb: string): Promise<InvokeAnswer> {
    return client.invoke(client.clickActivity(seen, verb));
  }

  /** Waits for a card with the button; asks for the request as it is now when none comes. */
  async waitsFor(verb: string, found: Found | undefined = this.find(() => true)): Promise<Found> {
    let current = found;
    let looksAt = Date.now() + this.waitsMs;
    return this.#until(
      () => `no card with ${verb} came`,
      async () => {
        const stored = this.find((card) => hasButton(card, verb));
        if (stored) return stored;
        if (Date.now() < looksAt) return undefined;
        looksAt = Date.now() + 2_000;
        const looked = current && (await this.#looks(current));
        if (looked) current = looked;
        return looked && hasButton(looked.card, verb) ? looked : undefined;
      },
    );
  }

  /** What the client shows when it repaints the card by itself. */
  async #looks({ client, card, messageId }: Found): Promise<Found | undefined> {
    const { action } = (card.refresh ?? {}) as { readonly action?: CardNode };
    if (!action) return undefined;
    const value = { action, trigger: 'automatic' };
    const answer = await client.invoke(
      client.activity({ type: 'invoke', name: 'adaptiveCard/action', replyToId: messageId, value }),
    );
    return isCard(answer.value) ? { client, messageId, card: answer.value } : undefined;
  }

  async #until(message: () => string, look: () => Promise<Found | undefined>): Promise<Found> {
    for (const end = Date.now() + patienceMs; ; await sleep(200)) {
      const found = await look();
      if (found) return found;
      assert(Date.now() < end, message());
    }
  }

  #clients(): readonly ListeningClient[] {
    return [...new Set([this.home, this.own])];
  }
}
