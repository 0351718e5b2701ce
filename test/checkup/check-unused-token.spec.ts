import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { freshDataDir } from '../support/fresh-data-dir.ts';
import { type CheckupWorld, startCheckupWorld } from './support/checkup-world.ts';

const tokenRoute = 'POST /{tenant}/oauth2/v2.0/token';
const taken = /Entra takes PARTNER_CLIENT_ID and its secret or certificate\.$/;

describe('the check of the sign-in before the first start of the bot', function () {
  this.timeout(30_000);
  let world: CheckupWorld;
  before(async () => {
    world = await startCheckupWorld({ sandbox: { singleUseRefreshTokens: true }, database: false });
  });
  afterEach(() => world.sandbox.clear());
  after(() => world.close());

  it('does not use the refresh token of the settings up, and says so', async () => {
    for (const _ of [1, 2]) {
      const { lines, isWell } = await world.run();
      assert.equal(isWell, true, lines.join('\n'));
      assert.match(
        lines[2] ?? '',
        /^skipped Sign-in: The refresh token .*PARTNER_REFRESH_TOKEN.* was not tried: .*nowhere/,
      );
      assert.match(lines[2] ?? '', taken);
      assert.match(lines[3] ?? '', /^skipped Read call: It needs a sign-in/);
    }
    const DATA_DIR = await freshDataDir();
    const { lines, isWell } = await world.run({ DATA_DIR });
    await rm(DATA_DIR, { recursive: true });
    assert.equal(isWell, true, lines.join('\n'));
    assert.match(lines[2] ?? '', /^ok {4}Sign-in: /);
  });

  it('fails and says how to consent when there is none', async () => {
    const { lines, isWell } = await world.run({ PARTNER_REFRESH_TOKEN: '' });
    assert.equal(isWell, false);
    assert.match(
      lines[2] ?? '',
      /^FAILED Sign-in: There is no refresh token .*Start the bot, then .*npm run consent\./,
    );
    assert.match(lines[2] ?? '', taken);
  });

  for (const [what, changes, number] of [
    ['secret', { PARTNER_CLIENT_SECRET: 'wrong' }, 7000215],
    ['app', { PARTNER_CLIENT_ID: 'c0ffee00-0000-4000-8000-000000000009' }, 700016],
    ['tenant', { PARTNER_TENANT_ID: 'c0ffee00-0000-4000-8000-000000000009' }, 90002],
  ] as const) {
    it(`fails with a remedy when Entra does not know the ${what}`, async () => {
      const said = new RegExp(
        `^FAILED Sign-in: Entra refused the sign-in: .*AADSTS${number}\\).*Check PARTNER_TENANT_ID`,
      );
      const { lines, isWell } = await world.run(changes);
      assert.equal(isWell, false);
      assert.match(lines[2] ?? '', said);
      const { lines: withoutToken } = await world.run({ ...changes, PARTNER_REFRESH_TOKEN: '' });
      assert.match(withoutToken[2] ?? '', said);
      assert.match(withoutToken[2] ?? '', /npm run consent\.$/);
    });
  }

  for (const [what, error, code] of [
    ['the API wants an assignment', 'invalid_grant', 501051],
    ['the API is not in the tenant', 'invalid_resource', 500011],
    ['a policy keeps apps out', 'interaction_required', 53003],
  ] as const) {
    it(`says nothing of the credentials when ${what}`, async () => {
      world.sandbox.fault({ route: tokenRoute, kind: 'refuse', status: 400, error, code });
      const { lines, isWell } = await world.run();
      assert.equal(isWell, true, lines.join('\n'));
      assert.match(lines[2] ?? '', /^skipped Sign-in: .*was not tried/);
      assert.doesNotMatch(lines[2] ?? '', /Entra takes/);
    });
  }

  it('fails when Entra is away', async () => {
    world.sandbox.fault({ route: tokenRoute, kind: '503' });
    const { lines, isWell } = await world.run();
    assert.equal(isWell, false);
    assert.match(
      lines[2] ?? '',
      /^FAILED Sign-in: Entra did not answer: .*Check the network and PARTNER_CENTER_AUTHORITY/,
    );
  });
});
