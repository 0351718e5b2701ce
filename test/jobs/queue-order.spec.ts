import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { workersPerQueue } from '../../src/jobs/queue-settings.ts';
import { testDatabases } from '../storage/support/test-database.ts';
import { newSignal, QueueBench, until } from './support/queue-bench.ts';

for (const { name, open } of testDatabases) {
  describe(`order of jobs on ${name}`, function () {
    this.timeout(30_000);
    const bench = new QueueBench(open);

    it('folds the waiting jobs of one request into one', async () => {
      const gate = bench.gateAt('folded');
      await bench.deliver('folded');
      bench.queue.wake();
      await gate.entered;
      for (let i = 0; i < 5; i += 1) await bench.deliver('folded');
      gate.open();
      await until(() => bench.runs.length === 2);
      await sleep(800);
      assert.deepEqual(bench.runs, ['folded', 'folded']);
    });

    it('does not let a waiting job run before the transaction that folded into it commits', async () => {
      let state = 'old';
      const opened = newSignal();
      const blockers = Array.from({ length: workersPerQueue.deliver }, (_, i) => `blocker ${i}`);
      let blocked = 0;
      bench.handler = async (requestId) => {
        if (!blockers.includes(requestId)) return void bench.runs.push(state);
        blocked += 1;
        await opened.given;
      };
      for (const requestId of blockers) await bench.deliver(requestId);
      bench.queue.wake();
      await until(() => blocked === workersPerQueue.deliver);
      await bench.deliver('fold race');
      await bench.deliverInTransaction('fold race', async () => {
        opened.give();
        await sleep(1200);
        state = 'new';
      });
      await until(() => bench.runs.length > 0);
      assert.deepEqual(bench.runs, ['new']);
    });

    it('runs a job that was sent while one of the same request ran, afterwards and never beside it', async () => {
      let active = 0;
      let most = 0;
      bench.handler = async (requestId) => {
        active += 1;
        most = Math.max(most, active);
        await sleep(300);
        active -= 1;
        bench.runs.push(requestId);
      };
      await bench.deliver('serial');
      bench.queue.wake();
      await until(() => active === 1);
      await bench.deliver('serial');
      bench.queue.wake();
      await until(() => bench.runs.length === 2);
      assert.equal(most, 1);
    });

    it('loses nothing and runs no two jobs of a request at once, under load and with a second process', async () => {
      const requestIds = ['v', 'w', 'x', 'y', 'z'];
      const wanted = new Map<string, number>();
      const seen = new Map<string, number>();
      const active = new Set<string>();
      let beside = 0;
      bench.handler = async (requestId) => {
        if (active.has(requestId)) beside += 1;
        active.add(requestId);
        const version = wanted.get(requestId) ?? 0;
        await sleep(2);
        seen.set(requestId, version);
        active.delete(requestId);
      };
      const second = bench.db.database.kind === 'server' ? await bench.db.openAgain() : undefined;
      const other = second && bench.newQueue(second);
      await other?.start(bench.handlers);
      for (let i = 0; i < 300; i += 1) {
        const requestId = requestIds[i % requestIds.length] ?? '';
        wanted.set(requestId, i);
        await Promise.all([bench.deliver(requestId), bench.deliver(requestId)]);
        bench.queue.wake();
        other?.wake();
      }
      await until(() => requestIds.every((requestId) => seen.get(requestId) === wanted.get(requestId)), 10_000);
      assert.equal(beside, 0);
      await other?.stop({ timeoutMs: 2000 });
      await second?.close();
    });

    it('lets other requests pass one that is busy', async () => {
      const gate = bench.gateAt('busy');
      await bench.deliver('busy');
      bench.queue.wake();
      await gate.entered;
      await bench.deliver('busy');
      for (const requestId of ['a', 'b', 'c', 'd', 'e', 'f']) await bench.deliver(requestId);
      bench.queue.wake();
      await until(() => bench.runs.length === 6, 3000);
      gate.open();
      await until(() => bench.runs.length === 8);
    });
  });
}
