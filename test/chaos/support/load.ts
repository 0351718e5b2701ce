import { fillIn } from '../../support/story.ts';
import type { ChaosWorld } from './chaos-world.ts';
import { PatientUser } from './patient-user.ts';
import { type SettledCards, settleCards } from './settle-cards.ts';
import { address, createdOr, takePassword } from './story-steps.ts';

export interface LoadOptions {
  readonly world: ChaosWorld;
  readonly botUrls: readonly string[];
  readonly random: () => number;
  /** How many people work at the same time. */
  readonly reps: number;
  readonly domain: string;
  readonly patienceMs?: number;
  /** Called with the number of the next customer; false ends the work. */
  readonly goOn: (number: number) => boolean;
  /** Runs right before each confirmation. */
  readonly beforeConfirm?: () => void;
}

export interface LoadResult {
  readonly customers: number;
  /** Of those that were asked for. */
  readonly lostPasswords: number;
  readonly deliveredAgain: number;
  readonly askedAgain: number;
  readonly cards: SettledCards;
}

/**
 * People who create one customer after the other, all at the same time, and do not let go before each is created; every
 * second one fetches the password at once. At the end every card has to show what is true.
 */
export async function carryLoad(options: LoadOptions): Promise<LoadResult> {
  const { world, random } = options;
  const users: PatientUser[] = [];
  let next = 0;
  let lostPasswords = 0;
  const passwordLost = () => {
    lostPasswords += 1;
  };

  async function createOne(number: number): Promise<void> {
    const user = new PatientUser({ connector: world.connector, ...options });
    users.push(user);
    const domain = `${options.domain}${number}`;
    const review = await fillIn(user, { country: 'US', companyName: `${domain} Toys`, domain }, address);
    options.beforeConfirm?.();
    await user.clicks(review, 'request.submit');
    // What came to nothing for too often is the rep's to try again.
    const seen = await createdOr(user, review.messageId, 'request.retry', (failed) =>
      user.clicks(failed, 'request.retry'),
    );
    if (random() < 0.5) await takePassword({ world, passwordLost }, user, seen);
  }

  async function work(): Promise<void> {
    while (options.goOn(next + 1)) {
      next += 1;
      await createOne(next);
    }
  }

  await Promise.all(Array.from({ length: options.reps }, work));
  const cards = await settleAll(users);
  const sum = (of: (user: PatientUser) => number) => users.reduce((total, user) => total + of(user), 0);
  return {
    customers: users.length,
    lostPasswords,
    deliveredAgain: sum(({ again }) => again.delivered),
    askedAgain: sum(({ again }) => again.asked),
    cards,
  };
}

async function settleAll(users: readonly PatientUser[]): Promise<SettledCards> {
  const left = [...users];
  const all: SettledCards[] = [];
  const work = async () => {
    for (let user = left.pop(); user; user = left.pop()) all.push(await settleCards(user));
  };
  await Promise.all(Array.from({ length: 4 }, work));
  return {
    right: all.reduce((total, { right }) => total + right, 0),
    byClick: all.reduce((total, { byClick }) => total + byClick, 0),
    wrong: all.flatMap(({ wrong }) => wrong),
  };
}
