import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { trusting } from '../support/test-desk.ts';
import { type CheckupWorld, startCheckupWorld } from './support/checkup-world.ts';

const tokenRoute = 'POST /{tenant}/oauth2/v2.0/token';

describe('the check of the sign-in', function () {
  this.timeout(30_000);
  let world: CheckupWorld;
  before(async () => {
    world = await startCheckupWorld({});
  });
  afterEach(() => world.sandbox.clear());
  after(() => world.close());

  it('says how to consent when there is no refresh token', async () => {
    const { lines, isWell } = await world.run({ PARTNER_REFRESH_TOKEN: '' });
    assert.equal(isWell, false);
    assert.match(lines[2] ?? '', /^FAILED Sign-in: There is no refresh token .*npm run consent/);
    assert.match(lines[3] ?? '', /^skipped Read call: It needs a sign-in/);
  });

  for (const [what, fault, said] of [
    [
      'wants another consent',
      { kind: 'refuse', status: 400, error: 'invalid_grant', code: 700082 },
      /invalid_grant \(AADSTS700082\).*npm run consent/,
    ],
    [
      'does not take the app’s secret',
      { kind: 'refuse', status: 401, error: 'invalid_client', code: 7000215 },
      /invalid_client \(AADSTS7000215\).*PARTNER_CLIENT_ID and the client secret/,
    ],
    ['is away', { kind: '503' }, /Entra did not answer: .*Check the network and PARTNER_CENTER_AUTHORITY/],
    ['breaks the connection', { kind: 'drop' }, /Entra did not answer: .*PARTNER_CENTER_AUTHORITY/],
  ] as const) {
    it(`fails with a remedy when Entra ${what}`, async () => {
      world.sandbox.fault({ route: tokenRoute, ...fault });
      const { lines, isWell } = await world.run();
      assert.equal(isWell, false);
      assert.match(lines[2] ?? '', /^FAILED Sign-in: /);
      assert.match(lines[2] ?? '', said);
      assert.match(lines[3] ?? '', /^skipped Read call: /);
    });
  }

  it('fails when the certificate of the authority is not trusted', async () => {
    const { lines, isWell } = await world.run({}, { fetch });
    assert.equal(isWell, false);
    assert.match(lines[2] ?? '', /^FAILED Sign-in: Entra did not answer: .*certificate.*PARTNER_CENTER_AUTHORITY/);
  });

  it('ends in time when Entra says nothing, and lets a sign-in under way end before it closes', async () => {
    let ended = false;
    const trusted = trusting(world.sandbox.caCertificate);
    const late: typeof fetch = async (input, init) => {
      await sleep(4_000);
      ended = true;
      return trusted(input, init);
    };
    const { lines, isWell } = await world.run({}, { fetch: late, limitMs: 3_000 });
    assert.equal(isWell, false);
    assert.match(lines[2] ?? '', /^FAILED Sign-in: It did not end within 3 seconds\. Check the network/);
    assert.equal(lines.length, 5);
    assert.equal(ended, true);
  });
});
