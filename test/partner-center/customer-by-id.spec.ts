import assert from 'node:assert/strict';
import { callOptions, clientOf, failureOf } from './support/client.ts';
import { startScriptedServer } from './support/scripted-server.ts';

const id = 'd127287a-5b86-4c1c-a1ed-bb8a6f4a0e8c';
/** The documented answer with other values, as a partner without administration rights gets it. */
const documented = {
  id,
  commerceId: 'aa3a1e4b-7a40-4b27-9c8a-6f0f2b3c4d5e',
  companyProfile: { tenantId: id, domain: 'fabrikam.onmicrosoft.com', companyName: 'Fabrikam', links: {} },
  relationshipToPartner: 'none',
  allowDelegatedAccess: false,
  attributes: { objectType: 'Customer' },
};

describe('customerById', () => {
  it('reads who the customer is, and takes nothing else along', async () => {
    await using server = await startScriptedServer({ body: documented });
    assert.deepEqual(await clientOf(server.endpoint).client.customerById(id, callOptions), {
      id,
      domain: 'fabrikam.onmicrosoft.com',
      companyName: 'Fabrikam',
    });
    assert.equal(server.received[0]?.path, `/v1/customers/${id}`);
  });

  it('bears a customer without a name', async () => {
    const body = { ...documented, companyProfile: { domain: 'fabrikam.onmicrosoft.com', companyName: null } };
    await using server = await startScriptedServer({ body });
    assert.equal((await clientOf(server.endpoint).client.customerById(id, callOptions))?.companyName, '');
  });

  it('knows that there is none of ours by Partner Center’s own 404 alone', async () => {
    const own = { status: 404, body: { code: 1000, description: 'Not found' } };
    await using server = await startScriptedServer(own);
    assert.equal(await clientOf(server.endpoint).client.customerById(id, callOptions), undefined);
    for (const body of ['', '<html>404</html>', { message: 'Resource not found' }]) {
      await using proxy = await startScriptedServer({ status: 404, body });
      const error = await failureOf(clientOf(proxy.endpoint).client.customerById(id, callOptions));
      assert.equal(error.code, 'partnerCenter.refused');
    }
  });

  it('passes another partner’s customer on as refused', async () => {
    const body = { code: 20002, description: 'There is no commerce relationship.' };
    await using server = await startScriptedServer({ status: 403, body });
    const { refusal } = await failureOf(clientOf(server.endpoint).client.customerById(id, callOptions));
    assert.deepEqual([refusal?.status, refusal?.code], [403, '20002']);
  });

  it('says what an answer lacks', async () => {
    await using server = await startScriptedServer({ body: { id } });
    const error = await failureOf(clientOf(server.endpoint).client.customerById(id, callOptions));
    assert.equal(error.code, 'partnerCenter.unreadable');
    assert.match(error.message, /companyProfile/);
  });
});
