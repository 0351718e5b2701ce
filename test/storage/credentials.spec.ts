import assert from 'node:assert/strict';
import type { Sealed, Store } from '../../src/flows/ports/ports.ts';
import { createStore } from '../../src/storage/store.ts';
import { claimStored } from './support/claim-stored.ts';
import { minutesLater, newPerson, start, stored } from './support/sample.ts';
import { type TestDatabase, testDatabases } from './support/test-database.ts';

const sealed: Sealed = { keyId: 'k', nonce: 'n', ciphertext: 'c', tag: 't' };
const resealed: Sealed = { ...sealed, ciphertext: 'd' };

for (const { name, open } of testDatabases) {
  describe(`passwords on ${name}`, () => {
    let db: TestDatabase;
    let store: Store;
    before(async function () {
      this.timeout(60_000);
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async () => {} });
    });
    beforeEach(async () => {
      await db.database.kysely.deleteFrom('credential').execute();
    });
    after(() => db.drop());

    async function withPassword(createdAt = start) {
      const { id: requestId, owner } = await stored(store);
      const credential = { requestId, owner, sealed, createdAt };
      await store.transaction((tx) => tx.insertCredential(credential));
      return credential;
    }
    const handOver = (requestId: string, holder = newPerson()) =>
      store.transaction((tx) => tx.handOverCredential(requestId, holder, resealed));
    const claim = (requestId: string, minutes = 1) => claimStored(store, requestId, minutesLater(minutes));
    const destroy = (requestId: string) => store.transaction((tx) => tx.destroyCredential(requestId, minutesLater(2)));
    const remind = (requestId: string, minutes = 1) =>
      store.transaction((tx) => tx.markReminded(requestId, minutesLater(minutes)));

    it('are handed over once, with what is sealed for the other person', async () => {
      const { requestId, owner } = await withPassword();
      const holder = newPerson('Grace Hopper');
      assert.equal(await handOver(requestId, { ...holder, objectId: holder.objectId.toUpperCase() }), true);
      assert.equal(await handOver(requestId), false);
      const theirs = { ...holder, tenantId: owner.tenantId };
      assert.deepEqual(await store.findCredential(requestId), {
        requestId,
        owner,
        holder: theirs,
        sealed: resealed,
        createdAt: start,
      });
      assert.deepEqual((await claim(requestId))?.credential.holder, theirs);
    });

    it('are not claimed by who looked at them before they were handed over, or before another took their place', async () => {
      const given = await withPassword();
      await handOver(given.requestId);
      const replaced = await withPassword();
      await store.transaction((tx) => tx.replaceCredential({ ...replaced, createdAt: minutesLater(3) }));
      for (const seen of [given, replaced]) {
        assert.equal(await store.transaction((tx) => tx.claimCredential(seen, minutesLater(4))), undefined);
        assert.equal((await store.findCredential(seen.requestId))?.claimedAt, undefined);
      }
    });

    it('are handed over by one of many at the same moment', async () => {
      const { requestId } = await withPassword();
      const done = await Promise.all(Array.from({ length: 8 }, () => handOver(requestId)));
      assert.equal(done.filter(Boolean).length, 1);
    });

    it('are not handed over once they were fetched or destroyed, nor where there is none', async () => {
      const [fetched, gone, none] = [await withPassword(), await withPassword(), await stored(store)];
      await claim(fetched.requestId);
      await destroy(gone.requestId);
      for (const requestId of [fetched.requestId, gone.requestId, none.id]) {
        assert.equal(await handOver(requestId), false);
      }
      assert.deepEqual((await store.findCredential(fetched.requestId))?.sealed, sealed);
      assert.equal((await store.findCredential(gone.requestId))?.holder, undefined);
    });

    it('are their owner’s alone again with a new one, of which nobody was reminded', async () => {
      const { requestId, owner } = await withPassword();
      await handOver(requestId);
      await remind(requestId);
      await destroy(requestId);
      const fresh = { requestId, owner, sealed, createdAt: minutesLater(3) };
      await store.transaction((tx) => tx.replaceCredential(fresh));
      assert.deepEqual(await store.findCredential(requestId), fresh);
      assert.equal(await remind(requestId, 4), true);
    });

    it('are marked once as reminded of, and only while they wait to be fetched', async () => {
      const [waiting, fetched, gone] = [await withPassword(), await withPassword(), await withPassword()];
      await claim(fetched.requestId);
      await destroy(gone.requestId);
      const marks = await Promise.all(Array.from({ length: 8 }, () => remind(waiting.requestId)));
      assert.equal(marks.filter(Boolean).length, 1);
      assert.equal(await remind(waiting.requestId, 5), false);
      assert.deepEqual((await store.findCredential(waiting.requestId))?.remindedAt, minutesLater(1));
      assert.deepEqual([await remind(fetched.requestId), await remind(gone.requestId)], [false, false]);
    });

    it('that wait since a time are named, longest waiting first, so many at the most', async () => {
      const [second, first, young] = [
        await withPassword(minutesLater(2)),
        await withPassword(minutesLater(1)),
        await withPassword(minutesLater(3)),
      ];
      const [fetched, gone, reminded] = [await withPassword(), await withPassword(), await withPassword()];
      await claim(fetched.requestId);
      await destroy(gone.requestId);
      await remind(reminded.requestId);
      assert.deepEqual(await store.waitingCredentials(minutesLater(2), 9), [first.requestId, second.requestId]);
      assert.deepEqual(await store.waitingCredentials(minutesLater(2), 1), [first.requestId]);
      await handOver(first.requestId);
      const all = [first, second, young].map(({ requestId }) => requestId);
      assert.deepEqual(await store.waitingCredentials(minutesLater(3), 9), all, 'a handed over one waits as well');
    });

    it('whose time is over are named, oldest first, so many at the most', async () => {
      const [claimed, second, first] = [
        await withPassword(minutesLater(3)),
        await withPassword(minutesLater(2)),
        await withPassword(minutesLater(1)),
      ];
      await withPassword(minutesLater(4));
      await claim(claimed.requestId, 5);
      const limits = { createdBefore: minutesLater(2), claimedBefore: minutesLater(5) };
      const over = [first, second, claimed].map(({ requestId }) => requestId);
      assert.deepEqual(await store.expiredCredentials(limits, 9), over);
      assert.deepEqual(await store.expiredCredentials(limits, 2), over.slice(0, 2));
      await destroy(first.requestId);
      assert.deepEqual(await store.expiredCredentials(limits, 9), over.slice(1));
    });

    it('keep no name when their request is erased, and stay whose they were', async () => {
      const { requestId, owner } = await withPassword();
      const holder = newPerson('Grace Hopper');
      await handOver(requestId, holder);
      await destroy(requestId);
      await store.transaction((tx) => tx.eraseTraces(requestId));
      const left = await store.findCredential(requestId);
      assert.deepEqual(
        [left?.owner, left?.holder],
        [
          { ...owner, name: '' },
          { tenantId: owner.tenantId, objectId: holder.objectId, name: '' },
        ],
      );
    });
  });
}
