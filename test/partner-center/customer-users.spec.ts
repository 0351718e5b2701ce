import assert from 'node:assert/strict';
import { callOptions, clientOf, failureOf } from './support/client.ts';
import { startScriptedServer } from './support/scripted-server.ts';

const customerId = 'd127287a-5b86-4c1c-a1ed-bb8a6f4a0e8c';
/** The documented answer with other values. */
const admin = {
  usageLocation: 'US',
  id: '95794928-9abe-4548-8b43-50ffc20b9404',
  userPrincipalName: 'admin@fabrikam.onmicrosoft.com',
  firstName: 'Ina',
  lastName: 'Leonte',
  displayName: 'Ina Leonte',
  userDomainType: 'none',
  state: 'active',
  attributes: { objectType: 'CustomerUser' },
};

describe('customerUsers', () => {
  it('reads ids and sign-in names, and takes nothing else along', async () => {
    const body = { totalCount: 1, items: [admin], links: {}, attributes: { objectType: 'Collection' } };
    await using server = await startScriptedServer({ body });
    const users = await clientOf(server.endpoint).client.customerUsers(customerId, callOptions);
    assert.deepEqual(users, [{ id: admin.id, userPrincipalName: admin.userPrincipalName }]);
    assert.equal(server.received[0]?.path, `/v1/customers/${customerId}/users`);
  });

  it('may find none', async () => {
    await using server = await startScriptedServer({ body: { totalCount: 0, items: [] } });
    assert.deepEqual(await clientOf(server.endpoint).client.customerUsers(customerId, callOptions), []);
  });

  it('is refused without rights in the customer’s tenant', async () => {
    const body = { code: 900308, description: 'Insufficient privileges to complete the operation.' };
    await using server = await startScriptedServer({ status: 403, body });
    const error = await failureOf(clientOf(server.endpoint).client.customerUsers(customerId, callOptions));
    assert.deepEqual([error.retry, error.refusal?.code], ['never', '900308']);
  });

  it('says what an answer lacks', async () => {
    for (const body of [{}, { items: [{ id: admin.id }] }]) {
      await using server = await startScriptedServer({ body });
      const error = await failureOf(clientOf(server.endpoint).client.customerUsers(customerId, callOptions));
      assert.equal(error.code, 'partnerCenter.unreadable');
    }
  });
});
