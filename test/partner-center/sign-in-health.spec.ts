import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { LogFacts, SignInHealth } from '../../src/flows/ports/ports.ts';
import { createSignInWatch } from '../../src/flows/sign-in/watch-sign-in.ts';
import { clouds } from '../../src/partner-center/clouds.ts';
import { createSend } from '../../src/partner-center/send.ts';
import { createSignIn } from '../../src/partner-center/sign-in.ts';
import { createSignInHealth } from '../../src/partner-center/sign-in-health.ts';
import type { FaultRequest } from '../../src/sandbox/partner-center/faults/fault.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/partner-center/sandbox.ts';
import { systemIds } from '../../src/system.ts';
import { silentLog } from '../storage/support/test-database.ts';
import { callOptions, clientOf, failureOf } from './support/client.ts';
import { memoryStore } from './support/token-endpoint.ts';
import { trustingFetch } from './support/trusting-fetch.ts';

const hour = 3_600_000;
const route = 'GET /v1/countryvalidationrules/{country}';

describe('the health of the sign-in', () => {
  let sandbox: Sandbox;
  let trusting: ReturnType<typeof trustingFetch>;
  let refreshTokens: ReturnType<typeof memoryStore>;
  let time: sinon.SinonFakeTimers;
  let calls: string[];
  const clock = { now: () => new Date() };

  before(async () => {
    sandbox = await createSandbox({ clock, singleUseRefreshTokens: true });
    trusting = trustingFetch(sandbox.caCertificate);
    refreshTokens = memoryStore(sandbox.settings().PARTNER_REFRESH_TOKEN);
    // msal counts the life of a token by the machine's clock.
    time = sinon.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
  });
  beforeEach(() => {
    calls = [];
    sandbox.clear();
  });
  after(async () => {
    time.restore();
    await trusting[Symbol.asyncDispose]();
    await sandbox.close();
  });

  /** A process that has just started. */
  function start() {
    const settings = sandbox.settings();
    const noting: typeof fetch = (input, init) => {
      if (String(input).startsWith(sandbox.url)) calls.push(`${init?.method} ${new URL(String(input)).pathname}`);
      return trusting.fetch(input, init);
    };
    const signIn = createSignIn({
      fetch: noting,
      clock,
      authority: sandbox.authority,
      scope: clouds.global.scope,
      tenantId: settings.PARTNER_TENANT_ID ?? '',
      clientId: settings.PARTNER_CLIENT_ID ?? '',
      secret: { clientSecret: settings.PARTNER_CLIENT_SECRET ?? '' },
      refreshTokens,
    });
    const options = { cloud: { endpoint: sandbox.url }, signIn, fetch: noting, clock, ids: systemIds };
    const { client } = clientOf(sandbox.url, options);
    const wording = { applicationName: 'tenant-desk', version: '1', random: () => 0.5, wait: async () => {} };
    return { client, health: createSignInHealth(signIn, createSend({ ...options, ...wording }), systemIds) };
  }

  async function checked({ health }: { health: SignInHealth }): Promise<string> {
    return health.check().then(
      () => 'works',
      (error: { code: string }) => error.code,
    );
  }

  it('asks Partner Center once for each token, and not where other calls have told', async () => {
    const process = start();
    for (let round = 0; round < 3; round += 1) assert.equal(await checked(process), 'works');
    assert.deepEqual(calls, ['GET /v1/countryvalidationrules/US']);
    time.tick(hour);
    await process.client.organizationProfile(callOptions);
    assert.equal(await checked(process), 'works');
    assert.deepEqual(calls.slice(1), ['GET /v1/profiles/organization']);
    time.tick(hour);
    assert.equal(await checked(process), 'works');
    assert.equal(calls.length, 3);
  });

  it('finds out by itself that Partner Center refuses, and that it does so no more', async () => {
    const process = start();
    assert.equal(await checked(process), 'works');
    sandbox.fault({ kind: 'refuse', status: 401, code: 900421, description: 'MFA.', times: 1_000 });
    await failureOf(process.client.resellers(callOptions));
    assert.equal(process.health.failure()?.refusal?.code, '900421');
    for (let round = 0; round < 3; round += 1) assert.equal(await checked(process), 'signIn.failed');
    assert.equal(await checked(start()), 'signIn.failed', 'a process that starts meanwhile does not notice');
    sandbox.clear();
    assert.equal(await checked(process), 'works');
    assert.equal(process.health.failure(), undefined);
  });

  for (const fault of [{ kind: '503' }, { kind: 'throttle' }, { kind: 'drop' }] as const) {
    it(`takes ${fault.kind} neither for a yes nor for a no`, async () => {
      const process = start();
      const always = (wanted: FaultRequest) => sandbox.fault({ ...wanted, route, times: 1_000 });
      always(fault);
      assert.match(await checked(process), /^partnerCenter\./);
      assert.equal(process.health.failure(), undefined);
      sandbox.clear();
      always({ kind: 'unauthorized' });
      assert.equal(await checked(process), 'signIn.failed');
      sandbox.clear();
      always(fault);
      assert.match(await checked(process), /^partnerCenter\./);
      assert.equal(process.health.failure()?.code, 'signIn.failed');
    });
  }

  it('is not what Partner Center has against one call', async () => {
    const process = start();
    sandbox.fault({ kind: 'refuse', route, status: 403, code: 1002 });
    assert.equal(await checked(process), 'works');
  });

  /** The watch over a process, and what it logs. */
  function watched({ health }: { health: SignInHealth }) {
    const logged: { readonly event: string; readonly facts?: LogFacts | undefined }[] = [];
    const note = (event: string, facts?: LogFacts) => void logged.push({ event, facts });
    const store = {
      noteSignInFailure: async () => 1,
      noteSignInWorks: async () => {},
      dueAllClears: async () => [],
      findPersonalChat: async () => undefined,
      claimNotice: async () => false,
      putOffNotice: async () => {},
      settleNotice: async () => {},
    };
    const log = { ...silentLog, error: note, warn: note, info: note };
    const messenger = { notify: async () => {} };
    return { logged, round: createSignInWatch({ signIn: health, store, messenger, approvers: [], clock, log }) };
  }

  it('lets the watch tell that Partner Center refuses and that it is mended, with nobody doing anything', async () => {
    const process = start();
    const { logged, round } = watched(process);
    await round();
    sandbox.fault({ kind: 'refuse', status: 401, code: 900421, times: 1_000 });
    await failureOf(process.client.organizationProfile(callOptions));
    await round();
    sandbox.clear();
    calls = [];
    time.tick(59_000);
    await round();
    assert.equal(process.health.failure()?.code, 'signIn.failed');
    time.tick(1_000);
    await round();
    assert.equal(process.health.failure(), undefined);
    assert.deepEqual(calls, ['GET /v1/countryvalidationrules/US']);
    assert.deepEqual(
      logged.map(({ event }) => event),
      ['The sign-in to Partner Center fails', 'The sign-in to Partner Center works again'],
    );
  });

  it('lets the watch log what a call ran into when that is over at the next look', async () => {
    const process = start();
    const { logged, round } = watched(process);
    await round();
    sandbox.fault({ kind: 'unauthorized', route: 'GET /v1/profiles/organization', times: 2 });
    await failureOf(process.client.organizationProfile(callOptions));
    assert.equal(process.health.failure()?.code, 'signIn.failed');
    await round();
    assert.equal(process.health.failure(), undefined);
    const [{ event = '', facts = {} } = {}, ...more] = logged;
    assert.deepEqual([event, more], ['The sign-in to Partner Center failed and works again', []]);
    assert.match(String(facts.reason), /^GET \/v1\/profiles\/organization: 401 code 400\..*Access denied/);
    assert.equal(facts.correlationId, callOptions.correlationId);
  });
});
