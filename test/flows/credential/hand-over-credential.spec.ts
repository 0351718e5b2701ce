import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Approval } from '../../../src/domain/approval/approval.ts';
import type { Person } from '../../../src/domain/person.ts';
import { credentialContext } from '../../../src/flows/credential/credential-context.ts';
import { findRecipients, handOverCredential } from '../../../src/flows/credential/hand-over-credential.ts';
import { deliverRequest } from '../../../src/flows/delivery/deliver-request.ts';
import { createLanes } from '../../../src/flows/delivery/lanes.ts';
import type { FlowContext } from '../../../src/flows/flow-context.ts';
import type { Store } from '../../../src/flows/ports/ports.ts';
import { clouds } from '../../../src/partner-center/clouds.ts';
import { createSealer } from '../../../src/storage/sealing.ts';
import { createStore } from '../../../src/storage/store.ts';
import { BotAdapter } from '../../../src/teams/bot-adapter.ts';
import { createCardSender, createMessenger } from '../../../src/teams/messenger.ts';
import { createPresenter } from '../../../src/teams/presenter.ts';
import { ruleWith } from '../../domain/approval/sample-policy.ts';
import { minutesLater, newPerson, start, stored } from '../../storage/support/sample.ts';
import { silentLog, type TestDatabase, testDatabases } from '../../storage/support/test-database.ts';
import { hasButton, isCard, text } from '../../support/card.ts';
import { type FakeConnector, startFakeConnector } from '../../support/fake-connector.ts';
import { customer } from '../../teams/views/fixtures.ts';

const noRegistration = { registration: undefined, openIdMetadata: undefined, tokenIssuer: undefined };
const settings = {
  cloud: clouds.global,
  credentialTtlMs: 3_600_000,
  credentialRevealMs: 900_000,
  draftRetentionMs: 90 * 86_400_000,
  handsOver: true,
};

