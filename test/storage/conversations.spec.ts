import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Person } from '../../src/domain/person.ts';
import type { Conversation, Store } from '../../src/flows/ports/ports.ts';
import { createStore } from '../../src/storage/store.ts';
import { minutesLater, newPerson, start } from './support/sample.ts';
import { type TestDatabase, testDatabases } from './support/test-database.ts';

for (const { name, open } of testDatabases) {
  describe(`conversations on ${name}`, () => {
    let db: TestDatabase;
    let store: Store;
    before(async function () {
      this.timeout(60_000);
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async () => {} });
    });
    after(() => db.drop());

    function chat(person: Person, changes: Partial<Conversation> = {}): Conversation {
      const place = { serviceUrl: 'https://s/', userId: '29:x', botId: '28:y' };
      return { person, conversationId: `a:${person.objectId}`, conversationType: 'personal', ...place, ...changes };
    }

    /** People of one tenant with a chat of their own, in this order. */
    async function people(tenantId: string, ...names: readonly string[]): Promise<readonly Person[]> {
      const known = names.map((each) => ({ ...newPerson(each), tenantId }));
      for (const person of known) await store.rememberConversation(chat(person), start);
      return known;
    }

    const found = async (tenantId: string, text: string, limit = 9) =>
      (await store.findPeople(tenantId, text, limit)).map((person) => person.name);

    it('find the shared one where the person was seen last, whatever the case of their ids, and never their own', async () => {
      const person = newPerson();
      await store.rememberConversation(chat(person), minutesLater(9));
      assert.equal(await store.findSharedConversation(person), undefined);
      const group = chat(person, { conversationId: 'g', conversationType: 'groupChat' });
      const channel = chat(person, { conversationId: 'c', conversationType: 'channel' });
      await store.rememberConversation(channel, minutesLater(2));
      await store.rememberConversation(group, minutesLater(1));
      const { tenantId, objectId } = person;
      const shouted = { tenantId: tenantId.toUpperCase(), objectId: objectId.toUpperCase(), name: '' };
      assert.deepEqual(await store.findSharedConversation(shouted), channel);
      await store.rememberConversation(group, minutesLater(3));
      assert.deepEqual(await store.findSharedConversation(person), group);
      assert.equal(await store.findSharedConversation({ ...person, tenantId: randomUUID() }), undefined);
    });

    it('keep the time zone and the language that the client told, until it tells others', async () => {
      const person = newPerson();
      await store.rememberConversation(chat(person, { timeZone: 'Asia/Taipei', locale: 'zh-TW' }), start);
      await store.rememberConversation(chat(person), minutesLater(1));
      assert.deepEqual(
        await store.findConversation(person),
        chat(person, { timeZone: 'Asia/Taipei', locale: 'zh-TW' }),
      );
      await store.rememberConversation(chat(person, { timeZone: 'Europe/Berlin' }), minutesLater(2));
      assert.equal((await store.findConversation(person))?.timeZone, 'Europe/Berlin');
      const other = newPerson();
      await store.rememberConversation(chat(other), start);
      assert.deepEqual(await store.findConversation(other), chat(other), 'none is made up');
    });

    it('find people by their ids, from whatever conversation has their name, each once, by name', async () => {
      const tenantId = randomUUID();
      const [grace, ada, stranger] = await people(tenantId, 'Grace Hopper', 'Ada Lovelace', 'Not Asked For');
      assert(grace && ada && stranger);
      await store.rememberConversation(chat(ada, { conversationType: 'channel' }), minutesLater(1));
      const byChannel = { ...newPerson('Barbara Liskov'), tenantId };
      await store.rememberConversation(chat(byChannel, { conversationType: 'channel' }), start);
      await store.rememberConversation(chat({ ...byChannel, name: '' }), minutesLater(1));
      const [nameless, foreign] = [{ ...newPerson(''), tenantId }, newPerson('Ada Foreign')];
      for (const person of [nameless, foreign]) await store.rememberConversation(chat(person), start);
      const ids = [grace, ada, byChannel, nameless, foreign].map(({ objectId }) => objectId.toUpperCase());
      assert.deepEqual(await store.findPeopleByIds(tenantId.toUpperCase(), ids), [ada, byChannel, grace]);
      assert.deepEqual(await store.findPeopleByIds(tenantId, []), []);
    });

    it('find people of the tenant alone, by a part of their name in upper or lower case, by name', async () => {
      const tenantId = randomUUID();
      const known = await people(tenantId, 'Grace Hopper', 'Ada Lovelace', 'Ümit Özdemir', '');
      await people(randomUUID(), 'Ada Foreign');
      const [grace] = known;
      assert.deepEqual(await store.findPeople(tenantId.toUpperCase(), 'HOP', 9), [grace]);
      assert.deepEqual(await found(tenantId, 'a'), ['Ada Lovelace', 'Grace Hopper']);
      assert.deepEqual(await found(tenantId, 'ümit ö'), ['Ümit Özdemir']);
      assert.deepEqual((await found(tenantId, '')).length, 3, 'whoever has no name cannot be chosen');
      assert.deepEqual(await found(randomUUID(), 'Ada'), []);
    });

    it('take a typed text as it is: % and _ and \\ stand for themselves', async () => {
      const tenantId = randomUUID();
      await people(tenantId, '100% Ada', 'Under_score', 'Back\\slash', "O'Hara");
      assert.deepEqual(await found(tenantId, '%'), ['100% Ada']);
      assert.deepEqual(await found(tenantId, '_'), ['Under_score']);
      assert.deepEqual(await found(tenantId, '\\'), ['Back\\slash']);
      assert.deepEqual(await found(tenantId, "o'h"), ["O'Hara"]);
      assert.deepEqual(await found(tenantId, 'a%a'), []);
    });

    it('find as many people as asked for, and only those with a chat of their own', async () => {
      const tenantId = randomUUID();
      await people(tenantId, 'Ada C', 'Ada A', 'Ada B');
      const inGroup = { ...newPerson('Ada 0'), tenantId };
      await store.rememberConversation(chat(inGroup, { conversationId: 'g', conversationType: 'groupChat' }), start);
      assert.deepEqual(await found(tenantId, 'ada', 2), ['Ada A', 'Ada B']);
      assert.deepEqual(await found(tenantId, 'ada'), ['Ada A', 'Ada B', 'Ada C']);
    });
  });
}
