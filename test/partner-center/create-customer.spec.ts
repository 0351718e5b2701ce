import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { callOptions, clientOf, createOptions, customer, failureOf } from './support/client.ts';
import { type Reply, startScriptedServer } from './support/scripted-server.ts';

const created = {
  id: '77777777-aaaa-4bbb-8ccc-888888888888',
  commerceId: '77777777-aaaa-4bbb-8ccc-888888888888',
  companyProfile: { tenantId: '77777777-aaaa-4bbb-8ccc-888888888888', domain: 'wingtiptoys.onmicrosoft.com' },
  billingProfile: { companyName: 'Wingtip Toys', attributes: { etag: 'x' } },
  userCredentials: { userName: 'admin', password: 's3cret!Pw' },
  attributes: { objectType: 'Customer' },
};

describe('createCustomer', () => {
  it('posts the documented property names and answers with the credentials', async () => {
    await using server = await startScriptedServer({ status: 201, body: created });
    const answer = await clientOf(server.endpoint).client.createCustomer(customer, createOptions);
    assert.deepEqual(answer, {
      id: created.id,
      domain: 'wingtiptoys.onmicrosoft.com',
      userName: 'admin',
      password: 's3cret!Pw',
    });
    const [request] = server.received;
    assert.equal(`${request?.method} ${request?.path}`, 'POST /v1/customers');
    assert.deepEqual(JSON.parse(request?.body ?? ''), customer);
  });

  it('identifies the call, the caller and the rep’s language in the headers', async () => {
    await using server = await startScriptedServer({ status: 201, body: created });
    await clientOf(server.endpoint).client.createCustomer(customer, createOptions);
    const headers = server.received[0]?.headers ?? {};
    assert.equal(headers.authorization, 'Bearer token-1');
    assert.equal(headers['ms-requestid'], createOptions.msRequestId);
    assert.equal(headers['ms-correlationid'], createOptions.correlationId);
    assert.equal(headers['x-locale'], 'nl-NL');
    assert.equal(headers['ms-partnercenter-application'], 'tenant-desk');
    assert.equal(headers['user-agent'], 'tenant-desk/1.2.3');
    assert.equal(headers.accept, 'application/json');
    assert.equal(headers['content-type'], 'application/json');
  });

  it('takes 200 for success too, a leading byte order mark, and an answer without credentials', async () => {
    const { userCredentials: _, ...bare } = created;
    await using server = await startScriptedServer({ body: `\uFEFF${JSON.stringify(bare)}` });
    const answer = await clientOf(server.endpoint).client.createCustomer(customer, createOptions);
    assert.deepEqual(answer, { id: created.id, domain: 'wingtiptoys.onmicrosoft.com' });
  });

  it('renews a refused token once and repeats under the same MS-RequestId', async () => {
    await using server = await startScriptedServer({ status: 401 }, { status: 201, body: created });
    const { client, signIn } = clientOf(server.endpoint);
    await client.createCustomer(customer, createOptions);
    assert.deepEqual(signIn.refused, ['token-1']);
    assert.deepEqual(
      server.received.map(({ headers }) => [headers.authorization, headers['ms-requestid']]),
      [
        ['Bearer token-1', createOptions.msRequestId],
        ['Bearer token-2', createOptions.msRequestId],
      ],
    );
  });

  it('ends after the second 401 as a sign-in that fails: certainly nothing has happened', async () => {
    await using server = await startScriptedServer({ status: 401, body: { code: 900420, description: 'Audience.' } });
    const error = await failureOf(clientOf(server.endpoint).client.createCustomer(customer, createOptions));
    assert.equal(server.received.length, 2);
    assert.deepEqual([error.code, error.retry, error.refusal?.code], ['signIn.failed', 'safe', '900420']);
  });

  const long = { ...created, padding: 'x'.repeat(1_100_000) };
  const ends: readonly (readonly [string, Reply, string, string])[] = [
    ['a refusal', { status: 400, body: { code: 600049 } }, 'partnerCenter.refused', 'never'],
    ['a conflict', { status: 409 }, 'partnerCenter.refused', 'never'],
    ['throttling', { status: 429, headers: { 'Retry-After': '57' } }, 'partnerCenter.throttled', 'safe'],
    ['408', { status: 408 }, 'partnerCenter.unavailable', 'ambiguous'],
    ['500', { status: 500 }, 'partnerCenter.unavailable', 'ambiguous'],
    ['504 of a gateway', { status: 504, body: '<html>Bad</html>' }, 'partnerCenter.unavailable', 'ambiguous'],
    ['a reset', { fault: 'reset' }, 'partnerCenter.unavailable', 'ambiguous'],
    ['no answer in time', { fault: 'silence' }, 'partnerCenter.unavailable', 'ambiguous'],
    ['a body that stalls', { status: 201, body: created, fault: 'stall' }, 'partnerCenter.unavailable', 'ambiguous'],
    ['a body that breaks', { status: 201, body: created, fault: 'break' }, 'partnerCenter.unavailable', 'ambiguous'],
    ['a body without an end', { status: 201, body: long }, 'partnerCenter.unreadable', 'ambiguous'],
    [
      'a cut body',
      { status: 201, body: JSON.stringify(created).slice(0, -9) },
      'partnerCenter.unreadable',
      'ambiguous',
    ],
    ['success without a body', { status: 202 }, 'partnerCenter.unreadable', 'ambiguous'],
    [
      'another shape',
      { status: 201, body: { userCredentials: created.userCredentials } },
      'partnerCenter.unreadable',
      'ambiguous',
    ],
    [
      'a redirect',
      { status: 307, headers: { Location: 'http://127.0.0.1:1/' } },
      'partnerCenter.unreadable',
      'ambiguous',
    ],
    [
      'a refusal whose body stalls',
      { status: 400, body: { code: 1 }, fault: 'stall' },
      'partnerCenter.refused',
      'never',
    ],
  ];
  for (const [name, reply, code, retry] of ends) {
    it(`sends once and ends as ${retry} after ${name}`, async () => {
      await using server = await startScriptedServer(reply);
      const { client, waits } = clientOf(server.endpoint);
      const error = await failureOf(client.createCustomer(customer, { ...createOptions, timeoutMs: 250 }));
      assert.deepEqual([error.code, error.retry], [code, retry]);
      assert.equal(server.received.length, 1);
      assert.deepEqual(waits, []);
      assert.ok(!inspect(error, { depth: 10 }).includes('s3cret'), 'the error holds the password');
      assert.ok(!inspect(error, { depth: 10 }).includes('token-1'), 'the error holds the token');
    });
  }

  it('hands on how long to wait after 429', async () => {
    await using server = await startScriptedServer({ status: 429, headers: { 'Retry-After': '57' } });
    const error = await failureOf(clientOf(server.endpoint).client.createCustomer(customer, createOptions));
    assert.equal(error.retryAfterMs, 57_000);
  });

  it('is safe to repeat when no connection came about', async () => {
    const server = await startScriptedServer({});
    await server[Symbol.asyncDispose]();
    const { client } = clientOf(server.endpoint);
    const error = await failureOf(client.createCustomer(customer, createOptions));
    assert.deepEqual([error.code, error.retry], ['partnerCenter.unreachable', 'safe']);
  });

  it('is safe to repeat when the name does not resolve', async () => {
    const cause = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' });
    const { client } = clientOf('https://partner-center.invalid', {
      fetch: async () => Promise.reject(new TypeError('fetch failed', { cause })),
    });
    const error = await failureOf(client.createCustomer(customer, createOptions));
    assert.deepEqual([error.code, error.retry], ['partnerCenter.unreachable', 'safe']);
  });

  it('is ambiguous when the caller gives up while it is under way', async () => {
    await using server = await startScriptedServer({ fault: 'silence' });
    const { client } = clientOf(server.endpoint);
    const signal = AbortSignal.timeout(100);
    const error = await failureOf(client.createCustomer(customer, { ...createOptions, signal }));
    assert.deepEqual([error.code, error.retry], ['partnerCenter.unavailable', 'ambiguous']);
  });

  it('sends nothing for a caller that gave up before', async () => {
    await using server = await startScriptedServer({});
    const { client } = clientOf(server.endpoint);
    const error = await failureOf(client.createCustomer(customer, { ...createOptions, signal: AbortSignal.abort() }));
    assert.equal(error.retry, 'safe');
    assert.equal(server.received.length, 0);
  });

  it('keeps what is no language tag out of the headers', async () => {
    await using server = await startScriptedServer({ status: 201, body: created });
    const options = { ...createOptions, ...callOptions, locale: 'en\r\nX-Other: 1' };
    await clientOf(server.endpoint).client.createCustomer(customer, options);
    assert.equal(server.received[0]?.headers['x-locale'], 'en-US');
  });
});
