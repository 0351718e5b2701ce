import assert from 'node:assert/strict';
import sinon from 'sinon';
import { AppError } from '../../src/errors.ts';
import type { GivenUpJob, Job, Store } from '../../src/flows/ports/ports.ts';
import { createJobLedger } from '../../src/jobs/job-ledger.ts';
import { leaveToSweep } from '../../src/jobs/leave-to-sweep.ts';
import { createQueue, type Queue } from '../../src/jobs/queue.ts';
import { queueSettings } from '../../src/jobs/queue-settings.ts';
import { createSweep } from '../../src/jobs/sweep.ts';
import { silentLog, type TestDatabase, testDatabases, wallClock } from '../storage/support/test-database.ts';
import { until } from './support/queue-bench.ts';

const minute = 60_000;

for (const { name: databaseName, open } of testDatabases) {
  describe(`a job that is given up, on ${databaseName}`, function () {
    this.timeout(60_000);
    let db: TestDatabase;
    let queue: Queue | undefined;
    before(async () => {
      db = await open();
    });
    after(async () => {
      await queue?.stop({ timeoutMs: 2000 });
      await db.drop();
    });

    it('went through all its attempts, is logged, told of by the ledger, and goes when it is left to the sweep', async () => {
      const { executor, kind } = db.database;
      const ledger = createJobLedger(executor);
      assert.deepEqual([await ledger.givenUp(), await ledger.jobsOf('r1')], [[], []], 'there is no queue yet');
      const logged: unknown[] = [];
      const log = { ...silentLog, error: (event: string, facts?: object) => void logged.push({ event, ...facts }) };
      const { retryBackoff: _quick, retryDelayMax: _quicker, ...usual } = queueSettings;
      const settings = { ...usual, retryLimit: 2, retryDelay: 0 };
      queue = createQueue({ executor, embedded: kind === 'embedded', clock: wallClock, log, settings });
      const runs: string[] = [];
      const deliver = async (requestId: string) => {
        runs.push(requestId);
        throw new AppError('connector.unavailable', 'No answer.', 'Wait.', { retry: 'safe' });
      };
      const idle = async () => {};
      await queue.start({
        'create-customer': idle,
        'check-validation-status': idle,
        'reset-password': idle,
        tell: idle,
        'call-webhook': idle,
        deliver,
      });
      await queue.send(executor, { name: 'deliver', requestId: 'r1' });
      await queue.send(executor, { name: 'create-customer', requestId: 'r1' });

      await until(async () => (await ledger.givenUp()).length > 0, 20_000);
      assert.equal(runs.length, 3);
      await until(async () => (await ledger.jobsOf('r1')).some(({ state }) => state === 'completed'), 20_000);
      const [job] = await ledger.givenUp();
      assert.deepEqual(
        { ...job, at: 0 },
        { name: 'deliver', requestId: 'r1', times: 1, at: 0, code: 'connector.unavailable' },
      );
      assert(Math.abs(Date.now() - (job?.at.getTime() ?? 0)) < minute);
      assert.deepEqual(
        (await ledger.jobsOf('r1')).map(({ name, state, failures, code }) => [name, state, failures, code]).sort(),
        [
          ['create-customer', 'completed', 0, undefined],
          ['deliver', 'failed', 3, 'connector.unavailable'],
          ['deliver', 'givenUp', 3, 'connector.unavailable'],
        ],
      );
      const [{ event, job: jobName, attempt } = {}] = logged as { event?: string; job?: string; attempt?: number }[];
      assert.deepEqual([event, jobName, attempt], ['job.givenUp', 'deliver', 3]);

      await queue.send(executor, { name: 'deliver', requestId: 'r1' });
      await until(async () => (await ledger.givenUp())[0]?.times === 2, 20_000);
      await leaveToSweep(executor, { name: 'deliver', requestId: 'r2' });
      await leaveToSweep(executor, { name: 'create-customer', requestId: 'r1' });
      assert.equal((await ledger.givenUp()).length, 1);
      await leaveToSweep(executor, { name: 'deliver', requestId: 'r1' });
      assert.deepEqual(await ledger.givenUp(), []);
    });
  });
}

describe('the sweep and what was given up', () => {
  let time: sinon.SinonFakeTimers;
  beforeEach(() => {
    time = sinon.useFakeTimers({ now: new Date('2026-03-01T09:00:00Z') });
  });
  afterEach(() => time.restore());

  /** Just after the sweep's start, which comes at the same moment. */
  const givenUp = (changes: Partial<GivenUpJob> = {}): GivenUpJob => {
    return { name: 'deliver', requestId: 'r', times: 1, at: new Date(Date.now() + 1), code: 'unknown', ...changes };
  };

  /** The minutes after the start in which the sweep sends the job, of the first hour and a half. */
  async function sentIn(jobs: readonly GivenUpJob[]): Promise<readonly number[]> {
    const sent: Job[] = [];
    const minutes = new Set<number>();
    const start = Date.now();
    const store = {
      dueCreations: async () => [],
      dueDeliveries: async () => ['r'],
      dueValidationChecks: async () => [],
      duePasswordResets: async () => [],
      transaction: async (work: (tx: object) => Promise<void>) => {
        await work({ sendJob: async (job: Job) => void sent.push(job) });
        minutes.add(Math.floor((Date.now() - start) / minute));
      },
    } as unknown as Store;
    const nothing = async () => {};
    const others = {
      destroyExpired: nothing,
      remindOfPasswords: nothing,
      keepApprovalTimes: nothing,
      eraseDetails: nothing,
      watchSignIn: nothing,
    };
    const sweep = createSweep({
      store,
      jobs: { givenUp: async () => jobs, waiting: async () => new Set() },
      clock: wallClock,
      log: silentLog,
      ...others,
    });
    sweep.start();
    await time.tickAsync(90 * minute);
    await sweep.stop();
    assert(sent.every(({ name, requestId }) => name === 'deliver' && requestId === 'r'));
    return [...minutes];
  }

  it('let it rest for ten minutes, longer each time', async () => {
    assert.equal((await sentIn([givenUp()]))[0], 10);
    assert.equal((await sentIn([givenUp({ times: 3 })]))[0], 30);
  });

  it('let it rest an hour at the most', async () => {
    assert.equal((await sentIn([givenUp({ times: 90 })]))[0], 60);
  });

  it('hold up no other job of the request, nor another request', async () => {
    assert.equal((await sentIn([givenUp({ name: 'create-customer' }), givenUp({ requestId: 's' })]))[0], 0);
  });

  it('do not wait where the sign-in failed, nor for what was given up before the start', async () => {
    assert.equal((await sentIn([givenUp({ code: 'signIn.failed' })]))[0], 0);
    assert.equal((await sentIn([givenUp({ at: new Date(Date.now() - 1) })]))[0], 0);
  });
});
