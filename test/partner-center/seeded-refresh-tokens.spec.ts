import assert from 'node:assert/strict';
import { AppError } from '../../src/errors.ts';
import type { RefreshTokenStore } from '../../src/flows/ports/ports.ts';
import { seededRefreshTokens } from '../../src/partner-center/seeded-refresh-tokens.ts';
import { memoryStore } from './support/token-endpoint.ts';

describe('seededRefreshTokens', () => {
  const next = async (tokens: RefreshTokenStore) => (await tokens.load())?.refreshToken;
  const save = (tokens: RefreshTokenStore, refreshToken: string) => tokens.save({ refreshToken });

  it('begin with the one from the settings, and go on with the stored ones', async () => {
    const store = memoryStore();
    const tokens = seededRefreshTokens(store, 'seed');
    assert.equal(await next(tokens), 'seed');
    await save(tokens, 'rotated');
    assert.equal(await next(tokens), 'rotated');
    assert.equal(await next(seededRefreshTokens(store, 'seed')), 'rotated');
    assert.equal(await next(seededRefreshTokens(store, undefined)), 'rotated');
    assert.equal(await next(seededRefreshTokens(memoryStore(), undefined)), undefined);
  });

  it('begin anew with another one in the settings', async () => {
    const store = memoryStore();
    await save(seededRefreshTokens(store, 'seed'), 'rotated');
    assert.equal(await next(seededRefreshTokens(store, 'another')), 'another');
  });

  it('never begin twice with the same one, while processes with older settings still run', async () => {
    const store = memoryStore();
    const [older, newer] = [seededRefreshTokens(store, 'seed'), seededRefreshTokens(store, 'another')];
    await save(older, 'rotated-1');
    await save(newer, 'rotated-2');
    assert.equal(await next(older), 'rotated-2');
    await save(older, 'rotated-3');
    assert.equal(await next(newer), 'rotated-3');
  });

  it('leave a consent its place that came while the one in the settings was never used', async () => {
    const store = memoryStore();
    const tokens = seededRefreshTokens(store, 'expired long ago');
    await save(tokens, 'consented');
    assert.equal(await next(tokens), 'consented');
  });

  it('go on where a process without one in its settings stored a token', async () => {
    const store = memoryStore();
    await save(seededRefreshTokens(store, 'seed'), 'rotated');
    await save(seededRefreshTokens(store, undefined), 'consented');
    assert.equal(await next(seededRefreshTokens(store, 'seed')), 'consented');
  });

  it('do without stored ones that no key opens, if there is a new one', async () => {
    const keyMissing = () => Promise.reject(new AppError('sealing.keyMissing', 'No key.', 'Add it.'));
    const store = { ...memoryStore(), load: keyMissing };
    assert.equal(await next(seededRefreshTokens(store, 'seed')), 'seed');
    await assert.rejects(next(seededRefreshTokens(store, undefined)), { code: 'sealing.keyMissing' });
    await save(seededRefreshTokens(store, undefined), 'consented');
    assert.deepEqual(store.saved, ['consented']);
  });
});
