import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { asAppError } from '../../../src/errors.ts';
import type { DebugPoint } from '../../../src/flows/debug-points.ts';
import type { NewCustomer, Operator } from '../../../src/flows/ports/ports.ts';
import { defaultResellers } from '../../../src/sandbox/partner-center/resellers.ts';
import { signIn } from '../../sandbox/partner-center/support/partner-client.ts';
import { type CardNode, hasButton, isCard, text } from '../../support/card.ts';
import { wingtip } from '../../support/story.ts';
import type { Seen, TeamsUserOptions } from '../../support/teams-user.ts';
import type { ChaosWorld } from './chaos-world.ts';
import type { PatientUser } from './patient-user.ts';

/** What a story plays on. */
export interface Stage {
  readonly world: ChaosWorld;
  /** The customer's own domain prefix. */
  readonly domain: string;
  user(options?: Partial<TeamsUserOptions>): PatientUser;
  /** The person who is told when the sign-in fails. */
  approver(): PatientUser;
  passTime(ms: number): void;
  /** Told when Partner Center's answer with the password was lost. */
  passwordLost(): void;
  /** The operator's commands, by way of the running program. */
  operator(): Operator;
  /** How often a debug point was reached so far. */
  reached(point: DebugPoint): number;
}

export const { address } = wingtip;

/** An indirect provider's customer, of a name and a domain that no other story has. */
export function company({ domain }: Pick<Stage, 'domain'>): Readonly<Record<string, string>> {
  const [reseller] = defaultResellers;
  return { country: 'US', companyName: `${domain} Toys`, domain, associatedPartnerId: reseller?.id ?? '' };
}

export const refusal = {
  route: 'POST /v1/customers',
  kind: 'refuse',
  status: 403,
  code: 600006,
  description: 'The requested action is not allowed.',
} as const;

export function isCreated(card: CardNode): boolean {
  return text(card).includes('Customer created');
}

/** Waits for the customer; when a button turns up first, does what is to be done about it. */
export async function createdOr(
  user: PatientUser,
  messageId: string,
  verb: string,
  act: (seen: Seen) => Promise<unknown>,
): Promise<Seen> {
  const seen = await user.waitsFor(messageId, (card) => isCreated(card) || hasButton(card, verb));
  if (isCreated(seen.card)) return seen;
  await act(seen);
  return user.waitsFor(messageId, isCreated);
}

/** Saves step after step until the review. */
export async function toReview(user: PatientUser, draft: Seen, typed: Readonly<Record<string, string>>): Promise<Seen> {
  let seen = await user.clicks(draft, 'draft.save', typed);
  for (let step = 0; step < 2 && !hasButton(seen.card, 'request.submit'); step += 1) {
    seen = await user.clicks(seen, 'draft.save');
  }
  return seen;
}

/** Has a new password set where the first one was lost, looks at it, and says that it is saved. */
export async function takePassword(
  { world, passwordLost }: Pick<Stage, 'world' | 'passwordLost'>,
  user: PatientUser,
  seen: Seen,
): Promise<void> {
  const isThere = (card: CardNode) => hasButton(card, 'credential.reveal');
  if (!isThere(seen.card)) passwordLost();
  const asked = isThere(seen.card) ? seen : await user.clicks(seen, 'credential.reset');
  const created = isThere(asked.card) ? asked : await user.waitsFor(seen.messageId, isThere);
  const revealed = await user.clicks(created, 'credential.reveal');
  const shown = text(revealed.card);
  const made = world.sandbox.customers().find(({ domain }) => shown.includes(`@${domain}`));
  const password = made && world.sandbox.passwords(made.id).at(-1);
  assert(password && shown.includes(password), 'the password on the card is not the one that Partner Center has');
  await user.clicks(revealed, 'credential.done');
}

/**
 * Waits for the created customer's card in the user's chat, where the bot posts it. When a process died while it posted,
 * nobody posts again: then the person looks at the list.
 */
export async function foundOrListed(user: PatientUser, domain: string): Promise<Seen> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const found = user.options.connector.messages(user.conversationId).find(({ attachments }) => {
      const card = attachments?.[0]?.content;
      return isCard(card) && isCreated(card) && text(card).includes(`${domain}.`);
    });
    const card = found?.attachments?.[0]?.content;
    if (found && isCard(card)) return { card, messageId: found.id };
    await sleep(50);
  }
  const opened = await user.clicks(await user.asks('my requests'), 'request.view');
  return isCreated(opened.card) ? opened : user.waitsFor(opened.messageId, isCreated);
}

/** What the operator does about the card's request, again after a crash; refused then as it was done before. */
export async function operate(
  stage: Stage,
  { card }: Seen,
  act: (operator: Operator, number: number) => Promise<unknown>,
): Promise<void> {
  const number = Number(/TD-(\d+)/.exec(text(card))?.[1]);
  for (const end = Date.now() + 60_000; ; ) {
    try {
      await act(stage.operator(), number);
      return;
    } catch (error) {
      const { code } = asAppError(error);
      if (code === 'operator.refused') return;
      if (code !== 'operator.unreachable' || Date.now() > end) throw error;
      await sleep(100);
    }
  }
}

/** Somebody in the portal creates a customer with the domain that was just posted, by another name; undefined if it is taken. */
export async function createElsewhere({ world: { sandbox } }: Stage): Promise<string | undefined> {
  const posted = sandbox.posts().at(-1)?.body as NewCustomer;
  const call = await signIn(sandbox);
  const billingProfile = { ...posted.billingProfile, companyName: 'Woodgrove Bank' };
  const { body } = await call('POST', '/v1/customers', { body: { ...posted, billingProfile } });
  return typeof body.id === 'string' ? body.id : undefined;
}

export async function deleteElsewhere({ world: { sandbox } }: Stage, customerId: string): Promise<void> {
  const call = await signIn(sandbox);
  await call('DELETE', `/v1/customers/${customerId}`);
}

/** Waits until the program passes the point once more than before: nothing that can be seen tells of it. */
export async function passes(stage: Stage, point: DebugPoint, before = stage.reached(point)): Promise<void> {
  for (const end = Date.now() + 120_000; stage.reached(point) === before; ) {
    assert(Date.now() < end, `${point} was not passed`);
    await sleep(100);
  }
}
