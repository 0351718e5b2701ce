import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { button, type CardNode, dialogButton, isCard, values } from './card.ts';
import type { FakeConnector } from './fake-connector.ts';

export interface TeamsUserOptions {
  /** Base address of the bot. */
  readonly botUrl: string;
  readonly connector: FakeConnector;
  readonly name?: string;
  readonly objectId?: string;
  readonly tenantId?: string;
  readonly locale?: string;
  readonly conversationId?: string;
  readonly conversationType?: 'personal' | 'groupChat' | 'channel';
  readonly headers?: Readonly<Record<string, string>>;
}

/** The body of an answer to a click. */
export interface InvokeAnswer {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

/** A dialog as Teams shows it: its card, or a sentence. */
export interface ShownDialog {
  readonly title?: string;
  readonly card?: CardNode;
  readonly words?: string;
}

/** The card that the person looks at, and the message that holds it. */
export interface Seen {
  readonly card: CardNode;
  readonly messageId: string;
}

/** A person with a Teams client: types, clicks, and sees cards as a client shows them. */
export class TeamsUser {
  readonly conversationId: string;
  readonly id: string;
  readonly objectId: string;
  readonly tenantId: string;

  constructor(readonly options: TeamsUserOptions) {
    this.objectId = options.objectId ?? randomUUID();
    this.tenantId = options.tenantId ?? '11111111-2222-4333-8444-555555555555';
    this.id = `29:${this.objectId}`;
    this.conversationId = options.conversationId ?? `a:${this.objectId}`;
  }

  /** An activity as the channel sends it. */
  activity(fields: object): Record<string, unknown> {
    const { name = 'Ada Rep', connector, conversationType = 'personal', locale = 'en-US' } = this.options;
    return {
      id: randomUUID(),
      timestamp: '2026-01-01T00:00:00.000Z',
      channelId: 'msteams',
      serviceUrl: connector.url,
      from: { id: this.id, name, aadObjectId: this.objectId },
      recipient: { id: '28:bot', name: 'Tenant Desk' },
      conversation: { id: this.conversationId, conversationType, tenantId: this.tenantId },
      channelData: { tenant: { id: this.tenantId } },
      locale,
      ...fields,
    };
  }

