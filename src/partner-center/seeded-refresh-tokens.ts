import { createHash } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { RefreshTokenStore, StoredTokens } from '../flows/ports/ports.ts';

/**
 * Refresh tokens that begin with the one from the settings and go on with those from the store. Another token in the
 * settings begins anew: that is how an operator replaces an expired one. None begins twice, also where processes with
 * older and newer settings share the store, as while a new version rolls out.
 */
export function seededRefreshTokens(store: RefreshTokenStore, seed: string | undefined): RefreshTokenStore {
  const fingerprint = seed && createHash('sha256').update(seed).digest('hex').slice(0, 16);

  return {
    async load() {
      const stored = await loadOrNothing(store, seed !== undefined);
      const hasBegun = fingerprint === undefined || stored?.seeds?.includes(fingerprint);
      return seed && !hasBegun ? { refreshToken: seed } : stored;
    },
    async save(tokens) {
      const before = await loadOrNothing(store, true);
      const seeds = [...(before?.seeds ?? []), ...(fingerprint ? [fingerprint] : [])];
      await store.save({ ...tokens, seeds: [...new Set(seeds)] });
    },
    exclusively: (work) => store.exclusively(work),
  };
}

/** Stored tokens that no key opens any more do not stand in the way of a new one. */
async function loadOrNothing(store: RefreshTokenStore, hasNewOne: boolean): Promise<StoredTokens | undefined> {
  try {
    return await store.load();
  } catch (error) {
    if (hasNewOne && error instanceof AppError && error.code.startsWith('sealing.')) return undefined;
    throw error;
  }
}
