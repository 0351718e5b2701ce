import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Person } from '../../../src/domain/person.ts';
import { AppError } from '../../../src/errors.ts';
import { tellNotices } from '../../../src/flows/delivery/tell-notices.ts';
import type { FlowContext } from '../../../src/flows/flow-context.ts';
import type { Conversation, NewRequestNotice, Store } from '../../../src/flows/ports/ports.ts';
import { clouds } from '../../../src/partner-center/clouds.ts';
import { createSealer } from '../../../src/storage/sealing.ts';
import { createStore } from '../../../src/storage/store.ts';
import { BotAdapter } from '../../../src/teams/bot-adapter.ts';
import { createCardSender, createMessenger } from '../../../src/teams/messenger.ts';
import { createPresenter } from '../../../src/teams/presenter.ts';
import { claimStored } from '../../storage/support/claim-stored.ts';
import { minutesLater, newPerson, start, stored } from '../../storage/support/sample.ts';
import { silentLog, type TestDatabase, testDatabases } from '../../storage/support/test-database.ts';
import { isCard, text } from '../../support/card.ts';
import { type FakeConnector, startFakeConnector } from '../../support/fake-connector.ts';
import { freePort } from '../../support/free-port.ts';

const noRegistration = { registration: undefined, openIdMetadata: undefined, tokenIssuer: undefined };
const settings = { cloud: clouds.global, credentialTtlMs: 3_600_000, credentialRevealMs: 900_000 };

