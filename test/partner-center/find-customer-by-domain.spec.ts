import assert from 'node:assert/strict';
import { callOptions, clientOf, failureOf } from './support/client.ts';
import { startScriptedServer } from './support/scripted-server.ts';

function listed(id: string, domain: string) {
  return {
    id,
    companyProfile: { tenantId: id, domain, companyName: `Company ${id}` },
    relationshipToPartner: 'reseller',
  };
}

const domain = 'contoso.onmicrosoft.com';

describe('findCustomerByDomain', () => {
  it('takes the exact match only, whatever the case', async () => {
    const items = [listed('1', 'contoso.onmicrosoft.com.example'), listed('2', 'Contoso.OnMicrosoft.com')];
    await using server = await startScriptedServer({ body: { totalCount: 2, items } });
    const found = await clientOf(server.endpoint).client.findCustomerByDomain(domain, callOptions);
    assert.deepEqual(found, { id: '2', domain: 'Contoso.OnMicrosoft.com', companyName: 'Company 2' });
    const url = new URL(server.received[0]?.path ?? '', server.endpoint);
    assert.equal(url.pathname, '/v1/customers');
    assert.deepEqual(JSON.parse(url.searchParams.get('filter') ?? ''), {
      Field: 'Domain',
      Value: domain,
      Operator: 'starts_with',
    });
  });

  it('finds nothing among others', async () => {
    await using server = await startScriptedServer({
      body: { items: [listed('1', 'contoso.onmicrosoft.com.example')] },
    });
    assert.equal(await clientOf(server.endpoint).client.findCustomerByDomain(domain, callOptions), undefined);
  });

  it('goes on by the continuation token of the body or of the next link', async () => {
    const link = {
      next: { uri: '/customers', method: 'GET', headers: [{ key: 'MS-ContinuationToken', value: 'two' }] },
    };
    await using server = await startScriptedServer(
      { body: { items: [listed('1', 'contoso.onmicrosoft.com.a')], continuationToken: 'one' } },
      { body: { items: [listed('2', 'contoso.onmicrosoft.com.b')], links: link } },
      { body: { items: [listed('3', domain)] } },
    );
    const found = await clientOf(server.endpoint).client.findCustomerByDomain(domain, callOptions);
    assert.equal(found?.id, '3');
    assert.deepEqual(
      server.received.map(({ headers, path }) => [
        headers['ms-continuationtoken'],
        path.includes('seekOperation=Next'),
      ]),
      [
        [undefined, false],
        ['one', true],
        ['two', true],
      ],
    );
  });

  it('does not say "not found" of a list without an end', async () => {
    await using server = await startScriptedServer({ body: { items: [], continuationToken: 'again' } });
    const error = await failureOf(clientOf(server.endpoint).client.findCustomerByDomain(domain, callOptions));
    assert.deepEqual([error.code, server.received.length], ['partnerCenter.unreadable', 10]);
  });

  it('does not say "not found" of an entry without a domain', async () => {
    await using server = await startScriptedServer({ body: { items: [{ id: '1', companyProfile: {} }] } });
    const error = await failureOf(clientOf(server.endpoint).client.findCustomerByDomain(domain, callOptions));
    assert.equal(error.code, 'partnerCenter.unreadable');
  });
});
