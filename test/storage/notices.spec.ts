import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Store } from '../../src/flows/ports.ts';
import { createStore } from '../../src/storage/store.ts';
import { minutesLater, newPerson, start } from './support/sample.ts';
import { type TestDatabase, testDatabases } from './support/test-database.ts';

for (const { name, open } of testDatabases) {
  describe(`notices on ${name}`, () => {
    let db: TestDatabase;
    let store: Store;
    before(async function () {
      this.timeout(60_000);
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async () => {} });
    });
    after(() => db.drop());

    const claim = (objectId: string, minutes = 0) =>
      store.claimNotice('signInConsent', objectId, minutesLater(minutes), minutesLater(minutes - 5));

    it('are claimed by one of many at the same moment', async () => {
      const objectId = randomUUID();
      const claimed = await Promise.all(Array.from({ length: 8 }, () => claim(objectId)));
      assert.equal(claimed.filter(Boolean).length, 1);
    });

    it('are claimed again when whoever did never said how it ended, and not once they are settled', async () => {
      const objectId = randomUUID();
      assert.equal(await claim(objectId), true);
      assert.equal(await claim(objectId.toUpperCase(), 4), false);
      assert.equal(await claim(objectId, 6), true);
      await store.settleNotice('signInConsent', objectId, minutesLater(6));
      assert.equal(await claim(objectId, 60), false);
      assert.equal(await store.claimNotice('signInCredentials', objectId, start, start), true);
    });

    it('begin anew when they are over', async () => {
      const objectId = randomUUID();
      await claim(objectId);
      await store.settleNotice('signInConsent', objectId, start);
      await store.endNotices(['signInCredentials']);
      assert.equal(await claim(objectId), false);
      await store.endNotices(['signInConsent', 'signInCredentials']);
      assert.equal(await claim(objectId), true);
    });

    it('go to the person’s own chat, in the language last heard there', async () => {
      const person = newPerson();
      const place = { person, serviceUrl: 'https://s/', userId: '29:x', botId: '28:y' };
      await store.rememberConversation({ ...place, conversationId: 'g', conversationType: 'groupChat', locale: 'de' });
      assert.equal(await store.findPersonalChat(person.objectId), undefined);
      const own = { ...place, conversationId: 'a', conversationType: 'personal' } as const;
      await store.rememberConversation({ ...own, locale: 'zh-TW' });
      await store.rememberConversation(own);
      assert.deepEqual(await store.findPersonalChat(person.objectId.toUpperCase()), { ...own, locale: 'zh-TW' });
    });
  });
}
