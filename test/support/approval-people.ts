import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CardNode, hasButton, isCard, text } from './card.ts';
import { fillIn, wingtip } from './story.ts';
import type { Seen, TeamsUser, TeamsUserOptions } from './teams-user.ts';
import type { TestDesk } from './test-desk.ts';

/** A confirmed request as its owner has it. */
export interface Asked {
  readonly owner: TeamsUser;
  readonly seen: Seen;
  readonly domain: string;
}

/** An approver's Entra object id that can be told apart by its number. */
export function approverId(number: number): string {
  return `0a000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** The chat that the bot has with each person: to be given to the fake connector. */
export const ownChats = { personalChat: (userId: string) => `a:${userId.replace('29:', '')}` };

/** Goes to the review of a customer whose name and domain nobody else has, and confirms it. */
export async function confirm(
  owner: TeamsUser,
  domain: string,
  changes: Readonly<Record<string, string>> = {},
): Promise<Asked> {
  const review = await toReview(owner, domain, changes);
  return { owner, domain, seen: await owner.clicks(review, 'request.submit') };
}

export async function toReview(
  owner: TeamsUser,
  domain: string,
  changes: Readonly<Record<string, string>> = {},
): Promise<Seen> {
  const company = { ...wingtip.company, companyName: `${domain} Toys`, domain };
  const review = await fillIn(owner, company, { ...wingtip.address, ...changes });
  // An address that is not known is asked about once.
  return hasButton(review.card, 'request.submit') ? review : owner.clicks(review, 'draft.save');
}

/** Waits for a card in the person's chat, the newest that is as wanted. */
export async function cardIn(user: TeamsUser, wanted: (card: CardNode) => boolean, patienceMs = 20_000): Promise<Seen> {
  const { connector } = user.options;
  for (const end = Date.now() + patienceMs; ; ) {
    for (const { id: messageId, attachments } of connector.messages(user.conversationId).toReversed()) {
      const card = attachments?.[0]?.content;
      if (isCard(card) && wanted(card)) return { card, messageId };
    }
    assert(Date.now() < end, `the card did not come to ${user.conversationId}`);
    await sleep(40);
  }
}

/** The card on which the approver decides on the customer of that domain. */
export function askedOf(user: TeamsUser, domain: string): Promise<Seen> {
  return cardIn(user, (card) => hasButton(card, 'request.approve') && text(card).includes(`${domain} Toys`));
}

export function customersOf({ sandbox }: TestDesk, domain: string): number {
  return sandbox.customers().filter((customer) => customer.domain.startsWith(`${domain}.`)).length;
}

/** People who have a chat with the bot, by their numbers. */
export async function meetApprovers(desk: TestDesk, numbers: readonly number[]): Promise<readonly TeamsUser[]> {
  const options = (number: number): Partial<TeamsUserOptions> => ({
    objectId: approverId(number),
    name: `Approver ${number}`,
  });
  const users = numbers.map((number) => desk.user(options(number)));
  for (const user of users) await user.says('help');
  return users;
}
