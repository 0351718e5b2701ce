import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type CardNode, isCard, text } from '../../support/card.ts';
import { type InvokeAnswer, type Seen, TeamsUser } from '../../support/teams-user.ts';

export interface EightClicks {
  readonly user: TeamsUser;
  /** One address a replica. */
  readonly botUrls: readonly string[];
  readonly seen: Seen;
  readonly verb: string;
  readonly typed?: Readonly<Record<string, string>>;
}

/**
 * Delivers one click eight times at once, four times under its own id and four times under new ones, to all replicas in
 * turn. Answers the eight cards that came back, each in a good answer.
 */
export async function clickEightTimes(clicks: EightClicks): Promise<readonly CardNode[]> {
  const activity = clicks.user.clickActivity(clicks.seen, clicks.verb, clicks.typed);
  const deliveries = Array.from({ length: 8 }, (_, index) =>
    index < 4 ? activity : { ...activity, id: randomUUID() },
  );
  return Promise.all(deliveries.map((delivery, index) => deliver(clicks, delivery, index)));
}

/** The same once more, long after. */
export async function clickOnceMore(clicks: EightClicks): Promise<CardNode> {
  return deliver(clicks, clicks.user.clickActivity(clicks.seen, clicks.verb, clicks.typed), 1);
}

async function deliver({ user, botUrls, verb }: EightClicks, activity: object, index: number): Promise<CardNode> {
  const botUrl = botUrls[index % botUrls.length] ?? '';
  const answer: InvokeAnswer = await new TeamsUser({ ...user.options, botUrl }).invoke(activity);
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.type, 'application/vnd.microsoft.card.adaptive', `${verb}: ${JSON.stringify(answer.value)}`);
  assert(isCard(answer.value));
  return answer.value;
}

/** The number in `TD-1042 · Contoso`. */
export function numberOf({ card }: Seen): number {
  return Number(/TD-(\d+)/.exec(text(card))?.[1]);
}
