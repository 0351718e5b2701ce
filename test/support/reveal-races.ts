import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AuditRecord } from '../../src/flows/ports/ports.ts';
import { hasButton } from './card.ts';
import { targetOf } from './credential-states.ts';
import { askByPath, type RevealOutcome, revealPaths } from './reveal-paths.ts';
import { seededRandom } from './seeded-random.ts';
import { createOne, fillIn, wingtip } from './story.ts';
import { type Seen, TeamsUser } from './teams-user.ts';
import type { TestDesk } from './test-desk.ts';

/** One or more programs on one database. */
export interface RaceWorld {
  readonly desks: readonly TestDesk[];
  /** The programs' own clock: it stands still until it is moved. */
  readonly time: { at: Date };
  /** Has every program look for passwords whose time is over. */
  sweep(): void;
  trail(): Promise<readonly AuditRecord[]>;
}

interface Attempt {
  readonly outcome: RevealOutcome;
  readonly began: number;
}

interface Volley {
  readonly attempts: readonly Attempt[];
  /** When “I have saved it” was answered, the first time. */
  readonly doneAt: number;
}

const minute = 60_000;
const ttlMs = 72 * 60 * minute;
const revealMs = 15 * minute;
const shows = (attempt: Attempt) => attempt.outcome === 'password';

