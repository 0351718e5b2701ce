import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { AppError } from '../../src/errors.ts';
import type { CallOptions, PartnerCenter } from '../../src/flows/ports/ports.ts';
import { clouds } from '../../src/partner-center/clouds.ts';
import { createSignIn } from '../../src/partner-center/sign-in.ts';
import type { FaultRequest } from '../../src/sandbox/partner-center/faults/fault.ts';
import type { SandboxOptions } from '../../src/sandbox/partner-center/options.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/partner-center/sandbox.ts';
import { callOptions, clientOf, customer, failureOf } from './support/client.ts';
import { memoryStore } from './support/token-endpoint.ts';
import { trustingFetch } from './support/trusting-fetch.ts';

const clock = { now: () => new Date() };
const domain = customer.companyProfile.domain;
const { associatedPartnerId: _, ...directCustomer } = customer;
const options = { ...callOptions, timeoutMs: 5_000 };
/** Where the sandbox never answers, so that nobody waits long for it. */
const impatient = { ...callOptions, timeoutMs: 300 };

interface Peer extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly client: PartnerCenter;
}

let exchanges = 0;

/** A sandbox of its own and the client that signs in there. */
async function startPeer(given: Partial<SandboxOptions> = {}, auth: 'app+user' | 'app' = 'app+user'): Promise<Peer> {
  const sandbox = await createSandbox({ clock, ...given });
  const settings = sandbox.settings();
  const trusting = trustingFetch(sandbox.caCertificate);
  const signIn = createSignIn({
    fetch: trusting.fetch,
    authority: sandbox.authority,
    scope: clouds.global.scope,
    tenantId: settings.PARTNER_TENANT_ID ?? '',
    clientId: settings.PARTNER_CLIENT_ID ?? '',
    secret: { clientSecret: settings.PARTNER_CLIENT_SECRET ?? '' },
    clock,
    ...(auth === 'app' ? {} : { refreshTokens: memoryStore(settings.PARTNER_REFRESH_TOKEN) }),
  });
  await signIn.token();
  return {
    sandbox,
    client: clientOf(sandbox.url, { signIn, fetch: trusting.fetch }).client,
    async [Symbol.asyncDispose]() {
      exchanges += trusting.count();
      await trusting[Symbol.asyncDispose]();
      await sandbox.close();
    },
  };
}

function create(client: PartnerCenter, within: CallOptions = options) {
  return client.createCustomer(directCustomer, { ...within, msRequestId: randomUUID() });
}

function ending({ code, retry }: AppError): string {
  return `${code} ${retry}`;
}

