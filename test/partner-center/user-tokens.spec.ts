import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { RefreshTokenStore } from '../../src/flows/ports/ports.ts';
import { clouds } from '../../src/partner-center/clouds.ts';
import { seededRefreshTokens } from '../../src/partner-center/seeded-refresh-tokens.ts';
import { createSignIn } from '../../src/partner-center/sign-in.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/partner-center/sandbox.ts';
import { createRefreshTokenStore } from '../../src/storage/refresh-token-store.ts';
import { createSealer } from '../../src/storage/sealing.ts';
import { type TestDatabase, testDatabases } from '../storage/support/test-database.ts';
import { entraOptions, memoryStore, type TokenAnswer, tokenFetch, userTokens } from './support/token-endpoint.ts';
import { trustingFetch } from './support/trusting-fetch.ts';

describe('two sign-ins over one store', () => {
  function two(answers: readonly TokenAnswer[], store: RefreshTokenStore = memoryStore('refresh-0')) {
    const { fetch, requests } = tokenFetch(...answers);
    const time = { now: Date.now() };
    const clock = { now: () => new Date(time.now) };
    const create = () => createSignIn({ ...entraOptions(fetch), clock, refreshTokens: store });
    return { one: create(), other: create(), requests, time };
  }

  it('each try their own settings first, one after the other', async () => {
    const { one, other, requests } = two([userTokens(1), userTokens(2)]);
    await Promise.all([one.token(), other.token()]);
    assert.deepEqual(
      requests.map(({ form }) => form.get('refresh_token')),
      ['refresh-0', 'refresh-1'],
    );
  });

  it('ask once when their tokens end at the same moment', async () => {
    const { one, other, requests, time } = two([
      userTokens(1),
      userTokens(2),
      { ...userTokens(3), expires_in: 7_200 },
      userTokens(4),
    ]);
    await Promise.all([one.token(), other.token()]);
    time.now += 3_600_000;
    assert.deepEqual(await Promise.all([one.token(), other.token()]), ['access-3', 'access-3']);
    assert.equal(requests.length, 3);
  });

  it('take up another’s new consent as soon as Partner Center refuses what they have', async () => {
    const { one, other, requests, time } = two([userTokens(1), userTokens(2)]);
    await one.token();
    const old = await other.token();
    const access = { accessToken: 'of-the-consent', expiresAt: new Date(time.now + 3_600_000) };
    await one.replaceTokens({ refreshToken: 'consented', access });
    other.renew(old);
    assert.deepEqual(await Promise.all([one.token(), other.token()]), ['of-the-consent', 'of-the-consent']);
    assert.equal(requests.length, 2);
  });

  it('renew the token that both were refused once, and not the one that came of it', async () => {
    const { one, other, requests } = two([userTokens(1), userTokens(2), userTokens(3), userTokens(4)]);
    await one.token();
    const shared = await other.token();
    other.renew(shared);
    const renewed = await other.token();
    one.renew(await one.token());
    assert.equal(await one.token(), renewed);
    assert.equal(requests.length, 3);
    one.renew(renewed);
    assert.equal(await one.token(), 'access-4');
  });
});

for (const { name, open } of testDatabases) {
  describe(`two sign-ins on ${name} with a refresh token that may be used once`, function () {
    this.timeout(60_000);
    let db: TestDatabase;
    let sandbox: Sandbox;
    before(async () => {
      [db, sandbox] = await Promise.all([open(), createSandbox({ singleUseRefreshTokens: true })]);
    });
    after(() => Promise.all([db.drop(), sandbox.close()]));

    it('are never locked out, however often they are refused at the same time', async () => {
      await using trusting = trustingFetch(sandbox.caCertificate);
      const settings = sandbox.settings();
      const sealer = createSealer([randomBytes(32)], randomBytes);
      const create = () =>
        createSignIn({
          fetch: trusting.fetch,
          clock: { now: () => new Date() },
          authority: sandbox.authority,
          scope: clouds.global.scope,
          tenantId: settings.PARTNER_TENANT_ID ?? '',
          clientId: settings.PARTNER_CLIENT_ID ?? '',
          secret: { clientSecret: settings.PARTNER_CLIENT_SECRET ?? '' },
          refreshTokens: seededRefreshTokens(
            createRefreshTokenStore(db.database, sealer, 'app'),
            settings.PARTNER_REFRESH_TOKEN,
          ),
        });
      const signIns = [create(), create()];
      const seen = new Set<string>();
      for (let round = 0; round < 25; round += 1) {
        const tokens = await Promise.all(signIns.map((signIn) => signIn.token()));
        signIns.forEach((signIn, i) => {
          const token = tokens[i] ?? '';
          seen.add(token);
          signIn.renew(token);
        });
      }
      assert.ok(seen.size >= 25, `only ${seen.size} different tokens`);
    });
  });
}
