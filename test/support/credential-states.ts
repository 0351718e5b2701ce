import assert from 'node:assert/strict';
import { type CardNode, hasButton, nodes, text } from './card.ts';
import type { RevealTarget } from './reveal-paths.ts';
import { createOne, fillIn, wingtip } from './story.ts';
import type { Seen, TeamsUser, TeamsUserOptions } from './teams-user.ts';
import type { TestDesk } from './test-desk.ts';

/** A request in a state that matters to its password. */
export interface InState {
  readonly target: RevealTarget;
  /** To be given to `desk.user`, which changes when the program is started again. */
  readonly owner: Partial<TeamsUserOptions>;
  /** Every password that its customer's administrator was ever given. */
  passwords(): readonly string[];
}

const creating = 'POST /v1/customers';
const users = 'GET /v1/customers/{id}/users';
/** Longer than any test: what is told to wait so long stays where it is. */
const anHour = 3_600;

/** Brings requests into their states, one after the other: a fault hits the next call, whose ever it is. */
export class CredentialStates {
  #count = 0;

  constructor(readonly desk: TestDesk) {}

  async draft(): Promise<InState> {
    return this.#inState(await this.#filledIn());
  }

  async creating(): Promise<InState> {
    return this.#confirmed({ kind: 'throttle', retryAfter: anHour }, () => true);
  }

  async failed(): Promise<InState> {
    return this.#confirmed({ kind: 'refuse', status: 403 }, (card) => hasButton(card, 'request.retry'));
  }

  async created(): Promise<InState> {
    return this.#inState(await this.#created());
  }

  async claimed(): Promise<InState> {
    const made = await this.#created();
    await made.rep.clicks(made.seen, 'credential.reveal');
    return this.#inState(made);
  }

  /** Given by its owner to a colleague, who has a chat of their own with the bot. */
  async handedOver(recipient: string): Promise<InState> {
    await this.desk.user({ objectId: recipient, name: 'Grace Holder' }).says('help');
    const made = await this.#created();
    const choice = await made.rep.clicks(made.seen, 'credential.handOver');
    await made.rep.clicks(choice, 'credential.handOver', { recipient });
    return this.#inState(made);
  }

  async delivered(): Promise<InState> {
    const made = await this.#created();
    await made.rep.clicks(await made.rep.clicks(made.seen, 'credential.reveal'), 'credential.done');
    return this.#inState(made);
  }

  /** Partner Center's answer with the password was lost. */
  async lost(): Promise<InState> {
    return this.#inState(await this.#lost());
  }

  async resetAsked(): Promise<InState> {
    const made = await this.#lost();
    this.desk.sandbox.fault({ route: users, kind: 'throttle', retryAfter: anHour });
    await made.rep.clicks(made.seen, 'credential.reset');
    return this.#inState(made);
  }

  async resetRefused(): Promise<InState> {
    const made = await this.#lost();
    this.desk.sandbox.fault({ route: users, kind: 'refuse', status: 403, code: 900308 });
    await made.rep.clicks(made.seen, 'credential.reset');
    await made.rep.waitsFor(made.seen.messageId, (card) => /No new password was set/.test(text(card)));
    return this.#inState(made);
  }

  async resetDone(): Promise<InState> {
    const made = await this.#lost();
    await made.rep.clicks(made.seen, 'credential.reset');
    const seen = await made.rep.waitsFor(made.seen.messageId, (card) => hasButton(card, 'credential.reveal'));
    return this.#inState({ ...made, seen });
  }

  async #filledIn(): Promise<Made> {
    this.#count += 1;
    const domain = `state${this.#count}`;
    const conversationId = `19:state${this.#count}@thread.v2`;
    const rep = this.desk.user({ conversationId, conversationType: 'groupChat' });
    const seen = await fillIn(rep, { ...wingtip.company, companyName: `${domain} Toys`, domain });
    return { rep, domain, seen };
  }

  async #created(): Promise<Made> {
    this.#count += 1;
    const domain = `state${this.#count}`;
    const conversationId = `19:state${this.#count}@thread.v2`;
    const rep = this.desk.user({ conversationId, conversationType: 'groupChat' });
    const seen = await createOne(rep, { ...wingtip.company, companyName: `${domain} Toys`, domain });
    return { rep, domain, seen };
  }

  async #lost(): Promise<Made> {
    const { rep, domain, seen: review } = await this.#filledIn();
    this.desk.sandbox.fault({ route: creating, kind: 'commit-then-drop' });
    await rep.clicks(review, 'request.submit');
    const seen = await rep.waitsFor(review.messageId, (card) => hasButton(card, 'credential.reset'), 30_000);
    return { rep, domain, seen };
  }

  async #confirmed(
    fault: { readonly kind: 'throttle' | 'refuse'; readonly retryAfter?: number; readonly status?: number },
    isThere: (card: CardNode) => boolean,
  ): Promise<InState> {
    const { rep, domain, seen: review } = await this.#filledIn();
    const posts = this.desk.sandbox.posts().length;
    this.desk.sandbox.fault({ route: creating, ...fault });
    await rep.clicks(review, 'request.submit');
    while (this.desk.sandbox.posts().length === posts) await new Promise((resolve) => setTimeout(resolve, 10));
    const seen = await rep.waitsFor(review.messageId, isThere);
    return this.#inState({ rep, domain, seen: hasButton(seen.card, 'request.submit') ? review : seen });
  }

  #inState({ rep, domain, seen }: Made): InState {
    return {
      target: { ...targetOf(seen.card), messageId: seen.messageId },
      owner: ownerOf(rep),
      passwords: () => this.#passwords(domain),
    };
  }

  #passwords(domain: string): readonly string[] {
    const { sandbox } = this.desk;
    const customer = sandbox.customers().find((each) => each.domain.startsWith(`${domain}.`));
    return customer ? sandbox.passwords(customer.id) : [];
  }
}

interface Made {
  readonly rep: TeamsUser;
  readonly domain: string;
  readonly seen: Seen;
}

/** Who a person is and where they ask; not at which address the program was then. */
export function ownerOf({ options, objectId }: TeamsUser): Partial<TeamsUserOptions> {
  const { botUrl: _now, ...rest } = options;
  return { ...rest, objectId };
}

/** The request and version that any button of the card names, or what its client repaints it with. */
export function targetOf(card: CardNode): Omit<RevealTarget, 'messageId'> {
  const data = nodes(card).flatMap((node) => (node.verb === undefined ? [] : [node.data as CardNode]));
  const named = data.find(({ requestId }) => typeof requestId === 'string');
  assert(named, 'no button names the request');
  return { requestId: String(named.requestId), version: Number(named.version) };
}
