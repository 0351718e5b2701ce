import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../src/errors.ts';
import { type Job, type JobName, jobNames } from '../../src/flows/ports.ts';
import { createQueue, type JobHandlers, type Queue } from '../../src/jobs/queue.ts';
import { workersPerQueue } from '../../src/jobs/queue-settings.ts';
import { executorOf } from '../../src/storage/sql-executor.ts';
import { silentLog, type TestDatabase, testDatabases, wallClock } from '../storage/support/test-database.ts';

type Handler = (requestId: string, name: JobName) => Promise<void>;

for (const { name: databaseName, open } of testDatabases) {
  describe(`queue on ${databaseName}`, function () {
    this.timeout(30_000);
    let db: TestDatabase;
    let queue: Queue;
    let handler: Handler;
    const runs: string[] = [];
    const handlers: JobHandlers = {
      'create-customer': (requestId) => handler(requestId, 'create-customer'),
      deliver: (requestId) => handler(requestId, 'deliver'),
    };

    const newQueue = (log = silentLog, { executor, kind } = db.database) =>
      createQueue({ executor, embedded: kind === 'embedded', clock: wallClock, log });
    const send = (job: Job) => queue.send(db.database.executor, job);
    const deliver = (requestId: string) => send({ name: 'deliver', requestId });
    const sendInTransaction = (job: Job, end: () => Promise<void> = async () => {}) =>
      db.database.kysely.transaction().execute(async (trx) => {
        await queue.send(executorOf(trx), job);
        await end();
      });

    before(async () => {
      db = await open();
      queue = newQueue();
      await queue.start(handlers);
    });
    beforeEach(() => {
      runs.length = 0;
      handler = async (requestId) => void runs.push(requestId);
    });
    afterEach(async () => {
      const open = `select id from pgboss.job where name = any($1) and state < 'completed'`;
      await until(async () => (await db.database.executor.executeSql(open, [[...jobNames]])).rows.length === 0);
    });
    after(async () => {
      await queue.stop({ timeoutMs: 2000 });
      await db.drop();
    });

    it('runs a job of a committed transaction, at once when woken', async () => {
      await sendInTransaction({ name: 'deliver', requestId: 'committed' });
      const woken = performance.now();
      queue.wake();
      await until(() => runs.length === 1, 400);
      assert.ok(performance.now() - woken < 400);
      assert.deepEqual(runs, ['committed']);
    });

    it('never runs a job of a transaction that is rolled back', async () => {
      const rolledBack = sendInTransaction({ name: 'deliver', requestId: 'rolled back' }, async () => {
        queue.wake();
        await sleep(300);
        throw new Error('no');
      });
      await assert.rejects(rolledBack, /no/);
      queue.wake();
      await sleep(1200);
      assert.deepEqual(runs, []);
    });

    it('refuses jobs before its start rather than waiting for its own transaction', async () => {
      const unstarted = newQueue();
      await assert.rejects(
        unstarted.send(db.database.executor, { name: 'deliver', requestId: 'early' }),
        /not started/,
      );
    });

    it('runs a job without being woken', async () => {
      await deliver('polled');
      await until(() => runs.length === 1, 2000);
    });

    it('folds the waiting jobs of one request into one', async () => {
      const gate = gateAt('folded');
      await deliver('folded');
      queue.wake();
      await gate.entered;
      for (let i = 0; i < 5; i += 1) await deliver('folded');
      gate.open();
      await until(() => runs.length === 2);
      await sleep(800);
      assert.deepEqual(runs, ['folded', 'folded']);
    });

    it('does not let a waiting job run before the transaction that folded into it commits', async () => {
      let state = 'old';
      const opened = newSignal();
      const blockers = Array.from({ length: workersPerQueue }, (_, i) => `blocker ${i}`);
      let blocked = 0;
      handler = async (requestId) => {
        if (!blockers.includes(requestId)) return void runs.push(state);
        blocked += 1;
        await opened.given;
      };
      for (const requestId of blockers) await deliver(requestId);
      queue.wake();
      await until(() => blocked === workersPerQueue);
      await deliver('fold race');
      await sendInTransaction({ name: 'deliver', requestId: 'fold race' }, async () => {
        opened.give();
        await sleep(1200);
        state = 'new';
      });
      await until(() => runs.length > 0);
      assert.deepEqual(runs, ['new']);
    });

    it('runs a job that was sent while one of the same request ran, afterwards and never beside it', async () => {
      let active = 0;
      let most = 0;
      handler = async (requestId) => {
        active += 1;
        most = Math.max(most, active);
        await sleep(300);
        active -= 1;
        runs.push(requestId);
      };
      await deliver('serial');
      queue.wake();
      await until(() => active === 1);
      await deliver('serial');
      queue.wake();
      await until(() => runs.length === 2);
      assert.equal(most, 1);
    });

    it('loses nothing and runs no two jobs of a request at once, under load and with a second process', async () => {
      const requestIds = ['v', 'w', 'x', 'y', 'z'];
      const wanted = new Map<string, number>();
      const seen = new Map<string, number>();
      const active = new Set<string>();
      let beside = 0;
      handler = async (requestId) => {
        if (active.has(requestId)) beside += 1;
        active.add(requestId);
        const version = wanted.get(requestId) ?? 0;
        await sleep(2);
        seen.set(requestId, version);
        active.delete(requestId);
      };
      const second = db.database.kind === 'server' ? await db.openAgain() : undefined;
      const other = second && newQueue(silentLog, second);
      await other?.start(handlers);
      for (let i = 0; i < 300; i += 1) {
        const requestId = requestIds[i % requestIds.length] ?? '';
        wanted.set(requestId, i);
        await Promise.all([deliver(requestId), send({ name: 'deliver', requestId, delayMs: 1 })]);
        queue.wake();
        other?.wake();
      }
      await until(() => requestIds.every((requestId) => seen.get(requestId) === wanted.get(requestId)), 10_000);
      assert.equal(beside, 0);
      await other?.stop({ timeoutMs: 2000 });
      await second?.close();
    });

    it('lets other requests pass one that is busy', async () => {
      const gate = gateAt('busy');
      await deliver('busy');
      queue.wake();
      await gate.entered;
      await deliver('busy');
      for (const requestId of ['a', 'b', 'c', 'd', 'e', 'f']) await deliver(requestId);
      queue.wake();
      await until(() => runs.length === 6, 3000);
      gate.open();
      await until(() => runs.length === 8);
    });

    it('does not run a delayed job before its time, and keeps it apart from one without delay', async () => {
      const sent = performance.now();
      await send({ name: 'deliver', requestId: 'later', delayMs: 1500 });
      await deliver('later');
      queue.wake();
      await until(() => runs.length === 1, 1000);
      await until(() => runs.length === 2);
      assert.ok(performance.now() - sent >= 1500);
    });

    it('tries a failed job again, and not before the error allows', async () => {
      const times: number[] = [];
      handler = async () => {
        times.push(performance.now());
        if (times.length === 1) {
          throw new AppError('connector.throttled', 'Too many.', 'Wait.', { retry: 'safe', retryAfterMs: 2500 });
        }
      };
      await deliver('throttled');
      queue.wake();
      await until(() => times.length === 2, 10_000);
      assert.ok((times[1] ?? 0) - (times[0] ?? 0) >= 2490);
    });

    it('stores nothing of an error but its code', async () => {
      let thrown = false;
      handler = async () => {
        if (thrown) return;
        thrown = true;
        throw new AppError('connector.unavailable', 'message with a secret', 'r', { cause: new Error('canary') });
      };
      await deliver('failing');
      queue.wake();
      await until(() => thrown);
      await sleep(300);
      const { rows } = await db.database.executor.executeSql(
        `select output::text from pgboss.job where singleton_key = 'failing'`,
      );
      assert.deepEqual(rows, [{ output: '{"code": "connector.unavailable"}' }]);
    });

    it('waits for the job in hand when it stops, and a new start goes on', async () => {
      const gate = gateAt('in hand');
      await deliver('in hand');
      queue.wake();
      await gate.entered;
      assert.equal(queue.isRunning(), true);
      const stopped = queue.stop({ timeoutMs: 5000 });
      assert.equal(queue.isRunning(), false);
      await sleep(100);
      gate.open();
      await stopped;
      assert.deepEqual(runs, ['in hand']);
      await deliver('afterwards');
      queue = newQueue();
      await queue.start(handlers);
      await until(() => runs.length === 2);
    });

    if (databaseName === 'PGlite') {
      it('takes up at its start what a killed process was working on', async () => {
        await queue.stop({ timeoutMs: 1000 });
        await deliver('killed');
        await db.database.executor.executeSql(
          `update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now() where singleton_key = 'killed'`,
        );
        queue = newQueue();
        await queue.start(handlers);
        await until(() => runs.length === 1, 1500);
      });
    }

    it('reports a database that is away, seldom and without ending', async () => {
      const errors: string[] = [];
      const log = { ...silentLog, error: (event: string) => void errors.push(event) };
      let away = false;
      const executor = {
        executeSql: (text: string, values?: unknown[]) =>
          away ? Promise.reject(new Error('away')) : db.database.executor.executeSql(text, values),
      };
      const other = createQueue({ executor, embedded: false, clock: wallClock, log });
      await other.start(handlers);
      away = true;
      await sleep(1200);
      assert.deepEqual(errors, ['queue.error']);
      away = false;
      await other.stop({ timeoutMs: 1000 });
    });

    /** Holds the handler of that request until it is opened. */
    function gateAt(wanted: string): { readonly entered: Promise<void>; open(): void } {
      const entered = newSignal();
      const opened = newSignal();
      handler = async (requestId) => {
        if (requestId === wanted) {
          entered.give();
          await opened.given;
        }
        runs.push(requestId);
      };
      return { entered: entered.given, open: opened.give };
    }
  });
}

function newSignal(): { readonly given: Promise<void>; give(): void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

async function until(holds: () => boolean | Promise<boolean>, withinMs = 5000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Not within ${withinMs} ms.`);
    await sleep(10);
  }
}
