import assert from 'node:assert/strict';
import { createQueue } from '../../src/jobs/queue.ts';
import { createLog } from '../../src/log.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { systemClock } from '../../src/system.ts';
import { createServerDatabase } from '../support/server-database.ts';

describe('several processes that start at once on a new database', function () {
  this.timeout(60_000);

  it('all start: the tables and the queue’s own are made by one of them', async () => {
    const server = await createServerDatabase();
    const log = createLog('silent');
    const idle = async () => {};
    const handlers = {
      'create-customer': idle,
      deliver: idle,
      'check-validation-status': idle,
      'reset-password': idle,
      tell: idle,
      'call-webhook': idle,
    };
    const started = await Promise.allSettled(
      Array.from({ length: 4 }, async () => {
        const given = { databaseUrl: server.url, dataDir: '', clock: systemClock, log };
        const database = await openDatabase(given);
        const { executor, exclusively } = database;
        const queue = createQueue({ executor, embedded: false, clock: systemClock, log, exclusively });
        await queue.start(handlers);
        return { database, queue };
      }),
    );
    for (const one of started) {
      if (one.status === 'fulfilled') await one.value.queue.stop({ timeoutMs: 1_000 });
      if (one.status === 'fulfilled') await one.value.database.close();
    }
    await server.drop();
    assert.deepEqual(
      started.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled'],
    );
  });
});