for (const { name, open } of testDatabases) {
  describe(`telling people of a request on ${name}`, function () {
    this.timeout(60_000);
    const sealed = createSealer([randomBytes(32)], randomBytes).seal('a password', 'a context');
    let db: TestDatabase;
    let store: Store;
    let connector: FakeConnector;
    before(async () => {
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async () => {} });
    });
    after(() => db.drop());
    beforeEach(async () => {
      connector = await startFakeConnector({ personalChat: (userId) => `a:${userId}` });
    });
    afterEach(() => connector.close());

    /** What a process does that begins so many minutes after the start. */
    async function tell(requestId: string, minutes = 0, own: Partial<Store> = {}): Promise<void> {
      const clock = { now: () => minutesLater(minutes) };
      const world = { store: { ...store, ...own }, clock, settings, log: silentLog };
      const presenter = createPresenter({ ...world, dialogs: false } as never);
      const sender = createCardSender(new BotAdapter(noRegistration));
      const messenger = createMessenger(sender, presenter, { turn: async () => {} });
      await tellNotices({ ...world, messenger } as unknown as FlowContext, requestId);
    }

    const objectOf = ({ objectId }: Person) => objectId.slice(0, 8);

    function chat(person: Person, changes: Partial<Conversation> = {}): Conversation {
      const userId = `29:${objectOf(person)}`;
      const place = { serviceUrl: connector.url, userId, botId: '28:bot', conversationId: `a:${userId}` };
      return { person, conversationType: 'personal', ...place, ...changes };
    }
    const inGroup = (person: Person) =>
      chat(person, { conversationId: `19:${objectOf(person)}@thread.v2`, conversationType: 'groupChat' });

    /** A request whose owner is to be told that somebody tried, and a place to do so. */
    async function noticed(
      place: (owner: Person) => Conversation | undefined = chat,
      changes: Partial<NewRequestNotice> = {},
    ): Promise<{ readonly requestId: string; readonly owner: Person }> {
      const { id: requestId, owner } = await stored(store);
      const conversation = place(owner);
      if (conversation) await store.rememberConversation(conversation, start);
      await notice(requestId, owner, changes);
      return { requestId, owner };
    }

    async function notice(requestId: string, person: Person, changes: Partial<NewRequestNotice> = {}): Promise<void> {
      const made = {
        requestId,
        person,
        kind: 'somebodyTried',
        subject: '',
        params: { name: 'Ben' },
        ...changes,
      } as const;
      await store.transaction((tx) => tx.addRequestNotice(made, start));
    }

    async function waiting(): Promise<{ readonly requestId: string; readonly owner: Person }> {
      const params = { until: minutesLater(60).toISOString() };
      const made = await noticed(chat, { kind: 'passwordWaits', subject: 'until', params });
      await store.transaction((tx) => tx.insertCredential({ ...made, sealed, createdAt: start }));
      return made;
    }

    /** What stands in the conversation, a text each. */
    const seenIn = (conversationId: string) =>
      connector.messages(conversationId).map(({ attachments, text: plain = '' }) => {
        const content = attachments?.[0]?.content;
        return isCard(content) ? text(content) : plain;
      });
    const ownChat = (person: Person) => seenIn(`a:29:${objectOf(person)}`);
    const group = (person: Person) => connector.messages(`19:${objectOf(person)}@thread.v2`);
    const isDue = async (requestId: string, minutes = 0) =>
      (await store.dueRequestNotices(minutesLater(minutes))).includes(requestId);

    it('tells the person once, in their own chat', async () => {
      const { requestId, owner } = await noticed();
      await tell(requestId);
      await tell(requestId, 10);
      assert.equal(ownChat(owner).length, 1);
      assert.match(ownChat(owner)[0] ?? '', /Ben tried to get at this administrator password/);
      assert.equal(await isDue(requestId, 600), false);
    });

    it('tells of a password that waits when it is deleted, in the language and time zone of the chat', async () => {
      const { requestId, owner } = await waiting();
      await store.rememberConversation(chat(owner, { locale: 'de-DE', timeZone: 'Europe/Berlin' }), start);
      await tell(requestId);
      assert.match(ownChat(owner)[0] ?? '', /Dieses Administratorkennwort hat noch niemand abgerufen.*11:00 MEZ/);
    });

    it('tries again what certainly did not arrive: throttled, or nobody there', async () => {
      const { requestId, owner } = await noticed();
      connector.fail({ fits: () => true, status: 429, headers: { 'retry-after': '7' } });
      await assert.rejects(tell(requestId), { code: 'connector.throttled', retryAfterMs: 7_000 });
      assert.deepEqual([ownChat(owner), await isDue(requestId)], [[], true]);
      await store.rememberConversation(chat(owner, { serviceUrl: `http://127.0.0.1:${await freePort()}/` }), start);
      await assert.rejects(tell(requestId), { code: 'connector.unavailable', retry: 'safe' });
      assert.equal(await isDue(requestId), true);
      await store.rememberConversation(chat(owner), start);
      await tell(requestId);
      assert.equal(ownChat(owner).length, 1);
    });

    it('does not repeat what is refused for good, nor what may have arrived', async () => {
      for (const fault of [{ status: 403 }, { status: 404 }, { status: 502 }, { dropAfter: true }]) {
        const { requestId, owner } = await noticed();
        connector.fail({ fits: () => true, ...fault });
        await tell(requestId);
        const before = connector.calls.length;
        await tell(requestId, 600);
        assert.equal(connector.calls.length, before, JSON.stringify(fault));
        assert.equal(ownChat(owner).length, fault.dropAfter ? 1 : 0);
        assert.equal(await isDue(requestId, 600), false);
      }
    });

    it('does not take a database that stumbled before the send for a message that may have arrived', async () => {
      const { requestId, owner } = await waiting();
      const lost = () => Promise.reject(new Error('The connection to the database is lost.'));
      await assert.rejects(tell(requestId, 0, { findCredential: lost }), AppError);
      await assert.rejects(tell(requestId, 2, { findConversation: lost }), AppError);
      assert.deepEqual(ownChat(owner), []);
      await tell(requestId, 4);
      assert.equal(ownChat(owner).length, 1);
    });

    it('is done after its lease by somebody else when a process died in between, and not before', async () => {
      const { requestId, owner } = await noticed();
      const died = () => new Promise<never>(() => {});
      void tell(requestId, 0, { findConversation: died });
      while (await isDue(requestId)) await new Promise((resolve) => setTimeout(resolve, 5));
      await tell(requestId, 0.9);
      assert.deepEqual(ownChat(owner), []);
      assert.equal(await isDue(requestId, 1), true);
      await tell(requestId, 1);
      assert.equal(ownChat(owner).length, 1);
    });

    it('is done once by two processes at the same moment', async () => {
      const { requestId, owner } = await noticed();
      await notice(requestId, owner, { subject: 'another' });
      const other = name === 'PGlite' ? undefined : await db.openAgain();
      try {
        const second = other ? createStore(other.kysely, { sendJob: async () => {} }) : store;
        await Promise.all([tell(requestId), tell(requestId, 0, second)]);
        assert.equal(ownChat(owner).length, 2);
      } finally {
        await other?.close();
      }
    });

    it('tells of a password that waits nobody who has fetched it, whose it was destroyed of, or who handed it over', async () => {
      const fetched = await waiting();
      await claimStored(store, fetched.requestId, start);
      const destroyed = await waiting();
      await store.transaction((tx) => tx.destroyCredential(destroyed.requestId, start));
      const handedOver = await waiting();
      await store.transaction((tx) => tx.handOverCredential(handedOver.requestId, newPerson(), sealed));
      for (const { requestId, owner } of [fetched, destroyed, handedOver]) {
        await tell(requestId);
        assert.deepEqual([ownChat(owner), await isDue(requestId, 600)], [[], false]);
      }
    });

    it('opens a chat with whom it knows from a conversation with others alone, and keeps it', async () => {
      const { requestId, owner } = await noticed(inGroup);
      await tell(requestId);
      assert.deepEqual([ownChat(owner).length, group(owner)], [1, []]);
      assert.equal((await store.findConversation(owner))?.conversationId, `a:29:${objectOf(owner)}`);
    });

    it('tells in a conversation with others what that person alone sees, where no chat can be opened', async () => {
      const { requestId, owner } = await noticed(inGroup);
      connector.fail({ fits: ({ conversationId }) => conversationId === '', status: 403 });
      await tell(requestId);
      const [shown, ...others] = group(owner);
      assert.deepEqual([shown?.targeted, shown?.recipient?.id, others], [true, `29:${objectOf(owner)}`, []]);
      assert.deepEqual(ownChat(owner), []);
    });

    it('does not fall back on the others’ conversation while a chat cannot be opened for now', async () => {
      const { requestId, owner } = await noticed(inGroup);
      connector.fail({ fits: ({ conversationId }) => conversationId === '', status: 429 });
      await assert.rejects(tell(requestId), { code: 'connector.throttled' });
      assert.deepEqual(group(owner), []);
      await tell(requestId);
      assert.equal(ownChat(owner).length, 1);
    });

    it('leaves out whom nobody knows, and keeps nobody else waiting for them', async () => {
      const { requestId, owner } = await noticed(() => undefined);
      const known = newPerson();
      await store.rememberConversation(chat(known), start);
      await notice(requestId, known);
      await tell(requestId);
      assert.deepEqual([ownChat(owner), ownChat(known).length, connector.calls.length], [[], 1, 1]);
      assert.equal(await isDue(requestId, 600), false);
    });

    it('tells everybody else when one cannot be told for now', async () => {
      const { requestId, owner } = await noticed();
      const others = [newPerson(), newPerson()];
      for (const other of others) {
        await store.rememberConversation(chat(other), start);
        await notice(requestId, other);
      }
      connector.fail({ fits: ({ conversationId }) => conversationId === `a:29:${objectOf(owner)}`, status: 429 });
      await assert.rejects(tell(requestId), { code: 'connector.throttled' });
      assert.deepEqual(
        others.map((other) => ownChat(other).length),
        [1, 1],
      );
      await tell(requestId);
      assert.deepEqual(
        [owner, ...others].map((person) => ownChat(person).length),
        [1, 1, 1],
      );
    });

    it('asks in the conversation with others, for all to see, who can be written to nowhere else', async () => {
      const { requestId, owner } = await noticed(inGroup, { kind: 'openChat', params: {} });
      await tell(requestId);
      await tell(requestId, 10);
      const [asked, ...others] = group(owner);
      assert.deepEqual([asked?.targeted, others], [false, []]);
      assert.match(asked?.text ?? '', /^<at>Ada Lovelace<\/at> .*open a chat with me/);
    });

    it('is nothing for a request that is gone', async () => {
      await tell('no such request');
      assert.deepEqual(connector.calls, []);
    });
  });
}
