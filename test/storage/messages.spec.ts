import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/person.ts';
import type { Audience, Store } from '../../src/flows/ports/ports.ts';
import { createStore } from '../../src/storage/store.ts';
import { message, newPerson, start, stored } from './support/sample.ts';
import { type TestDatabase, testDatabases } from './support/test-database.ts';

for (const { name, open } of testDatabases) {
  describe(`messages on ${name}`, function () {
    this.timeout(60_000);
    let db: TestDatabase;
    let store: Store;
    before(async () => {
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async () => {} });
    });
    after(() => db.drop());

    const begin = (requestId: string, audience: Audience = 'owner') => store.beginPost(requestId, audience, start);

    it('know for whom they are', async () => {
      const { id } = await stored(store);
      const [owners, holders] = [message(id), message(id, { audience: 'holder' })];
      await store.rememberMessage(owners);
      await store.rememberMessage(holders);
      await store.rememberMessage({ ...holders, version: 2 });
      assert.deepEqual(new Set(await store.listMessages(id)), new Set([owners, { ...holders, version: 2 }]));
    });

    it('are posted to one audience at a time, whatever becomes of the other’s', async () => {
      const { id } = await stored(store);
      assert.deepEqual([await begin(id), await begin(id)], [true, false], 'one is pending');
      assert.deepEqual([await begin(id, 'holder'), await begin(id, 'holder')], [true, false]);
      await store.cancelPost(id, 'holder');
      assert.deepEqual([await begin(id), await begin(id, 'holder')], [false, true]);
      await store.rememberMessage(message(id, { audience: 'holder' }));
      assert.deepEqual([await begin(id), await begin(id, 'holder')], [false, false], 'one is pending, one is there');
      await store.cancelPost(id, 'owner');
      assert.deepEqual([await begin(id), await begin(id, 'holder')], [true, false]);
    });

    it('to a holder before another one are no holder’s any more, whoever still takes them for that', async () => {
      const { id, owner } = await stored(store);
      const [first, second] = [newPerson('First'), newPerson('Second')];
      const sealed = { keyId: 'k', nonce: 'n', ciphertext: 'c', tag: 't' };
      const handOver = (holder: Person) =>
        store.transaction(async (tx) => {
          await tx.replaceCredential({ requestId: id, owner, sealed, createdAt: start });
          await tx.handOverCredential(id, holder, sealed);
        });
      await handOver(first);
      const [owners, theirs] = [message(id), message(id, { audience: 'holder' })];
      for (const sent of [owners, theirs]) await store.rememberMessage(sent);
      await handOver(second);
      await store.rememberMessage({ ...theirs, version: 2 });
      const former = { ...theirs, version: 2, audience: 'formerHolder' };
      assert.deepEqual(new Set(await store.listMessages(id)), new Set([owners, former]));
      assert.equal(await begin(id, 'holder'), true);
      // Nobody knows whether that one arrived; a third person is not made to wait for it.
      await handOver(newPerson('Third'));
      assert.equal(await begin(id, 'holder'), true);
    });

    it('are posted again when the one that was there is gone, and no post is left pending by asking', async () => {
      const { id } = await stored(store);
      const sent = message(id);
      await begin(id);
      await store.rememberMessage(sent);
      assert.equal(await begin(id), false);
      const pending = await db.database.kysely.selectFrom('pending_post').where('request_id', '=', id).execute();
      assert.deepEqual(pending, []);
      await store.forgetMessage(sent.conversationId, sent.activityId);
      assert.equal(await begin(id), true);
    });

    it('are not posted a second time by one who looked before the first was stored', async () => {
      const { id } = await stored(store);
      const seen = await store.listMessages(id);
      assert.equal(await begin(id), true);
      await store.rememberMessage(message(id));
      assert.deepEqual([seen, await begin(id)], [[], false]);
    });

    it('are posted once by several processes that look, note, send and store as they come', async () => {
      const other = name === 'PGlite' ? undefined : await db.openAgain();
      const stores = [store, other ? createStore(other.kysely, { sendJob: async () => {} }) : store];
      try {
        for (let round = 0; round < 25; round += 1) {
          const { id } = await stored(store);
          let posts = 0;
          const deliver = async (own: Store) => {
            if ((await own.listMessages(id)).length > 0 || !(await own.beginPost(id, 'owner', start))) return;
            posts += 1;
            await own.rememberMessage(message(id));
          };
          await Promise.all(Array.from({ length: 8 }, (_, index) => deliver(stores[index % 2] ?? store)));
          assert.equal(posts, 1);
        }
      } finally {
        await other?.close();
      }
    });
  });
}
