import assert from 'node:assert/strict';
import type { Job, Sealed, Store } from '../../src/flows/ports/ports.ts';
import { createStore } from '../../src/storage/store.ts';
import { claimStored } from './support/claim-stored.ts';
import { message, minutesLater, newPerson, newRequest, start, stored } from './support/sample.ts';
import { type TestDatabase, testDatabases } from './support/test-database.ts';

const sealed: Sealed = { keyId: 'k', nonce: 'n', ciphertext: 'c', tag: 't' };

for (const { name, open } of testDatabases) {
  describe(`store on ${name}`, () => {
    let db: TestDatabase;
    let store: Store;

    before(async function () {
      this.timeout(60_000);
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async () => {} });
    });
    after(() => db.drop());

    describe('credentials', () => {
      it('are claimed, keep the first claim, and are gone once destroyed', async () => {
        const { id: requestId, owner } = await stored(store);
        assert.equal(await store.findCredential(requestId), undefined);
        await store.transaction((tx) => tx.insertCredential({ requestId, owner, sealed, createdAt: start }));
        assert.deepEqual(await store.findCredential(requestId), { requestId, owner, sealed, createdAt: start });

        const claim = (at: Date) => claimStored(store, requestId, at);
        const claimed = { requestId, owner, sealed, createdAt: start, claimedAt: minutesLater(1) };
        assert.deepEqual(await claim(minutesLater(1)), { credential: claimed, isFirst: true });
        assert.deepEqual(await claim(minutesLater(2)), { credential: claimed, isFirst: false });
        assert.deepEqual((await store.findCredential(requestId))?.claimedAt, minutesLater(1));

        const destroy = () => store.transaction((tx) => tx.destroyCredential(requestId, minutesLater(3)));
        assert.equal(await destroy(), true);
        assert.equal(await destroy(), false);
        assert.equal(await claim(minutesLater(4)), undefined);
        assert.deepEqual(await store.findCredential(requestId), {
          requestId,
          owner,
          createdAt: start,
          claimedAt: minutesLater(1),
          destroyedAt: minutesLater(3),
        });
      });
    });

    describe('messages and conversations', () => {
      it('keeps one row a message, changed by the next', async () => {
        const { id } = await stored(store);
        const first = message(id, { version: 1 });
        await store.rememberMessage(first);
        await store.rememberMessage({ ...first, version: 2, targeted: true });
        assert.deepEqual(await store.listMessages(id), [{ ...first, version: 2, targeted: true }]);
        await store.forgetMessage(first.conversationId, first.activityId);
        assert.deepEqual(await store.listMessages(id), []);
      });

      it('keeps the latest conversation of each type', async () => {
        const person = newPerson();
        const personal = {
          person,
          conversationId: 'a',
          conversationType: 'personal',
          serviceUrl: 'https://smba.trafficmanager.net/emea/',
          userId: '29:x',
          botId: '28:y',
        } as const;
        await store.rememberConversation(personal, start);
        const inChannel = { ...personal, conversationType: 'channel', conversationId: 'c' } as const;
        await store.rememberConversation(inChannel, start);
        await store.rememberConversation({ ...personal, conversationId: 'b' }, start);
        assert.deepEqual(await store.findConversation(person), { ...personal, conversationId: 'b' });
      });
    });

    describe('transactions (invariant I2: state, audit and effects commit together)', () => {
      it('undo everything when the work fails', async () => {
        const request = newRequest();
        const failed = store.transaction(async (tx) => {
          await tx.insertRequest(request);
          await tx.appendAudit(entry(request.id));
          throw new Error('no');
        });
        await assert.rejects(failed, /no/);
        assert.equal(await store.findRequest(request.id), undefined);
        assert.equal(await audits(request.id), 0);
      });

      it('keep each other out of one row’s changes while reads go on', async () => {
        const request = await stored(store);
        const work = Array.from({ length: 20 }, async (_, i) => {
          if (i % 2 === 0) return store.findRequest(request.id);
          return store.transaction((tx) => tx.appendAudit(entry(request.id)));
        });
        await Promise.all(work);
        assert.equal(await audits(request.id), 10);
      });

      it('tell after the commit that jobs were sent, and only then', async () => {
        let told = 0;
        const telling = createStore(db.database.kysely, {
          sendJob: async () => assert.equal(told, 0),
          jobsCommitted: () => {
            told += 1;
          },
        });
        const job: Job = { name: 'deliver', requestId: 'r' };
        await telling.transaction(async () => {});
        await assert.rejects(telling.transaction((tx) => tx.sendJob(job).then(() => Promise.reject(new Error('no')))));
        assert.equal(told, 0);
        await telling.transaction(async (tx) => {
          await tx.sendJob(job);
          await tx.sendJob(job);
        });
        assert.equal(told, 1);
      });
    });

    it('lets nobody change or remove an audit entry', async () => {
      const { id } = await stored(store);
      await store.transaction((tx) => tx.appendAudit(entry(id)));
      const { kysely } = db.database;
      await assert.rejects(kysely.updateTable('audit').set({ event: 'x' }).execute(), /append-only/);
      await assert.rejects(kysely.deleteFrom('audit').execute(), /append-only/);
      await assert.rejects(db.database.executor.executeSql('truncate audit'), /append-only/);
      assert.equal(await audits(id), 1);
    });

    async function audits(requestId: string): Promise<number> {
      const rows = await db.database.kysely
        .selectFrom('audit')
        .selectAll()
        .where('request_id', '=', requestId)
        .execute();
      return rows.length;
    }
  });
}

function entry(requestId: string) {
  return { requestId, version: 1, actor: 'system', event: 'request.started', at: start } as const;
}
