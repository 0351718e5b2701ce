import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DebugPoint } from '../../../src/flows/debug-points.ts';
import type { NewCustomer } from '../../../src/flows/ports.ts';
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

/** Looks at the password if there is one, and says that it is saved. */
export async function takePassword(
  { world }: Pick<Stage, 'world'>,
  user: PatientUser,
  seen: Seen,
): Promise<'delivered' | 'created'> {
  if (!hasButton(seen.card, 'credential.reveal')) return 'created';
  const revealed = await user.clicks(seen, 'credential.reveal');
  const shown = text(revealed.card);
  assert(
    [...world.passwords].some((password) => shown.includes(password)),
    'the card shows no password of Partner Center’s',
  );
  await user.clicks(revealed, 'credential.done');
  return 'delivered';
}

/** Waits for a card about the domain in the user's chat. */
export async function askedFor(user: PatientUser, domain: string, wanted: (card: CardNode) => boolean): Promise<Seen> {
  for (const end = Date.now() + 120_000; ; ) {
    for (const { id, attachments } of user.options.connector.messages(user.conversationId)) {
      const card = attachments?.[0]?.content;
      if (isCard(card) && text(card).includes(`${domain}.`) && wanted(card)) return { card, messageId: id };
    }
    assert(Date.now() < end, `no card about ${domain}`);
    await sleep(50);
  }
}

/** Somebody in the portal creates a customer with the domain that was just posted, by another name. Answers how to take it back. */
export async function createElsewhere({ world: { sandbox } }: Stage): Promise<() => Promise<unknown>> {
  const posted = sandbox.posts().at(-1)?.body as NewCustomer;
  const call = await signIn(sandbox);
  const billingProfile = { ...posted.billingProfile, companyName: 'Woodgrove Bank' };
  const { body } = await call('POST', '/v1/customers', { body: { ...posted, billingProfile } });
  // A process that died meanwhile may have been faster: then the domain is taken, and nothing was made.
  return async () => body.id && call('DELETE', `/v1/customers/${body.id}`);
}
