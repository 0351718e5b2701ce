import assert from 'node:assert/strict';
import { trusting } from '../support/test-desk.ts';
import { type CheckupWorld, startCheckupWorld } from './support/checkup-world.ts';

const route = 'GET /v1/countryvalidationrules/{country}';

describe('the check of a read call', function () {
  this.timeout(30_000);
  let world: CheckupWorld;
  before(async () => {
    world = await startCheckupWorld({});
  });
  afterEach(() => world.sandbox.clear());
  after(() => world.close());

  for (const [what, fault, said] of [
    ['wants a user', { kind: 'refuse', code: 900329 }, /403 code 900329\. .*PARTNER_AUTH to app\+user/],
    ['wants another audience', { kind: 'refuse', status: 401, code: 900420, times: 2 }, /PARTNER_CENTER_CLOUD/],
    ['does not know the app', { kind: 'unauthorized', times: 2 }, /401 .*App management.*npm run consent/],
    ['does not allow it', { kind: 'refuse', code: 1002 }, /403 code 1002\. .*Admin agent.*npm run consent/],
    ['misses the agreement', { kind: 'refuse', code: 900124 }, /Microsoft Partner Agreement/],
    ['stops it by a policy', { kind: 'refuse', code: 900309 }, /Conditional Access/],
    ['does not know the address', { kind: 'refuse', status: 404, code: 1 }, /404 code 1\. Look the code up/],
    ['gets too many calls', { kind: 'throttle' }, /too many calls\. .*Wait a few minutes/],
    ['is away', { kind: '503', times: 3 }, /503.*Try again later/],
  ] as const) {
    it(`fails with a remedy when Partner Center ${what}`, async () => {
      world.sandbox.fault({ route, ...fault });
      const { lines, isWell } = await world.run();
      assert.equal(isWell, false);
      assert.match(lines[2] ?? '', /^ok {4}Sign-in: /);
      assert.match(lines[3] ?? '', /^FAILED Read call: GET \/v1\/countryvalidationrules.*Correlation id [0-9a-f-]{36}/);
      assert.match(lines[3] ?? '', said);
    });
  }

  it('fails when nothing is at the address of Partner Center', async () => {
    const { lines, isWell } = await world.run({ PARTNER_CENTER_ENDPOINT: `http://127.0.0.1:${world.env.PORT}` });
    assert.equal(isWell, false);
    assert.match(lines[3] ?? '', /^FAILED Read call: .*no connection.*Check .*PARTNER_CENTER_ENDPOINT/);
  });

  it('fails when Partner Center says nothing in time', async () => {
    world.sandbox.fault({ route, kind: 'slow', ms: 5_000 });
    const { lines, isWell } = await world.run({}, { limitMs: 1_000 });
    assert.equal(isWell, false);
    assert.match(lines[3] ?? '', /^FAILED Read call: It did not end within 1 seconds?\. .*PARTNER_CENTER_ENDPOINT/);
  });

  it('fails when Partner Center says that the sign-in has no MFA', async () => {
    const trusted = trusting(world.sandbox.caCertificate);
    let asked: string | null = null;
    const withoutMfa: typeof fetch = async (input, init) => {
      const response = await trusted(input, init);
      if (!String(input).includes('/v1/')) return response;
      asked = new Headers(init?.headers).get('ValidateMfa');
      return new Response(await response.text(), { headers: { isMfaCompliant: 'False' } });
    };
    const { lines, isWell } = await world.run({}, { fetch: withoutMfa });
    assert.equal(isWell, false);
    assert.equal(asked, 'true');
    assert.match(lines[3] ?? '', /^FAILED Read call: .*without MFA\. .*npm run consent/);
  });

  it('fails when an indirect provider has no reseller', async () => {
    const lonely = await startCheckupWorld({ sandbox: { model: 'indirect', resellers: [] } });
    const { lines, isWell } = await lonely.run();
    await lonely.close();
    assert.equal(isWell, false);
    assert.match(lines[3] ?? '', /^FAILED Read call: .*no active indirect reseller.*PARTNER_MODEL=direct/);
  });
});
