import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { debugPoints } from '../../src/flows/debug-points.ts';
import { allPlans, boundedPlans, isForNewLife, mayLosePassword, type Passings, type Plan } from './support/plans.ts';
import { settleCards } from './support/settle-cards.ts';
import { isEverythingWanted, sizes } from './support/sizes.ts';
import { stories } from './support/stories.ts';
import { inWords, part } from './support/summary.ts';
import { openTheatre, type Theatre } from './support/theatre.ts';
import { judge, type Verdict } from './support/verdict.ts';

const minute = 60_000;
/** To try one again: a point, or a part of its name. */
const onlyPoint = process.env.CHAOS_POINT ?? '';
/** What the sweep does comes up to ten seconds after the story's own end. */
const patienceMs = 15_000;
/** Stories wait more than they work. */
const theatreCount = isEverythingWanted ? 2 : 1;

describe('a crash at every debug point', function () {
  this.timeout(3 * minute);
  const counts = part('crash at every point');
  const theatres: Theatre[] = [];
  const found = { crashes: 0, notPassed: 0, settledByClick: 0, wrongCards: 0 };
  /** Each point has to be among them in the end. */
  const crashedAt = new Set<Plan['point']>();
  let plans: readonly Plan[] = boundedPlans;

  before(async () => {
    const opened = Array.from({ length: theatreCount }, (_, index) => openTheatre(sizes.seed + index));
    theatres.push(...(await Promise.all(opened)));
  });
  after(() => Promise.all(theatres.map((theatre) => theatre.close())));

  if (isEverythingWanted) {
    it('is not missing any that there is: each is passed by a story', async function () {
      this.timeout(10 * minute);
      const [theatre] = theatres;
      assert(theatre);
      const passings = await rehearse(theatre);
      plans = spread(allPlans(passings).filter(({ point }) => point.includes(onlyPoint)));
      const missing = debugPoints.filter((point) => !theatre.desk.reached.has(point));
      assert.deepEqual(missing, [], 'no story passes these');
    });
  }

  it('loses nothing, makes nothing twice, and leaves every card true', async function () {
    this.timeout(2 * minute + plans.length * minute);
    const problems: string[] = [];
    let next = 0;
    const work = async (theatre: Theatre) => {
      for (let number = next++; number < plans.length; number = next++) {
        const plan = plans[number];
        if (!plan) continue;
        const problem = await play(theatre, plan, number).catch((error) => `${error}`);
        if (problem) problems.push(`${inShort(plan)}: ${problem}`);
        // A long run says how it goes, and what went wrong as soon as it does.
        if (isEverythingWanted)
          process.stdout.write(`      ${number + 1}/${plans.length} ${inShort(plan)} ${problem ?? ''}\n`);
      }
    };
    await Promise.all(theatres.map(work));
    await Promise.all(theatres.map(({ desk }) => desk.stop()));
    const verdicts = await Promise.all(theatres.map(({ world }) => judge(world)));
    tell(verdicts);
    const missed = new Set(plans.map(({ point }) => point).filter((point) => !crashedAt.has(point)));
    problems.push(...[...missed].map((point) => `no process ended at: ${point}`));
    if (this.test) this.test.title += ` (${inWords(counts)})`;
    for (const { duplicates, lost, severalIds, wrongAudits, chain } of verdicts) {
      problems.push(...duplicates.map((name) => `duplicate: ${name}`), ...lost.map((name) => `lost: ${name}`));
      problems.push(
        ...severalIds.map((name) => `several ids: ${name}`),
        ...wrongAudits.map((name) => `audit: ${name}`),
      );
      if (!chain.intact) problems.push(`audit: ${JSON.stringify(chain.fault)}`);
    }
    assert.deepEqual(problems, []);
  });

  async function play(theatre: Theatre, plan: Plan, number: number): Promise<void> {
    const { desk, world } = theatre;
    await world.clearFaults();
    const { ends } = desk.counts;
    const expected = isForNewLife(plan) ? 2 : 1;
    if (isForNewLife(plan)) {
      desk.crashNextLifeAt(plan);
      await desk.kill();
    } else desk.crashAt(plan);
    const lostPasswords = theatre.lostPasswords();
    const users = [await stories[plan.story](theatre.stage(`c${number}`))].flat();
    await comes(() => desk.counts.ends >= ends + expected, patienceMs);
    const settled = await Promise.all(users.map(settleCards));
    const crashes = desk.counts.ends - ends;
    const wrong = settled.flatMap((cards) => cards.wrong);
    found.settledByClick += settled.reduce((sum, { byClick }) => sum + byClick, 0);
    found.wrongCards += wrong.length;
    assert.deepEqual(wrong, []);
    assert(theatre.lostPasswords() === lostPasswords || mayLosePassword(plan), 'the password was lost');
    // What is done again and again may be done once for two reasons, and what the sweep does by chance.
    if (crashes < expected) found.notPassed += 1;
    else crashedAt.add(plan.point);
    found.crashes += crashes;
    desk.crashAt({ ...plan, times: 0 });
  }

  function tell(verdicts: readonly Verdict[]): void {
    const sum = (of: (verdict: Verdict) => number) => verdicts.reduce((total, verdict) => total + of(verdict), 0);
    Object.assign(counts, {
      points: isEverythingWanted ? debugPoints.length : boundedPlans.length,
      crashes: found.crashes,
      restarts: theatres.reduce((total, { desk }) => total + desk.counts.starts - 1, 0),
      requests: sum(({ requests }) => requests),
      customers: sum(({ customers }) => customers),
      duplicates: sum(({ duplicates }) => duplicates.length),
      lost: sum(({ lost }) => lost.length),
      'several ids': sum(({ severalIds }) => severalIds.length),
      'wrong audits': sum(({ wrongAudits }) => wrongAudits.length),
      'wrong cards': found.wrongCards,
      'cards settled by the next click': found.settledByClick,
      'passwords lost with the answer': theatres.reduce((total, theatre) => total + theatre.lostPasswords(), 0),
      'points not passed this time': found.notPassed,
    });
  }
});

/** Plays every story without a crash. */
async function rehearse({ desk, world, stage }: Theatre): Promise<Passings> {
  const passings = [];
  for (const [name, story] of Object.entries(stories)) {
    await world.clearFaults();
    const before = new Map(desk.reached);
    const users = [await story(stage(name.toLowerCase()))].flat();
    for (const user of users) assert.deepEqual((await settleCards(user)).wrong, [], name);
    const passed = [...desk.reached].map(([point, times]) => [point, times - (before.get(point) ?? 0)] as const);
    passings.push([name, new Map(passed.filter(([, times]) => times > 0))]);
  }
  return Object.fromEntries(passings);
}

async function comes(isThere: () => boolean, withinMs: number): Promise<void> {
  for (const end = Date.now() + withinMs; !isThere() && Date.now() < end; ) await sleep(100);
}

/** As many as are wanted, from all over the list. */
function spread(plans: readonly Plan[]): readonly Plan[] {
  const every = Math.max(1, plans.length / sizes.crashes);
  return plans.filter((_, index) => Math.floor(index / every) !== Math.floor((index - 1) / every));
}

function inShort({ story, point, times }: Plan): string {
  return `${story}, ${point}${times > 1 ? ` (${times})` : ''}`;
}
