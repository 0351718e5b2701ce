import assert from 'node:assert/strict';
import { callOptions, clientOf, failureOf } from './support/client.ts';
import { startScriptedServer } from './support/scripted-server.ts';

/** The documented answer, with other values. */
const documented = {
  id: 'd127287a-5b86-4c1c-a1ed-bb8a6f4a0e8c',
  companyName: 'Fabrikam',
  defaultAddress: {
    country: 'DE',
    city: 'München',
    state: '',
    addressLine1: 'Walter-Gropius-Straße 5',
    postalCode: '80807',
    firstName: 'Jürgen',
    lastName: 'Groß',
    phoneNumber: '',
  },
  tenantId: 'd127287a-5b86-4c1c-a1ed-bb8a6f4a0e8c',
  domain: 'fabrikam.onmicrosoft.com',
  email: 'admin@fabrikam.example',
  language: 'de',
  culture: 'de-DE',
  profileType: 'OrganizationProfile',
  links: { self: { uri: '/profiles/organization', method: 'GET', headers: [] } },
  attributes: { etag: '1', objectType: 'OrganizationProfile' },
};

describe('organizationProfile', () => {
  it('reads the country, and takes nothing else along', async () => {
    await using server = await startScriptedServer({ body: documented });
    const profile = await clientOf(server.endpoint).client.organizationProfile(callOptions);
    assert.deepEqual(profile, { country: 'DE' });
    assert.deepEqual(
      server.received.map(({ method, path }) => `${method} ${path}`),
      ['GET /v1/profiles/organization'],
    );
  });

  it('finds the address under its other name', async () => {
    await using server = await startScriptedServer({ body: { address: { country: 'NL' }, defaultAddress: null } });
    assert.deepEqual(await clientOf(server.endpoint).client.organizationProfile(callOptions), { country: 'NL' });
  });

  it('says that the country is missing', async () => {
    for (const body of [{}, { defaultAddress: {} }, { defaultAddress: { country: '' } }]) {
      await using server = await startScriptedServer({ body });
      const error = await failureOf(clientOf(server.endpoint).client.organizationProfile(callOptions));
      assert.equal(error.code, 'partnerCenter.unreadable');
      assert.match(error.message, /defaultAddress\.country/);
    }
  });

  it('is refused once and for all, with the words of Partner Center', async () => {
    const body = { code: 900329, description: 'No app-only access to this resource.', data: [], source: 'PartnerAPI' };
    await using server = await startScriptedServer({ status: 403, body });
    const error = await failureOf(clientOf(server.endpoint).client.organizationProfile(callOptions));
    assert.deepEqual([error.code, error.retry, error.refusal?.code], ['partnerCenter.refused', 'never', '900329']);
    assert.equal(server.received.length, 1);
  });

  it('ends at its time limit when nobody answers', async () => {
    await using server = await startScriptedServer({ fault: 'silence' });
    const options = { ...callOptions, timeoutMs: 100 };
    const error = await failureOf(clientOf(server.endpoint).client.organizationProfile(options));
    assert.deepEqual([error.code, error.retry], ['partnerCenter.unavailable', 'safe']);
  });
});
