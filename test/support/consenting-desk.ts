import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createConsentLinks } from '../../src/partner-center/consent-link.ts';
import { systemClock, systemIds } from '../../src/system.ts';
import { Browser, type Shown } from './browser.ts';
import { startTestDesk, type TestDesk, type TestDeskOptions, trusting } from './test-desk.ts';

/** A desk that waits for its first consent. */
export interface ConsentingDesk {
  readonly desk: TestDesk;
  /** SEALING_KEYS */
  readonly sealingKeys: string;
  /** What `npm run consent` would print. */
  newLink(clock?: { now(): Date }, base?: string): string;
  newBrowser(): Browser;
}

export async function startConsentingDesk(options: TestDeskOptions = {}): Promise<ConsentingDesk> {
  const sealingKey = randomBytes(32);
  const sealingKeys = sealingKey.toString('base64');
  const env = { PARTNER_REFRESH_TOKEN: '', SEALING_KEYS: sealingKeys, ...options.env };
  const desk = await startTestDesk({ ...options, env });
  return {
    desk,
    sealingKeys,
    newLink: (clock = systemClock, base = desk.url) => createConsentLinks([sealingKey], clock, systemIds).make(base),
    newBrowser: () => new Browser(trusting(desk.sandbox.caCertificate)),
  };
}

/** Opens the link and goes on to where the sandbox's person is asked. */
export async function atEntra(browser: Browser, link: string): Promise<Shown> {
  return browser.presses(await browser.opens(link), 'Sign in at Microsoft');
}

/** All the way through; the last page. */
export async function consents(browser: Browser, link: string): Promise<Shown> {
  return browser.presses(await atEntra(browser, link), 'Continue as Admin Agent');
}

/** The status of `/readyz`. */
export async function readiness(desk: TestDesk): Promise<number> {
  return (await fetch(`${desk.url}/readyz`)).status;
}

/** Waits until the bot has noticed that it cannot sign in. */
export async function untilNotReady(desk: TestDesk): Promise<void> {
  for (let tries = 0; (await readiness(desk)) === 200; tries += 1) {
    assert.ok(tries < 200, 'the bot is ready without a sign-in');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
