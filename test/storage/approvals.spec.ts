import assert from 'node:assert/strict';
import { createStore } from '../../src/storage/store.ts';
import { fullRequest, minutesLater, newPerson, stored } from './support/sample.ts';
import { testDatabases } from './support/test-database.ts';

for (const { name, open } of testDatabases) {
  describe(`what waits for an approver, on ${name}`, function () {
    this.timeout(60_000);

    it('comes in the order in which it was confirmed, whatever its number', async () => {
      const db = await open();
      try {
        const store = createStore(db.database.kysely, { sendJob: async () => {} });
        const owner = newPerson();
        const ids: string[] = [];
        for (const minutes of [30, 10, 20]) {
          const draft = await stored(store, { owner });
          const { approval } = fullRequest(draft);
          assert(approval);
          const { decision: _none, ...open_ } = approval;
          const asked = { ...open_, votes: [], delegations: [], askedAt: minutesLater(minutes) };
          await store.saveRequest({ ...draft, state: 'pendingApproval', version: 2, approval: asked }, draft.version);
          ids.push(draft.id);
        }
        const listed = await store.listAsked(owner.tenantId, 'grace', 10);
        assert.deepEqual(
          listed.map(({ id }) => id),
          [ids[1], ids[2], ids[0]],
        );
        assert.deepEqual(
          (await store.listAsked(owner.tenantId, 'grace', 1)).map(({ id }) => id),
          [ids[1]],
        );
      } finally {
        await db.drop();
      }
    });
  });
}
