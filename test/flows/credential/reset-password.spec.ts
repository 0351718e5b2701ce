import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import type { CredentialReset, CustomerRequest } from '../../../src/domain/request.ts';
import { AppError } from '../../../src/errors.ts';
import { askPasswordReset } from '../../../src/flows/credential/ask-password-reset.ts';
import { resetPassword } from '../../../src/flows/credential/reset-password.ts';
import { revealCredential } from '../../../src/flows/credential/reveal-credential.ts';
import type { FlowContext } from '../../../src/flows/flow-context.ts';
import type { Job, PartnerCenter, Store } from '../../../src/flows/ports/ports.ts';
import { clouds } from '../../../src/partner-center/clouds.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/partner-center/sandbox.ts';
import { createSealer } from '../../../src/storage/sealing.ts';
import { createStore } from '../../../src/storage/store.ts';
import { systemIds, systemRandomInt } from '../../../src/system.ts';
import { customer as newCustomer } from '../../partner-center/support/client.ts';
import { stored } from '../../storage/support/sample.ts';
import { silentLog, type TestDatabase, testDatabases } from '../../storage/support/test-database.ts';
import { partnerCenterOf } from '../../support/partner-center-of.ts';

const hour = 3_600_000;

for (const { name, open } of testDatabases) {
  describe(`a new password for an administrator, on ${name}`, function () {
    this.timeout(30_000);
    const time = { ms: Date.now() };
    const clock = { now: () => new Date(time.ms) };
    const key = randomBytes(32);
    const jobs: Job[] = [];
    let db: TestDatabase;
    let store: Store;
    let sandbox: Sandbox;
    let partnerCenter: PartnerCenter;

    before(async function () {
      this.timeout(60_000);
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async (_executor, job) => void jobs.push(job) });
      sandbox = await createSandbox({ clock });
      partnerCenter = partnerCenterOf(sandbox);
    });
    after(async () => {
      await sandbox.close();
      await db.drop();
    });
    beforeEach(() => {
      jobs.length = 0;
    });

    const settings = {
      cloud: clouds.global,
      signsInWithUser: true,
      domainSuffix: 'onmicrosoft.com',
      indirect: false,
      ownDomains: [],
      credentialTtlMs: 72 * hour,
      credentialRevealMs: hour / 4,
    };

    function contextWith(changes: Partial<PartnerCenter> = {}, sealer = createSealer([key], randomBytes)): FlowContext {
      const given = { store, clock, ids: systemIds, randomInt: systemRandomInt, log: silentLog, settings, sealer };
      const never = new AbortController().signal;
      return {
        ...given,
        shutdown: { began: never, over: never },
        partnerCenter: { ...partnerCenter, ...changes },
      } as unknown as FlowContext;
    }

    /** A customer without a password for whom its owner asked for one. */
    async function asked(userName = 'admin'): Promise<CustomerRequest> {
      const { associatedPartnerId: _, ...direct } = newCustomer;
      const domain = `d${randomUUID().slice(0, 8)}.onmicrosoft.com`;
      const options = { correlationId: randomUUID(), msRequestId: randomUUID(), locale: 'en-US' };
      const made = await partnerCenter.createCustomer({ ...direct, companyProfile: { domain } }, options);
      const request = await stored(store, { state: 'created', profile: { domain, enableGDAPByDefault: 'true' } });
      const customer = {
        id: made.id,
        domain,
        adminUserName: `${userName}@${domain}`,
        correlationId: options.correlationId,
        createdAt: clock.now(),
        hasCredential: false,
      };
      await store.saveRequest({ ...request, customer, version: 2 }, 1);
      const click = { actor: request.owner, requestId: request.id, version: 2 };
      const outcome = await askPasswordReset(contextWith(), click);
      assert(outcome.kind === 'request' && outcome.request.customer?.reset?.state === 'asked');
      return outcome.request;
    }

    async function resetOf({ id }: CustomerRequest): Promise<CredentialReset | undefined> {
      return (await store.findRequest(id))?.customer?.reset;
    }

    async function isPending({ id }: CustomerRequest): Promise<boolean> {
      return (await store.duePasswordResets(new Date(time.ms + hour))).includes(id);
    }

    const passwordsOf = ({ customer }: CustomerRequest) => sandbox.passwords(customer?.id ?? '').slice(1);

    async function revealed(request: CustomerRequest, context = contextWith()): Promise<string | undefined> {
      const outcome = await revealCredential(context, { actor: request.owner, requestId: request.id });
      return outcome.kind === 'credential' ? outcome.password : undefined;
    }

    async function auditOf({ id }: CustomerRequest): Promise<readonly string[]> {
      const rows = await db.database.kysely.selectFrom('audit').selectAll().where('request_id', '=', id).execute();
      return rows
        .sort((a, b) => a.version - b.version)
        .map(({ event, actor_object_id }) => `${event} by ${actor_object_id === null ? 'the bot' : 'a person'}`);
    }

    const unavailable = new AppError('partnerCenter.unavailable', 'No.', 'Wait.', { retry: 'safe' });
    const failing = (error: AppError) => () => Promise.reject(error);
    const attempt = (request: CustomerRequest, context = contextWith()) => resetPassword(context, request.id);

    it('is set once, kept for its owner, and told in the audit', async () => {
      const request = await asked();
      await attempt(request);
      await attempt(request);
      assert.equal(passwordsOf(request).length, 1);
      assert.equal(await revealed(request), passwordsOf(request)[0]);
      assert.equal(await isPending(request), false);
      assert.deepEqual(await auditOf(request), [
        'credential.resetAsked by a person',
        'credential.reset by the bot',
        'credential.claimed by a person',
      ]);
      assert.deepEqual(
        jobs.filter(({ requestId }) => requestId === request.id).map((job) => job.name),
        ['reset-password', 'deliver', 'deliver'],
      );
    });

    it('cannot be shown before it is set, also not by whoever moves it into the place of one that can', async () => {
      const request = await asked();
      const context = contextWith({ resetPassword: failing(unavailable) });
      await assert.rejects(attempt(request, context), unavailable);
      assert.equal(await store.findCredential(request.id), undefined);
      assert.equal(await revealed(request), undefined);
      const taken = await store.takePasswordReset(request.id, clock.now(), clock.now());
      assert(taken?.sealed);
      const { customer } = request;
      assert(customer);
      const moved = { requestId: request.id, owner: request.owner, sealed: taken.sealed, createdAt: clock.now() };
      await store.transaction((tx) => tx.insertCredential(moved));
      const { reset: _, ...without } = customer;
      await store.saveRequest({ ...request, customer: without, version: 4 }, 3);
      assert.equal(await revealed(request), undefined, 'what belongs elsewhere does not open');
    });

    it('is the same one whoever dies before, during or after the call', async () => {
      const request = await asked();
      const dies = new Error('killed');
      const deadly: Partial<PartnerCenter>[] = [
        { customerUsers: () => Promise.reject(dies) },
        { resetPassword: () => Promise.reject(dies) },
        {
          resetPassword: async (reset, options) => {
            await partnerCenter.resetPassword(reset, options);
            throw dies;
          },
        },
      ];
      for (const changes of deadly) {
        // A process that is killed gives nothing back: its lease has to end.
        const context = contextWith(changes);
        const killed = { ...context, store: { ...store, releasePasswordReset: async () => {} } };
        await assert.rejects(attempt(request, killed));
        await attempt(request);
        assert.equal((await resetOf(request))?.state, 'asked', 'the lease holds nobody off');
        time.ms += 61_000;
      }
      await attempt(request);
      assert.equal(passwordsOf(request).length, 2);
      assert.equal(new Set(passwordsOf(request)).size, 1);
      assert.equal(await revealed(request), passwordsOf(request)[0]);
    });

    it('is shown as Partner Center has it when two processes are at it', async () => {
      const request = await asked();
      /** Stands still over the first call until its lease is over and another process had its turn. */
      const sleepy: PartnerCenter['customerUsers'] = async (id, options) => {
        const found = await partnerCenter.customerUsers(id, options);
        time.ms += 61_000;
        await assert.rejects(attempt(request, contextWith({ resetPassword: failing(unavailable) })), unavailable);
        return found;
      };
      await attempt(request, contextWith({ customerUsers: sleepy }));
      assert.deepEqual(passwordsOf(request), [], 'who lost the reset sends nothing');
      await attempt(request);
      assert.equal(await revealed(request), passwordsOf(request)[0]);
    });

    it('is a new one when no key opens the one that may be set already', async () => {
      const request = await asked();
      const lost = async (...[reset, options]: Parameters<PartnerCenter['resetPassword']>) => {
        await partnerCenter.resetPassword(reset, options);
        throw unavailable;
      };
      await assert.rejects(attempt(request, contextWith({ resetPassword: lost })), unavailable);
      const rekeyed = createSealer([randomBytes(32)], randomBytes);
      await attempt(request, contextWith({}, rekeyed));
      const [first, second] = passwordsOf(request);
      assert.notEqual(first, second);
      assert.equal(await revealed(request, contextWith({}, rekeyed)), second);
    });

    it('is not told as refused for certain where an attempt before the refusal had no answer', async () => {
      const request = await asked();
      const route = 'PATCH /v1/customers/{id}/users/{userId}/resetpassword';
      sandbox.fault({ route, kind: 'commit-then-drop' });
      sandbox.fault({ route, kind: 'refuse', status: 400, code: 2000, description: 'No.' });
      await assert.rejects(attempt(request), { code: 'partnerCenter.unavailable' });
      await attempt(request);
      assert.equal(passwordsOf(request).length, 1);
      const reset = await resetOf(request);
      assert(reset?.state === 'refused' && reset.isUnclear);
    });

    it('ends after eight attempts without an answer: nobody knows, and nothing is kept', async () => {
      const request = await asked();
      const context = contextWith({ resetPassword: failing(unavailable) });
      for (let count = 1; count < 8; count += 1) await assert.rejects(attempt(request, context), unavailable);
      await attempt(request, context);
      const reset = await resetOf(request);
      assert(reset?.state === 'refused' && reset.isUnclear && reset.failure.key === 'failure.resetUnanswered');
      assert.equal(await isPending(request), false);
      assert.equal(await revealed(request), undefined);
      const click = { actor: request.owner, requestId: request.id, version: reset.version };
      await askPasswordReset(contextWith(), click);
      await attempt(request);
      assert.equal(await revealed(request), passwordsOf(request)[0]);
    });

    it('waits for a sign-in without counting, and for a day at most', async () => {
      const request = await asked();
      const noSignIn = new AppError('signIn.failed', 'No.', 'Consent.');
      const context = contextWith({ customerUsers: failing(noSignIn) });
      for (let count = 1; count <= 12; count += 1) await assert.rejects(attempt(request, context), noSignIn);
      assert.deepEqual(await resetOf(request), { state: 'asked', waitsForSignIn: true });
      time.ms += 25 * hour;
      await attempt(request);
      const reset = await resetOf(request);
      assert(reset?.state === 'refused' && !reset.isUnclear && reset.failure.key === 'failure.resetOverdue');
      assert.deepEqual(passwordsOf(request), []);
      assert.equal(await isPending(request), false);
    });

    it('is refused where the words of the refusal repeat it, without keeping them', async () => {
      const request = await asked();
      const refuse: PartnerCenter['resetPassword'] = ({ password }) => {
        const of = { endpoint: '', status: 400, code: '2000', correlationId: 'c' };
        const refusal = { ...of, description: `Not ${password}!` };
        return Promise.reject(new AppError('partnerCenter.refused', 'No.', 'Another.', { refusal }));
      };
      await attempt(request, contextWith({ resetPassword: refuse }));
      const reset = await resetOf(request);
      assert(reset?.state === 'refused' && !reset.isUnclear);
      assert.deepEqual([reset.failure.partnerCenterText, reset.failure.partnerCenterCode], ['', '2000']);
      assert.deepEqual((await auditOf(request)).at(-1), 'credential.resetRefused by the bot');
    });

    it('is the only user’s where the administrator’s name was a guess, and nobody’s among several others', async () => {
      const request = await asked('guess');
      await attempt(request);
      const { adminUserName, domain } = (await store.findRequest(request.id))?.customer ?? {};
      assert.equal(adminUserName, `admin@${domain}`);
      assert.equal(await revealed(request), passwordsOf(request)[0]);

      const crowded = await asked('guess');
      const others = ['ada', 'ben'].map((user) => ({ id: user, userPrincipalName: `${user}@x.com` }));
      await attempt(crowded, contextWith({ customerUsers: async () => others }));
      const reset = await resetOf(crowded);
      assert(reset?.state === 'refused' && reset.failure.key === 'failure.resetNobody');
      const mixed = await asked();
      const real = await partnerCenter.customerUsers(mixed.customer?.id ?? '', {
        correlationId: randomUUID(),
        locale: 'en',
      });
      const shouting = real.map((user) => ({ ...user, userPrincipalName: user.userPrincipalName.toUpperCase() }));
      await attempt(mixed, contextWith({ customerUsers: async () => [...others, ...shouting] }));
      assert.equal(await revealed(mixed), passwordsOf(mixed)[0]);
    });

    it('is recorded though something else changes the request at the same moment', async () => {
      const request = await asked();
      const context = contextWith();
      let races = 0;
      const transaction: Store['transaction'] = async (work) => {
        const now = await store.findRequest(request.id);
        if (now && ++races <= 2) await store.saveRequest({ ...now, version: now.version + 1 }, now.version);
        return store.transaction(work);
      };
      await attempt(request, { ...context, store: { ...store, transaction } });
      assert.equal(races, 3);
      assert.equal(await revealed(request), passwordsOf(request)[0]);
    });
  });
}
