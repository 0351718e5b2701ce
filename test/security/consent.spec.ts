import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createConsentLinks } from '../../src/partner-center/consent-link.ts';
import { systemIds } from '../../src/system.ts';
import { type Browser, type Shown, textOf } from '../support/browser.ts';
import {
  atEntra,
  type ConsentingDesk,
  consents,
  startConsentingDesk,
  untilNotReady,
} from '../support/consenting-desk.ts';
import { startTestDesk } from '../support/test-desk.ts';

const minute = 60_000;

describe('the doors of the consent page', () => {
  let ahead = 0;
  const clock = { now: () => new Date(Date.now() + ahead) };
  let world: ConsentingDesk;
  before(async function () {
    this.timeout(30_000);
    world = await startConsentingDesk({ overrides: { clock } });
  });
  after(() => world.desk.close());
  // Out of the reach of the limit that the tests before have used up.
  beforeEach(() => {
    ahead += 2 * minute;
  });

  const newLink = () => world.newLink(clock);
  const page = () => `${world.desk.url}/auth/partner-center`;

  /** The address to which the sandbox's person is sent back, not opened yet. */
  async function wayBack(browser: Browser): Promise<string> {
    const asked = await atEntra(browser, newLink());
    const sent = await browser.presses(asked, 'Continue as Admin Agent', { follow: false });
    return sent.headers.get('location') ?? '';
  }

  function assertRefused(shown: Shown, said = /npm run consent/): void {
    assert.equal(shown.status, 403, textOf(shown));
    assert.match(textOf(shown), said);
  }

  it('are shut without a link, or with one that was made up, changed, of another bot or over', async () => {
    const link = newLink();
    const other = createConsentLinks([randomBytes(32)], clock, systemIds).make(world.desk.url);
    const old = world.newLink({ now: () => new Date(clock.now().getTime() - 15 * minute) });
    const elsewhere = Buffer.from(`${clock.now().getTime() + minute}.id https://attacker.example`).toString(
      'base64url',
    );
    const browser = world.newBrowser();
    for (const wrong of [
      page(),
      `${page()}?link=`,
      `${page()}?link=x`,
      `${page()}?link=${'x'.repeat(5_000)}`,
      `${page()}?code=x`,
      `${link.slice(0, -3)}abc`,
      link.replace(/link=.{4}/, 'link=AAAA'),
      `${page()}?link=${elsewhere}.${link.split('.').at(-1)}`,
      other,
      old,
    ]) {
      assertRefused(await browser.opens(wrong));
    }
    assert.equal(browser.cookieHeader(page()), '');
    await untilNotReady(world.desk);
  });

  it('are shut to the form’s post without a good link too', async () => {
    const browser = world.newBrowser();
    const old = world.newLink({ now: () => new Date(clock.now().getTime() - 15 * minute) });
    const signed = new URL(old).searchParams.get('link') ?? '';
    for (const form of [{}, { link: '' }, { link: signed }, { link: 'x'.repeat(20_000) }]) {
      assertRefused(await browser.opens(page(), { form: new URLSearchParams(form) }));
    }
  });

  it('let whoever only looks use nothing up', async () => {
    const link = newLink();
    for (let looks = 0; looks < 3; looks += 1) await world.newBrowser().opens(link);
    assert.equal((await atEntra(world.newBrowser(), link)).status, 200);
  });

  it('take a link once, also of two who come at the same time', async () => {
    const link = newLink();
    const browser = world.newBrowser();
    const shown = await browser.opens(link);
    const both = await Promise.all([1, 2].map(() => browser.presses(shown, 'Sign in at Microsoft', { follow: false })));
    assert.deepEqual(both.map(({ status }) => status).sort(), [303, 403]);
    assertRefused(await browser.presses(shown, 'Sign in at Microsoft'), /not valid/);
  });

  it('take an answer of the browser alone that asked for it, once', async () => {
    const browser = world.newBrowser();
    const back = await wayBack(browser);
    assertRefused(await world.newBrowser().opens(back), /not begun in this browser/);
    const other = world.newBrowser();
    await wayBack(other);
    assertRefused(await other.opens(back), /not begun in this browser/);
    await untilNotReady(world.desk);
    assert.match(textOf(await browser.opens(back)), /Done: /);
    assertRefused(await browser.opens(back), /not begun in this browser/);
  });

  it('take no answer with a state that was made up, changed, for something else, or is over', async () => {
    const browser = world.newBrowser();
    const back = new URL(await wayBack(browser));
    const state = back.searchParams.get('state') ?? '';
    const link = new URL(newLink()).searchParams.get('link') ?? '';
    for (const wrong of ['', 'x', link, `${state.slice(0, -3)}abc`, `${state}.x`]) {
      back.searchParams.set('state', wrong);
      assertRefused(await browser.opens(back.href), /not begun in this browser/);
    }
    back.searchParams.set('state', state);
    ahead += 10 * minute;
    assertRefused(await browser.opens(back.href), /too long ago/);
  });

  it('take no code of somebody else’s sign-in', async () => {
    const [mine, theirs] = [world.newBrowser(), world.newBrowser()];
    const back = new URL(await wayBack(mine));
    back.searchParams.set('code', new URL(await wayBack(theirs)).searchParams.get('code') ?? '');
    const shown = await mine.opens(back.href);
    assert.equal(shown.status, 400);
    assert.match(textOf(shown), /AADSTS501481/);
  });

  it('show nothing of what came in as it came', async () => {
    const browser = world.newBrowser();
    const hostile = '"><script>alert(1)</script>';
    const back = new URL(await wayBack(browser));
    back.searchParams.delete('code');
    back.searchParams.set('error', hostile);
    back.searchParams.set('error_description', hostile);
    const shown = [
      await browser.opens(back.href),
      await browser.opens(`${page()}?link=${encodeURIComponent(hostile)}`),
    ];
    for (const { source, status } of shown) {
      assert.ok(status === 400 || status === 403);
      assert.ok(!source.includes('alert'));
    }
  });

  it('are pages that nobody keeps, frames, scripts or refers from', async () => {
    const browser = world.newBrowser();
    const link = newLink();
    const shown = await browser.opens(link);
    for (const { headers, source } of [shown, await browser.opens(page()), await consents(browser, link)]) {
      assert.match(headers.get('content-type') ?? '', /^text\/html; charset=utf-8/);
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.equal(headers.get('x-frame-options'), 'DENY');
      assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'sha256-[^ ]+';/);
      assert.match(source, /^<!DOCTYPE html>\s*<html lang="en">/);
      assert.doesNotMatch(source, /<script|javascript:|\son\w+=/i);
    }
  });

  it('bind the browser by a cookie that no script and no other site gets at', async () => {
    for (const [base, flags] of [
      [world.desk.url, /^tenant-desk-consent=[\w-]{43,}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/],
      [
        'https://bot.contoso.com',
        /^__Host-tenant-desk-consent=[\w-]{43,}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
      ],
    ] as const) {
      const link = new URL(world.newLink(clock, base)).searchParams.get('link') ?? '';
      const form = new URLSearchParams({ link });
      const { status, headers } = await world.newBrowser().opens(page(), { form, follow: false });
      assert.equal(status, 303);
      assert.match(headers.get('set-cookie') ?? '', flags);
      assert.equal(headers.get('cache-control'), 'no-store');
      const location = new URL(headers.get('location') ?? '');
      assert.equal(location.searchParams.get('redirect_uri'), `${base}/auth/partner-center`);
    }
  });

  it('answer a handful of tries a minute, and a good link in between', async () => {
    const browser = world.newBrowser();
    const statuses: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) statuses.push((await browser.opens(`${page()}?link=x`)).status);
    assert.deepEqual([statuses.filter((status) => status === 403).length, statuses.at(-1)], [10, 429]);
    assert.match(textOf(await consents(world.newBrowser(), newLink())), /Done: /);
    ahead += minute;
    assertRefused(await browser.opens(page()));
  });

  it('stay open over a restart between the question and the answer, as with a second process', async () => {
    const browser = world.newBrowser();
    const link = newLink();
    const asked = await atEntra(browser, link);
    await world.desk.restart();
    const sent = await browser.presses(asked, 'Continue as Admin Agent', { follow: false });
    const { search } = new URL(sent.headers.get('location') ?? '');
    assert.match(textOf(await browser.opens(`${page()}${search}`)), /Done: /);
    const used = new URL(link).searchParams.get('link') ?? '';
    assertRefused(await browser.opens(page(), { form: new URLSearchParams({ link: used }) }), /not valid/);
  });
});

describe('a bot whose app signs in alone', () => {
  it('has no consent page', async () => {
    const desk = await startTestDesk({ env: { PARTNER_AUTH: 'app' } });
    try {
      for (const method of ['GET', 'POST']) {
        assert.equal((await fetch(`${desk.url}/auth/partner-center?link=x`, { method })).status, 404);
      }
    } finally {
      await desk.close();
    }
  });
});
