import { createHash } from 'node:crypto';
import { refreshTokenNotGiven } from './consent-error.ts';
import { createEntraClient, type EntraOptions, refreshTokenIn } from './entra-token.ts';

/** One trip of a person to Entra and back. */
export interface AuthorizationTrip {
  readonly redirectUri: string;
  /** RFC 7636: kept here; only its hash goes with the person. */
  readonly codeVerifier: string;
  /** Comes back in the id token. */
  readonly nonce: string;
}

/**
 * Asks for MFA by a claims request: the access token has to carry it, or the person is asked for a second factor. The
 * parameter `amr_values` would be refused here (AADSTS901002), and a fresh MFA is not needed.
 * Sources: OpenID Connect Core 1.0, section 5.5; Microsoft identity platform, "Claims challenges, claims requests and
 * client capabilities"; AzureAD/microsoft-authentication-library-for-js#6746.
 */
const mfaClaims = JSON.stringify({ access_token: { amr: { essential: true, values: ['mfa'] } } });

/** Where the person signs in and consents: at the partner's own tenant, which lets in nobody else's accounts. */
export function authorizeAddress(options: EntraOptions, trip: AuthorizationTrip & { state: string }): Promise<string> {
  const { redirectUri, state, nonce, codeVerifier } = trip;
  // msal adds openid, profile and offline_access, and asks nobody for it: the authority's metadata are known.
  return createEntraClient(options).getAuthCodeUrl({
    scopes: [options.scope],
    redirectUri,
    state,
    nonce,
    codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    codeChallengeMethod: 'S256',
    responseMode: 'query',
    prompt: 'select_account',
    claims: mfaClaims,
  });
}

/**
 * The refresh token that the code stands for.
 * @throws AppError `signIn.failed` when there is none; msal's AuthError, or whatever an unusable certificate raises
 */
export async function redeemCode(options: EntraOptions, trip: AuthorizationTrip & { code: string }): Promise<string> {
  const client = createEntraClient(options);
  await client.acquireTokenByCode({ scopes: [options.scope], ...trip });
  const refreshToken = refreshTokenIn(client.getTokenCache().serialize());
  if (!refreshToken) throw refreshTokenNotGiven();
  return refreshToken;
}
