import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openPlayground, type PlaygroundPage } from './playground-page.ts';
import { fillAddress, fillIn } from './playground-story.ts';
import { type RunningSandbox, startSandbox } from './running-sandbox.ts';

/** What the card with the password shows in its monospaced element. */
async function shownPassword(rep: PlaygroundPage): Promise<string> {
  const text = await rep.page.locator('.ac-adaptiveCard').last().innerText();
  const password = text.match(/Password\s*\n+\s*(\S+)/)?.[1];
  assert(password, `no password in: ${text}`);
  return password;
}

describe('a newcomer in the Agents Playground, direct', function () {
  this.timeout(120_000);
  let sandbox: RunningSandbox;
  let rep: PlaygroundPage;
  before(async () => {
    sandbox = await startSandbox();
    rep = await openPlayground(sandbox.playgroundUrl);
  });
  after(async () => {
    await rep?.close();
    await sandbox?.stop();
    await sandbox?.remove();
  });

  it('has everything running within a minute', () => {
    process.stdout.write(`      ready after ${Math.round(sandbox.readyAfterMs)} ms\n`);
    assert(sandbox.readyAfterMs < 60_000);
  });

  it('goes from “new customer” to the revealed password, which is nowhere else', async () => {
    await fillIn(rep, 'Wingtip Toys', 'direct');
    await rep.shoots('direct-3-review');
    await rep.clicks('Create customer');
    await rep.sees('Show password');
    await rep.shoots('direct-4-created');
    await rep.clicks('Show password');
    await rep.sees('I have saved it');
    await rep.shoots('direct-5-password');
    const password = await shownPassword(rep);
    await rep.clicks('I have saved it');
    await rep.sees(/destroyed on/);
    await rep.shoots('direct-6-receipt');

    const customers = await (await fetch(`${sandbox.partnerCenterUrl}/`)).text();
    assert.match(customers, /wingtiptoys\.onmicrosoft\.com/);
    await assertNowhere(password, sandbox);
    assert(!(await rep.page.content()).includes(password), 'the conversation still holds the password');
  });

  it('says what is wrong at the fields and loses nothing', async () => {
    await rep.says('new customer Fourth Coffee');
    await rep.sees('TD-1002');
    await rep.clicks('Continue');
    await rep.sees('Step 2 of 3');
    await rep.fills('ZIP code', 'ABCDE');
    await rep.fills('E-mail', 'nobody');
    await rep.clicks('Continue');
    await rep.sees('need your attention');
    await rep.shoots('direct-7-problems');
    assert.equal(await rep.page.getByLabel('ZIP code').last().inputValue(), 'ABCDE');
  });

  it('lists its requests', async () => {
    await rep.says('my requests');
    await rep.sees('Wingtip Toys');
    await rep.shoots('direct-8-requests');
  });

  it('serves a rep in a group chat', async () => {
    await rep.page.getByText('Group Chat', { exact: true }).click();
    await rep.tellsTheBot('new customer Litware');
    await rep.sees('Step 1 of 3');
    await rep.clicks('Continue');
    await rep.sees('litware.onmicrosoft.com is free');
    await rep.shoots('direct-9-group');
  });
});

describe('a newcomer in the Agents Playground, indirect, narrow', function () {
  this.timeout(120_000);
  let sandbox: RunningSandbox;
  let rep: PlaygroundPage;
  before(async () => {
    sandbox = await startSandbox({ PARTNER_MODEL: 'indirect' });
    // The list of chats takes 318 of it: the card is as wide as on a phone.
    rep = await openPlayground(sandbox.playgroundUrl, { width: 740, height: 1200 });
  });
  after(async () => {
    await rep?.close();
    await sandbox?.stop();
    await sandbox?.remove();
  });

  it('creates a customer for a reseller and stops cleanly', async () => {
    await rep.says('new customer Wingtip Toys');
    await rep.sees('Step 1 of 3');
    await rep.chooses(/reseller/i, 'Alpine', 'Alpine Ski Cloud (4847301)');
    await rep.shoots(`indirect-narrow-1-company`);
    await rep.clicks('Continue');
    await rep.sees('Step 2 of 3');
    await fillAddress(rep);
    await rep.shoots(`indirect-narrow-2-address`);
    await rep.clicks('Continue');
    await rep.sees('Step 3 of 3');
    await rep.shoots(`indirect-narrow-3-review`);
    await rep.clicks('Create customer');
    await rep.sees('Show password');
    await rep.shoots(`indirect-narrow-4-created`);
    await rep.clicks('Show password');
    await rep.sees('I have saved it');
    await rep.shoots(`indirect-narrow-5-password`);
    assert.equal(await sandbox.stop('SIGINT'), 0);
    await assert.rejects(fetch(`${sandbox.botUrl}/healthz`), 'the bot is still there');
  });
});

/** Searches the logs, the figures and the database's own files, in the forms that text takes on its way. */
async function assertNowhere(password: string, { dataDir, botUrl, partnerCenterUrl }: RunningSandbox): Promise<void> {
  const pages = await Promise.all(
    [`${botUrl}/metrics`, `${partnerCenterUrl}/`].map(async (url) => (await fetch(url)).text()),
  );
  const files = (await readdir(dataDir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const contents = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')));
  const forms = [
    password,
    JSON.stringify(password).slice(1, -1),
    encodeURIComponent(password),
    Buffer.from(password).toString('base64').replace(/=+$/, ''),
    Buffer.from(password).toString('hex'),
    password.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
  ];
  for (const form of forms) {
    const found = contents.findIndex((content) => content.includes(form));
    assert.equal(found, -1, `the password is in ${files[found]?.name}`);
    assert(!pages.some((page) => page.includes(form)), 'the password is on a page');
  }
}
