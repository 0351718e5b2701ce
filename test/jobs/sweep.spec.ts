import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { GivenUpJob, Job, Store } from '../../src/flows/ports/ports.ts';
import { createJobLedger } from '../../src/jobs/job-ledger.ts';
import { createSweep } from '../../src/jobs/sweep.ts';
import { silentLog, testDatabases } from '../storage/support/test-database.ts';
import { QueueBench, until } from './support/queue-bench.ts';

describe('the sweep', () => {
  const nothingDue = async () => [];
  const store = {
    dueCreations: nothingDue,
    dueDeliveries: nothingDue,
    dueValidationChecks: nothingDue,
    duePasswordResets: nothingDue,
  } as unknown as Store;
  const jobs = { givenUp: async () => [], waiting: async () => new Set<string>() };
  let time: sinon.SinonFakeTimers;
  beforeEach(() => {
    time = sinon.useFakeTimers();
  });
  afterEach(() => time.restore());

  function sweepWith(watchSignIn: () => Promise<void>, destroyExpired: () => Promise<void>) {
    const clock = { now: () => new Date() };
    const nothing = async () => {};
    const others = { remindOfPasswords: nothing, keepApprovalTimes: nothing, eraseDetails: nothing };
    return createSweep({ store, jobs, clock, log: silentLog, destroyExpired, ...others, watchSignIn });
  }

  it('looks after the sign-in at once and then regularly, whatever the rest does', async () => {
    const watch = sinon.spy(async () => {});
    const sweep = sweepWith(watch, () => Promise.reject(new Error('no')));
    sweep.start();
    assert.equal(watch.callCount, 1);
    await time.tickAsync(60_000);
    assert.equal(watch.callCount, 7);
    await sweep.stop();
    await time.tickAsync(60_000);
    assert.equal(watch.callCount, 7);
  });

  it('is held up by no sign-in that hangs, begins no second one meanwhile, and waits for it when it stops', async () => {
    let answer = () => {};
    const watch = sinon.spy(
      () =>
        new Promise<void>((resolve) => {
          answer = resolve;
        }),
    );
    const destroy = sinon.spy(async () => {});
    const sweep = sweepWith(watch, destroy);
    sweep.start();
    await time.tickAsync(60_000);
    assert.deepEqual([watch.callCount, destroy.callCount], [1, 7]);
    let stopped = false;
    const stopping = sweep.stop().then(() => {
      stopped = true;
    });
    await time.tickAsync(1_000);
    assert.equal(stopped, false);
    answer();
    await stopping;
  });
});

describe('the sweep and many jobs that are due', () => {
  let time: sinon.SinonFakeTimers;
  beforeEach(() => {
    time = sinon.useFakeTimers();
  });
  afterEach(() => time.restore());

  const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, i) => String(from + i));
  const nothing = async () => {};

  /** A sweep with these creations due, and what it sent, transaction by transaction. */
  function sweepOver(due: readonly string[], ledger: { resting?: string[]; waiting?: string[] } = {}) {
    const sent: string[][] = [];
    const store = {
      dueCreations: async () => due,
      dueDeliveries: async () => [],
      dueValidationChecks: async () => [],
      duePasswordResets: async () => [],
      transaction: async (work: (tx: object) => Promise<void>) => {
        const ids: string[] = [];
        await work({ sendJob: async ({ requestId }: Job) => void ids.push(requestId) });
        sent.push(ids);
      },
    } as unknown as Store;
    const at = new Date(Date.now() + 1);
    const givenUp = (ledger.resting ?? []).map(
      (requestId): GivenUpJob => ({ name: 'create-customer', requestId, times: 1, at, code: 'unknown' }),
    );
    const jobs = { givenUp: async () => givenUp, waiting: async () => new Set(ledger.waiting) };
    const others = {
      destroyExpired: nothing,
      remindOfPasswords: nothing,
      keepApprovalTimes: nothing,
      eraseDetails: nothing,
      watchSignIn: nothing,
    };
    const clock = { now: () => new Date() };
    return { sweep: createSweep({ store, jobs, clock, log: silentLog, ...others }), sent };
  }

  it('holds everything else up for a few at a time, each few in the order of their ids', async () => {
    const { sweep, sent } = sweepOver(numbered(60, 100).reverse());
    sweep.start();
    await time.tickAsync(0);
    assert.deepEqual(sent, [numbered(25, 135)]);
    await time.tickAsync(5_000);
    assert.deepEqual(sent.slice(1), [numbered(25, 110), numbered(10, 100)]);
    await sweep.stop();
  });

  it('sends no more when it stops', async () => {
    const { sweep, sent } = sweepOver(numbered(60));
    sweep.start();
    await time.tickAsync(0);
    const stopped = sweep.stop();
    await time.tickAsync(1_000);
    await stopped;
    assert.equal(sent.length, 1);
  });

  it('takes the longest waiting first, and those that a round left out before those that stay due', async () => {
    const { sweep, sent } = sweepOver(numbered(450));
    const rounds: string[][] = [];
    sweep.start();
    for (let round = 0; round < 3; round += 1) {
      await time.tickAsync(9_999);
      rounds.push(sent.splice(0).flat().sort());
      await time.tickAsync(1);
    }
    const later = [...numbered(50, 400), ...numbered(150)];
    assert.deepEqual(rounds, [numbered(200).sort(), numbered(200, 200).sort(), later.sort()]);
    await Promise.all([sweep.stop(), time.tickAsync(1_000)]);
  });

  it('sends nothing for what rests or waits already, nor lets it take a place', async () => {
    const { sweep, sent } = sweepOver(numbered(520), { resting: numbered(250), waiting: numbered(250, 250) });
    sweep.start();
    await time.tickAsync(5_000);
    await sweep.stop();
    assert.deepEqual(sent.flat(), numbered(20, 500));
  });
});

for (const { name, open } of testDatabases) {
  describe(`the jobs that wait, on ${name}`, function () {
    this.timeout(60_000);
    const bench = new QueueBench(open);

    it('are told by the ledger until they run, of each queue its own', async () => {
      const ledger = createJobLedger(bench.db.database.executor);
      const gate = bench.gateAt('r');
      await bench.send({ name: 'deliver', requestId: 'r' });
      await gate.entered;
      assert.deepEqual(await ledger.waiting('deliver'), new Set());
      await bench.send({ name: 'deliver', requestId: 'r' });
      assert.deepEqual(await ledger.waiting('deliver'), new Set(['r']));
      assert.deepEqual(await ledger.waiting('create-customer'), new Set());
      gate.open();
      await until(async () => (await ledger.waiting('deliver')).size === 0);
    });
  });
}
