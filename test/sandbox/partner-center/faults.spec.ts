import assert from 'node:assert/strict';
import { createSandbox, type Sandbox } from '../../../src/sandbox/partner-center/sandbox.ts';
import { assertIncludes } from './support/assert-includes.ts';
import { newCustomer } from './support/new-customer.ts';
import { type PartnerClient, signIn } from './support/partner-client.ts';

const route = 'POST /v1/customers';

describe('the faults of the sandbox', () => {
  let sandbox: Sandbox;
  let call: PartnerClient;
  before(async () => {
    sandbox = await createSandbox();
    call = await signIn(sandbox);
  });
  beforeEach(() => sandbox.clear());
  after(() => sandbox.close());

  const post = (timeoutMs?: number) =>
    call('POST', '/v1/customers', { body: newCustomer(), ...(timeoutMs && { timeoutMs }) });

  const unanswered = [
    ['timeout', 0],
    ['drop', 0],
    ['commit-then-timeout', 1],
    ['commit-then-drop', 1],
  ] as const;
  for (const [kind, customers] of unanswered) {
    it(`${kind}: no answer, ${customers} customers`, async () => {
      sandbox.fault({ route, kind });
      await assert.rejects(post(200));
      assert.equal(sandbox.customers().length, customers);
      assert.equal(sandbox.posts().length, 1);
      assert.equal((await post()).status, 201);
    });
  }

  const answered = [
    ['500', 500, 0],
    ['502', 502, 0],
    ['503', 503, 0],
    ['504', 504, 0],
    ['commit-then-500', 500, 1],
    ['commit-then-504', 504, 1],
    ['html', 502, 0],
    ['unauthorized', 401, 0],
    ['refuse', 403, 0],
    ['throttle', 429, 0],
  ] as const;
  for (const [kind, status, customers] of answered) {
    it(`${kind}: ${status}, ${customers} customers`, async () => {
      sandbox.fault({ route, kind });
      assert.equal((await post()).status, status);
      assert.equal(sandbox.customers().length, customers);
      assert.equal((await post()).status, 201);
    });
  }

  it('throttle: with and without Retry-After, in the gateway’s shape', async () => {
    sandbox.fault({ route, kind: 'throttle', retryAfter: 3 });
    sandbox.fault({ route, kind: 'throttle', retryAfter: null });
    const [first, second] = [await post(), await post()];
    assert.equal(first.headers.get('Retry-After'), '3');
    assert.equal(first.body.statusCode, 429);
    assert.equal(second.headers.get('Retry-After'), null);
  });

  it('html: a page in place of JSON', async () => {
    sandbox.fault({ route, kind: 'html', status: 200 });
    const answer = await post();
    assert.match(answer.headers.get('Content-Type') ?? '', /^text\/html/);
    assert.match(answer.text, /^<!DOCTYPE html>/);
  });

  it('bom, truncated, garbage: the customer is made, the answer is spoilt', async () => {
    for (const kind of ['bom', 'truncated', 'garbage'] as const) sandbox.fault({ route, kind });
    const [bom, truncated, garbage] = [await post(), await post(), await post()];
    assert.deepEqual([bom.status, truncated.status, garbage.status], [201, 201, 201]);
    assert.equal(bom.text.charCodeAt(0), 0xfeff);
    assert.throws(() => JSON.parse(truncated.text), SyntaxError);
    assert.equal(typeof garbage.body.id, 'number');
    assert.equal(sandbox.customers().length, 3);
  });

  it('slow: the answer comes late', async () => {
    sandbox.fault({ route, kind: 'slow', ms: 80 });
    const start = performance.now();
    assert.equal((await post()).status, 201);
    assert.ok(performance.now() - start >= 75);
  });

  it('refuse: any refusal in each shape', async () => {
    const refusal = { route, kind: 'refuse', status: 400, code: 600061, description: 'It exists.' } as const;
    for (const shape of ['documented', 'newer', 'gateway', 'empty'] as const) sandbox.fault({ ...refusal, shape });
    const [documented, newer, gateway, empty] = [await post(), await post(), await post(), await post()];
    assertIncludes(documented.body, { code: 600061, description: 'It exists.', source: 'PartnerFD' });
    assert.equal(newer.body.errorMessageExtended, 'InternalErrorCode=600061');
    assert.deepEqual(gateway.body, { statusCode: 400, message: 'It exists.' });
    assert.deepEqual([empty.status, empty.text], [400, '']);
  });

  it('hits its route only, and as often as it was armed for', async () => {
    sandbox.fault({ route, kind: '503', times: 2 });
    assert.equal((await call('GET', '/v1/customers')).status, 200);
    assert.deepEqual([(await post()).status, (await post()).status, (await post()).status], [503, 503, 201]);
    sandbox.fault({ kind: '500' });
    assert.equal((await call('GET', '/v1/customers')).status, 500);
  });

  it('can be commanded by a header, for that call alone', async () => {
    const headers = { 'x-sandbox-fault': 'commit-then-504' };
    assert.equal((await call('POST', '/v1/customers', { body: newCustomer(), headers })).status, 504);
    assert.equal(sandbox.customers().length, 1);
    const json = { 'x-sandbox-fault': '{"kind":"throttle","retryAfter":9}' };
    assert.equal((await call('GET', '/v1/customers', { headers: json })).headers.get('Retry-After'), '9');
    assert.equal((await call('GET', '/v1/customers', { headers: { 'x-sandbox-fault': 'quake' } })).status, 400);
  });

  it('can be armed, seen and cleared by the control API', async () => {
    const control = (method: string, body?: string) =>
      fetch(`${sandbox.url}/control/faults`, {
        method,
        ...(body === undefined ? {} : { body, headers: { 'Content-Type': 'application/json' } }),
      });
    assert.equal((await control('POST', JSON.stringify({ route, kind: 'drop', times: 3 }))).status, 201);
    assertIncludes(await (await control('GET')).json(), [{ route, kind: 'drop', times: 3 }]);
    assert.equal((await control('DELETE')).status, 204);
    assert.deepEqual(await (await control('GET')).json(), []);
    for (const wrong of ['{"kind":"quake"}', '{"kind":"drop","route":"GET /v1/nothing"}', '{']) {
      const refused = await control('POST', wrong);
      assert.equal(refused.status, 400);
      assert.ok(((await refused.json()) as { message: string }).message);
    }
    const form = await fetch(`${sandbox.url}/control/faults`, { method: 'POST', body: '{"kind":"drop"}' });
    assert.equal(form.status, 415);
  });

  it('refuses a fault that it does not know, from code too', () => {
    assert.throws(() => sandbox.fault({ route: 'GET /v1/nothing', kind: 'drop' }), RangeError);
  });
});
