import assert from 'node:assert/strict';
import { debugPoints } from '../../src/flows/debug-points.ts';
import { allPlans, boundedPlans, isForNewLife, mayLosePassword, type Passings, type Plan } from './support/plans.ts';
import { settleCards } from './support/settle-cards.ts';
import { isEverythingWanted, sizes } from './support/sizes.ts';
import { stories } from './support/stories.ts';
import { inWords, part } from './support/summary.ts';
import { openTheatre, type Theatre } from './support/theatre.ts';
import { judge, type Verdict } from './support/verdict.ts';

const minute = 60_000;
/** Stories wait more than they work. */
const theatreCount = isEverythingWanted ? 2 : 1;

describe('a crash at every debug point', function () {
  this.timeout(3 * minute);
  const counts = part('crash at every point');
  const theatres: Theatre[] = [];
  const found = { crashes: 0, passedOnce: 0, settledByClick: 0, withoutPassword: 0, wrongCards: 0 };
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
      plans = allPlans(passings).slice(0, sizes.crashes);
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
        if (plan) await play(theatre, plan, number).catch((error) => problems.push(`${inShort(plan)}: ${error}`));
      }
    };
    await Promise.all(theatres.map(work));
    await Promise.all(theatres.map(({ desk }) => desk.stop()));
    const verdicts = await Promise.all(theatres.map(({ world }) => judge(world)));
    tell(verdicts);
    if (this.test) this.test.title += ` (${inWords(counts)})`;
    assert.deepEqual(problems, []);
    for (const verdict of verdicts) {
      const { duplicates, lost, severalIds, wrongAudits } = verdict;
      assert.deepEqual({ duplicates, lost, severalIds, wrongAudits }, noProblems);
    }
  });

  const noProblems = { duplicates: [], lost: [], severalIds: [], wrongAudits: [] };

  async function play(theatre: Theatre, plan: Plan, number: number): Promise<void> {
    const { desk, world } = theatre;
    await world.clearFaults();
    const { ends } = desk.counts;
    const expected = isForNewLife(plan) ? 2 : 1;
    if (isForNewLife(plan)) {
      desk.crashNextLifeAt(plan);
      await desk.kill();
    } else desk.crashAt(plan);
    const ending = await stories[plan.story](theatre.stage(`c${number}`));
    const cards = await settleCards(ending.user);
    const crashes = desk.counts.ends - ends;
    found.settledByClick += cards.byClick;
    found.wrongCards += cards.wrong.length;
    assert.deepEqual(cards.wrong, []);
    if (ending.state === 'created') {
      found.withoutPassword += 1;
      assert(mayLosePassword(plan), 'the password was lost');
    }
    // What is done again and again may be done once for two reasons.
    if (crashes < expected && plan.times > 1) found.passedOnce += 1;
    else assert.equal(crashes, expected, 'the process did not end there');
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
      'passwords lost with the answer': found.withoutPassword,
      'points passed once only': found.passedOnce,
    });
  }
});

/** Plays every story without a crash. */
async function rehearse({ desk, world, stage }: Theatre): Promise<Passings> {
  const passings = [];
  for (const [name, story] of Object.entries(stories)) {
    await world.clearFaults();
    const before = new Map(desk.reached);
    const { user } = await story(stage(name.toLowerCase()));
    assert.deepEqual((await settleCards(user)).wrong, [], name);
    const passed = [...desk.reached].map(([point, times]) => [point, times - (before.get(point) ?? 0)] as const);
    passings.push([name, new Map(passed.filter(([, times]) => times > 0))]);
  }
  return Object.fromEntries(passings);
}

function inShort({ story, point, times }: Plan): string {
  return `${story}, ${point}${times > 1 ? ` (${times})` : ''}`;
}
