import assert from 'node:assert/strict';
import { createSandbox, type Sandbox } from '../../../src/sandbox/partner-center/sandbox.ts';
import { signIn } from './support/partner-client.ts';
import { appForm, refreshForm, tokenRequest } from './support/token-request.ts';

describe('the sandbox token service', () => {
  let now = new Date('2026-11-20T10:00:00Z');
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await createSandbox({ clock: { now: () => now }, singleUseRefreshTokens: false });
  });
  after(() => sandbox.close());

  it('answers a refresh token with an access token, another refresh token and an id token', async () => {
    const { status, body } = await tokenRequest(sandbox, refreshForm(sandbox));
    assert.equal(status, 200);
    assert.equal(body.token_type, 'Bearer');
    assert.equal(body.expires_in, 3599);
    assert.match(String(body.access_token), /^[\w-]+\.[\w-]+\.[\w-]+$/);
    assert.notEqual(body.refresh_token, refreshForm(sandbox).refresh_token);
    assert.ok(body.id_token && body.client_info);
    const again = await tokenRequest(sandbox, refreshForm(sandbox, { refresh_token: String(body.refresh_token) }));
    assert.equal(again.status, 200);
  });

  it('answers the app alone without a refresh token', async () => {
    const { status, body } = await tokenRequest(sandbox, appForm(sandbox));
    assert.equal(status, 200);
    assert.equal('refresh_token' in body, false);
    assert.equal('id_token' in body, false);
  });

  it('takes a client assertion in place of the secret', async () => {
    const { client_secret: _, ...form } = appForm(sandbox, {
      client_assertion: 'a.b.c',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    });
    assert.equal((await tokenRequest(sandbox, form)).status, 200);
    assert.equal((await tokenRequest(sandbox, { ...form, client_assertion: 'x' })).body.error, 'invalid_client');
  });

  const refusals: readonly (readonly [string, Record<string, string>, number, string, number])[] = [
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
    ['another app', { client_id: 'nobody' }, 400, 'unauthorized_client', 700016],
    ['an unknown refresh token', { refresh_token: 'x' }, 400, 'invalid_grant', 700082],
    ['a forged refresh token', { refresh_token: '1.sandbox.zz.0-0.forged' }, 400, 'invalid_grant', 700082],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
    ['no scope', { scope: 'openid' }, 400, 'invalid_request', 900144],
    ['an unknown scope', { scope: 'https://api.partnercenter.microsoft.com/all' }, 400, 'invalid_scope', 70011],
    ['another audience', { scope: 'https://graph.windows.net/.default' }, 400, 'invalid_resource', 500011],
  ];
  for (const [what, changes, status, error, code] of refusals) {
    it(`refuses ${what} as Entra does`, async () => {
      const answer = await tokenRequest(sandbox, refreshForm(sandbox, changes));
      assert.equal(answer.status, status);
      assert.equal(answer.body.error, error);
      assert.deepEqual(answer.body.error_codes, [code]);
      assert.match(String(answer.body.error_description), new RegExp(`^AADSTS${code}: .+ Trace ID: `));
    });
  }

  it('refuses another tenant, and the app alone with a delegated scope', async () => {
    const tenant = await tokenRequest(sandbox, appForm(sandbox), 'contoso.example');
    assert.deepEqual(tenant.body.error_codes, [90002]);
    const scope = 'https://api.partnercenter.microsoft.com/user_impersonation';
    assert.deepEqual((await tokenRequest(sandbox, appForm(sandbox, { scope }))).body.error_codes, [1002012]);
  });

  it('gives tokens that end: an access token after an hour, a rotated refresh token after 90 days', async () => {
    const call = await signIn(sandbox);
    const { body } = await tokenRequest(sandbox, refreshForm(sandbox));
    assert.equal((await call('GET', '/v1/customers')).status, 200);
    now = new Date(now.getTime() + 3_600_000);
    assert.equal((await call('GET', '/v1/customers')).status, 401);
    now = new Date(now.getTime() + 90 * 86_400_000);
    const late = await tokenRequest(sandbox, refreshForm(sandbox, { refresh_token: String(body.refresh_token) }));
    assert.equal(late.body.error, 'invalid_grant');
  });

  it('takes a refresh token that an earlier sandbox gave out', async () => {
    const { body } = await tokenRequest(sandbox, refreshForm(sandbox));
    await using next = await disposable(createSandbox());
    const answer = await tokenRequest(next, refreshForm(next, { refresh_token: String(body.refresh_token) }));
    assert.equal(answer.status, 200);
  });

  it('can make refresh tokens single-use', async () => {
    await using strict = await disposable(createSandbox({ singleUseRefreshTokens: true }));
    assert.equal((await tokenRequest(strict, refreshForm(strict))).status, 200);
    assert.equal((await tokenRequest(strict, refreshForm(strict))).body.error, 'invalid_grant');
  });

  it('fails on command', async () => {
    const route = 'POST /{tenant}/oauth2/v2.0/token';
    sandbox.fault({ route, kind: 'refuse', status: 400, error: 'interaction_required', code: 50076 });
    const refused = await tokenRequest(sandbox, refreshForm(sandbox));
    assert.deepEqual(
      [refused.status, refused.body.error, refused.body.error_codes],
      [400, 'interaction_required', [50076]],
    );
    sandbox.fault({ route, kind: 'drop' });
    await assert.rejects(tokenRequest(sandbox, refreshForm(sandbox)));
    assert.equal((await tokenRequest(sandbox, refreshForm(sandbox))).status, 200);
  });
});

async function disposable(starting: Promise<Sandbox>): Promise<Sandbox & AsyncDisposable> {
  const sandbox = await starting;
  return { ...sandbox, [Symbol.asyncDispose]: () => sandbox.close() };
}
