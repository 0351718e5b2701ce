import assert from 'node:assert/strict';
import { textOf } from '../support/browser.ts';
import { hasButton } from '../support/card.ts';
import {
  atEntra,
  type ConsentingDesk,
  consents,
  readiness,
  startConsentingDesk,
  untilNotReady,
} from '../support/consenting-desk.ts';
import { createOne, fillIn } from '../support/story.ts';

/** What Partner Center, Entra and browsers may have seen that nobody else may see. */
function secretsIn(visited: readonly string[]): readonly string[] {
  const secret = new Set(['code', 'state', 'link', 'nonce', 'code_challenge']);
  return visited.flatMap((url) =>
    [...new URL(url).searchParams].filter(([name]) => secret.has(name)).map(([, v]) => v),
  );
}

describe('the first consent', () => {
  it('lets a bot that was started without one create what was confirmed before, and all that follows', async function () {
    this.timeout(60_000);
    const { desk, newBrowser, newLink } = await startConsentingDesk();
    try {
      const rep = desk.user();
      const review = await fillIn(rep);
      await rep.clicks(review, 'request.submit');
      await untilNotReady(desk);

      const done = await consents(newBrowser(), newLink());
      assert.equal(done.status, 200);
      const said =
        /Done: Tenant Desk signs in to Partner Center as Sandbox Partner \((.+)\)\. You can close this page\./;
      assert.equal(said.exec(textOf(done))?.[1], desk.sandbox.settings().PARTNER_TENANT_ID);
      assert.equal(await readiness(desk), 200);
      await rep.waitsFor(review.messageId, (card) => hasButton(card, 'credential.reveal'), 30_000);
      assert.equal(desk.sandbox.customers().length, 1);

      await desk.restart();
      await createOne(desk.user(), { country: 'US', companyName: 'Fabrikam Toys', domain: 'fabrikamtoys' });
      assert.equal(await readiness(desk), 200);
    } finally {
      await desk.close();
    }
  });
});

describe('a consent in place of a token that Entra takes no more', () => {
  let world: ConsentingDesk;
  before(async function () {
    this.timeout(30_000);
    world = await startConsentingDesk({ env: { PARTNER_REFRESH_TOKEN: 'stale' } });
  });
  after(() => world.desk.close());

  it('was asked for with MFA, PKCE and a choice of the account, in the partner’s tenant', async () => {
    const { searchParams, pathname } = new URL((await atEntra(world.newBrowser(), world.newLink())).url);
    assert.equal(pathname, `/${world.desk.sandbox.settings().PARTNER_TENANT_ID}/oauth2/v2.0/authorize`);
    const { claims, scope, ...asked } = Object.fromEntries(searchParams);
    assert.equal(asked.response_type, 'code');
    assert.equal(asked.response_mode, 'query');
    assert.equal(asked.prompt, 'select_account');
    assert.equal(asked.code_challenge_method, 'S256');
    assert.equal(asked.redirect_uri, `${world.desk.url}/auth/partner-center`);
    assert.deepEqual(scope?.split(' ').sort(), [
      'https://api.partnercenter.microsoft.com/.default',
      'offline_access',
      'openid',
      'profile',
    ]);
    assert.deepEqual(JSON.parse(claims ?? '').access_token, { amr: { essential: true, values: ['mfa'] } });
  });

  it('leaves everything as it was when the person cancels, and says what to do', async () => {
    const browser = world.newBrowser();
    const page = await browser.presses(await atEntra(browser, world.newLink()), 'Cancel');
    assert.equal(page.status, 400);
    assert.match(textOf(page), /You did not consent\. \(AADSTS65004\).*npm run consent/);
    await untilNotReady(world.desk);
  });

  for (const [what, fault, said] of [
    [
      'wants MFA',
      { kind: 'refuse', status: 400, error: 'interaction_required', code: 50076 },
      /second factor.*\(AADSTS50076\).*mfasetup/,
    ],
    [
      'does not know the secret',
      { kind: 'refuse', status: 401, error: 'invalid_client', code: 7000222 },
      /PARTNER_CLIENT_SECRET/,
    ],
    ['says something new', { kind: 'refuse', status: 400, error: 'invalid_grant', code: 999 }, /error\?code=999/],
    ['does not answer', { kind: 'drop' }, /Entra did not answer.*Check the network/],
    ['has a problem', { kind: '503' }, /Entra did not answer.*new link/],
  ] as const) {
    it(`says so in plain words when Entra ${what}`, async () => {
      const browser = world.newBrowser();
      const asked = await atEntra(browser, world.newLink());
      world.desk.sandbox.fault({ route: 'POST /{tenant}/oauth2/v2.0/token', ...fault });
      const page = await browser.presses(asked, 'Continue as Admin Agent');
      assert.equal(page.status, 400);
      assert.match(textOf(page), said);
      await untilNotReady(world.desk);
    });
  }

  it('is not kept when Partner Center does not let the account in, and the page says so', async () => {
    const fault = { kind: 'refuse', status: 403, code: 600006 } as const;
    world.desk.sandbox.fault({ route: 'GET /v1/profiles/organization', ...fault });
    const page = await consents(world.newBrowser(), world.newLink());
    assert.equal(page.status, 400);
    assert.match(textOf(page), /status 403, code 600006\)\. Nothing was changed: .*Admin agent/);
    await untilNotReady(world.desk);
  });

  it('shows no token, code or state afterwards, and logs none', async () => {
    const browser = world.newBrowser();
    const link = world.newLink();
    const done = await consents(browser, link);
    const secrets = secretsIn(browser.visited);
    assert.ok(secrets.length >= 5);
    const log = world.desk.logLines.join('\n');
    assert.match(log, /"Consented"/);
    const cookie = browser.cookieHeader(world.desk.url).split('=')[1] ?? '-';
    for (const secret of [...secrets, cookie]) {
      assert.ok(!done.source.includes(secret), 'the page shows a secret');
      assert.ok(!log.includes(secret), 'the log holds a secret');
    }
    assert.doesNotMatch(`${done.source}${log}`, /1\.sandbox|eyJ/);
  });

  it('keeps its place over a restart, whatever the settings still say', async () => {
    await world.desk.restart();
    await createOne(world.desk.user());
    assert.equal(await readiness(world.desk), 200);
  });
});

