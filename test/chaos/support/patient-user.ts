import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { texts } from '../../../src/teams/strings/translate.ts';
import type { CardNode } from '../../support/card.ts';
import { type InvokeAnswer, type Seen, TeamsUser, type TeamsUserOptions } from '../../support/teams-user.ts';

export interface PatientUserOptions extends Omit<TeamsUserOptions, 'botUrl'> {
  /** One address a replica: any of them may take any click. */
  readonly botUrls: readonly string[];
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly patienceMs?: number;
}

/**
 * A person whose client delivers what was not answered again, under the same id as Teams does at times or under a new
 * one as it does at others, and who clicks again when the bot asks for it.
 */
export class PatientUser extends TeamsUser {
  /** How often something was delivered again, and how often the bot asked to try again. */
  readonly again = { delivered: 0, asked: 0 };
  readonly #options: PatientUserOptions;
  readonly #patienceMs: number;

  constructor(options: PatientUserOptions) {
    super({ ...options, botUrl: options.botUrls[0] ?? '' });
    this.#options = options;
    this.#patienceMs = options.patienceMs ?? 120_000;
  }

  override async send(activity: object): Promise<Response> {
    const { botUrls, random } = this.#options;
    const body: Record<string, unknown> = { ...activity };
    for (const end = Date.now() + this.#patienceMs; ; ) {
      const url = botUrls[Math.floor(random() * botUrls.length)];
      try {
        const response = await fetch(`${url}/api/messages`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        return new Response(await response.text(), { status: response.status });
      } catch (error) {
        if (Date.now() > end) throw error;
      }
      this.again.delivered += 1;
      if (random() < 0.5) body.id = randomUUID();
      await sleep(100 + random() * 200);
    }
  }

  override async invoke(activity: object): Promise<InvokeAnswer> {
    for (const end = Date.now() + this.#patienceMs; ; ) {
      const answer = await super.invoke(activity);
      if (answer.value !== texts('en')['answer.failed'] || Date.now() > end) return answer;
      this.again.asked += 1;
      await sleep(300);
    }
  }

  /** The newest of the cards that came: a delivery after a lost answer brings another one. */
  override async asks(text: string): Promise<Seen> {
    for (const end = Date.now() + this.#patienceMs; ; ) {
      const message = (await this.says(text)).findLast(({ card }) => card);
      if (message?.card) return { card: message.card, messageId: message.id };
      if (Date.now() > end) throw new Error(`“${text}” was not answered with a card`);
      this.again.asked += 1;
      await sleep(300);
    }
  }

  override async waitsFor(messageId: string, wanted: (card: CardNode) => boolean): Promise<Seen> {
    return super.waitsFor(messageId, wanted, this.#patienceMs);
  }
}
