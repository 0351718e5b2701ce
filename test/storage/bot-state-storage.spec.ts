import assert from 'node:assert/strict';
import type { Storage } from 'botbuilder';
import { createBotStateStorage } from '../../src/storage/bot-state-storage.ts';
import { type TestDatabase, testDatabases } from './support/test-database.ts';

for (const { name, open } of testDatabases) {
  describe(`bot state storage on ${name}`, () => {
    let db: TestDatabase;
    let storage: Storage;

    before(async function () {
      this.timeout(60_000);
      db = await open();
      storage = createBotStateStorage(db.database.kysely);
    });
    after(() => db.drop());

    it('reads what was written, and nothing for other keys', async () => {
      const state = { dialogStack: [{ id: 'wizard', state: { requestId: 'r', text: 'Ünï "q" \\u0041' } }], eTag: '*' };
      await storage.write({ 'teams/a': state, 'teams/b': { n: 1 } });
      assert.deepEqual(await storage.read(['teams/a', 'teams/b', 'teams/c']), {
        'teams/a': state,
        'teams/b': { n: 1 },
      });
    });

    it('lets the last writer win', async () => {
      await storage.write({ k: { n: 1 } });
      await storage.write({ k: { n: 2 } });
      assert.deepEqual(await storage.read(['k']), { k: { n: 2 } });
    });

    it('deletes, also what is not there', async () => {
      await storage.write({ gone: {} });
      await storage.delete(['gone', 'never was']);
      assert.deepEqual(await storage.read(['gone']), {});
    });

    it('takes empty lists', async () => {
      await storage.write({});
      await storage.delete([]);
      assert.deepEqual(await storage.read([]), {});
    });
  });
}