for (const { name, open } of testDatabases) {
  describe(`handing a password over on ${name}`, function () {
    this.timeout(60_000);
    const sealer = createSealer([randomBytes(32)], randomBytes);
    let db: TestDatabase;
    let store: Store;
    let connector: FakeConnector;
    let context: FlowContext;
    before(async () => {
      [db, connector] = await Promise.all([open(), startFakeConnector()]);
      store = createStore(db.database.kysely, { sendJob: async () => {} });
      const clock = { now: () => minutesLater(10) };
      const presenter = createPresenter({ store, clock, settings, dialogs: false } as never);
      const sender = createCardSender(new BotAdapter(noRegistration));
      const over = new AbortController();
      context = {
        store,
        clock,
        settings,
        sealer,
        log: silentLog,
        lanes: createLanes(() => new Promise(() => {})),
        messenger: createMessenger(sender, presenter, { turn: async () => {} }),
        shutdown: { began: over.signal, over: over.signal },
      } as unknown as FlowContext;
    });
    after(() => Promise.all([connector.close(), db.drop()]));

    async function knows(person: Person): Promise<void> {
      const place = { serviceUrl: connector.url, userId: `29:${person.objectId}`, botId: '28:bot' };
      const chat = { person, ...place, conversationId: `a:${person.objectId}`, conversationType: 'personal' } as const;
      await store.rememberConversation(chat, start);
    }

    async function colleagueOf({ tenantId }: Person, called: string): Promise<Person> {
      const person = { ...newPerson(called), tenantId };
      await knows(person);
      return person;
    }

    async function created(approval?: Approval) {
      const request = await stored(store, { state: 'created', customer, ...(approval ? { approval } : {}) });
      const { id: requestId, owner } = request;
      await knows(owner);
      const sealed = sealer.seal('a password', credentialContext(request));
      const credential = { requestId, owner, sealed, createdAt: start };
      await store.transaction((tx) => tx.insertCredential(credential));
      return { request, credential };
    }

    async function handOver(requestId: string, actor: Person, to: Person): Promise<void> {
      const { version = 0 } = (await store.findRequest(requestId)) ?? {};
      await handOverCredential(context, { actor, requestId, version }, to.objectId);
      await deliverRequest(context, requestId);
    }

    const cardsOf = ({ objectId }: Person) =>
      connector.messages(`a:${objectId}`).flatMap(({ attachments }) => {
        const content = attachments?.[0]?.content;
        return isCard(content) ? [content] : [];
      });

    it('reaches somebody else the next time, and the one before no longer', async () => {
      const { request, credential } = await created();
      const { id: requestId, owner } = request;
      const [first, second] = [await colleagueOf(owner, 'First'), await colleagueOf(owner, 'Second')];
      await handOver(requestId, owner, first);
      assert.deepEqual(
        cardsOf(first).map((card) => hasButton(card, 'credential.reveal')),
        [true],
      );
      // Nobody fetched it, and the owner had a new one set.
      await store.transaction((tx) => tx.replaceCredential({ ...credential, createdAt: minutesLater(5) }));
      await handOver(requestId, owner, second);
      assert.deepEqual(
        cardsOf(second).map((card) => hasButton(card, 'credential.reveal')),
        [true],
      );
      const [theirs, ...others] = cardsOf(first);
      assert.deepEqual([hasButton(theirs, 'credential.reveal'), others], [false, []]);
      assert.match(text(theirs), /The password is not here for you any more. Ada Lovelace can have a new one set/);
      assert.doesNotMatch(text(theirs), /Second/);
    });

    it('reaches the same person again on the card that is there', async () => {
      const { request, credential } = await created();
      const { id: requestId, owner } = request;
      const first = await colleagueOf(owner, 'First');
      await handOver(requestId, owner, first);
      await store.transaction((tx) => tx.replaceCredential({ ...credential, createdAt: minutesLater(5) }));
      await handOver(requestId, owner, first);
      assert.deepEqual(
        cardsOf(first).map((card) => hasButton(card, 'credential.reveal')),
        [true],
      );
    });

    it('is offered to everybody whom the bot can write to: the owner takes no place in the list', async () => {
      const owner = newPerson('Ada 00');
      await knows(owner);
      for (let count = 1; count <= 31; count += 1) await colleagueOf(owner, `Ada ${String(count).padStart(2, '0')}`);
      const people = await findRecipients(context, owner, '');
      assert(people.length > 30, `${people.length}: the card would list them as all there are`);
      assert(people.every(({ objectId }) => objectId !== owner.objectId));
    });

    it('goes to nobody who took part in the approval, and is not offered to them', async () => {
      const asked = newPerson('Grace Asked');
      const rule = ruleWith({ approvers: [asked.objectId] });
      const ended = { votes: [], delegations: [], remindersSent: 0, unreached: [], earlier: [] };
      const times = { expiresAt: minutesLater(60), reminders: [] };
      const { request } = await created({ rule, teams: [], askedVersion: 1, askedAt: start, times, ...ended });
      const { id: requestId, owner } = request;
      const approver = { ...asked, tenantId: owner.tenantId };
      await knows(approver);
      const other = await colleagueOf(owner, 'Other');
      const people = await findRecipients(context, owner, '', request);
      assert.deepEqual(
        people.map(({ name }) => name),
        ['Other'],
      );
      for (const objectId of [approver.objectId, approver.objectId.toUpperCase()]) {
        const click = { actor: owner, requestId, version: request.version };
        const outcome = await handOverCredential(context, click, objectId);
        assert(outcome.kind === 'recipients' && outcome.isUnknown, outcome.kind);
        assert.deepEqual(outcome.people, people);
      }
      assert.equal((await store.findCredential(requestId))?.holder, undefined);
      await handOver(requestId, owner, other);
      assert.equal((await store.findCredential(requestId))?.holder?.objectId, other.objectId);
    });
  });
}
