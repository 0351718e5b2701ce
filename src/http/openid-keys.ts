import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Clock } from '../flows/ports/ports.ts';

/** Who signs tokens, and with which keys. */
export interface TokenIssuer {
  readonly issuer: string;
  /** @throws KeysUnavailable; an error of jose where there is no such key */
  readonly key: JWTVerifyGetKey;
}

/** The issuer cannot be asked for now: that says nothing of the token. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

export interface OpenIdOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly timeLimitMs?: number;
  /** Who sends an unknown key id has the keys read again no more often than this, nor does anybody after a failure. */
  readonly cooldownMs?: number;
}

export const keysRestMs = 30_000;
const keptMs = 24 * 3_600_000;
const metadata = z.object({ issuer: z.url({ protocol: /^https$/ }), jwks_uri: z.url({ protocol: /^https$/ }) });

/**
 * Reads an issuer's OpenID metadata once, and its keys once a day and whenever a token names an unknown one.
 * Source: OpenID Connect Discovery 1.0, sections 3 and 4.
 * @param isOurs whether the issuer is the one that was meant
 */
export function createTokenIssuer(
  metadataUrl: string,
  isOurs: (issuer: string) => boolean,
  options: OpenIdOptions,
): () => Promise<TokenIssuer> {
  const { timeLimitMs = 5_000, cooldownMs = keysRestMs } = options;
  let known: Promise<TokenIssuer> | undefined;
  let failed: { readonly untilMs: number; readonly cause: unknown } | undefined;

  /** Strangers' calls must not become as many of ours: what failed a moment ago is not asked for again. */
  function restAfterFailure(): void {
    if (failed && options.clock.now().getTime() < failed.untilMs) throw failed.cause;
  }

  function remember(cause: unknown): void {
    const now = options.clock.now().getTime();
    if (!failed || now >= failed.untilMs) failed = { untilMs: now + cooldownMs, cause };
  }

  async function ask(): Promise<TokenIssuer> {
    const response = await options.fetch(metadataUrl, {
      redirect: 'error',
      signal: AbortSignal.timeout(timeLimitMs),
    });
    if (!response.ok) throw new Error(`Status ${response.status}.`);
    const { issuer, jwks_uri: keysUrl } = metadata.parse(await response.json());
    if (!isOurs(issuer)) throw new Error('The metadata is of another issuer.');
    const keys = createRemoteJWKSet(new URL(keysUrl), {
      timeoutDuration: timeLimitMs,
      cooldownDuration: cooldownMs,
      cacheMaxAge: keptMs,
      // Keys that are kept are found without a call: who has a good token is let in meanwhile.
      [customFetch]: async (url, init) => {
        restAfterFailure();
        return options.fetch(url, init);
      },
    });
    const key: JWTVerifyGetKey = async (header, token) => {
      try {
        return await keys(header, token);
      } catch (error) {
        if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
        remember(error);
        throw new KeysUnavailable('The keys could not be read.', { cause: error });
      }
    };
    return { issuer, key };
  }

  return async () => {
    try {
      if (!known) restAfterFailure();
      known ??= ask();
      return await known;
    } catch (error) {
      known = undefined;
      remember(error);
      throw new KeysUnavailable('The OpenID metadata could not be read.', { cause: error });
    }
  };
}