describe('a consent beside a sign-in that works, where Entra takes each refresh token once', function () {
  this.timeout(60_000);
  const profile = 'GET /v1/profiles/organization';
  const refreshToken = 'the-first-one';
  /** What was shown to Entra for tokens, and the refresh token that came back, in the order of time. */
  let exchanged: { readonly shown: string; readonly given: string }[];
  let world: ConsentingDesk;
  beforeEach(async () => {
    exchanged = [];
    const around = (inner: typeof fetch): typeof fetch => {
      return async (input, init) => {
        const response = await inner(input, init);
        if (!String(input).includes('/oauth2/v2.0/token')) return response;
        const form = new URLSearchParams(String(init?.body));
        const { refresh_token = '' } = (await response.clone().json()) as { refresh_token?: string };
        exchanged.push({ shown: form.get('refresh_token') ?? form.get('grant_type') ?? '', given: refresh_token });
        return response;
      };
    };
    world = await startConsentingDesk({
      env: { PARTNER_REFRESH_TOKEN: refreshToken },
      sandbox: { refreshToken, singleUseRefreshTokens: true },
      around,
    });
    await createOne(world.desk.user(), { country: 'US', companyName: 'Fabrikam Toys', domain: 'fabrikamtoys' });
  });
  afterEach(() => world.desk.close());

  /** The refresh token that each of a chain of sign-ins left behind, the newest last. */
  function chainFrom(first: string): readonly string[] {
    const next = exchanged.find(({ shown }) => shown === first);
    return next ? [next.given, ...chainFrom(next.given)] : [];
  }

  /** With which token the bot goes on after a restart, and that it works. */
  async function goesOn(): Promise<string> {
    const before = exchanged.length;
    await world.desk.restart();
    await createOne(world.desk.user());
    assert.equal(await readiness(world.desk), 200);
    return exchanged[before]?.shown ?? '';
  }

  for (const [what, fault] of [
    ['refuses it twice', { kind: 'refuse', status: 401, code: 900421, times: 2 }],
    ['does not allow it', { kind: 'refuse', status: 403, code: 1002 }],
  ] as const) {
    it(`takes nothing's place when Partner Center ${what}`, async () => {
      const kept = chainFrom(refreshToken).at(-1);
      world.desk.sandbox.fault({ route: profile, ...fault });
      const page = await consents(world.newBrowser(), world.newLink());
      assert.equal(page.status, 400);
      assert.match(textOf(page), /does not let this account in.*Nothing was changed: .*npm run consent/);
      assert.equal(await readiness(world.desk), 200);
      const [line = ''] = world.desk.logLines.filter((logged) => logged.includes('The consent failed'));
      assert.equal(JSON.parse(line).error.partnerCenterCode, String(fault.code));
      assert.equal(await goesOn(), kept);
    });
  }

  for (const [what, fault, said] of [
    ['takes it', undefined, /Done: /],
    ['takes its second token', { kind: 'unauthorized' }, /Done: /],
    [
      'cannot be asked',
      { kind: '503', times: 3 },
      /keeps this sign-in .* could not find out whether .*Try again later/,
    ],
    ['has no time', { kind: 'throttle' }, /keeps this sign-in .* could not find out whether .*Wait/],
  ] as const) {
    it(`is used at once, by the newest token, when Partner Center ${what}`, async () => {
      if (fault) world.desk.sandbox.fault({ route: profile, ...fault });
      const before = exchanged.length;
      const page = await consents(world.newBrowser(), world.newLink());
      assert.equal(page.status, 200);
      assert.match(textOf(page), said);
      const [redeemed] = exchanged.slice(before);
      assert.equal(redeemed?.shown, 'authorization_code');
      const newest = chainFrom(redeemed?.given ?? '').at(-1);
      assert.ok(newest);
      assert.equal(await goesOn(), newest);
    });
  }

  it('changes nothing when Entra takes the code and then gives no token', async () => {
    const kept = chainFrom(refreshToken).at(-1);
    const browser = world.newBrowser();
    const asked = await atEntra(browser, world.newLink());
    const token = 'POST /{tenant}/oauth2/v2.0/token';
    world.desk.sandbox.fault({ route: token, kind: 'slow', ms: 0 });
    world.desk.sandbox.fault({ route: token, kind: 'refuse', status: 400, error: 'invalid_grant', code: 50105 });
    const page = await browser.presses(asked, 'Continue as Admin Agent');
    assert.equal(page.status, 400);
    assert.match(textOf(page), /not assigned to the app\. \(AADSTS50105\).*new link/);
    assert.equal(await goesOn(), kept);
  });
});

describe('a consent without MFA', () => {
  it('is not kept', async function () {
    this.timeout(30_000);
    const { desk, newBrowser, newLink } = await startConsentingDesk({ sandbox: { signsInWithMfa: false } });
    try {
      const page = await consents(newBrowser(), newLink());
      assert.equal(page.status, 400);
      assert.match(textOf(page), /without MFA\. Nothing was changed: .*Require MFA/);
      await untilNotReady(desk);
    } finally {
      await desk.close();
    }
  });
});
