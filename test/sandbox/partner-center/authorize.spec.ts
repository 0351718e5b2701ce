import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createSandbox, type Sandbox } from '../../../src/sandbox/partner-center/sandbox.ts';
import { Browser, type Shown, textOf } from '../../support/browser.ts';
import { trusting } from '../../support/test-desk.ts';
import { tokenRequest } from './support/token-request.ts';

const verifier = 'v'.repeat(43);
const redirectUri = 'http://localhost:1/back';

describe('the sandbox’s sign-in page', () => {
  let now = new Date('2026-11-20T10:00:00Z');
  let sandbox: Sandbox;
  let browser: Browser;
  before(async () => {
    sandbox = await createSandbox({ clock: { now: () => now } });
    browser = new Browser(trusting(sandbox.caCertificate));
  });
  after(() => sandbox.close());

  function address(changes: Readonly<Record<string, string | undefined>> = {}, tenant?: string): string {
    const { PARTNER_CLIENT_ID = '', PARTNER_TENANT_ID } = sandbox.settings();
    const url = new URL(`${sandbox.authority}/${tenant ?? PARTNER_TENANT_ID}/oauth2/v2.0/authorize`);
    const query = {
      client_id: PARTNER_CLIENT_ID,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'https://api.partnercenter.microsoft.com/.default openid offline_access',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      state: 'the state',
      nonce: 'the nonce',
      ...changes,
    };
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
    return url.href;
  }

  function backOf(shown: Shown): URLSearchParams {
    assert.equal(shown.status, 302);
    const location = new URL(shown.headers.get('location') ?? '');
    assert.equal(`${location.origin}${location.pathname}`, redirectUri);
    assert.equal(location.searchParams.get('state'), 'the state');
    return location.searchParams;
  }

  async function newCode(changes: Readonly<Record<string, string>> = {}): Promise<string> {
    const page = await browser.opens(address(changes));
    return backOf(await browser.presses(page, 'Continue as Admin Agent', { follow: false })).get('code') ?? '';
  }

  function redeem(code: string, changes: Readonly<Record<string, string>> = {}) {
    const { PARTNER_CLIENT_ID = '', PARTNER_CLIENT_SECRET = '' } = sandbox.settings();
    return tokenRequest(sandbox, {
      grant_type: 'authorization_code',
      client_id: PARTNER_CLIENT_ID,
      client_secret: PARTNER_CLIENT_SECRET,
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      scope: 'https://api.partnercenter.microsoft.com/.default',
      ...changes,
    });
  }

  it('sends back with a code for tokens, which is good once', async () => {
    const page = await browser.opens(address());
    assert.match(textOf(page), /Admin Agent/);
    const code = await newCode();
    const { status, body } = await redeem(code);
    assert.equal(status, 200);
    assert.ok(body.access_token && body.refresh_token);
    const [, claims = ''] = String(body.id_token).split('.');
    assert.equal(JSON.parse(Buffer.from(claims, 'base64url').toString()).nonce, 'the nonce');
    assert.deepEqual((await redeem(code)).body.error_codes, [54005]);
  });

  it('gives no refresh token to whom asked for none', async () => {
    const scope = 'https://api.partnercenter.microsoft.com/.default';
    assert.equal('refresh_token' in (await redeem(await newCode({ scope }))).body, false);
  });

  it('sends back with a no', async () => {
    const page = await browser.opens(address());
    const back = backOf(await browser.presses(page, 'Cancel', { follow: false }));
    assert.equal(back.get('error'), 'access_denied');
    assert.match(back.get('error_description') ?? '', /^AADSTS65004: /);
  });

  const shown: readonly (readonly [string, Record<string, string | undefined>, number])[] = [
    ['another app', { client_id: 'nobody' }, 700016],
    ['an address of elsewhere', { redirect_uri: 'https://attacker.example/' }, 50011],
    ['no address', { redirect_uri: undefined }, 900144],
  ];
  for (const [what, changes, code] of shown) {
    it(`shows what is wrong with ${what}, and sends nobody there`, async () => {
      const page = await browser.opens(address(changes), { follow: false });
      assert.equal(page.status, 400);
      assert.match(page.source, new RegExp(`AADSTS${code}`));
    });
  }

  const sentBack: readonly (readonly [string, Record<string, string | undefined>, number])[] = [
    ['another response type', { response_type: 'token' }, 70005],
    ['another response mode', { response_mode: 'fragment' }, 70007],
    ['no code challenge', { code_challenge: undefined }, 900144],
    ['a plain code challenge', { code_challenge_method: 'plain' }, 50147],
    ['another audience', { scope: 'https://graph.microsoft.com/.default' }, 500011],
    ['amr_values', { amr_values: 'mfa' }, 901002],
    ['claims that are not JSON', { claims: '{' }, 9002313],
  ];
  for (const [what, changes, code] of sentBack) {
    it(`sends back with an error for ${what}`, async () => {
      const back = backOf(await browser.opens(address(changes), { follow: false }));
      assert.match(back.get('error_description') ?? '', new RegExp(`^AADSTS${code}: `));
    });
  }

  it('refuses another tenant', async () => {
    assert.match((await browser.opens(address({}, 'contoso.example'))).source, /AADSTS90002/);
  });

  it('gives tokens for the code’s own verifier and address alone, in time, and only once tried', async () => {
    for (const [changes, expected] of [
      [{ code_verifier: 'w'.repeat(43) }, 501481],
      [{ redirect_uri: 'http://localhost:2/back' }, 500112],
    ] as const) {
      const code = await newCode();
      assert.deepEqual((await redeem(code, changes)).body.error_codes, [expected]);
      assert.deepEqual((await redeem(code)).body.error_codes, [54005]);
    }
    assert.deepEqual((await redeem('made up')).body.error_codes, [70000]);
    const late = await newCode();
    now = new Date(now.getTime() + 10 * 60_000);
    assert.deepEqual((await redeem(late)).body.error_codes, [70008]);
  });

  it('knows the registered addresses, when there are some', async () => {
    const registered = 'https://bot.contoso.com/auth/partner-center';
    const strict = await createSandbox({ redirectUris: [registered] });
    try {
      const other = new Browser(trusting(strict.caCertificate));
      const at = (uri: string) => address({ redirect_uri: uri }).replace(sandbox.authority, strict.authority);
      assert.equal((await other.opens(at(registered))).status, 200);
      assert.equal((await other.opens(at(redirectUri))).status, 400);
    } finally {
      await strict.close();
    }
  });
});
