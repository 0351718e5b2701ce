import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { CustomerRequest, RequestState } from '../../src/domain/request.ts';
import { AppError } from '../../src/errors.ts';
import type { Store } from '../../src/flows/ports/ports.ts';
import { createStore } from '../../src/storage/store.ts';
import { fullRequest, message, minutesLater, newPerson, newRequest, start, stored } from './support/sample.ts';
import { type TestDatabase, testDatabases } from './support/test-database.ts';

for (const { name, open } of testDatabases) {
  describe(`requests in the store on ${name}`, () => {
    let db: TestDatabase;
    let store: Store;

    before(async function () {
      this.timeout(60_000);
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async () => {} });
    });
    after(() => db.drop());

    it('gives back what was stored, field by field', async () => {
      const request = await stored(store);
      const full = fullRequest(request);
      await store.transaction((tx) => tx.saveRequest(full, request.version));
      assert.deepEqual(await store.findRequest(request.id), full);
      assert.deepEqual(await store.findRequestByNumber(request.number), full);
    });

    it('removes the optional fields that the next version no longer has', async () => {
      const request = await stored(store);
      await store.transaction((tx) => tx.saveRequest(fullRequest(request), 1));
      const bare: CustomerRequest = { ...request, version: 3 };
      await store.transaction((tx) => tx.saveRequest(bare, 2));
      assert.deepEqual(await store.findRequest(request.id), bare);
    });

    it('lets one live request have a domain: the second confirmation of it is refused', async () => {
      const profile = { domain: 'onedomain' };
      const [first, second] = [await stored(store, { profile }), await stored(store, { profile })];
      const confirm = (request: CustomerRequest) =>
        store.transaction((tx) => tx.saveRequest({ ...request, state: 'submitted', version: 2 }, 1));
      await confirm(first);
      await assert.rejects(confirm(second), { code: 'request.domainReserved' });
      await store.transaction((tx) => tx.saveRequest({ ...first, state: 'failed', version: 3 }, 2));
      await confirm(second);
    });

    it('numbers requests upwards from 1001', async () => {
      const first = await stored(store);
      const second = await stored(store);
      assert.ok(first.number >= 1001);
      assert.ok(second.number > first.number);
    });

    it('answers nothing for an unknown id and for numbers beyond the column', async () => {
      assert.equal(await store.findRequest('unknown'), undefined);
      for (const number of [7, -1, 1.5, 2 ** 31, 1e300, Number.NaN]) {
        assert.equal(await store.findRequestByNumber(number), undefined, String(number));
      }
    });

    it('begins one request for one origin, however often and at once it comes', async () => {
      const origin = randomUUID();
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => store.transaction((tx) => tx.insertRequest(newRequest({ origin })))),
      );
      assert.equal(answers.filter((answer) => answer.isNew).length, 1);
      assert.equal(new Set(answers.map((answer) => answer.request.id)).size, 1);
    });

    it('lets one of eight changes of the same version through and refuses the others', async () => {
      const request = await stored(store);
      const next = (i: number): CustomerRequest => ({ ...request, version: 2, profile: { city: `City ${i}` } });
      const ends = await Promise.allSettled(
        Array.from({ length: 8 }, (_, i) => store.transaction((tx) => tx.saveRequest(next(i), 1))),
      );
      const refused = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
      assert.equal(refused.length, 7);
      assert.ok(refused.every((error) => error instanceof AppError && error.code === 'request.changed'));
      const winner = ends.findIndex((end) => end.status === 'fulfilled');
      assert.deepEqual(await store.findRequest(request.id), next(winner));
    });

    it('lists the newest change first, of that owner only, whatever the case of the ids', async () => {
      const owner = newPerson();
      const older = await stored(store, { owner, profile: { country: 'FR' } });
      const newer = await stored(store, { owner, updatedAt: minutesLater(1) });
      await stored(store, { owner: { ...newPerson(), tenantId: owner.tenantId } });
      const shouting = { ...owner, objectId: owner.objectId.toUpperCase() };
      const ids = (await store.listRequests(shouting, 10)).map((request) => request.id);
      assert.deepEqual(ids, [newer.id, older.id]);
      assert.equal((await store.listRequests(owner, 1)).length, 1);
      assert.equal(await store.lastCountry(shouting), 'FR');
      assert.equal(await store.lastCountry(newPerson()), undefined);
    });

    it('remembers the country of the request that was begun last, not of the one that changed last', async () => {
      const owner = newPerson();
      await stored(store, { owner, profile: { country: 'US' }, updatedAt: minutesLater(60) });
      await stored(store, { owner, profile: { country: 'DE' } });
      assert.equal(await store.lastCountry(owner), 'DE');
    });

    it('finds another live request for a domain, by prefix or whole name', async () => {
      const prefix = `d${randomUUID().slice(0, 8)}`;
      const live = await stored(store, { state: 'creating', profile: { domain: prefix.toUpperCase() } });
      assert.equal((await store.findRequestByDomain(prefix, 'other'))?.id, live.id);
      assert.equal((await store.findRequestByDomain(`${prefix}.onmicrosoft.com`, 'other'))?.id, live.id);
      assert.equal(await store.findRequestByDomain(prefix, live.id), undefined);
    });

    it('knows which states hold a domain', async () => {
      const free: readonly RequestState[] = ['draft', 'withdrawn', 'rejected', 'expired', 'failed'];
      const holding: readonly RequestState[] = [
        'submitted',
        'pendingApproval',
        'created',
        'delivered',
        'needsAttention',
      ];
      for (const state of [...free, ...holding]) {
        const domain = `d${randomUUID().slice(0, 8)}`;
        await stored(store, { state, profile: { domain } });
        const found = await store.findRequestByDomain(domain, 'other');
        assert.equal(found !== undefined, holding.includes(state), state);
      }
    });

    it('counts by state', async () => {
      const before = (await store.countByState()).expired ?? 0;
      await stored(store, { state: 'expired' });
      assert.equal((await store.countByState()).expired, before + 1);
    });
    it('names the creations that nobody works on', async () => {
      const creation = { point: 'reserved', msRequestId: 'm', correlationId: 'c', attempts: 1 } as const;
      const leased = (leasedUntil: Date) =>
        stored(store, { state: 'creating', creation: { ...creation, leasedUntil } });
      const due = [await stored(store, { state: 'submitted' }), await leased(start), await leased(minutesLater(-1))];
      const notDue = [await leased(minutesLater(1)), await stored(store, { state: 'needsAttention', creation })];
      const ids = new Set(await store.dueCreations(start));
      assert.ok(due.every((request) => ids.has(request.id)));
      assert.ok(!notDue.some((request) => ids.has(request.id)));
    });

    it('makes leased creations due at once when their leases are released', async () => {
      const creation = { point: 'posted', msRequestId: 'm', correlationId: 'c', attempts: 1 } as const;
      const leased = await stored(store, {
        state: 'creating',
        creation: { ...creation, leasedUntil: minutesLater(1) },
      });
      assert.ok(!(await store.dueCreations(start)).includes(leased.id));
      await store.releaseLeases();
      assert.ok((await store.dueCreations(start)).includes(leased.id));
      assert.deepEqual((await store.findRequest(leased.id))?.creation, creation);
    });

    it('names the requests with a message behind, once each and not too soon', async () => {
      const behind = await stored(store, { state: 'created', version: 3 });
      const shown = await stored(store, { state: 'created', version: 3 });
      const draft = await stored(store, { version: 3 });
      const fresh = await stored(store, { state: 'created', version: 3, updatedAt: minutesLater(10) });
      for (const [request, version] of [
        [behind, 1],
        [behind, 2],
        [shown, 3],
        [draft, 1],
        [fresh, 1],
      ] as const) {
        await store.rememberMessage(message(request.id, { version }));
      }
      const ids = await store.dueDeliveries(minutesLater(5));
      assert.equal(ids.filter((id) => id === behind.id).length, 1);
      assert.ok(![shown, draft, fresh].some((request) => ids.includes(request.id)));
    });
  });
}
