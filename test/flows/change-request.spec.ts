import assert from 'node:assert/strict';
import type { Creation } from '../../src/domain/request.ts';
import { changeRequest } from '../../src/flows/change-request.ts';
import type { FlowContext } from '../../src/flows/flow-context.ts';
import type { Store } from '../../src/flows/ports/ports.ts';
import { createStore } from '../../src/storage/store.ts';
import { message, minutesLater, start, stored } from '../storage/support/sample.ts';
import { type TestDatabase, testDatabases } from '../storage/support/test-database.ts';

const creation: Creation = { point: 'reserved', msRequestId: 'm', correlationId: 'c', attempts: 1 };

for (const { name, open } of testDatabases) {
  describe(`changeRequest on ${name}`, () => {
    let db: TestDatabase;
    let store: Store;
    before(async function () {
      this.timeout(60_000);
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async () => {} });
    });
    after(() => db.drop());

    it('has no card sent again for an attempt that shows nothing new, and every one for what does', async () => {
      const context = { store, clock: { now: () => start } } as FlowContext;
      const isDue = async (id: string) => (await store.dueDeliveries(minutesLater(1))).includes(id);
      let request = await stored(store, { state: 'creating', creation });
      const { id } = request;
      await store.rememberMessage(message(id));
      for (let attempts = 2; attempts < 5; attempts += 1) {
        request = await changeRequest(context, request, { creation: { ...creation, attempts } }, { actor: 'system' });
        assert.equal(await isDue(id), false);
      }
      const waiting: Creation = { ...creation, waitsForSignIn: true };
      request = await changeRequest(context, request, { creation: waiting }, { actor: 'system' });
      assert.equal(await isDue(id), true);
      const [behind] = await store.listMessages(id);
      request = await changeRequest(context, request, { creation: { ...waiting } }, { actor: 'system' });
      assert.equal(await isDue(id), true, 'a card that was behind before is forgotten');
      assert.deepEqual(await store.listMessages(id), [behind]);
    });
  });
}
