import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { AccountValidation } from '../../../src/domain/account-validation.ts';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import { AppError } from '../../../src/errors.ts';
import { checkValidationStatus } from '../../../src/flows/creation/check-validation-status.ts';
import type { FlowContext } from '../../../src/flows/flow-context.ts';
import type { Job, PartnerCenter, Store } from '../../../src/flows/ports/ports.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/partner-center/sandbox.ts';
import { createStore } from '../../../src/storage/store.ts';
import { systemIds } from '../../../src/system.ts';
import { customer as newCustomer } from '../../partner-center/support/client.ts';
import { stored } from '../../storage/support/sample.ts';
import { silentLog, type TestDatabase, testDatabases } from '../../storage/support/test-database.ts';
import { partnerCenterOf } from '../../support/partner-center-of.ts';

const route = 'GET /v1/customers/{id}/validationStatus';
const minute = 60_000;
const day = 24 * 60 * minute;

for (const { name, open } of testDatabases) {
  describe(`the look at a customer’s vetting, on ${name}`, () => {
    const time = { ms: Date.now() };
    const clock = { now: () => new Date(time.ms) };
    const jobs: Job[] = [];
    let db: TestDatabase;
    let store: Store;
    let sandbox: Sandbox;
    let partnerCenter: PartnerCenter;

    before(async function () {
      this.timeout(60_000);
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async (_executor, job) => void jobs.push(job) });
      sandbox = await createSandbox({ clock, reviewMs: 30 * minute });
      partnerCenter = partnerCenterOf(sandbox);
    });
    after(async () => {
      await sandbox.close();
      await db.drop();
    });
    beforeEach(() => {
      jobs.length = 0;
    });

    const context = (changes: Partial<FlowContext> = {}) =>
      ({ store, partnerCenter, clock, ids: systemIds, log: silentLog, ...changes }) as FlowContext;

    /** A request whose customer was created just now. */
    async function created(): Promise<CustomerRequest> {
      const { associatedPartnerId: _, ...direct } = newCustomer;
      const domain = `d${randomUUID().slice(0, 8)}.onmicrosoft.com`;
      const options = { correlationId: randomUUID(), msRequestId: randomUUID(), locale: 'en-US' };
      const made = await partnerCenter.createCustomer({ ...direct, companyProfile: { domain } }, options);
      const request = await stored(store, { state: 'created', profile: { domain } });
      const customer = {
        id: made.id,
        domain,
        adminUserName: `admin@${domain}`,
        correlationId: options.correlationId,
        createdAt: clock.now(),
        hasCredential: true,
      };
      await store.saveRequest({ ...request, customer, version: 2 }, 1);
      await store.setValidationCheck(request.id, new Date(time.ms + minute));
      return { ...request, customer, version: 2 };
    }

    /** Goes on to the next look and takes it; false when there is none any more. */
    async function look({ id }: CustomerRequest, changes: Partial<FlowContext> = {}): Promise<boolean> {
      const next = await store.nextValidationCheck(id);
      if (!next) return false;
      time.ms = next.getTime();
      await checkValidationStatus(context(changes), id);
      return true;
    }

    async function known({ id }: CustomerRequest): Promise<AccountValidation | undefined> {
      return (await store.findRequest(id))?.customer?.validation;
    }

    it('is not taken before its time, nor for a request without a customer', async () => {
      const request = await created();
      await checkValidationStatus(context(), request.id);
      assert.equal(await known(request), undefined);
      const draft = await stored(store);
      await store.setValidationCheck(draft.id, new Date(time.ms - minute));
      await checkValidationStatus(context(), draft.id);
      await checkValidationStatus(context(), 'no such request');
      assert.deepEqual(jobs, []);
    });

    it('tells of the review once, and of its end, and is then over', async () => {
      const request = await created();
      await look(request);
      assert.deepEqual(await known(request), { status: 'UnderReview', version: 3 });
      assert.deepEqual(jobs, [{ name: 'deliver', requestId: request.id }]);
      await look(request);
      await look(request);
      assert.equal((await store.findRequest(request.id))?.version, 3, 'nothing new is no change');
      assert.equal(jobs.length, 1);
      await look(request);
      assert.deepEqual(await known(request), { status: 'Allowed', version: 4 });
      assert.equal(jobs.length, 2);
      assert.equal(await look(request), false);
    });

    it('tells that a company is not approved, and is then over', async () => {
      const request = await created();
      sandbox.vet(request.customer?.id ?? '', 'NotAllowed');
      await look(request);
      assert.deepEqual(await known(request), { status: 'NotAllowed', version: 3 });
      assert.equal(await look(request), false);
    });

    it('says nothing while there is no status', async () => {
      const request = await created();
      sandbox.vet(request.customer?.id ?? '', 'none');
      await look(request);
      assert.equal(await known(request), undefined);
      assert.deepEqual(jobs, []);
      sandbox.vet(request.customer?.id ?? '', 'Not Ready');
      await look(request);
      assert.equal((await known(request))?.status, 'NotReady');
    });

    it('is given up after a week, and the card says so', async () => {
      for (const status of ['UnderReview', 'Unknown', 'none'] as const) {
        const request = await created();
        const { createdAt } = request.customer ?? {};
        sandbox.vet(request.customer?.id ?? '', status);
        let looks = 0;
        while (await look(request)) looks += 1;
        assert.ok(looks < 20);
        assert.equal(time.ms, (createdAt?.getTime() ?? 0) + 7 * day);
        const { isGivenUp, ...rest } = (await known(request)) ?? {};
        assert.equal(isGivenUp, true, status);
        assert.equal('status' in rest ? rest.status : 'none', status);
      }
    });

    for (const fault of [
      { kind: '503' },
      { kind: 'throttle' },
      { kind: 'garbage' },
      { kind: 'drop' },
      { kind: 'refuse', status: 403 },
    ] as const) {
      it(`goes on at its times whatever happens to a call: ${JSON.stringify(fault)}`, async function () {
        this.timeout(20_000);
        const request = await created();
        sandbox.fault({ route, times: 3, ...fault });
        await look(request);
        assert.equal(await known(request), undefined);
        assert.deepEqual(await store.findRequest(request.id), await store.findRequestByNumber(request.number));
        assert.equal((await store.findRequest(request.id))?.version, 2);
        sandbox.fault({ route, kind: 'slow', ms: 1 });
        while ((await look(request)) && (await known(request))?.status !== 'Allowed');
        assert.equal((await known(request))?.status, 'Allowed');
      });
    }

    it('waits while the sign-in fails', async () => {
      const request = await created();
      const signIn = new AppError('signIn.failed', 'No refresh token.', 'Set one.', { retry: 'safe' });
      await look(request, { partnerCenter: { ...partnerCenter, validationStatus: () => Promise.reject(signIn) } });
      assert.equal(await known(request), undefined);
      assert.ok(await store.nextValidationCheck(request.id));
    });

    it('is over without a word for the app alone', async () => {
      const request = await created();
      sandbox.fault({ route, kind: 'refuse', status: 403, code: 900329 });
      await look(request);
      assert.equal(await known(request), undefined);
      assert.equal(await look(request), false);
      assert.deepEqual(jobs, []);
    });

    it('gives way to the owner, who finishes at the same moment, and comes again', async () => {
      const request = await created();
      const racing: Partial<FlowContext> = {
        partnerCenter: {
          ...partnerCenter,
          async validationStatus(id, options) {
            const now = await store.findRequest(request.id);
            if (now?.state === 'created') await store.saveRequest({ ...now, state: 'delivered', version: 3 }, 2);
            return partnerCenter.validationStatus(id, options);
          },
        },
      };
      await look(request, racing);
      assert.equal((await store.findRequest(request.id))?.state, 'delivered');
      assert.equal(await known(request), undefined);
      assert.ok((await store.dueValidationChecks(clock.now())).includes(request.id));
      await look(request, racing);
      assert.deepEqual(await known(request), { status: 'UnderReview', version: 4 });
      assert.equal((await store.findRequest(request.id))?.state, 'delivered');
    });

    it('is done once however many do it at once', async () => {
      const request = await created();
      time.ms += 2 * minute;
      await Promise.all(Array.from({ length: 8 }, () => checkValidationStatus(context(), request.id)));
      assert.equal((await store.findRequest(request.id))?.version, 3);
      assert.equal(jobs.filter(({ name }) => name === 'deliver').length, 1);
    });
  });
}
