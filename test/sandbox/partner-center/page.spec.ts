import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createSandbox, type Sandbox } from '../../../src/sandbox/partner-center/sandbox.ts';
import { newCustomer } from './support/new-customer.ts';
import { type PartnerClient, signIn } from './support/partner-client.ts';

const canary = 'canary-7-P@ssw0rd';

describe('the page of the sandbox', () => {
  let sandbox: Sandbox;
  let call: PartnerClient;
  before(async () => {
    sandbox = await createSandbox({ passwords: () => canary });
    call = await signIn(sandbox);
  });
  after(() => sandbox.close());

  it('shows the customers, the armed faults and the calls, as text', async () => {
    const requestId = randomUUID();
    const body = newCustomer({ billing: { companyName: '<b>Tailspin & Co</b>' } });
    await call('POST', '/v1/customers', { body, requestId });
    sandbox.fault({ kind: 'throttle', times: 7 });
    const response = await fetch(sandbox.url);
    const text = await response.text();
    assert.match(response.headers.get('Content-Type') ?? '', /^text\/html/);
    assert.match(response.headers.get('Content-Security-Policy') ?? '', /default-src 'none'/);
    assert.ok(text.includes(body.companyProfile.domain));
    assert.ok(text.includes(requestId));
    assert.ok(text.includes('&#60;b&#62;Tailspin &#38; Co&#60;/b&#62;'));
    assert.match(text, /<td>throttle<\/td><td>7<\/td>/);
    assert.ok(text.includes('<td>POST /v1/customers</td><td>201</td>'));
  });

  it('has its style and its script', async () => {
    for (const [name, type] of [
      ['page.css', 'text/css'],
      ['page.js', 'text/javascript'],
    ]) {
      const response = await fetch(`${sandbox.url}/control/${name}`);
      assert.equal(response.status, 200);
      assert.ok(response.headers.get('Content-Type')?.startsWith(type ?? ''));
    }
  });

  it('shows no password and no token anywhere, whatever was posted', async () => {
    const secret = { userCredentials: { userName: 'admin', password: 'typed-secret' } };
    await call('POST', '/v1/customers', { body: newCustomer({ root: secret }) });
    for (const path of ['/', '/control/posts', '/control/customers', '/control/faults']) {
      const text = await (await fetch(`${sandbox.url}${path}`)).text();
      assert.doesNotMatch(text, /canary-7|typed-secret|Bearer/, path);
    }
    assert.doesNotMatch(JSON.stringify([sandbox.posts(), sandbox.customers()]), /canary-7|typed-secret|Bearer/);
  });

  it('lets a customer’s validation status be chosen, by JSON alone', async () => {
    sandbox.clear();
    const body = newCustomer({ billing: { companyName: '"Quoted" <i>Toys</i>' } });
    const { body: made } = await call('POST', '/v1/customers', { body });
    const path = `/control/customers/${made.id}/validationStatus`;
    const page = await (await fetch(sandbox.url)).text();
    assert.ok(page.includes(`data-put="${path}" data-status="NotAllowed"`));
    assert.ok(page.includes('&#34;Quoted&#34; &#60;i&#62;Toys'), 'a name is not escaped');
    const put = (status: string, type = 'application/json', where = path) =>
      fetch(`${sandbox.url}${where}`, {
        method: 'PUT',
        headers: { 'Content-Type': type },
        body: JSON.stringify({ status }),
      });
    assert.equal((await put('NotAllowed', 'text/plain')).status, 415);
    assert.equal((await put('Perhaps')).status, 400);
    assert.equal((await put('Allowed', undefined, `/control/customers/${randomUUID()}/validationStatus`)).status, 404);
    assert.equal((await put('NotAllowed')).status, 204);
    const status = await call('GET', `/v1/customers/${made.id}/validationStatus?type=account`);
    assert.equal(status.body.status, 'NotAllowed');
  });

  it('forgets everything on demand', async () => {
    assert.equal((await fetch(`${sandbox.url}/control/customers`, { method: 'DELETE' })).status, 204);
    assert.deepEqual([sandbox.customers().length, sandbox.posts().length], [0, 0]);
  });
});
