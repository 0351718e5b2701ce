import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { createConsentStore } from '../../src/storage/consents.ts';
import type { Database } from '../../src/storage/database.ts';
import { createSealer } from '../../src/storage/sealing.ts';
import { minutesLater, start } from './support/sample.ts';
import { type TestDatabase, testDatabases } from './support/test-database.ts';

for (const { name, open } of testDatabases) {
  describe(`consent store on ${name}`, () => {
    let db: TestDatabase;
    const sealer = createSealer([randomBytes(32)], randomBytes);
    const storeOf = ({ kysely }: Database) => createConsentStore(kysely, sealer);

    before(async function () {
      this.timeout(60_000);
      db = await open();
    });
    after(() => db.drop());

    it('lets one of many use a link', async () => {
      const store = storeOf(db.database);
      const link = randomUUID();
      const uses = await Promise.all(Array.from({ length: 8 }, () => store.useLink(link, minutesLater(15))));
      assert.equal(uses.filter(Boolean).length, 1);
      assert.equal(await store.useLink(randomUUID(), minutesLater(15)), true);
    });

    it('gives a secret out once, to one of many, and only in time', async () => {
      const store = storeOf(db.database);
      const [inTime, late] = [randomUUID(), randomUUID()];
      await store.keep(inTime, 'the secret', minutesLater(10));
      await store.keep(late, 'the secret', minutesLater(10));
      const taken = await Promise.all(Array.from({ length: 8 }, () => store.take(inTime, minutesLater(9))));
      assert.deepEqual(
        taken.filter((secret) => secret !== undefined),
        ['the secret'],
      );
      assert.equal(await store.take(late, minutesLater(10)), undefined);
      assert.equal(await store.take(randomUUID(), start), undefined);
    });

    it('keeps no secret in clear, and opens none that was moved', async () => {
      const store = storeOf(db.database);
      const [key, other] = [randomUUID(), randomUUID()];
      await store.keep(key, 'canary', minutesLater(10));
      const { rows } = await db.database.executor.executeSql('select * from pending_consent');
      assert.ok(rows.length > 0);
      assert.ok(!JSON.stringify(rows).includes('canary'));
      await db.database.executor.executeSql('update pending_consent set key = $1 where key = $2', [other, key]);
      await assert.rejects(store.take(other, start), { code: 'sealing.broken' });
    });

    it('forgets what is over, and nothing else', async () => {
      const store = storeOf(db.database);
      const [past, present] = [randomUUID(), randomUUID()];
      await store.useLink(past, minutesLater(15));
      await store.useLink(present, minutesLater(16));
      await store.keep(past, 'past', minutesLater(15));
      await store.keep(present, 'present', minutesLater(16));
      await store.removeExpired(minutesLater(15));
      assert.deepEqual([await store.useLink(past, start), await store.useLink(present, start)], [true, false]);
      assert.deepEqual([await store.take(past, start), await store.take(present, start)], [undefined, 'present']);
    });
  });
}
