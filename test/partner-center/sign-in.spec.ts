import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { AppError } from '../../src/errors.ts';
import type { StoredTokens } from '../../src/flows/ports/ports.ts';
import { createSignIn } from '../../src/partner-center/sign-in.ts';
import { failureOf } from './support/client.ts';
import { entraOptions, memoryStore, type TokenAnswer, tokenFetch, userTokens } from './support/token-endpoint.ts';

const hour = 3_600_000;
const refused = new AppError('partnerCenter.refused', 'GET /v1/x: 401 code 900421.', 'Look it up.', {
  refusal: { endpoint: 'GET /v1/x', status: 401, code: '900421', description: 'MFA.', correlationId: 'c' },
});

function signInWith(answers: readonly TokenAnswer[], refreshTokens = memoryStore('refresh-0')) {
  const { fetch, requests } = tokenFetch(...answers);
  let now = Date.now();
  const signIn = createSignIn({ ...entraOptions(fetch), clock: { now: () => new Date(now) }, refreshTokens });
  function pass(ms: number): void {
    now += ms;
  }
  return { signIn, requests, refreshTokens, pass };
}

describe('createSignIn', () => {
  it('uses the stored refresh token and saves the one that comes back', async () => {
    const { signIn, requests, refreshTokens } = signInWith([userTokens(1)]);
    assert.equal(await signIn.token(), 'access-1');
    assert.deepEqual(refreshTokens.saved, ['refresh-1']);
    const { form } = requests[0] ?? {};
    assert.equal(form?.get('grant_type'), 'refresh_token');
    assert.equal(form?.get('refresh_token'), 'refresh-0');
    assert.equal(form?.get('client_secret'), 'the-secret');
    assert.ok(form?.get('scope')?.split(' ').includes('https://api.partnercenter.microsoft.com/.default'));
  });

  it('saves the rotated token of an answer without an id token too', async () => {
    const answer = { token_type: 'Bearer', expires_in: 3_599, access_token: 'a', refresh_token: 'r' };
    const { signIn, refreshTokens } = signInWith([answer]);
    await signIn.token();
    assert.deepEqual(refreshTokens.saved, ['r']);
  });

  it('keeps the stored token when none comes back', async () => {
    const { signIn, refreshTokens } = signInWith([{ token_type: 'Bearer', expires_in: 3_599, access_token: 'a' }]);
    await signIn.token();
    assert.deepEqual(refreshTokens.saved, []);
  });

  it('signs in as the app alone without a store of refresh tokens', async () => {
    const { fetch, requests } = tokenFetch({ token_type: 'Bearer', expires_in: 3_599, access_token: 'app' });
    const signIn = createSignIn({ ...entraOptions(fetch), clock: { now: () => new Date() } });
    assert.equal(await signIn.token(), 'app');
    assert.equal(requests[0]?.form.get('grant_type'), 'client_credentials');
  });

  it('signs in once for all who ask at the same time', async () => {
    const { signIn, requests } = signInWith([userTokens(1)]);
    const tokens = await Promise.all([signIn.token(), signIn.token(), signIn.token()]);
    assert.deepEqual([tokens, requests.length], [['access-1', 'access-1', 'access-1'], 1]);
  });

  it('uses a token again until five minutes before its end', async () => {
    const { signIn, requests, pass } = signInWith([userTokens(1), userTokens(2)]);
    await signIn.token();
    pass(hour - 6 * 60_000);
    assert.equal(await signIn.token(), 'access-1');
    pass(60_000);
    assert.equal(await signIn.token(), 'access-2');
    assert.equal(requests[1]?.form.get('refresh_token'), 'refresh-1');
  });

  it('renews a refused token, and only that one', async () => {
    const { signIn, requests } = signInWith([userTokens(1), userTokens(2)]);
    signIn.renew(await signIn.token());
    assert.equal(await signIn.token(), 'access-2');
    signIn.renew('access-1');
    assert.equal(await signIn.token(), 'access-2');
    assert.equal(requests.length, 2);
  });

  it('asks for a new consent when there is no refresh token, or Entra takes it no more', async () => {
    const expired = { error: 'invalid_grant', error_description: 'AADSTS700082: expired', error_codes: [700082] };
    const blocked = { error: 'interaction_required', error_description: 'AADSTS50076: MFA', error_codes: [50076] };
    for (const [answer, store, said] of [
      [userTokens(1), memoryStore(), /no refresh token/],
      [expired, memoryStore('refresh-0'), /invalid_grant \(AADSTS700082\)/],
      [blocked, memoryStore('refresh-0'), /interaction_required \(AADSTS50076\)/],
    ] as const) {
      const error = await failureOf(signInWith([answer], store).signIn.token());
      assert.deepEqual([error.code, error.retry], ['signIn.failed', 'safe']);
      assert.match(error.message, said);
      assert.match(error.remedy, /consent/);
    }
  });

  it('points at the credentials when Entra does not know them, or the certificate is none', async () => {
    const unknown = { error: 'invalid_client', error_description: 'AADSTS7000215: bad', error_codes: [7000215] };
    const error = await failureOf(signInWith([unknown]).signIn.token());
    assert.equal(error.code, 'signIn.failed');
    assert.match(error.remedy, /PARTNER_CLIENT_ID/);
    const { fetch } = tokenFetch(userTokens(1));
    const options = { ...entraOptions(fetch), secret: { certificate: 'x', certificateKey: 'y' } };
    const other = await failureOf(createSignIn({ ...options, clock: { now: () => new Date() } }).token());
    assert.match(other.remedy, /certificate/);
  });

  for (const [name, answer] of [
    ['is not reached', () => Promise.reject(new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') }))],
    ['has a problem', async () => Response.json({ error: 'temporarily_unavailable' }, { status: 503 })],
    ['throttles', async () => new Response('', { status: 429 })],
    ['answers with a page', async () => new Response('<html>access-1</html>')],
    ['answers too much', async () => new Response('x'.repeat(300_000))],
  ] as const) {
    it(`is unavailable while Entra ${name}, and tries again at once when asked`, async () => {
      const { signIn } = signInWith([answer, userTokens(2)]);
      const error = await failureOf(signIn.token());
      assert.deepEqual([error.code, error.retry], ['signIn.unavailable', 'safe']);
      assert.ok(!inspect(error, { depth: 10 }).includes('access-1'));
      assert.equal(await signIn.token(), 'access-2');
    });
  }

  it('uses the rotated token that could not be saved', async () => {
    const store = memoryStore('refresh-0');
    let works = false;
    const flaky = {
      ...store,
      save: async (tokens: StoredTokens) => (works ? store.save(tokens) : Promise.reject(new Error('down'))),
    };
    const { signIn, requests } = signInWith([userTokens(1), userTokens(2)], flaky);
    assert.equal((await failureOf(signIn.token())).code, 'signIn.unavailable');
    works = true;
    assert.equal(await signIn.token(), 'access-2');
    assert.equal(requests[1]?.form.get('refresh_token'), 'refresh-1');
    assert.deepEqual(store.saved, ['refresh-2']);
  });

  it('lets one caller give up without ending the sign-in of the others', async () => {
    const slow = () => new Promise<Response>((resolve) => setTimeout(() => resolve(Response.json(userTokens(1))), 100));
    const { signIn, requests } = signInWith([slow]);
    const impatient = failureOf(signIn.token(AbortSignal.timeout(10)));
    const patient = signIn.token(AbortSignal.timeout(5_000));
    assert.deepEqual([(await impatient).code, (await impatient).retry], ['signIn.unavailable', 'safe']);
    assert.equal(await patient, 'access-1');
    assert.equal((await failureOf(signInWith([slow]).signIn.token(AbortSignal.abort()))).code, 'signIn.unavailable');
    assert.equal(requests.length, 1);
  });

  it('drops the token that it could not save when another one was stored meanwhile', async () => {
    const store = memoryStore('refresh-0');
    const flaky = { ...store, save: () => Promise.reject(new Error('down')) };
    const { signIn, requests } = signInWith([userTokens(1), userTokens(2)], flaky);
    await failureOf(signIn.token());
    await store.save({ refreshToken: 'of-another-process' });
    await failureOf(signIn.token());
    assert.equal(requests[1]?.form.get('refresh_token'), 'of-another-process');
  });

  it('tells what nobody but a person can mend, until it works again', async () => {
    const expired = { error: 'invalid_grant', error_description: 'AADSTS700082: expired', error_codes: [700082] };
    const secret = { error: 'invalid_client', error_description: 'AADSTS7000222: expired', error_codes: [7000222] };
    const busy = {
      error: 'temporarily_unavailable',
      error_description: 'AADSTS90033: transient',
      error_codes: [90033],
    };
    const away = () => Promise.reject(new TypeError('fetch failed'));
    const { signIn } = signInWith([away, expired, busy, secret, userTokens(1), busy]);
    const seen: unknown[] = [];
    for (let i = 0; i < 6; i += 1) {
      const code = await signIn.token().then(
        () => 'in',
        (error: { code: string }) => error.code,
      );
      seen.push([code, signIn.failure()?.mendedBy]);
      if (i === 4) signIn.renew('access-1');
    }
    assert.deepEqual(seen, [
      ['signIn.unavailable', undefined],
      ['signIn.failed', 'consent'],
      ['signIn.unavailable', 'consent'],
      ['signIn.failed', 'credentials'],
      ['in', undefined],
      ['signIn.unavailable', undefined],
    ]);
  });

  it('says that a key is missing when the stored token cannot be opened, and that the database fails when it does', async () => {
    const keyMissing = new AppError('sealing.keyMissing', 'No key.', 'Add it.');
    for (const [thrown, code, remedy] of [
      [keyMissing, 'signIn.failed', /SEALING_KEYS/],
      [new Error('down'), 'signIn.unavailable', /database/],
    ] as const) {
      const { signIn } = signInWith([userTokens(1)], { ...memoryStore(), load: () => Promise.reject(thrown) });
      const error = await failureOf(signIn.token());
      assert.equal(error.code, code);
      assert.match(error.remedy, remedy);
    }
  });

  it('is unavailable when its turn does not come', async () => {
    const store = { ...memoryStore('refresh-0'), exclusively: () => Promise.reject(new Error('lock timeout')) };
    const { signIn, requests } = signInWith([userTokens(1)], store);
    assert.equal((await failureOf(signIn.token())).code, 'signIn.unavailable');
    assert.equal(requests.length, 0);
  });

  it('uses the refresh token of a new consent at once, whatever failed before', async () => {
    const expired = { error: 'invalid_grant', error_description: 'AADSTS700082: expired', error_codes: [700082] };
    const { signIn, requests, refreshTokens } = signInWith([expired, userTokens(1)]);
    await failureOf(signIn.token());
    await signIn.replaceTokens({ refreshToken: 'consented' });
    assert.equal(signIn.failure(), undefined);
    assert.equal(await signIn.token(), 'access-1');
    assert.equal(requests[1]?.form.get('refresh_token'), 'consented');
    assert.deepEqual(refreshTokens.saved, ['consented', 'refresh-1']);
  });

  it('uses the access token that came with a new consent, and asks Entra for none', async () => {
    const { signIn, requests, refreshTokens } = signInWith([userTokens(1)]);
    const access = { accessToken: 'of-the-consent', expiresAt: new Date(Date.now() + hour) };
    await signIn.replaceTokens({ refreshToken: 'consented', access });
    assert.equal(await signIn.token(), 'of-the-consent');
    assert.deepEqual([requests.length, refreshTokens.saved], [0, ['consented']]);
  });

  it('leaves the last word to a new consent, also while the old one is in use', async () => {
    let answer = () => {};
    const slow = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { signIn, refreshTokens } = signInWith([() => slow.then(() => Response.json(userTokens(1))), userTokens(2)]);
    const before = signIn.token();
    const replaced = signIn.replaceTokens({ refreshToken: 'consented' });
    answer();
    assert.equal(await before, 'access-1');
    await replaced;
    assert.equal(await signIn.token(), 'access-2');
    assert.deepEqual(refreshTokens.saved, ['refresh-1', 'consented', 'refresh-2']);
  });

  it('fails while Partner Center lets no token in, whatever Entra gives, until one is let in', async () => {
    const { signIn } = signInWith([userTokens(1), userTokens(2), userTokens(3)]);
    const first = await signIn.token();
    assert.equal(signIn.isAccepted(), false);
    signIn.accept(first);
    assert.equal(signIn.isAccepted(), true);

    const error = signIn.refuse(first, refused);
    assert.equal(signIn.failure(), error);
    assert.equal(error.refusal?.code, '900421');
    signIn.renew(first);
    const second = await signIn.token();
    assert.equal(signIn.failure(), error, 'another token of Entra’s ends what Partner Center has against it');
    assert.equal(signIn.isAccepted(), false);
    signIn.accept(second);
    assert.equal(signIn.failure(), undefined);
    assert.equal(signIn.isAccepted(), true);
  });

  it('hears nothing of what Partner Center says to a token that is not in use any more', async () => {
    const { signIn } = signInWith([userTokens(1), userTokens(2)]);
    const old = await signIn.token();
    signIn.renew(old);
    const current = await signIn.token();
    assert.equal(signIn.refuse(old, refused).code, 'signIn.failed');
    assert.equal(signIn.failure(), undefined);
    signIn.refuse(current, refused);
    signIn.accept(old);
    assert.equal(signIn.failure()?.mendedBy, 'consent');
  });

  it('remembers what Partner Center has against it while Entra fails too, and forgets it with a new consent', async () => {
    const expired = { error: 'invalid_client', error_description: 'AADSTS7000222: expired', error_codes: [7000222] };
    const { signIn } = signInWith([userTokens(1), expired, userTokens(2), userTokens(3)]);
    const token = await signIn.token();
    signIn.refuse(token, refused);
    signIn.renew(token);
    await failureOf(signIn.token());
    assert.equal(signIn.failure()?.mendedBy, 'credentials');
    await signIn.token();
    assert.equal(signIn.failure()?.refusal?.code, '900421');
    await signIn.replaceTokens({ refreshToken: 'consented' });
    assert.equal(signIn.failure(), undefined);
  });

  it('tells when no sign-in is under way any more', async () => {
    const slow = () => new Promise<Response>((resolve) => setTimeout(() => resolve(Response.json(userTokens(1))), 50));
    const { signIn, refreshTokens } = signInWith([slow]);
    await failureOf(signIn.token(AbortSignal.abort()));
    await signIn.settled();
    assert.deepEqual(refreshTokens.saved, ['refresh-1']);
  });
});