  async send(activity: object): Promise<Response> {
    return fetch(`${this.options.botUrl}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.options.headers },
      body: JSON.stringify(activity),
    });
  }

  /** Types a message; answers what the bot posted into this conversation meanwhile. */
  async says(
    text: string,
  ): Promise<readonly { readonly id: string; readonly text?: string; readonly card?: CardNode }[]> {
    const before = this.options.connector.messages(this.conversationId).length;
    const response = await this.send(this.activity({ type: 'message', text }));
    assert.equal(response.status, 200);
    return this.options.connector
      .messages(this.conversationId)
      .slice(before)
      .map((message) => {
        const content = message.attachments?.[0]?.content;
        return {
          id: message.id,
          ...(message.text ? { text: message.text } : {}),
          ...(isCard(content) ? { card: content } : {}),
        };
      });
  }

  /** Types a message that is answered with one card. */
  async asks(text: string): Promise<Seen> {
    const [message] = await this.says(text);
    assert(message?.card, `“${text}” was not answered with a card but with: ${JSON.stringify(message)}`);
    return { card: message.card, messageId: message.id };
  }

  /** The click as an activity, with what the card's inputs hold and what was typed over it. */
  clickActivity(seen: Seen, verb: string, typed: Readonly<Record<string, string>> = {}, which: CardNode = {}): object {
    const action = button(seen.card, verb, which);
    // Clients leave empty inputs out.
    const filled = Object.entries({ ...values(seen.card), ...typed }).filter(([, value]) => value !== '');
    const sent = action.associatedInputs === 'none' ? {} : Object.fromEntries(filled);
    const value = {
      action: { type: 'Action.Execute', verb, data: { ...(action.data as object), ...sent } },
      trigger: 'manual',
    };
    return this.activity({ type: 'invoke', name: 'adaptiveCard/action', replyToId: seen.messageId, value });
  }

  async invoke(activity: object): Promise<InvokeAnswer> {
    const response = await this.send(activity);
    assert.equal(response.status, 200);
    const body = (await response.json()) as InvokeAnswer;
    assert.deepEqual(Object.keys(body).sort(), ['statusCode', 'type', 'value']);
    return body;
  }

  /** Clicks a button of the card; answers the card that takes its place. */
  async clicks(
    seen: Seen,
    verb: string,
    typed: Readonly<Record<string, string>> = {},
    which: CardNode = {},
  ): Promise<Seen> {
    const answer = await this.invoke(this.clickActivity(seen, verb, typed, which));
    assert(isCard(answer.value), `${verb} was answered with: ${JSON.stringify(answer.value)}`);
    return { card: answer.value, messageId: seen.messageId };
  }

  /** Clicks a button that is answered with a sentence. */
  async clicksForWords(seen: Seen, verb: string, typed: Readonly<Record<string, string>> = {}): Promise<string> {
    const answer = await this.invoke(this.clickActivity(seen, verb, typed));
    assert.equal(answer.type, 'application/vnd.microsoft.activity.message');
    return String(answer.value);
  }

  /** A dialog's invoke with the data of the button. Only the one that opens it names a message. */
  dialogActivity(name: 'task/fetch' | 'task/submit', data: unknown, replyToId?: string): object {
    const value = { data, context: { theme: 'default' } };
    return this.activity({ type: 'invoke', name, value, ...(replyToId ? { replyToId } : {}) });
  }

  /** Sends a dialog's invoke; answers what Teams shows. */
  async invokesDialog(activity: object): Promise<ShownDialog> {
    const response = await this.send(activity);
    assert.equal(response.status, 200);
    const body = (await response.json()) as { readonly task: { readonly type: string; readonly value: CardNode } };
    assert.deepEqual(Object.keys(body), ['task']);
    const { type, value } = body.task;
    if (type === 'message') {
      assert.equal(typeof value, 'string');
      return { words: String(value) };
    }
    assert.equal(type, 'continue');
    assert.deepEqual(Object.keys(value).sort(), ['card', 'height', 'title', 'width']);
    const { contentType, content } = value.card as CardNode;
    assert.equal(contentType, 'application/vnd.microsoft.card.adaptive');
    assert(isCard(content), `the dialog shows ${JSON.stringify(content)}`);
    return { title: String(value.title), card: content };
  }

  /** Presses the button of the card that opens a dialog. */
  async opensDialog({ card, messageId }: Seen, verb: string): Promise<ShownDialog> {
    const { data } = dialogButton(card, verb) ?? assert.fail(`no button opens a dialog for ${verb}`);
    assert.deepEqual((data as CardNode).msteams, { type: 'task/fetch' });
    return this.invokesDialog(this.dialogActivity('task/fetch', data, messageId));
  }

  /** Presses a button in the dialog. */
  async submitsDialog({ card }: ShownDialog, verb: string): Promise<ShownDialog> {
    const { data } = dialogButton(card, verb) ?? assert.fail(`no button in the dialog sends ${verb}`);
    return this.invokesDialog(this.dialogActivity('task/submit', data));
  }

  /** The card as it is stored in the conversation now. */
  stored(messageId: string): CardNode | undefined {
    const message = this.options.connector.messages(this.conversationId).find(({ id }) => id === messageId);
    const content = message?.attachments?.[0]?.content;
    return isCard(content) ? content : undefined;
  }

  /** Waits until the stored card is as wanted. */
  async waitsFor(messageId: string, wanted: (card: CardNode) => boolean, timeoutMs = 8_000): Promise<Seen> {
    const end = Date.now() + timeoutMs;
    for (;;) {
      const card = this.stored(messageId);
      if (card && wanted(card)) return { card, messageId };
      assert(Date.now() < end, `the stored card is still: ${JSON.stringify(card)?.slice(0, 2000)}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}
