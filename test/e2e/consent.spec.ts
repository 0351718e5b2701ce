import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { createConsentLinks } from '../../src/partner-center/consent-link.ts';
import { systemClock, systemIds } from '../../src/system.ts';
import { Browser, textOf } from '../support/browser.ts';
import { atEntra, readiness } from '../support/consenting-desk.ts';
import { createServerDatabase, type ServerDatabase } from '../support/server-database.ts';
import { createOne } from '../support/story.ts';
import { startTestDesk, type TestDesk, trusting } from '../support/test-desk.ts';
import { startSandbox } from './running-sandbox.ts';

describe('a consent in a real browser', () => {
  it('passes the browser’s own rules, and works once', async function () {
    this.timeout(120_000);
    const sandbox = await startSandbox({ SANDBOX_CONSENT: '1' });
    const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    try {
      const key = Buffer.from(await readFile(join(sandbox.dataDir, 'sealing.key'), 'utf8'), 'base64');
      const base = sandbox.botUrl.replace('127.0.0.1', 'localhost');
      const link = createConsentLinks([key], systemClock, systemIds).make(base);
      // The sandbox's token service proves itself by a certificate of its own.
      const page = await browser.newPage({ ignoreHTTPSErrors: true });
      await page.goto(link);
      await page.getByRole('button', { name: 'Sign in at Microsoft' }).click();
      await page.getByRole('button', { name: 'Continue as Admin Agent' }).click();
      await page.getByText(/Done: Tenant Desk signs in to Partner Center as Sandbox Partner/).waitFor();
      assert.equal((await fetch(`${sandbox.botUrl}/readyz`)).status, 200);
      await page.goto(link);
      await page.getByRole('button', { name: 'Sign in at Microsoft' }).click();
      await page.getByText('This link is not valid').waitFor();
    } finally {
      await browser.close();
      await sandbox.stop();
      await sandbox.remove();
    }
  });
});

describe('a consent of two processes on one PostgreSQL server', function () {
  this.timeout(60_000);
  let server: ServerDatabase;
  const sealingKey = randomBytes(32);
  let one: TestDesk;
  let two: TestDesk;

  before(async () => {
    server = await createServerDatabase();
    const env = { DATABASE_URL: server.url, SEALING_KEYS: sealingKey.toString('base64'), PARTNER_REFRESH_TOKEN: '' };
    one = await startTestDesk({ env });
    const overrides = { fetch: trusting(one.sandbox.caCertificate) };
    two = await startTestDesk({ env: { ...one.sandbox.settings(), ...env }, overrides });
  });
  after(async () => {
    await two?.close();
    await one?.close();
    await server?.drop();
  });

  it('may begin at one and end at the other, once, and lets both sign in', async () => {
    const link = createConsentLinks([sealingKey], systemClock, systemIds).make(one.url);
    const browser = new Browser(trusting(one.sandbox.caCertificate));
    const sent = await browser.presses(await atEntra(browser, link), 'Continue as Admin Agent', { follow: false });
    const { search } = new URL(sent.headers.get('location') ?? '');
    const answers = await Promise.all(
      [one, two].map(({ url }) => browser.opens(`${url}/auth/partner-center${search}`)),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 403]);
    assert.ok(answers.some((shown) => /Done: /.test(textOf(shown))));

    const again = await browser.presses(await browser.opens(link.replace(one.url, two.url)), 'Sign in at Microsoft');
    assert.equal(again.status, 403);
    for (const [index, desk] of [one, two].entries()) {
      await createOne(desk.user(), { country: 'US', companyName: `Toys ${index}`, domain: `toysof${index}` });
      assert.equal(await readiness(desk), 200);
    }
    assert.equal(one.sandbox.customers().length, 2);
  });
});
