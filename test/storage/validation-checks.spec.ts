import assert from 'node:assert/strict';
import type { Store } from '../../src/flows/ports/ports.ts';
import { createStore } from '../../src/storage/store.ts';
import { minutesLater, stored } from './support/sample.ts';
import { type TestDatabase, testDatabases } from './support/test-database.ts';

for (const { name, open } of testDatabases) {
  describe(`the times of validation checks on ${name}`, () => {
    let db: TestDatabase;
    let store: Store;
    before(async function () {
      this.timeout(60_000);
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async () => {} });
    });
    after(() => db.drop());

    it('are set, changed and ended', async () => {
      const { id } = await stored(store);
      assert.equal(await store.nextValidationCheck(id), undefined);
      await store.setValidationCheck(id, minutesLater(1));
      await store.setValidationCheck(id, minutesLater(5));
      assert.deepEqual(await store.nextValidationCheck(id), minutesLater(5));
      await store.setValidationCheck(id, undefined);
      await store.setValidationCheck(id, undefined);
      assert.equal(await store.nextValidationCheck(id), undefined);
    });

    it('name what is due, longest waiting first', async () => {
      const [late, later, notYet] = [await stored(store), await stored(store), await stored(store)];
      await store.setValidationCheck(late.id, minutesLater(2));
      await store.setValidationCheck(later.id, minutesLater(1));
      await store.setValidationCheck(notYet.id, minutesLater(3));
      assert.deepEqual(await store.dueValidationChecks(minutesLater(2)), [later.id, late.id]);
    });

    it('go with their transaction', async () => {
      const { id } = await stored(store);
      const failing = store.transaction(async (tx) => {
        await tx.setValidationCheck(id, minutesLater(1));
        throw new Error('no');
      });
      await assert.rejects(failing, /no/);
      assert.equal(await store.nextValidationCheck(id), undefined);
    });
  });
}
