import assert from 'node:assert/strict';
import { decodeProtectedHeader } from 'jose';
import { createTokenIssuer, KeysUnavailable, type TokenIssuer } from '../../src/http/openid-keys.ts';
import { type FakeEntra, startFakeEntra } from '../support/fake-entra.ts';

const tenantId = '11111111-2222-4333-8444-555555555555';
const minutes = 60_000;

describe('an issuer’s keys', () => {
  let entra: FakeEntra;
  const clock = { nowMs: 0, now: () => new Date(clock.nowMs) };
  beforeEach(async () => {
    clock.nowMs = Date.UTC(2026, 0, 5);
    entra = await startFakeEntra({ tenantId, audience: 'api://x', app: tenantId });
  });
  afterEach(() => entra.close());

  function issuer(cooldownMs: number): () => Promise<TokenIssuer> {
    const metadataUrl = `${entra.authority}/${tenantId}/v2.0/.well-known/openid-configuration`;
    return createTokenIssuer(metadataUrl, () => true, { fetch: entra.around(fetch), clock, cooldownMs });
  }

  async function askedFor(known: () => Promise<TokenIssuer>, kid?: string): Promise<void> {
    const token = await entra.token({}, kid === undefined ? {} : { kid });
    const { key } = await known();
    await key({ alg: 'RS256', ...decodeProtectedHeader(token) }, { payload: '', signature: '' });
  }

  it('are asked for once a while as long as the metadata cannot be read, however many call', async () => {
    const known = issuer(30_000);
    entra.fail(503);
    const call = () => assert.rejects(askedFor(known), KeysUnavailable);
    for (let count = 0; count < 5; count += 1) await Promise.all([call(), call(), call()]);
    assert.equal(entra.asked.length, 1);
    clock.nowMs += 30_000;
    await call();
    assert.equal(entra.asked.length, 2);
    entra.fail(0);
    await call();
    clock.nowMs += 30_000;
    await askedFor(known);
  });

  it('are asked for once a while as long as they cannot be read themselves', async () => {
    const known = issuer(30_000);
    await known();
    entra.fail(503);
    for (let count = 0; count < 10; count += 1) await assert.rejects(askedFor(known), KeysUnavailable);
    assert.equal(entra.asked.filter((path) => path.includes('/discovery/')).length, 1);
    entra.fail(0);
    clock.nowMs += 30_000;
    await askedFor(known);
  });

  it('that are known let tokens in while strangers name others that cannot be read', async () => {
    // As short as can be: the keys are read again for each unknown id.
    const known = issuer(1);
    await askedFor(known);
    entra.fail(503);
    clock.nowMs += minutes;
    await new Promise((resolve) => setTimeout(resolve, 5));
    const before = entra.asked.length;
    for (let count = 0; count < 5; count += 1) await assert.rejects(askedFor(known, `no${count}`), KeysUnavailable);
    assert.equal(entra.asked.length, before + 1);
    await askedFor(known);
  });
});
