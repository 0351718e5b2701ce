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

  it('is kept when Partner Center does not let the account in, and the page says so', async () => {
    const fault = { kind: 'refuse', status: 403, code: 600006 } as const;
    world.desk.sandbox.fault({ route: 'GET /v1/profiles/organization', ...fault });
    const page = await consents(world.newBrowser(), world.newLink());
    assert.equal(page.status, 200);
    assert.match(textOf(page), /keeps this sign-in.*status 403, code 600006.*Admin agent/);
    assert.equal(await readiness(world.desk), 200);
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
