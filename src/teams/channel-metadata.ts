import { z } from 'zod';
import { AppError } from '../errors.ts';

export interface ChannelIssuer {
  /** BOT_OPENID_METADATA; undefined: the public one. */
  readonly openIdMetadata: string | undefined;
  /** BOT_TOKEN_ISSUER; undefined: the public one. */
  readonly tokenIssuer: string | undefined;
}

/** Those of the public cloud: botframework-connector's AuthenticationConstants. */
const publicMetadata = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const publicIssuer = 'https://api.botframework.com';

/** OpenID Connect Discovery 1.0, section 3. */
const metadata = z.object({ issuer: z.string(), jwks_uri: z.url() });
/** RFC 7517, section 5. */
const keySet = z.object({ keys: z.array(z.unknown()).min(1) });

/**
 * Looks where the bot finds the keys that sign what Teams sends it: without them it turns every message away.
 * @returns the issuer of those tokens
 * @throws AppError `connector.unavailable`, `connector.refused`
 */
export async function checkChannelMetadata(
  { openIdMetadata = publicMetadata, tokenIssuer = publicIssuer }: ChannelIssuer,
  fetchFn: typeof fetch,
  signal: AbortSignal,
): Promise<string> {
  const { issuer, jwks_uri: keys } = await read(openIdMetadata, metadata);
  if (issuer !== tokenIssuer) {
    throw new AppError(
      'connector.refused',
      `${openIdMetadata} is of the issuer ${issuer}, and the bot takes tokens of ${tokenIssuer} only.`,
      'Set BOT_OPENID_METADATA and BOT_TOKEN_ISSUER to those of one cloud, or leave both empty.',
    );
  }
  await read(keys, keySet);
  return issuer;

  async function read<T>(url: string, shape: z.ZodType<T>): Promise<T> {
    try {
      const response = await fetchFn(url, { signal });
      if (!response.ok) throw new Error(`Status ${response.status}.`);
      return shape.parse(await response.json());
    } catch (cause) {
      const remedy =
        openIdMetadata === publicMetadata
          ? 'Check the network and the proxy.'
          : 'Check the network, the proxy and BOT_OPENID_METADATA.';
      const message = `The keys of Teams’ messages cannot be read at ${url}.`;
      throw new AppError('connector.unavailable', message, remedy, { cause });
    }
  }
}
