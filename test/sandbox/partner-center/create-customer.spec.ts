import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createSandbox, type Sandbox } from '../../../src/sandbox/partner-center/sandbox.ts';
import { assertIncludes } from './support/assert-includes.ts';
import { type CustomerChanges, newCustomer, newCustomerIn } from './support/new-customer.ts';
import { type PartnerClient, signIn } from './support/partner-client.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('POST /v1/customers of the sandbox', () => {
  let sandbox: Sandbox;
  let call: PartnerClient;
  before(async () => {
    sandbox = await createSandbox({ passwords: () => 'canary-1-P@ss' });
    call = await signIn(sandbox);
  });
  beforeEach(() => sandbox.clear());
  after(() => sandbox.close());

  it('creates a customer and answers as documented, with the password', async () => {
    const body = newCustomer({ root: { enableGDAPByDefault: false } });
    const requestId = randomUUID();
    const answer = await call('POST', '/v1/customers', { body, requestId });
    assert.equal(answer.status, 201);
    const { id, commerceId, companyProfile, billingProfile, ...rest } = answer.body;
    assert.match(String(id), guid);
    assert.match(String(commerceId), guid);
    assertIncludes(companyProfile, {
      tenantId: id,
      domain: body.companyProfile.domain,
      companyName: 'Tailspin Toys',
    });
    assertIncludes(billingProfile, { ...body.billingProfile });
    assertIncludes(rest, {
      relationshipToPartner: 'none',
      allowDelegatedAccess: false,
      userCredentials: { userName: 'admin', password: 'canary-1-P@ss' },
      customDomains: [body.companyProfile.domain],
      enableGDAPByDefault: false,
      attributes: { objectType: 'Customer' },
    });
    assert.equal(answer.headers.get('MS-RequestId'), requestId);
    for (const name of ['MS-CorrelationId', 'MS-CV', 'MS-ServerId']) assert.ok(answer.headers.get(name), name);
    assert.equal(sandbox.customers()[0]?.requestId, requestId);
  });

  it('takes names in any letter case, as the documents’ samples have them', async () => {
    const pascal = JSON.stringify(newCustomer()).replace(
      /"(\w)(\w*)":/g,
      (_, a: string, b: string) => `"${a.toUpperCase()}${b}":`,
    );
    assert.equal((await call('POST', '/v1/customers', { body: pascal })).status, 201);
  });

  it('answers the same MS-RequestId with the same answer and makes no second customer', async () => {
    const requestId = randomUUID();
    const body = newCustomer();
    const [first, second] = [
      await call('POST', '/v1/customers', { body, requestId }),
      await call('POST', '/v1/customers', { body, requestId: requestId.toUpperCase() }),
    ];
    assert.deepEqual(second.body, first.body);
    assert.equal(sandbox.customers().length, 1);
    assert.equal(sandbox.posts().length, 2);
    assert.equal((await call('POST', '/v1/customers', { body })).status, 400);
  });

  it('answers a refused MS-RequestId with the same refusal, corrected or not', async () => {
    const requestId = randomUUID();
    const refused = await call('POST', '/v1/customers', { body: newCustomer({ billing: { email: null } }), requestId });
    const again = await call('POST', '/v1/customers', { body: newCustomer(), requestId });
    assert.deepEqual(again.body, refused.body);
    assert.equal(sandbox.customers().length, 0);
  });

  it('can forget request ids, and can leave the password out of a repeated answer', async () => {
    const forgetful = await createSandbox({ forgetsRequestIds: true });
    const shy = await createSandbox({ replaysWithoutCredentials: true });
    const requestId = randomUUID();
    const body = newCustomer();
    const answers = async (post: PartnerClient) => [
      await post('POST', '/v1/customers', { body, requestId }),
      await post('POST', '/v1/customers', { body, requestId }),
    ];
    const [, taken] = await answers(await signIn(forgetful));
    const [created, replayed] = await answers(await signIn(shy));
    await Promise.all([forgetful.close(), shy.close()]);
    assert.equal(taken?.body.code, 27002);
    assert.ok(created?.body.userCredentials);
    assert.equal(replayed?.body.id, created?.body.id);
    assert.equal(replayed?.body.userCredentials, undefined);
  });

  const regex = '^(\\d{8}|\\d{10}|\\d{12})$';
  const refusals: readonly (readonly [string, object, number, number, RegExp])[] = [
    ['an unknown property', { root: { surprise: 1 } }, 400, 3000, /surprise/],
    ['an unknown address property', { address: { postcode: '98052' } }, 400, 3000, /postcode/],
    ['userCredentials', { root: { userCredentials: { password: 'x' } } }, 400, 3000, /userCredentials/],
    ['a value of the wrong type', { root: { enableGDAPByDefault: 'true' } }, 400, 3000, /enableGDAPByDefault/],
    ['no e-mail', { billing: { email: null } }, 400, 3000, /BillingProfile\.Email/],
    ['a domain of another suffix', { company: { domain: 'x.onmicrosoft.us' } }, 400, 27002, /DomainInvalid/],
    ['a prefix with a hyphen', { company: { domain: 'a-b.onmicrosoft.com' } }, 400, 27002, /DomainInvalid/],
    ['a prefix of 28', { company: { domain: `${'a'.repeat(28)}.onmicrosoft.com` } }, 400, 27002, /DomainInvalid/],
    ['a taken domain', { company: { domain: 'Contoso.onmicrosoft.com' } }, 400, 27002, /DomainInvalid/],
    ['a microsoft.com address', { billing: { email: 'a@microsoft.com' } }, 400, 27002, /EmailInvalid/],
    ['an unknown country', { address: { country: 'UK' } }, 400, 27002, /CountryInvalid/],
    ['a state that is not listed', { address: { state: 'Washington' } }, 400, 27002, /StateInvalid/],
    ['a region in the US', { address: { region: 'NA' } }, 400, 27002, /StateInvalid/],
    ['no state', { address: { state: null } }, 400, 3000, /State/],
    ['a wrong postal code', { address: { postalCode: '9805' } }, 400, 27002, /PostalCodeInvalid/],
    ['an international phone number', { address: { phoneNumber: '+14255550101' } }, 400, 27002, /PhoneNumberInvalid/],
    ['a line too long', { address: { addressLine1: '1'.repeat(201) } }, 400, 27002, /AddressLine1Invalid/],
    ['a culture of another country', { billing: { culture: 'de-DE' } }, 400, 27002, /CultureInvalid/],
    ['a language of another country', { billing: { language: 'de' } }, 400, 27002, /LanguageInvalid/],
    [
      'a number that the US does not take',
      { company: { organizationRegistrationNumber: '911144442' } },
      400,
      600002,
      /isn't supported/,
    ],
    ['a reseller with a direct partner', { root: { associatedPartnerId: randomUUID() } }, 400, 800016, /Reseller/],
  ];
  for (const [what, changes, status, code, words] of refusals) {
    it(`refuses ${what}`, async () => {
      const answer = await call('POST', '/v1/customers', { body: newCustomer(changes as CustomerChanges) });
      assert.deepEqual([answer.status, answer.body.code], [status, code]);
      assert.match(answer.text, words);
      assert.deepEqual(Object.keys(answer.body), ['code', 'description', 'data', 'source']);
      assert.equal(sandbox.customers().length, 0);
    });
  }

  const numbers: readonly (readonly [string, CustomerChanges, number | undefined])[] = [
    ['no number', {}, 600049],
    ['a wrong number', { company: { organizationRegistrationNumber: '1' } }, 600050],
    ['no phone number', { company: { organizationRegistrationNumber: '20077720' } }, 600051],
    [
      'all of it',
      { company: { organizationRegistrationNumber: '20077720' }, address: { phoneNumber: '442001234' } },
      undefined,
    ],
  ];
  for (const [what, changes, code] of numbers) {
    it(`answers a Ukrainian customer with ${what} by ${code ?? 'creating it'}`, async () => {
      const body = newCustomerIn('UA', 'uk-UA', { ...changes, billing: { language: 'uk' } });
      const answer = await call('POST', '/v1/customers', { body });
      assert.deepEqual([answer.status, answer.body.code], code ? [400, code] : [201, undefined]);
      if (code === 600050) assert.ok(String(answer.body.description).endsWith(`should be of the format ${regex}`));
    });
  }

  it('refuses a country outside of the partner’s region', async () => {
    const company = { organizationRegistrationNumber: '600122610' };
    const changes = { company, billing: { language: 'be' }, address: { phoneNumber: '172001234' } };
    const answer = await call('POST', '/v1/customers', { body: newCustomerIn('BY', 'be-BY', changes) });
    assert.deepEqual([answer.status, answer.body.code], [400, 20000]);
  });
});

