import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { CustomerRequest, RequestState } from '../../src/domain/request.ts';
import type { NewRequest, OtherRequests, Store } from '../../src/flows/ports/ports.ts';
import { forCompany, forDomain } from '../../src/storage/other-requests.ts';
import { createStore } from '../../src/storage/store.ts';
import { fullRequest, minutesLater, newPerson, newRequest, start, stored } from './support/sample.ts';
import { type TestDatabase, testDatabases } from './support/test-database.ts';

for (const { name, open } of testDatabases) {
  describe(`other requests for the same customer on ${name}`, () => {
    let db: TestDatabase;
    let store: Store;

    before(async function () {
      this.timeout(60_000);
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async () => {} });
    });
    after(() => db.drop());

    const ben = newPerson('Ben Rep');
    const ada = { ...newPerson('Ada Rep'), tenantId: ben.tenantId.toUpperCase() };

    /** A company that no other test has, under a domain that goes with it. */
    function aCompany() {
      const word = `c${randomUUID().slice(0, 8)}`;
      return { companyName: `${word} GmbH`, country: 'DE', domain: word };
    }

    function by(changes: Partial<NewRequest>): Promise<CustomerRequest> {
      return stored(store, { owner: ben, ...changes });
    }

    function madeAt(createdAt: Date): Pick<CustomerRequest, 'state'> & Partial<NewRequest> {
      const { customer } = fullRequest({ ...newRequest(), number: 1 });
      return { state: 'created', ...(customer ? { customer: { ...customer, createdAt } } : {}) };
    }

    function others(profile: CustomerRequest['profile'], owner = ada, id = 'none'): Promise<OtherRequests> {
      return store.findOtherRequests({ id, owner, profile }, start);
    }

    it('are found by company and country, and by domain, as much of them as a colleague may know', async () => {
      const profile = aCompany();
      const { id, number, version, createdAt } = await by({ profile });
      const known = {
        id,
        number,
        version,
        owner: { ...ben, tenantId: ben.tenantId },
        state: 'draft',
        since: createdAt,
      };
      const { companyName, domain, country } = profile;
      const shouting = { companyName: companyName.toUpperCase().replace('GMBH', 'AG'), country };
      assert.deepEqual(await others(shouting), { company: known });
      assert.deepEqual(await others({ domain: `${domain}.onmicrosoft.com`, country: 'AT' }), { domain: known });
      assert.deepEqual(await others(profile), { company: known, domain: known });
      assert.deepEqual(await others({ companyName, country: 'AT' }), {});
      assert.deepEqual(await others({}), {});
    });

    it('are never the request itself, nor another tenant’s', async () => {
      const profile = aCompany();
      const own = await by({ profile });
      assert.deepEqual(await others(profile, ben, own.id), {});
      assert.deepEqual(await others(profile, newPerson()), {});
    });

    it('count in every state but those in which a request ended', async () => {
      const found: readonly RequestState[] = [
        ...(['draft', 'returned', 'submitted', 'pendingApproval', 'approved', 'creating', 'needsAttention'] as const),
      ];
      const ended: readonly RequestState[] = ['withdrawn', 'rejected', 'expired', 'failed'];
      for (const state of [...found, ...ended]) {
        const profile = aCompany();
        await by({ state, profile });
        assert.deepEqual(Object.keys(await others(profile)), found.includes(state) ? ['company', 'domain'] : [], state);
      }
    });

    it('count for a company until their customer is old, and for a domain for ever', async () => {
      const [recent, old] = [aCompany(), aCompany()];
      const { id } = await by({ profile: recent, ...madeAt(start) });
      await by({ profile: old, ...madeAt(minutesLater(-1)) });
      const { company } = await others(recent);
      assert.equal(company?.id, id);
      assert.deepEqual([company.since, company.domain], [start, 'mueller.onmicrosoft.com']);
      assert.deepEqual(Object.keys(await others(old)), ['domain']);
    });

    it('come as the newest of those that left the wizard, else as the newest draft', async () => {
      const { companyName, country } = aCompany();
      const profile = { companyName, country };
      const shown = async () => (await others(profile)).company?.id;
      await by({ profile });
      const draft = await by({ profile });
      assert.equal(await shown(), draft.id);
      await by({ profile, ...madeAt(start) });
      const confirmed = await by({ profile, state: 'submitted' });
      await by({ profile });
      assert.equal(await shown(), confirmed.id);
    });

    it('follow what is stored: another name, an end, and a new beginning', async () => {
      const [before, after] = [aCompany(), aCompany()];
      let request = await by({ profile: before });
      const save = async (change: Partial<CustomerRequest>) => {
        const next = { ...request, ...change, version: request.version + 1 };
        await store.saveRequest(next, request.version);
        request = next;
      };
      await save({ profile: after });
      assert.deepEqual(await others(before), {});
      assert.deepEqual(Object.keys(await others(after)), ['company', 'domain']);
      await save({ state: 'failed' });
      assert.deepEqual(await others(after), {});
      await save({ state: 'draft' });
      assert.deepEqual(Object.keys(await others(after)), ['company', 'domain']);
    });

    it('are looked for whatever was typed: a draft is kept as it is', async () => {
      // Not to be compressed, which would make it short enough.
      const typed = randomBytes(20_000).toString('hex');
      const profile = { companyName: typed, country: typed, domain: typed };
      const { id } = await by({ profile });
      assert.deepEqual((await store.findRequest(id))?.profile, profile);
      assert.deepEqual((await others(profile)).domain?.id, id);
    });

    it('are found by the index in its order, however many there are', async () => {
      await db.database.kysely.transaction().execute(async (trx) => {
        // Or a table as small as this one would be read as a whole.
        await sql`set local enable_seqscan = off`.execute(trx);
        const of = { id: 'none', owner: ada, profile: aCompany() };
        const plans = [await forCompany(trx, of, start)?.explain(), await forDomain(trx, of)?.explain()];
        const [byCompany, byDomain] = plans.map((lines) => JSON.stringify(lines));
        assert.match(byCompany ?? '', /Index Scan using request_company/);
        assert.match(byDomain ?? '', /Index Scan using request_domain_of_tenant/);
        assert.doesNotMatch(`${byCompany} ${byDomain}`, /Sort/);
      });
    });
  });
}