describe('the client against the sandbox', () => {
  after(() => {
    process.stdout.write(`    ${exchanges} scripted exchanges\n`);
  });

  it('does every call', async () => {
    await using peer = await startPeer({ model: 'indirect', country: 'DE' });
    const { client } = peer;
    const [reseller] = await client.resellers(options);
    assert.ok(reseller?.id && reseller.name && reseller.mpnId && reseller.country);
    assert.equal((await client.countryRules('US', options)).isPostalCodeRequired, true);
    assert.deepEqual(await client.organizationProfile(options), { country: 'DE' });
    const { status } = await client.validateAddress({ ...customer.billingProfile.defaultAddress }, options);
    assert.match(status, /^\w+$/);
    assert.equal(await client.isDomainAvailable(domain, options), true);
    assert.equal(await client.findCustomerByDomain(domain, options), undefined);
    const made = await client.createCustomer(
      { ...customer, associatedPartnerId: reseller.id },
      { ...options, msRequestId: randomUUID() },
    );
    assert.ok(made.userName === 'admin' && made.password);
    assert.equal(await client.isDomainAvailable(domain, options), false);
    assert.deepEqual(await client.findCustomerByDomain(domain.toUpperCase(), options), {
      id: made.id,
      domain,
      companyName: 'Wingtip Toys',
    });
    assert.equal((await client.customerById(made.id, options))?.domain, domain);
    assert.equal(await client.validationStatus(made.id, options), 'Allowed');
    const [admin] = await client.customerUsers(made.id, options);
    assert.equal(admin?.userPrincipalName, `admin@${domain}`);
    await client.resetPassword({ customerId: made.id, userId: admin?.id ?? '', password: 'Another-0ne!' }, options);
    assert.equal(peer.sandbox.customers().length, 1);
  });

  it('follows the vetting of a customer through every status', async () => {
    let now = new Date('2026-11-20T10:00:00Z');
    await using peer = await startPeer({ clock: { now: () => now }, reviewMs: 60_000 });
    const { id } = await create(peer.client);
    const status = () => peer.client.validationStatus(id, options);
    assert.equal(await status(), 'UnderReview');
    now = new Date(now.getTime() + 60_000);
    assert.equal(await status(), 'Allowed');
    for (const [decided, expected] of [
      ['NotAllowed', 'NotAllowed'],
      ['Not Ready', 'NotReady'],
      ['Unknown', 'Unknown'],
      ['none', undefined],
    ] as const) {
      peer.sandbox.vet(id, decided);
      assert.equal(await status(), expected);
    }
  });

  it('has no users and no reset in a tenant without GDAP', async () => {
    await using peer = await startPeer();
    const without = { ...directCustomer, enableGDAPByDefault: false };
    const { id } = await peer.client.createCustomer(without, { ...options, msRequestId: randomUUID() });
    const reset = { customerId: id, userId: randomUUID(), password: 'x' };
    for (const ask of [() => peer.client.customerUsers(id, options), () => peer.client.resetPassword(reset, options)]) {
      assert.equal((await failureOf(ask())).refusal?.code, '900308');
    }
    assert.equal((await peer.client.customerById(id, options))?.id, id);
  });

  it('gets the same customer for the same MS-RequestId', async () => {
    await using peer = await startPeer();
    const sameId = { ...options, msRequestId: randomUUID() };
    const first = await peer.client.createCustomer(directCustomer, sameId);
    assert.deepEqual(await peer.client.createCustomer(directCustomer, sameId), first);
    assert.equal(peer.sandbox.customers().length, 1);
  });

  it('looks through all pages', async () => {
    await using peer = await startPeer({ pageSize: 1 });
    for (const suffix of ['', 'b']) {
      const companyProfile = { domain: `wingtip${suffix}.onmicrosoft.com` };
      const other = { ...directCustomer, companyProfile };
      await peer.client.createCustomer(other, { ...options, msRequestId: randomUUID() });
    }
    const found = await peer.client.findCustomerByDomain('wingtipb.onmicrosoft.com', options);
    assert.equal(found?.domain, 'wingtipb.onmicrosoft.com');
  });

  it('is told what the app alone may not ask for', async () => {
    await using peer = await startPeer({}, 'app');
    await using indirect = await startPeer({ model: 'indirect' }, 'app');
    const { id } = await create(peer.client);
    const reset = { customerId: id, userId: randomUUID(), password: 'x' };
    for (const ask of [
      () => indirect.client.resellers(options),
      () => peer.client.organizationProfile(options),
      () => peer.client.validationStatus(id, options),
      () => peer.client.customerUsers(id, options),
      () => peer.client.resetPassword(reset, options),
    ]) {
      const { refusal } = await failureOf(ask());
      assert.deepEqual([refusal?.status, refusal?.code], [403, '900329']);
    }
  });

  it('is told which field a refusal is about', async () => {
    await using peer = await startPeer({ takenDomains: [domain] });
    const { refusal } = await failureOf(create(peer.client));
    assert.deepEqual(
      [refusal?.code, refusal?.field, refusal?.correlationId],
      ['27002', 'domain', options.correlationId],
    );
  });

  const faults: readonly (readonly [FaultRequest, string, string])[] = [
    [{ kind: 'timeout' }, 'partnerCenter.unavailable ambiguous', 'partnerCenter.unavailable safe'],
    [{ kind: 'drop' }, 'partnerCenter.unavailable ambiguous', 'succeeds'],
    [{ kind: 'throttle' }, 'partnerCenter.throttled safe', 'partnerCenter.throttled safe'],
    [{ kind: 'throttle', retryAfter: 0 }, 'partnerCenter.throttled safe', 'succeeds'],
    [{ kind: 'throttle', retryAfter: null }, 'partnerCenter.throttled safe', 'succeeds'],
    [{ kind: '500' }, 'partnerCenter.unavailable ambiguous', 'succeeds'],
    [{ kind: '502' }, 'partnerCenter.unavailable ambiguous', 'succeeds'],
    [{ kind: '503' }, 'partnerCenter.unavailable ambiguous', 'succeeds'],
    [{ kind: '504' }, 'partnerCenter.unavailable ambiguous', 'succeeds'],
    [{ kind: 'html' }, 'partnerCenter.unavailable ambiguous', 'succeeds'],
    [{ kind: 'html', status: 403 }, 'partnerCenter.refused never', 'partnerCenter.refused never'],
    [{ kind: 'unauthorized' }, 'succeeds', 'succeeds'],
    [{ kind: 'unauthorized', times: 2 }, 'signIn.failed safe', 'signIn.failed safe'],
    [{ kind: 'refuse' }, 'partnerCenter.refused never', 'partnerCenter.refused never'],
    [{ kind: 'refuse', shape: 'newer' }, 'partnerCenter.refused never', 'partnerCenter.refused never'],
    [{ kind: 'refuse', shape: 'empty' }, 'partnerCenter.refused never', 'partnerCenter.refused never'],
    [{ kind: 'refuse', status: 408, shape: 'gateway' }, 'partnerCenter.unavailable ambiguous', 'succeeds'],
    [{ kind: 'slow', ms: 50 }, 'succeeds', 'succeeds'],
    [{ kind: 'bom' }, 'succeeds', 'succeeds'],
    [{ kind: 'truncated' }, 'partnerCenter.unreadable ambiguous', 'partnerCenter.unreadable safe'],
    [{ kind: 'garbage' }, 'partnerCenter.unreadable ambiguous', 'partnerCenter.unreadable safe'],
    [{ kind: 'commit-then-timeout' }, 'partnerCenter.unavailable ambiguous', 'partnerCenter.unavailable safe'],
    [{ kind: 'commit-then-drop' }, 'partnerCenter.unavailable ambiguous', 'succeeds'],
    [{ kind: 'commit-then-500' }, 'partnerCenter.unavailable ambiguous', 'succeeds'],
    [{ kind: 'commit-then-503' }, 'partnerCenter.unavailable ambiguous', 'succeeds'],
    [{ kind: 'commit-then-504' }, 'partnerCenter.unavailable ambiguous', 'succeeds'],
  ];
  for (const [fault, createEnds, readEnds] of faults) {
    it(`survives ${JSON.stringify(fault)}`, async () => {
      await using peer = await startPeer({ model: 'indirect' });
      const within = fault.kind.endsWith('timeout') ? impatient : options;
      const { sandbox, client } = peer;
      const [{ id: associatedPartnerId } = { id: '' }] = await client.resellers(options);
      const other = { ...customer, associatedPartnerId, companyProfile: { domain: 'litware.onmicrosoft.com' } };
      const { id } = await client.createCustomer(other, { ...options, msRequestId: randomUUID() });
      const ends = async (work: Promise<unknown>) => work.then(() => 'succeeds', ending);
      sandbox.fault({ ...fault, route: 'POST /v1/customers' });
      assert.equal(await ends(create(client, within)), createEnds);
      assert.equal(sandbox.posts().length - 1, fault.kind === 'unauthorized' ? 2 : 1);
      for (const [route, read] of [
        ['GET /v1/countryvalidationrules/{country}', () => client.countryRules('US', within)],
        ['POST /v1/validations/address', () => client.validateAddress({ country: 'US', addressLine1: 'x' }, within)],
        ['GET /v1/relationships', () => client.resellers(within)],
        ['GET /v1/profiles/organization', () => client.organizationProfile(within)],
        ['GET /v1/customers', () => client.findCustomerByDomain(domain, within)],
        ['GET /v1/customers/{id}', () => client.customerById(id, within)],
        ['GET /v1/customers/{id}/users', () => client.customerUsers(id, within)],
        ['GET /v1/customers/{id}/validationStatus', () => client.validationStatus(id, within)],
      ] as const) {
        sandbox.fault({ ...fault, route });
        // About one customer a 401 says nothing of the sign-in as a whole.
        const isAboutOne = readEnds.startsWith('signIn.') && route.includes('{id}');
        assert.equal(await ends(read()), isAboutOne ? 'partnerCenter.refused never' : readEnds, route);
      }
    });
  }

  it('finds the customer whose answer was lost', async () => {
    await using peer = await startPeer();
    peer.sandbox.fault({ kind: 'commit-then-drop', route: 'POST /v1/customers' });
    assert.equal((await failureOf(create(peer.client))).retry, 'ambiguous');
    const found = await peer.client.findCustomerByDomain(domain, options);
    assert.equal(found?.id, peer.sandbox.customers()[0]?.id);
  });

  it('takes only Partner Center’s own 404 for a free domain', async () => {
    await using peer = await startPeer();
    const ask = () => peer.client.isDomainAvailable('wingtiptoys2.onmicrosoft.com', options);
    assert.equal(await ask(), true);
    peer.sandbox.fault({ kind: 'html', status: 404, route: 'HEAD /v1/domains/{domain}' });
    assert.equal(ending(await failureOf(ask())), 'partnerCenter.unreadable safe');
    const { client } = clientOf(`${peer.sandbox.url}/elsewhere`);
    const lost = client.isDomainAvailable(domain, options);
    assert.equal(ending(await failureOf(lost)), 'partnerCenter.unreadable safe');
  });

  it('tells what the token service says', async () => {
    await using sandbox = await startPeer();
    const { client } = sandbox;
    const token = 'POST /{tenant}/oauth2/v2.0/token';
    for (const [fault, expected] of [
      [{ kind: 'refuse', status: 400, code: 50173, error: 'invalid_grant' }, 'signIn.failed safe'],
      [{ kind: '503' }, 'signIn.unavailable safe'],
      [{ kind: 'drop' }, 'signIn.unavailable safe'],
      [{ kind: 'timeout' }, 'signIn.unavailable safe'],
    ] as const) {
      sandbox.sandbox.fault({ kind: 'unauthorized', route: 'POST /v1/customers' });
      sandbox.sandbox.fault({ ...fault, route: token });
      assert.equal(ending(await failureOf(create(client, impatient))), expected);
    }
  });
});