/** What must hold whenever a password is asked for while something else happens to it, on any database. */
export function itSurvivesRaces(world: () => RaceWorld, rounds: number): void {
  const seed = Number(process.env.SEED ?? randomInt(2 ** 31));
  const random = seededRandom(seed);
  let count = 0;

  /** The same person at any of the programs. */
  function at(rep: TeamsUser): TeamsUser {
    const { desks } = world();
    const desk = desks[Math.floor(random() * desks.length)];
    assert(desk);
    return new TeamsUser({ ...rep.options, botUrl: desk.url, objectId: rep.objectId });
  }

  function company() {
    count += 1;
    return { ...wingtip.company, companyName: `Race ${seed} ${count}`, domain: `race${count}` };
  }

  function newRep(): TeamsUser {
    const [desk] = world().desks;
    assert(desk);
    return desk.user();
  }

  async function created(): Promise<{ readonly rep: TeamsUser; readonly seen: Seen }> {
    const rep = newRep();
    return { rep, seen: await createOne(rep, company()) };
  }

  async function reveal(rep: TeamsUser, seen: Seen): Promise<Attempt> {
    const [desk] = world().desks;
    const passwords = () => desk?.sandbox.customers().flatMap(({ id }) => desk.sandbox.passwords(id)) ?? [];
    const user = at(rep);
    const path = random() < 0.5 ? revealPaths.execute : revealPaths.dialog;
    const activity = path.activity(user, { ...targetOf(seen.card), messageId: seen.messageId });
    const began = performance.now();
    return { outcome: await askByPath(user, activity, passwords), began };
  }

  async function done(rep: TeamsUser, { card, messageId }: Seen): Promise<number> {
    const user = at(rep);
    const value = {
      action: { type: 'Action.Execute', verb: 'credential.done', data: targetOf(card) },
      trigger: 'manual',
    };
    await user.invoke(user.activity({ type: 'invoke', name: 'adaptiveCard/action', replyToId: messageId, value }));
    return performance.now();
  }

  /** So many attempts, and something else among them, in an order of chance. */
  async function volley(rep: TeamsUser, seen: Seen, reveals: number, other: () => Promise<number>): Promise<Volley> {
    const chance = () => sleep(random() * 25);
    const others = chance().then(other);
    const attempts = Array.from({ length: reveals }, async () => {
      await chance();
      return reveal(rep, seen);
    });
    return { attempts: await Promise.all(attempts), doneAt: await others };
  }

  /** @param unaudited attempts that were answered with the request as it is, which is no refusal */
  async function assertHonest(
    seen: Seen,
    attempts: readonly Attempt[],
    unaudited: readonly Attempt[] = [],
  ): Promise<readonly string[]> {
    const { requestId } = targetOf(seen.card);
    const events = (await world().trail()).filter((record) => record.requestId === requestId).map(({ event }) => event);
    const times = (event: string) => events.filter((each) => each === event).length;
    const story = `SEED=${seed} ${events} ${attempts.map(({ outcome }) => outcome)}`;
    const shown = times('credential.claimed') + times('credential.shownAgain');
    assert.equal(shown, attempts.filter(shows).length, `shown and audited differ: ${story}`);
    const asked = shown + times('credential.denied');
    const isWhole = asked <= attempts.length && asked >= attempts.length - unaudited.length;
    assert(isWhole, `an attempt is not in the audit, or twice: ${story}`);
    assert.equal(times('credential.claimed'), shown > 0 ? times('credential.reset') || 1 : 0, `claims: ${story}`);
    const isEnd = (event: string) => event === 'credential.destroyed' || event === 'credential.expired';
    let isThere = true;
    for (const event of events) {
      if (isEnd(event)) isThere = false;
      if (event === 'credential.reset') isThere = true;
      const isShowing = event === 'credential.claimed' || event === 'credential.shownAgain';
      assert(isThere || !isShowing, `shown after it was destroyed: ${story}`);
    }
    return events;
  }

  it('eight attempts at once by its owner are one claim, and each is in the audit', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { rep, seen } = await created();
      const attempts = await Promise.all(Array.from({ length: 8 }, () => reveal(rep, seen)));
      assert(attempts.every(shows), 'the owner was not shown it');
      const events = await assertHonest(seen, attempts);
      assert.equal(events.filter((event) => event === 'credential.claimed').length, 1);
      assert.equal(events.filter((event) => event === 'credential.shownAgain').length, 7);
    }
  });

  it('against “I have saved it”: none is shown once that is committed', async () => {
    const ends = new Set<boolean>();
    for (let round = 0; round < rounds * 3; round += 1) {
      const { rep, seen } = await created();
      const { attempts, doneAt } = await volley(rep, seen, 6, () => done(rep, seen));
      assert(
        !attempts.some((attempt) => shows(attempt) && attempt.began > doneAt),
        `shown after the answer, SEED=${seed}`,
      );
      const late = await reveal(rep, seen);
      assert.equal(late.outcome, 'sentence');
      const events = await assertHonest(seen, [...attempts, late]);
      assert.equal(events.filter((event) => event === 'credential.destroyed').length, 1);
      for (const attempt of attempts) ends.add(shows(attempt));
    }
    assert.equal(ends.size, 2, 'one of the two was always first: this shows little');
  });

  it('against the end of its time: to the millisecond, and none is shown once it is destroyed', async () => {
    const { time, sweep } = world();
    for (let round = 0; round < rounds; round += 1) {
      const { rep, seen } = await created();
      const begun = time.at.getTime();
      if (round % 2 === 0) assert(shows(await reveal(rep, seen)), 'the first time');
      const first: Attempt[] = round % 2 === 0 ? [{ outcome: 'password', began: 0 }] : [];
      const end = begun + (round % 2 === 0 ? revealMs : ttlMs);
      time.at = new Date(end - 1);
      const { attempts: raced } = await volley(rep, seen, 6, async () => {
        time.at = new Date(end);
        sweep();
        return performance.now();
      });
      const attempts = [...first, ...raced];
      // A first look in the last millisecond begins the time after it.
      const isClaimed = round % 2 === 1 && raced.some(shows);
      const over = new Date(isClaimed ? end - 1 + revealMs : end);
      if (isClaimed) {
        time.at = new Date(over.getTime() - 1);
        assert(shows(await reveal(rep, seen)), 'too early');
        attempts.push({ outcome: 'password', began: 0 });
      }
      time.at = over;
      const late = await reveal(rep, seen);
      assert.equal(late.outcome, 'sentence', `SEED=${seed}`);
      sweep();
      await rep.waitsFor(seen.messageId, (card) => !hasButton(card, 'credential.reveal'), 15_000);
      const events = await assertHonest(seen, [...attempts, late]);
      assert.equal(events.filter((event) => event === 'credential.expired').length, 1);
    }
  });

  it('against a new one that is set: the old one is not shown again, and the new one is claimed once', async () => {
    const { time, sweep, desks } = world();
    for (let round = 0; round < rounds; round += 1) {
      const rep = newRep();
      const review = await fillIn(rep, company());
      desks[0]?.sandbox.fault({ route: 'POST /v1/customers', kind: 'commit-then-drop' });
      await rep.clicks(review, 'request.submit');
      time.at = new Date(time.at.getTime() + 10_000);
      sweep();
      const lost = await rep.waitsFor(review.messageId, (card) => hasButton(card, 'credential.reset'), 30_000);
      let isSet = false;
      const attempts: Attempt[] = [];
      const asking = async () => {
        while (!isSet) {
          attempts.push(await reveal(rep, lost));
          await sleep(random() * 10);
        }
      };
      const asked = Promise.all([asking(), asking()]);
      await rep.clicks(lost, 'credential.reset');
      const set = await rep.waitsFor(lost.messageId, (card) => hasButton(card, 'credential.reveal'), 30_000);
      isSet = true;
      await asked;
      attempts.push(...(await Promise.all([reveal(rep, set), reveal(rep, set)])));
      assert(shows(attempts.at(-1) ?? assert.fail()));
      // Whether those stand in the audit that came while it was being set, `reveal-audit.spec.ts` asks.
      const during = attempts.filter((attempt) => !shows(attempt));
      await assertHonest(lost, attempts, during);
    }
  });
}