describe('POST /v1/customers of an indirect provider’s sandbox', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await createSandbox({ model: 'indirect' });
  });
  after(() => sandbox.close());

  it('makes the customer the reseller’s', async () => {
    const call = await signIn(sandbox);
    const { body: list } = await call('GET', '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf');
    const [reseller] = list.items as { id: string }[];
    const body = newCustomer({ root: { associatedPartnerId: reseller?.id } });
    const answer = await call('POST', '/v1/customers', { body });
    assert.equal(answer.status, 201);
    assert.equal(answer.body.associatedPartnerId, reseller?.id);
    assert.equal(answer.body.relationshipToPartner, 'reseller');
  });

  it('refuses a reseller that it has no partnership with, and the app alone with one', async () => {
    const body = newCustomer({ root: { associatedPartnerId: randomUUID() } });
    const stranger = await (await signIn(sandbox))('POST', '/v1/customers', { body });
    assert.deepEqual([stranger.status, stranger.body.code], [400, 800016]);
    const appOnly = await (await signIn(sandbox, 'app'))('POST', '/v1/customers', { body });
    assert.deepEqual([appOnly.status, appOnly.body.code], [403, 900329]);
  });

  it('takes a customer without a reseller as its own, silently', async () => {
    const answer = await (await signIn(sandbox, 'app'))('POST', '/v1/customers', { body: newCustomer() });
    assert.deepEqual([answer.status, answer.body.relationshipToPartner], [201, 'none']);
  });
});
