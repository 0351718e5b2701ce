import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Conversation, Notice, OutageNotice, Store } from '../../src/flows/ports/ports.ts';
import { createStore } from '../../src/storage/store.ts';
import { minutesLater, newPerson } from './support/sample.ts';
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
    beforeEach(async () => {
      await db.database.kysely.deleteFrom('notice').execute();
      await db.database.kysely.deleteFrom('sign_in_outage').execute();
    });
    after(() => db.drop());

    async function begun(minutes = 0, notice: Notice = 'signInConsent'): Promise<OutageNotice> {
      return { outageId: await store.noteSignInFailure(minutesLater(minutes)), notice, objectId: randomUUID() };
    }
    const claim = (notice: OutageNotice, minutes = 0) =>
      store.claimNotice(notice, minutesLater(minutes), minutesLater(minutes + 5));
    async function over(minutes: number): Promise<void> {
      await store.noteSignInWorks(minutesLater(minutes), minutesLater(minutes));
    }

    it('are claimed by one of many at the same moment', async () => {
      const notice = await begun();
      const claimed = await Promise.all(Array.from({ length: 8 }, () => claim(notice)));
      assert.equal(claimed.filter(Boolean).length, 1);
    });

    it('are claimed again when whoever did never said how it ended, and not once they are settled', async () => {
      const notice = await begun();
      const { objectId } = notice;
      assert.equal(await claim(notice), true);
      assert.equal(await claim({ ...notice, objectId: objectId.toUpperCase() }, 4), false);
      assert.equal(await claim(notice, 6), true);
      await store.settleNotice({ ...notice, objectId: objectId.toUpperCase() }, minutesLater(6));
      assert.equal(await claim(notice, 600), false);
      assert.equal(await claim({ ...notice, notice: 'signInCredentials' }), true);
    });

    it('are claimed later when they were put off', async () => {
      const notice = await begun();
      await claim(notice);
      await store.putOffNotice(notice, minutesLater(15));
      assert.equal(await claim(notice, 14), false);
      assert.equal(await claim(notice, 15), true);
    });

    it('begin anew in the next outage', async () => {
      const notice = await begun();
      await claim(notice);
      await store.settleNotice(notice, minutesLater(0));
      assert.equal(await store.noteSignInFailure(minutesLater(1)), notice.outageId);
      await over(10);
      assert.equal(await claim({ ...notice, outageId: await store.noteSignInFailure(minutesLater(20)) }, 20), true);
    });

    it('say that it is over to those alone who were told, until they know or it is long ago', async () => {
      const told = await begun();
      const toldTwice = { ...told, objectId: randomUUID() };
      const untold = { ...told, objectId: randomUUID() };
      for (const notice of [told, toldTwice, untold, { ...toldTwice, notice: 'signInCredentials' } as const]) {
        await claim(notice);
        if (notice !== untold) await store.settleNotice(notice, minutesLater(0));
      }
      assert.deepEqual(await store.dueAllClears(minutesLater(0)), []);
      await over(10);
      const due = await store.dueAllClears(minutesLater(9));
      const expected = [told, toldTwice].map((notice) => ({ ...notice, notice: 'signInWorks' }));
      assert.deepEqual(new Set(due), new Set(expected));
      assert.equal(due.length, 2);
      assert.deepEqual(await store.dueAllClears(minutesLater(11)), []);

      for (const notice of due) await claim(notice, 10);
      assert.equal((await store.dueAllClears(minutesLater(9))).length, 2);
      for (const notice of due) await store.settleNotice(notice, minutesLater(11));
      assert.deepEqual(await store.dueAllClears(minutesLater(9)), []);
    });

    it('do not say that it is over when it has failed anew', async () => {
      const notice = await begun();
      await claim(notice);
      await store.settleNotice(notice, minutesLater(0));
      await over(10);
      assert.equal((await store.dueAllClears(minutesLater(0))).length, 1);
      await store.noteSignInFailure(minutesLater(12));
      assert.deepEqual(await store.dueAllClears(minutesLater(0)), []);
    });

    it('go to the person’s own chat, in the language last heard there', async () => {
      const person = newPerson();
      const place = { person, serviceUrl: 'https://s/', userId: '29:x', botId: '28:y' };
      const remember = (conversation: Conversation) => store.rememberConversation(conversation, minutesLater(0));
      await remember({ ...place, conversationId: 'g', conversationType: 'groupChat', locale: 'de' });
      assert.equal(await store.findPersonalChat(person.objectId), undefined);
      const own = { ...place, conversationId: 'a', conversationType: 'personal' } as const;
      await remember({ ...own, locale: 'zh-TW' });
      await remember(own);
      assert.deepEqual(await store.findPersonalChat(person.objectId.toUpperCase()), { ...own, locale: 'zh-TW' });
    });
  });
}
