import assert from 'node:assert/strict';
import { callOptions, clientOf, failureOf } from './support/client.ts';
import { startScriptedServer } from './support/scripted-server.ts';

const rules = { iso2Code: 'NL' };

describe('a read', () => {
  it('comes back after failures that may pass, under one MS-RequestId', async () => {
    await using server = await startScriptedServer({ status: 503 }, { fault: 'reset' }, { body: rules });
    const { client, waits } = clientOf(server.endpoint);
    assert.equal((await client.countryRules('NL', callOptions)).iso2Code, 'NL');
    assert.deepEqual(waits, [750, 1_500]);
    assert.equal(new Set(server.received.map(({ headers }) => headers['ms-requestid'])).size, 1);
  });

  it('ends after three attempts with the last failure, safe to repeat', async () => {
    await using server = await startScriptedServer({ status: 503 });
    const { client } = clientOf(server.endpoint);
    const error = await failureOf(client.countryRules('NL', callOptions));
    assert.deepEqual([error.code, error.retry, server.received.length], ['partnerCenter.unavailable', 'safe', 3]);
  });

  it('waits as Retry-After says, in seconds or as a date', async () => {
    const now = new Date('2026-03-01T12:00:00Z');
    const date = { 'Retry-After': 'Sun, 01 Mar 2026 12:00:03 GMT' };
    await using server = await startScriptedServer(
      { status: 429, headers: { 'Retry-After': '2' }, body: { statusCode: 429, message: 'Rate limit.' } },
      { status: 429, headers: date },
      { body: rules },
    );
    const { client, waits } = clientOf(server.endpoint, { clock: { now: () => now } });
    await client.countryRules('NL', callOptions);
    assert.deepEqual(waits, [2_000, 3_000]);
  });

  it('does not wait beyond its time limit', async () => {
    await using server = await startScriptedServer({ status: 429, headers: { 'Retry-After': '57' } });
    const { client, waits } = clientOf(server.endpoint);
    const error = await failureOf(client.countryRules('NL', { ...callOptions, timeoutMs: 2_000 }));
    assert.deepEqual([error.code, error.retry, error.retryAfterMs], ['partnerCenter.throttled', 'safe', 57_000]);
    assert.deepEqual(waits, []);
  });

  it('ends with its time limit when nothing answers', async () => {
    await using server = await startScriptedServer({ fault: 'silence' });
    const { client } = clientOf(server.endpoint);
    const error = await failureOf(client.countryRules('NL', { ...callOptions, timeoutMs: 150 }));
    assert.deepEqual([error.code, error.retry, server.received.length], ['partnerCenter.unavailable', 'safe', 1]);
  });

  it('ends with the failure before when the caller gives up between two attempts', async () => {
    await using server = await startScriptedServer({ status: 503 });
    const { client } = clientOf(server.endpoint, { wait: async () => Promise.reject(new Error('aborted')) });
    const error = await failureOf(client.countryRules('NL', callOptions));
    assert.deepEqual([error.refusal?.status, server.received.length], [503, 1]);
  });

  it('sends a new MS-RequestId for every call', async () => {
    await using server = await startScriptedServer({ body: rules });
    const { client } = clientOf(server.endpoint);
    await client.countryRules('NL', callOptions);
    await client.countryRules('NL', callOptions);
    const [first, second] = server.received.map(({ headers }) => headers['ms-requestid']);
    assert.match(first?.toString() ?? '', /^[0-9a-f-]{36}$/);
    assert.notEqual(first, second);
  });

  it('does not follow a redirect, which would carry the token away', async () => {
    await using elsewhere = await startScriptedServer({ body: rules });
    await using server = await startScriptedServer({ status: 302, headers: { Location: elsewhere.endpoint } });
    const error = await failureOf(clientOf(server.endpoint).client.countryRules('NL', callOptions));
    assert.equal(error.code, 'partnerCenter.unreadable');
    assert.equal(elsewhere.received.length, 0);
  });

  it('tells the whole refusal, with the correlation id for support', async () => {
    await using server = await startScriptedServer({
      status: 403,
      headers: { 'MS-CorrelationId': '99999999-aaaa-4bbb-8ccc-000000000000' },
      body: { code: 1002, description: 'Authorization Failed', data: [], source: 'PartnerFD' },
    });
    const error = await failureOf(clientOf(server.endpoint).client.resellers(callOptions));
    assert.deepEqual([error.code, error.retry], ['partnerCenter.refused', 'never']);
    assert.deepEqual(error.refusal, {
      endpoint: 'GET /v1/relationships',
      status: 403,
      code: '1002',
      description: 'Authorization Failed',
      correlationId: '99999999-aaaa-4bbb-8ccc-000000000000',
    });
  });
});
