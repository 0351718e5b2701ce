import assert from 'node:assert/strict';
import { callOptions, clientOf, failureOf } from './support/client.ts';
import { type Reply, startScriptedServer } from './support/scripted-server.ts';

const echo = { 'MS-CorrelationId': callOptions.correlationId.toUpperCase() };

describe('isDomainAvailable', () => {
  it('asks with HEAD for the whole domain', async () => {
    await using server = await startScriptedServer({ status: 404, headers: echo });
    await clientOf(server.endpoint).client.isDomainAvailable('contoso.onmicrosoft.com', callOptions);
    const [request] = server.received;
    assert.equal(`${request?.method} ${request?.path}`, 'HEAD /v1/domains/contoso.onmicrosoft.com');
  });

  const answers: readonly (readonly [string, Reply, boolean])[] = [
    ['200', { status: 200 }, false],
    ['a 404 that echoes the call', { status: 404, headers: { ...echo, 'Content-Type': 'application/json' } }, true],
    ['a bare 404', { status: 404 }, true],
  ];
  for (const [name, reply, expected] of answers) {
    it(`takes ${name} for ${expected ? 'free' : 'taken'}`, async () => {
      await using server = await startScriptedServer(reply);
      const { client } = clientOf(server.endpoint);
      assert.equal(await client.isDomainAvailable('contoso.onmicrosoft.com', callOptions), expected);
    });
  }

  const others: readonly (readonly [string, Reply])[] = [
    ['a gateway’s page', { status: 404, headers: { 'Content-Type': 'text/html; charset=utf-8' } }],
    ['somebody’s JSON', { status: 404, headers: { 'Content-Type': 'application/json', 'Content-Length': '42' } }],
    ['another call’s page', { status: 404, headers: { 'MS-CorrelationId': 'other', 'Content-Type': 'text/html' } }],
  ];
  for (const [name, reply] of others) {
    it(`does not believe a 404 that is ${name}`, async () => {
      await using server = await startScriptedServer(reply);
      const { client } = clientOf(server.endpoint);
      const error = await failureOf(client.isDomainAvailable('contoso.onmicrosoft.com', callOptions));
      assert.deepEqual([error.code, error.retry], ['partnerCenter.unreadable', 'safe']);
    });
  }

  it('does not take another refusal for free', async () => {
    await using server = await startScriptedServer({ status: 403 });
    const { client } = clientOf(server.endpoint);
    const error = await failureOf(client.isDomainAvailable('contoso.onmicrosoft.com', callOptions));
    assert.equal(error.refusal?.endpoint, 'HEAD /v1/domains/{domain}');
  });

  it('keeps a path in the domain from leaving the endpoint’s path', async () => {
    await using server = await startScriptedServer({ status: 404, headers: echo });
    await clientOf(server.endpoint).client.isDomainAvailable('../customers?x', callOptions);
    assert.equal(server.received[0]?.path, '/v1/domains/..%2Fcustomers%3Fx');
  });
});
