import assert from 'node:assert/strict';
import { byId, type CardNode, isCard, text } from '../support/card.ts';
import { wingtip } from '../support/story.ts';
import type { Seen, TeamsUser } from '../support/teams-user.ts';

/** How long one answer took, and to which kind of click. */
export interface Sample {
  readonly click: string;
  readonly ms: number;
}

/** A person who makes the next click, or the next few, and looks at each answer. */
export type Clicker = () => Promise<readonly Sample[]>;

export const baselineClick = 'baseline';

const wrongAddress = { ...wingtip.address, postalCode: 'ABCDE', email: 'nobody' };

/** The desk's own click on the baseline, which answers with its fixed card. */
export function baselineClicker(user: TeamsUser, second: Seen): Clicker {
  return async () => {
    const { sample } = await timed(user, second, baselineClick, 'draft.save', wrongAddress);
    return [sample];
  };
}

/** Saves a step with wrong values again and again: the draft is stored, the problems are shown, nobody else is asked. */
export function wrongSaver(user: TeamsUser, second: Seen): Clicker {
  let seen = second;
  return async () => {
    const answer = await timed(user, seen, 'draft.save, two wrong values', 'draft.save', wrongAddress);
    has(answer.seen.card, 'emailError');
    seen = answer.seen;
    return [answer.sample];
  };
}

/** Goes back a step and forth again; forth, Partner Center is asked whether the domain is free. */
export function stepper(user: TeamsUser, second: Seen): Clicker {
  let seen = second;
  return async () => {
    const back = await timed(user, seen, 'draft.back', 'draft.back', wrongAddress);
    has(back.seen.card, 'companyName');
    const forth = await timed(user, back.seen, 'draft.save, domain asked for', 'draft.save');
    has(forth.seen.card, 'addressLine1');
    seen = forth.seen;
    return [back.sample, forth.sample];
  };
}

/** The second step's card of a new request: every clicker begins there. */
export async function secondStep(user: TeamsUser, domain: string): Promise<Seen> {
  const first = await user.asks('new customer');
  // Nobody is to stop for another's request for the same company.
  const second = await user.clicks(first, 'draft.save', { ...wingtip.company, companyName: domain, domain });
  has(second.card, 'addressLine1');
  return second;
}

async function timed(
  user: TeamsUser,
  seen: Seen,
  click: string,
  verb: string,
  typed: Readonly<Record<string, string>> = {},
): Promise<{ readonly sample: Sample; readonly seen: Seen }> {
  const activity = user.clickActivity(seen, verb, typed);
  const started = performance.now();
  const answer = await user.invoke(activity);
  const ms = performance.now() - started;
  assert(
    answer.statusCode === 200 && isCard(answer.value),
    `${verb} was answered with: ${JSON.stringify(answer.value)}`,
  );
  return { sample: { click, ms }, seen: { card: answer.value, messageId: seen.messageId } };
}

function has(card: CardNode, id: string): void {
  assert(byId(card, id), `no ${id} on the card; it says: ${text(card)}`);
}
