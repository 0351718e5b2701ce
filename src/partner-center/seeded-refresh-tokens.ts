import { createHash } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { RefreshTokenStore } from '../flows/ports.ts';

/**
 * Refresh tokens that begin with the one from the settings and go on with the rotated ones from the store. Another token
 * in the settings begins anew: that is how an operator replaces an expired one.
 */
export function seededRefreshTokens(store: RefreshTokenStore, seed: string | undefined): RefreshTokenStore {
  const fingerprint = seed && createHash('sha256').update(seed).digest('hex').slice(0, 16);
  let seedInUse = fingerprint ?? '';

  return {
    async load() {
      const [storedSeed, token] = split(await loadOrNothing(store, seed));
      if (fingerprint && storedSeed !== fingerprint) return seed;
      seedInUse = storedSeed;
      return token;
    },
    save: (token) => store.save(`${seedInUse}.${token}`),
  };
}

function split(stored: string | undefined): readonly [string, string | undefined] {
  if (stored === undefined) return ['', undefined];
  const dot = stored.indexOf('.');
  return [stored.slice(0, dot), stored.slice(dot + 1)];
}

/** A stored token that no key opens any more does not stand in the way of a new one in the settings. */
async function loadOrNothing(store: RefreshTokenStore, seed: string | undefined): Promise<string | undefined> {
  try {
    return await store.load();
  } catch (error) {
    if (seed && error instanceof AppError && error.code.startsWith('sealing.')) return undefined;
    throw error;
  }
}
