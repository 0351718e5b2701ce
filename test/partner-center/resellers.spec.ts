import assert from 'node:assert/strict';
import { callOptions, clientOf } from './support/client.ts';
import { startScriptedServer } from './support/scripted-server.ts';

const relationshipType = 'is_indirect_cloud_solution_provider_of';

describe('resellers', () => {
  it('lists the active ones, under either name of the PartnerID', async () => {
    await using server = await startScriptedServer({
      body: {
        totalCount: 3,
        items: [
          { id: 'a', name: 'Fabrikam', relationshipType, state: 'Active', mpnId: '4847383', location: 'US' },
          { id: 'b', name: 'Litware', relationshipType, state: 'active', partnerId: '4847384', location: 'NL' },
          { id: 'c', name: 'Gone', relationshipType, state: 'Inactive', mpnId: '4847385', location: 'US' },
        ],
        attributes: { objectType: 'Collection' },
      },
    });
    assert.deepEqual(await clientOf(server.endpoint).client.resellers(callOptions), [
      { id: 'a', name: 'Fabrikam', mpnId: '4847383', country: 'US' },
      { id: 'b', name: 'Litware', mpnId: '4847384', country: 'NL' },
    ]);
    assert.equal(server.received[0]?.path, '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf');
  });

  it('takes the long list of a large provider', async () => {
    const item = { name: 'Fabrikam', relationshipType, state: 'Active', mpnId: '4847383', location: 'US' };
    const items = Array.from({ length: 12_000 }, (_, index) => ({ id: `${index}`, ...item }));
    await using server = await startScriptedServer({ body: { items } });
    assert.equal((await clientOf(server.endpoint).client.resellers(callOptions)).length, 12_000);
  });
});
