import assert from 'node:assert/strict';
import { usualCalendar } from '../../../src/domain/approval/working-calendar.ts';
import { type CustomerRequest, type RequestState, requestStates } from '../../../src/domain/request.ts';
import type { AuditRecord, Job, Store } from '../../../src/flows/ports/ports.ts';
import { createErasure } from '../../../src/flows/retention/erase-details.ts';
import { verifyAudit } from '../../../src/storage/audit-chain.ts';
import { createStore } from '../../../src/storage/store.ts';
import { idOf, ruleWith } from '../../domain/approval/sample-policy.ts';
import { fullRequest, newPerson, start, stored } from '../../storage/support/sample.ts';
import { silentLog, type TestDatabase, testDatabases } from '../../storage/support/test-database.ts';

const day = 24 * 60 * 60_000;
const settings = { draftRetentionMs: 90 * day, retentionMs: 365 * day };
const sealed = { keyId: 'k', nonce: 'n', ciphertext: 'c', tag: 't' };
const daysLater = (days: number, ms = 0) => new Date(start.getTime() + days * day + ms);

for (const { name, open } of testDatabases) {
  describe(`the erasure on ${name}`, function () {
    this.timeout(60_000);
    let db: TestDatabase;
    let store: Store;
    let jobs: Job[] = [];
    let auditedBefore = 0;

    before(async () => {
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async (_, job) => void jobs.push(job) });
    });
    after(() => db.drop());
    beforeEach(async () => {
      for (const table of ['credential', 'password_reset', 'conversation', 'request'] as const) {
        await db.database.kysely.deleteFrom(table).execute();
      }
      jobs = [];
      auditedBefore = (await store.auditHead()).position;
    });

    /** A round at that time, by a process that begins just then. */
    async function round(now: Date, using: Store = store): Promise<void> {
      await createErasure({ store: using, clock: { now: () => now }, log: silentLog, settings }, [])();
    }

    /** A request with all that one can have, in this state since the start. */
    async function inState(state: RequestState): Promise<CustomerRequest> {
      const request = await stored(store, { profile: { companyName: 'Contoso' } });
      const { customer, ...full } = fullRequest(request);
      const made = ['created', 'delivered'].includes(state) ? { customer } : {};
      await store.saveRequest({ ...full, ...made, state, updatedAt: start } as CustomerRequest, request.version);
      return again(request);
    }

    async function again({ id }: CustomerRequest): Promise<CustomerRequest> {
      const request = await store.findRequest(id);
      assert(request);
      return request;
    }

    const audit = async (): Promise<readonly AuditRecord[]> => store.auditPage(auditedBefore, 1_000);
    const isErased = async (request: CustomerRequest) => (await again(request)).erasedAt !== undefined;

    const days: Partial<Record<RequestState, number>> = {
      draft: 90,
      returned: 90,
      created: 365,
      delivered: 365,
      rejected: 365,
      withdrawn: 365,
      expired: 365,
      failed: 365,
    };
    for (const state of requestStates) {
      const limit = days[state];
      if (limit === undefined) {
        it(`never takes a request that is ${state}`, async () => {
          const request = await inState(state);
          await round(daysLater(100_000));
          assert.deepEqual(await again(request), request);
          assert.deepEqual(await audit(), []);
        });
        continue;
      }
      it(`takes one that is ${state} when nobody touched it for ${limit} days, and not a moment before`, async () => {
        const request = await inState(state);
        await round(daysLater(limit, -1));
        assert.deepEqual(await again(request), request);
        await round(daysLater(limit));
        const erased = await again(request);
        assert.deepEqual(erased.erasedAt, daysLater(limit));
        assert.equal(erased.state, limit === 90 ? 'expired' : state);
        assert.equal(erased.version, request.version + 1);
        assert.doesNotMatch(JSON.stringify(erased), /Müller|mueller|Contoso|Köln|Weg 1|Ungültig|Lovelace/i);
        for (const id of [erased.customer?.id, erased.customer?.correlationId]) {
          assert.equal(id !== undefined, request.customer !== undefined);
        }
        assert.equal(erased.creation?.msRequestId, 'm');
        assert.deepEqual(erased.owner, { ...request.owner, name: '' });
        assert.deepEqual(jobs, [{ name: 'deliver', requestId: request.id }]);
        const [entry, ...more] = await audit();
        assert.deepEqual(more, []);
        assert.equal(entry?.event, 'request.erased');
        assert.deepEqual(entry?.actor, { kind: 'system', tenantId: null, objectId: null });
        assert.deepEqual(entry?.facts, {});
        assert.equal((await verifyAudit(store)).intact, true);
      });
    }

    it('leaves a password that can be fetched, and a new one that is on its way', async () => {
      const [kept, asked] = [await inState('created'), await inState('created')];
      const { id: requestId, owner } = kept;
      await store.transaction(async (tx) => {
        await tx.insertCredential({ requestId, owner, sealed, createdAt: start });
        await tx.insertPasswordReset(asked.id, start);
      });
      await round(daysLater(1_000));
      assert.deepEqual([await isErased(kept), await isErased(asked)], [false, false]);
      await store.transaction((tx) => tx.destroyCredential(requestId, start));
      await round(daysLater(1_000));
      assert.deepEqual([await isErased(kept), await isErased(asked)], [true, false]);
      assert.equal((await store.findCredential(requestId))?.owner.name, '');
    });

    it('lets whoever touches a draft meanwhile win, however late', async () => {
      const touch = async (request: CustomerRequest) => {
        const touched = { ...request, version: request.version + 1, updatedAt: daysLater(90) };
        await store.saveRequest({ ...touched, profile: { companyName: 'Fabrikam' } }, request.version);
      };
      const [early, late] = [await inState('draft'), await inState('draft')];
      const slow: Store = {
        ...store,
        async dueErasures(...asked) {
          const due = await store.dueErasures(...asked);
          await touch(early);
          return due;
        },
        async transaction(work) {
          await touch(late);
          return store.transaction(work);
        },
      };
      await round(daysLater(90), slow);
      for (const request of [early, late]) assert.equal((await again(request)).profile.companyName, 'Fabrikam');
      assert.deepEqual(await audit(), []);
    });

    it('refuses whoever is too late, and every change after that', async () => {
      const request = await inState('draft');
      await round(daysLater(90));
      const changed = { code: 'request.changed' };
      await assert.rejects(store.saveRequest({ ...request, version: request.version + 1 }, request.version), changed);
      const erased = await again(request);
      await assert.rejects(store.saveRequest({ ...erased, version: erased.version + 1 }, erased.version), changed);
    });

    it('happens once, however many processes come at the same moment', async () => {
      const requests = await Promise.all(Array.from({ length: 5 }, () => inState('failed')));
      await Promise.all(Array.from({ length: 8 }, () => round(daysLater(365))));
      assert.equal((await audit()).length, requests.length);
      assert.equal((await verifyAudit(store)).intact, true);
    });

    it('takes a hundred at a time until all are done, and looks again after an hour', async () => {
      for (let i = 0; i < 101; i += 1) await stored(store);
      let now = daysLater(90);
      const erase = createErasure({ store, clock: { now: () => now }, log: silentLog, settings }, []);
      const counts: number[] = [];
      for (let call = 0; call < 3; call += 1) {
        await erase();
        counts.push((await audit()).length);
      }
      assert.deepEqual(counts, [100, 101, 101]);
      const late = await stored(store);
      now = new Date(now.getTime() + 60 * 60_000 - 1);
      await erase();
      assert.equal(await isErased(late), false);
      now = new Date(now.getTime() + 1);
      await erase();
      assert.equal(await isErased(late), true);
    });

    it('goes on with the others when one cannot be read', async () => {
      const [broken, fine] = [await stored(store), await stored(store)];
      const columns = { state: 'draft', step: 'no step of this version' };
      await db.database.kysely.updateTable('request').set(columns).where('id', '=', broken.id).execute();
      await round(daysLater(90));
      assert.equal(await isErased(fine), true);
    });

    it('comes to the others by and by when the oldest hundreds cannot be read, and to those again after an hour', async () => {
      const broken: string[] = [];
      for (let i = 0; i < 101; i += 1) broken.push((await stored(store, { updatedAt: daysLater(-1) })).id);
      const unreadable = { step: 'no step of this version' };
      const { kysely } = db.database;
      await kysely.updateTable('request').set(unreadable).where('id', 'in', broken).execute();
      const fine: CustomerRequest[] = [];
      for (let i = 0; i < 99; i += 1) fine.push(await stored(store));
      const last = await inState('failed');
      let now = daysLater(365);
      const erase = createErasure({ store, clock: { now: () => now }, log: silentLog, settings }, []);
      const counts: number[] = [];
      for (let call = 0; call < 4; call += 1) {
        await erase();
        counts.push((await audit()).length);
      }
      assert.deepEqual(counts, [0, 99, 100, 100]);
      assert.equal(await isErased(last), true);
      await kysely.updateTable('request').set({ step: 'company' }).where('id', 'in', broken).execute();
      await erase();
      assert.equal((await audit()).length, 100);
      now = new Date(now.getTime() + 60 * 60_000);
      await erase();
      await erase();
      assert.equal((await audit()).length, 201);
    });

    it('forgets the chats that nobody needs any more', async () => {
      const remember = async (person = newPerson(), at = start) => {
        const place = { conversationId: 'a', serviceUrl: 'https://s/', userId: '29:x', botId: '28:y' };
        await store.rememberConversation({ person, ...place, conversationType: 'personal' }, at);
        return person;
      };
      const [gone, seen, approver] = [await remember(), await remember(newPerson(), daysLater(1)), await remember()];
      const busy = await remember((await inState('delivered')).owner);
      const erased = await remember((await inState('draft')).owner);
      const context = { store, clock: { now: () => daysLater(90) }, log: silentLog, settings };
      await createErasure(context, [approver.objectId.toUpperCase()])();
      for (const person of [seen, approver, busy]) assert(await store.findConversation(person), 'one that is needed');
      for (const person of [gone, erased]) assert.equal(await store.findConversation(person), undefined);
    });

    it('keeps the chats of everybody whom the approval policy names, however long nobody was asked', async () => {
      const remember = async () => {
        const person = newPerson();
        const place = { conversationId: 'a', serviceUrl: 'https://s/', userId: '29:x', botId: '28:y' };
        await store.rememberConversation({ person, ...place, conversationType: 'personal' }, start);
        return person;
      };
      const [approver, boss, rep] = [await remember(), await remember(), await remember()];
      const approvals = {
        rules: [
          ruleWith({ name: 'DE', when: { countries: ['DE'], reps: [rep.objectId] }, approvers: [idOf(1)] }),
          ruleWith({ approvers: [approver.objectId], escalation: { at: 0.5, to: [boss.objectId] } }),
        ],
        teams: [],
        calendar: usualCalendar,
      };
      const context = { store, clock: { now: () => daysLater(90) }, log: silentLog };
      await createErasure({ ...context, settings: { ...settings, approvals } }, [])();
      for (const person of [approver, boss]) assert(await store.findConversation(person));
      assert.equal(await store.findConversation(rep), undefined);
      await createErasure({ ...context, settings }, [])();
      assert.equal(await store.findConversation(approver), undefined, 'nobody asks them any more');
    });

    it('erases nothing under settings beyond all time', async () => {
      const request = await inState('delivered');
      const ages = { draftRetentionMs: 1e300, retentionMs: 1e300 };
      const context = { store, clock: { now: () => daysLater(90) }, log: silentLog, settings: ages };
      await createErasure(context, [])();
      assert.equal(await isErased(request), false);
    });
  });
}
