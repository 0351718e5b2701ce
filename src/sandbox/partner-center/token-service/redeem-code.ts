import { createHash } from 'node:crypto';
import type { World } from '../world.ts';
import type { Consented } from './code-ledger.ts';
import { EntraError } from './entra-error.ts';

/**
 * What the code of a token request stands for. A code that came to the wrong hands is gone after one try.
 * Source: Microsoft identity platform, "Microsoft Entra authentication error codes" (the numbers); RFC 7636, section 4.6.
 * @throws EntraError
 */
export function redeemCode(form: URLSearchParams, world: World): Consented {
  const found = world.codes.redeem(form.get('code') ?? '');
  if (found === 'redeemed') {
    throw new EntraError('invalid_grant', 54005, 'OAuth2 Authorization code was already redeemed.');
  }
  if (found === 'expired') throw new EntraError('invalid_grant', 70008, 'The provided authorization code has expired.');
  if (found === 'unknown')
    throw new EntraError('invalid_grant', 70000, 'The provided authorization code is not valid.');
  if (form.get('redirect_uri') !== found.redirectUri) {
    throw new EntraError(
      'invalid_grant',
      500112,
      `The reply address '${form.get('redirect_uri')}' does not match the reply address '${found.redirectUri}' provided when requesting the authorization code.`,
    );
  }
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  if (challenge !== found.codeChallenge) {
    throw new EntraError(
      'invalid_grant',
      501481,
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    );
  }
  return found;
}
