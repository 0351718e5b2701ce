import assert from 'node:assert/strict';
import type { Audience, NewRequest, Store } from '../../src/flows/ports/ports.ts';
import { createStore } from '../../src/storage/store.ts';
import { fullRequest, message, minutesLater, newPerson, start, stored } from './support/sample.ts';
import { type TestDatabase, testDatabases } from './support/test-database.ts';

for (const { name, open } of testDatabases) {
  describe(`requests of which somebody lacks a message, on ${name}`, function () {
    this.timeout(60_000);
    let db: TestDatabase;
    let store: Store;
    before(async () => {
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async () => {} });
    });
    after(() => db.drop());

    const isDue = async (id: string) => (await store.dueDeliveries(minutesLater(5))).includes(id);
    const has = (id: string, audience: Audience) => store.rememberMessage(message(id, { audience, version: 3 }));

    async function request(changes: Partial<NewRequest>): Promise<string> {
      return (await stored(store, { version: 3, ...changes })).id;
    }

    it('are due for their owner until there is one', async () => {
      const id = await request({ state: 'created' });
      assert.equal(await isDue(id), true);
      await has(id, 'owner');
      assert.equal(await isDue(id), false);
    });

    it('are not due while one may be on its way, and are again when it certainly was not sent', async () => {
      const id = await request({ state: 'failed' });
      await store.beginPost(id, 'owner', start);
      assert.equal(await isDue(id), false);
      await store.cancelPost(id, 'owner');
      assert.equal(await isDue(id), true);
    });

    it('are not due where Teams takes none, whatever is tried', async () => {
      const id = await request({ state: 'failed' });
      await store.withholdPost(id, 'owner', start);
      assert.equal(await isDue(id), false);
    });

    it('are not due where there is nothing to be shown', async () => {
      const states = ['draft', 'withdrawn', 'delivered'] as const;
      const ids = await Promise.all(states.map((state) => request({ state })));
      ids.push(await request({ state: 'created', erasedAt: start }));
      for (const id of ids) assert.equal(await isDue(id), false);
    });

    it('are due for whom the password was given to, while there is one', async () => {
      const owner = newPerson();
      const id = await request({ state: 'created', owner });
      await has(id, 'owner');
      const sealed = { keyId: 'k', nonce: 'n', ciphertext: 'c', tag: 't' };
      const credential = { requestId: id, owner, sealed, createdAt: start };
      await store.transaction((tx) => tx.insertCredential(credential));
      assert.equal(await isDue(id), false, 'nobody but the owner is to have it');
      await store.transaction((tx) => tx.handOverCredential(id, newPerson('Grace Holder'), sealed));
      assert.equal(await isDue(id), true);
      await has(id, 'holder');
      assert.equal(await isDue(id), false);
    });

    describe('and who is asked to approve them', () => {
      /** Asks `grace`, and `alan`, who is known not to be reachable. */
      async function pending(): Promise<string> {
        const draft = await stored(store);
        const { approval } = fullRequest(draft);
        assert(approval);
        const { escalatedAt: _nobodyElse, decision: _none, ...open } = approval;
        const asked = { ...open, delegations: [] };
        await store.saveRequest({ ...draft, state: 'pendingApproval', version: 3, approval: asked }, draft.version);
        await has(draft.id, 'owner');
        return draft.id;
      }

      it('are due until each who can be reached has one', async () => {
        const id = await pending();
        assert.equal(await isDue(id), true);
        await has(id, 'approver:grace');
        assert.equal(await isDue(id), false);
      });

      it('are not due when it is in the approvers’ channel, nor while one is on its way', async () => {
        const [inChannel, begun] = [await pending(), await pending()];
        await has(inChannel, 'channel');
        await store.beginPost(begun, 'approver:grace', start);
        assert.deepEqual([await isDue(inChannel), await isDue(begun)], [false, false]);
      });

      it('are due in spite of the channel for whom the rule does not name, until each has their own', async () => {
        const ids = [await pending(), await pending()];
        for (const id of ids) {
          await has(id, 'channel');
          const request = await store.findRequest(id);
          assert(request?.approval);
          const delegations = [{ from: newPerson(), to: 'ada', at: start }];
          const next = { ...request, version: 4, approval: { ...request.approval, delegations } };
          await store.saveRequest(next, 3);
          for (const shown of await store.listMessages(id)) await store.rememberMessage({ ...shown, version: 4 });
        }
        const [withCard = '', begun = ''] = ids;
        assert.deepEqual([await isDue(withCard), await isDue(begun)], [true, true]);
        await store.rememberMessage(message(withCard, { audience: 'approver:ada', version: 4 }));
        await store.beginPost(begun, 'approver:ada', start);
        assert.deepEqual([await isDue(withCard), await isDue(begun)], [false, false]);
      });
    });
  });
}
