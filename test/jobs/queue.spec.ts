import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../src/errors.ts';
import { createQueue } from '../../src/jobs/queue.ts';
import { silentLog, testDatabases, wallClock } from '../storage/support/test-database.ts';
import { QueueBench, until } from './support/queue-bench.ts';

for (const { name: databaseName, open } of testDatabases) {
  describe(`queue on ${databaseName}`, function () {
    this.timeout(30_000);
    const bench = new QueueBench(open);

    it('runs a job of a committed transaction, at once when woken', async () => {
      await bench.deliverInTransaction('committed');
      const woken = performance.now();
      bench.queue.wake();
      await until(() => bench.runs.length === 1, 400);
      assert.ok(performance.now() - woken < 400);
      assert.deepEqual(bench.runs, ['committed']);
    });

    it('never runs a job of a transaction that is rolled back', async () => {
      const rolledBack = bench.deliverInTransaction('rolled back', async () => {
        bench.queue.wake();
        await sleep(300);
        throw new Error('no');
      });
      await assert.rejects(rolledBack, /no/);
      bench.queue.wake();
      await sleep(1200);
      assert.deepEqual(bench.runs, []);
    });

    it('refuses jobs before its start rather than waiting for its own transaction', async () => {
      const unstarted = bench.newQueue();
      await assert.rejects(
        unstarted.send(bench.db.database.executor, { name: 'deliver', requestId: 'early' }),
        /not started/,
      );
    });

    it('runs a job without being woken', async () => {
      await bench.deliver('polled');
      await until(() => bench.runs.length === 1, 2000);
    });

    it('tries a failed job again, and not before the error allows', async () => {
      const times: number[] = [];
      bench.handler = async () => {
        times.push(performance.now());
        if (times.length === 1) {
          throw new AppError('connector.throttled', 'Too many.', 'Wait.', { retry: 'safe', retryAfterMs: 2500 });
        }
      };
      await bench.deliver('throttled');
      bench.queue.wake();
      await until(() => times.length === 2, 10_000);
      assert.ok((times[1] ?? 0) - (times[0] ?? 0) >= 2490);
    });

    it('stores nothing of an error but its code', async () => {
      let thrown = false;
      bench.handler = async () => {
        if (thrown) return;
        thrown = true;
        throw new AppError('connector.unavailable', 'message with a secret', 'r', { cause: new Error('canary') });
      };
      await bench.deliver('failing');
      bench.queue.wake();
      await until(() => thrown);
      await sleep(300);
      const { rows } = await bench.db.database.executor.executeSql(
        `select output::text from pgboss.job where singleton_key = 'failing'`,
      );
      assert.deepEqual(rows, [{ output: '{"code": "connector.unavailable"}' }]);
    });

    it('waits for the job in hand when it stops, and a new start goes on', async () => {
      const gate = bench.gateAt('in hand');
      await bench.deliver('in hand');
      bench.queue.wake();
      await gate.entered;
      assert.equal(bench.queue.isRunning(), true);
      const stopped = bench.queue.stop({ timeoutMs: 5000 });
      assert.equal(bench.queue.isRunning(), false);
      await sleep(100);
      gate.open();
      await stopped;
      assert.deepEqual(bench.runs, ['in hand']);
      await bench.deliver('afterwards');
      await bench.restart();
      await until(() => bench.runs.length === 2);
    });

    if (databaseName === 'PGlite') {
      it('takes up at its start what a killed process was working on', async () => {
        await bench.queue.stop({ timeoutMs: 1000 });
        await bench.deliver('killed');
        await bench.db.database.executor.executeSql(
          `update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now() where singleton_key = 'killed'`,
        );
        await bench.restart();
        await until(() => bench.runs.length === 1, 1500);
      });
    }

    it('reports a database that is away, seldom and without ending', async () => {
      const errors: string[] = [];
      const log = { ...silentLog, error: (event: string) => void errors.push(event) };
      let away = false;
      const executor = {
        executeSql: (text: string, values?: unknown[]) =>
          away ? Promise.reject(new Error('away')) : bench.db.database.executor.executeSql(text, values),
      };
      const other = createQueue({ executor, embedded: false, clock: wallClock, log });
      await other.start(bench.handlers);
      away = true;
      await sleep(1200);
      assert.deepEqual(errors, ['queue.error']);
      away = false;
      await other.stop({ timeoutMs: 1000 });
    });
  });
}
