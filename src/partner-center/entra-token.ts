import { X509Certificate } from 'node:crypto';
import { type AuthenticationResult, ConfidentialClientApplication, type NodeAuthOptions } from '@azure/msal-node';
import { z } from 'zod';
import { createMsalNetwork } from './msal-network.ts';

/** How the app registered in Partner Center proves who it is; certificate and key are the contents of PEM files. */
export type ClientSecret =
  | { readonly clientSecret: string }
  | { readonly certificate: string; readonly certificateKey: string };

export interface EntraOptions {
  readonly fetch: typeof fetch;
  readonly authority: string;
  readonly scope: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly secret: ClientSecret;
}

export interface EntraToken {
  readonly accessToken: string;
  readonly expiresAt: Date;
  /** The rotated refresh token, when one came. */
  readonly refreshToken?: string;
}

/**
 * Asks Entra for an access token: with a refresh token on behalf of the user who consented (the Secure Application
 * Model), without one for the app alone.
 *
 * Every call has an msal application of its own: its cache then holds this answer only, and msal's throttle, which goes
 * on refusing for a minute after one failed answer, ends with it.
 * @throws msal's AuthError, or whatever an unusable certificate raises
 */
export async function requestToken(options: EntraOptions, refreshToken: string | undefined): Promise<EntraToken> {
  const client = createEntraClient(options);
  const scopes = [options.scope];
  if (refreshToken === undefined) {
    return tokenOf(await client.acquireTokenByClientCredential({ scopes, skipCache: true }));
  }
  // Without forceCache msal drops the rotated token when the answer names an account that its cache does not know.
  const result = await client.acquireTokenByRefreshToken({ scopes, refreshToken, forceCache: true });
  const rotated = refreshTokenIn(client.getTokenCache().serialize());
  return { ...tokenOf(result), ...(rotated ? { refreshToken: rotated } : {}) };
}

/** An msal application for one conversation with Entra. @throws whatever an unusable certificate raises */
export function createEntraClient(options: EntraOptions): ConfidentialClientApplication {
  return new ConfidentialClientApplication({
    auth: authOptions(options),
    system: { networkClient: createMsalNetwork(options.fetch), loggerOptions: { loggerCallback: () => {} } },
  });
}

/** Known authority and metadata together keep msal from asking any host where to sign in. */
function authOptions({ authority, tenantId, clientId, secret }: EntraOptions): NodeAuthOptions {
  const tenant = `${authority}/${tenantId}`;
  return {
    clientId,
    authority: tenant,
    knownAuthorities: [new URL(authority).host],
    authorityMetadata: JSON.stringify({
      token_endpoint: `${tenant}/oauth2/v2.0/token`,
      authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
      issuer: `${tenant}/v2.0`,
      jwks_uri: `${tenant}/discovery/v2.0/keys`,
    }),
    ...('clientSecret' in secret
      ? { clientSecret: secret.clientSecret }
      : { clientCertificate: certificateOf(secret.certificate, secret.certificateKey) }),
  };
}

function certificateOf(certificate: string, privateKey: string) {
  const thumbprintSha256 = new X509Certificate(certificate).fingerprint256.replaceAll(':', '');
  return { thumbprintSha256, privateKey, x5c: certificate };
}

function tokenOf(result: AuthenticationResult | null): EntraToken {
  if (!result?.expiresOn) throw new Error('msal gave no token.');
  return { accessToken: result.accessToken, expiresAt: result.expiresOn };
}

const cache = z.object({ RefreshToken: z.record(z.string(), z.object({ secret: z.string() })).optional() });

/** msal hands out no refresh tokens; the serialised cache is where it documents them to be. */
export function refreshTokenIn(serialised: string): string | undefined {
  const { RefreshToken } = cache.parse(JSON.parse(serialised));
  return Object.values(RefreshToken ?? {})[0]?.secret;
}
