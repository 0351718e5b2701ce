import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createSandbox, type Sandbox } from '../../../src/sandbox/partner-center/sandbox.ts';
import { assertIncludes } from './support/assert-includes.ts';
import { newCustomer } from './support/new-customer.ts';
import { type PartnerClient, signIn } from './support/partner-client.ts';

describe('the REST API of the sandbox', () => {
  let now = new Date('2026-11-20T10:00:00Z');
  let sandbox: Sandbox;
  let call: PartnerClient;
  before(async () => {
    sandbox = await createSandbox({ clock: { now: () => now }, pageSize: 2, listDelayMs: 1_000 });
    call = await signIn(sandbox);
  });
  beforeEach(() => sandbox.clear());
  after(() => sandbox.close());

  async function create(changes: Parameters<typeof newCustomer>[0] = {}): Promise<{ id: string; domain: string }> {
    const body = newCustomer(changes);
    const answer = await call('POST', '/v1/customers', { body });
    assert.equal(answer.status, 201);
    return { id: String(answer.body.id), domain: body.companyProfile.domain };
  }

  it('lets nobody in without a good token, and says so as documented', async () => {
    const bare = await fetch(`${sandbox.url}/v1/customers`);
    assert.equal(bare.status, 401);
    assert.match(bare.headers.get('WWW-Authenticate') ?? '', /^OAuth realm="urn:cpsvc:cpid:/);
    const { code } = (await bare.json()) as { code: unknown };
    assert.equal(code, 800001);
    const wrong = await call('GET', '/v1/customers', { headers: { Authorization: 'Bearer nonsense' } });
    assert.deepEqual([wrong.status, wrong.body.code], [401, 400]);
  });

  for (const name of ['MS-RequestId', 'MS-CorrelationId']) {
    it(`demands a GUID as ${name}`, async () => {
      const answer = await call('GET', '/v1/customers', { headers: { [name]: 'not-a-guid' } });
      assert.deepEqual([answer.status, answer.body.code], [400, 800002]);
      assert.match(answer.text, new RegExp(name));
    });
  }

  it('demands JSON', async () => {
    const text = await call('POST', '/v1/customers', { body: '{}', headers: { 'Content-Type': 'text/plain' } });
    assert.equal(text.status, 415);
    const broken = await call('POST', '/v1/customers', { body: '{' });
    assert.deepEqual([broken.status, broken.body.code], [400, 3000]);
    assert.deepEqual([(await call('POST', '/v1/customers', { body: '[]' })).status], [400]);
  });

  it('answers a path that there is not without echoing the ids, as a gateway does', async () => {
    const answer = await call('GET', '/v2/customers');
    assert.equal(answer.status, 404);
    assert.equal(answer.headers.get('MS-RequestId'), null);
  });

  it('tells taken domains from free ones, at once and in any letter case', async () => {
    const { domain } = await create();
    const head = async (name: string) => call('HEAD', `/v1/domains/${name}`);
    assert.equal((await head(domain.toUpperCase())).status, 200);
    const free = await head('nobody.onmicrosoft.com');
    assert.equal(free.status, 404);
    assert.equal(free.text, '');
    assert.ok(free.headers.get('MS-RequestId'));
  });

  it('gives the recorded country rules of the US and Portugal', async () => {
    const { body: us } = await call('GET', '/v1/countryvalidationrules/us');
    assert.equal(us.iso2Code, 'US');
    assert.equal((us.supportedStatesList as string[]).length, 51);
    assert.equal(us.postalCodeRegex, '^\\d{5}(-\\d{4})?$');
    assert.equal('taxIdFormat' in us, false);
    assert.deepEqual(us.attributes, { objectType: 'CountryValidationRules' });
    const { body: pt } = await call('GET', '/v1/countryvalidationrules/PT');
    assert.deepEqual(pt.supportedLanguagesList, ['en', 'pt-PT']);
    assert.equal('phoneNumberRegex' in pt, false);
  });

  it('gives country rules for the others, and none for UK', async () => {
    const { body: de } = await call('GET', '/v1/countryvalidationrules/DE');
    assert.deepEqual([de.defaultCulture, de.supportedCulturesList], ['de-DE', ['de-DE', 'en-US']]);
    const uk = await call('GET', '/v1/countryvalidationrules/UK');
    assert.equal(uk.status, 404);
    assert.equal(uk.body.description, 'No validation rules were found for the country/region UK');
  });

  it('lists customers by the beginning of a domain, a while after their creation, page by page', async () => {
    const prefix = `page${randomUUID().slice(0, 8)}`;
    for (const letter of ['a', 'b', 'c']) await create({ company: { domain: `${prefix}${letter}.onmicrosoft.com` } });
    await create();
    const filter = encodeURIComponent(
      JSON.stringify({ Field: 'Domain', Value: prefix.toUpperCase(), Operator: 'starts_with' }),
    );
    const path = `/v1/customers?size=0&filter=${filter}`;
    assert.equal((await call('GET', path)).body.totalCount, 0);
    now = new Date(now.getTime() + 1_000);
    const first = await call('GET', path);
    assert.equal((first.body.items as unknown[]).length, 2);
    const token = String(first.body.continuationToken);
    assert.match(first.text, /"next":.*"MS-ContinuationToken"/);
    const next = await call('GET', `${path}&seekOperation=Next`, { headers: { 'MS-ContinuationToken': token } });
    const [last] = next.body.items as { companyProfile: { domain: string } }[];
    assert.equal(last?.companyProfile.domain, `${prefix}c.onmicrosoft.com`);
    assert.equal(next.body.continuationToken, undefined);
    assert.equal((await call('GET', path, { headers: { 'MS-ContinuationToken': token } })).status, 400);
  });

  for (const filter of [
    'x',
    '{"Field":"Domain","Value":"a","Operator":"equals"}',
    '{"Field":"Email","Value":"a","Operator":"starts_with"}',
  ]) {
    it(`refuses the filter ${filter}`, async () => {
      assert.equal((await call('GET', `/v1/customers?filter=${encodeURIComponent(filter)}`)).status, 400);
    });
  }

  it('gives and deletes a customer, never with its credentials', async () => {
    const { id, domain } = await create();
    const { body, text } = await call('GET', `/v1/customers/${id}`);
    assertIncludes(body, { id, allowDelegatedAccess: true, customDomains: [domain] });
    assert.doesNotMatch(text, /userCredentials|password/);
    assert.equal((await call('DELETE', `/v1/customers/${id}`)).status, 204);
    const gone = await call('GET', `/v1/customers/${id}`);
    assert.deepEqual([gone.status, gone.body.code], [403, 20002]);
    assert.equal((await call('HEAD', `/v1/domains/${domain}`)).status, 404);
  });

  it('shows neither address nor users of a customer without GDAP', async () => {
    const { id } = await create({ root: { enableGDAPByDefault: false } });
    const { body } = await call('GET', `/v1/customers/${id}`);
    assert.equal('billingProfile' in body, false);
    assert.equal((await call('GET', `/v1/customers/${id}/users`)).body.code, 900308);
  });

  it('resets the administrator’s password, for a user only', async () => {
    const { id, domain } = await create();
    const { body: users } = await call('GET', `/v1/customers/${id}/users`);
    const [admin] = users.items as { id: string; userPrincipalName: string }[];
    assert.equal(admin?.userPrincipalName, `admin@${domain}`);
    const path = `/v1/customers/${id}/users/${admin?.id}/resetpassword`;
    const passwordProfile = { password: 'new-P@ssw0rd', forceChangePassword: true };
    const body = { passwordProfile, attributes: { objectType: 'CustomerUser' } };
    assert.deepEqual((await call('PATCH', path, { body })).body.passwordProfile, passwordProfile);
    const weak = { ...body, passwordProfile: { ...passwordProfile, password: 'onlyletters' } };
    assert.equal((await call('PATCH', path, { body: weak })).body.code, 3000);
    assert.deepEqual(sandbox.passwords(String(id)).slice(1), [passwordProfile.password]);
    const appOnly = await signIn(sandbox, 'app');
    assert.equal((await appOnly('PATCH', path, { body })).body.code, 900329);
  });

  it('vets a customer for as long as it is told to, or as somebody decides', async () => {
    const slow = await createSandbox({ clock: { now: () => now }, reviewMs: 60_000 });
    const ask = await signIn(slow);
    const created = await ask('POST', '/v1/customers', { body: newCustomer() });
    const path = `/v1/customers/${created.body.id}/validationStatus?type=account`;
    const first = await ask('GET', path);
    assert.deepEqual(first.body, { type: 'account', status: 'UnderReview', lastUpdateDateTime: now.toISOString() });
    now = new Date(now.getTime() + 60_000);
    assert.equal((await ask('GET', path)).body.status, 'Allowed');
    slow.vet(String(created.body.id), 'Not Ready');
    assert.equal((await ask('GET', path)).body.status, 'Not Ready');
    slow.vet(String(created.body.id), 'none');
    const none = await ask('GET', path);
    assert.deepEqual([none.status, none.body.code], [404, 600074]);
    slow.clear();
    await slow.close();
  });

  it('tells the account’s validation status and the partner’s own profile', async () => {
    const { id } = await create();
    const { body } = await call('GET', `/v1/customers/${id}/validationStatus?type=account`);
    assert.deepEqual(body, { type: 'account', status: 'Allowed', lastUpdateDateTime: now.toISOString() });
    const profile = await call('GET', '/v1/profiles/organization');
    assert.equal(profile.body.id, sandbox.settings().PARTNER_TENANT_ID);
    assertIncludes(profile.body.defaultAddress as object, { country: 'US' });
    const appOnly = await signIn(sandbox, 'app');
    assert.equal((await appOnly('GET', '/v1/profiles/organization')).body.code, 900329);
    assert.equal((await appOnly('GET', `/v1/customers/${id}/validationStatus?type=account`)).body.code, 900329);
    assert.equal((await call('GET', `/v1/customers/${id}/validationStatus`)).status, 400);
  });

  it('has no resellers for a direct partner, nor for the app alone', async () => {
    const path = '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf';
    assert.deepEqual((await call('GET', path)).body.code, 1002);
    assert.deepEqual((await (await signIn(sandbox, 'app'))('GET', path)).body.code, 900329);
  });

  it('lists an indirect provider’s resellers', async () => {
    const indirect = await createSandbox({ model: 'indirect' });
    const ask = await signIn(indirect);
    const path = '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf';
    const filter = encodeURIComponent('{"Field":"Name","Value":"coho","Operator":"starts_with"}');
    const [all, some] = [await ask('GET', path), await ask('GET', `${path}&filter=${filter}`)];
    await indirect.close();
    assert.equal(all.body.totalCount, 6);
    const [reseller] = some.body.items as object[];
    assertIncludes(reseller, {
      name: 'Coho Systemhaus',
      relationshipType: 'is_indirect_cloud_solution_provider_of',
      state: 'Active',
      mpnId: '4847303',
      location: 'DE',
    });
  });
});
