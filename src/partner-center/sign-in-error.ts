import { AuthError, InteractionRequiredAuthError, ServerError } from '@azure/msal-node';
import { AppError, type Refusal } from '../errors.ts';
import type { SignInRemedy } from '../flows/ports/ports.ts';
import { networkFailure } from './msal-network.ts';

const remedies: Readonly<Record<SignInRemedy, string>> = {
  consent:
    'Let a person with the Admin agent or Sales agent role give consent, with MFA: run the command `npm run consent`, or set another PARTNER_REFRESH_TOKEN and restart.',
  credentials:
    'Check PARTNER_TENANT_ID, PARTNER_CLIENT_ID and the client secret or certificate, and that neither has expired; restart.',
  sealingKeys:
    'Put the key that sealed it back into SEALING_KEYS, behind the newest one, and restart; or give consent anew.',
};

/**
 * What Entra answers, in whatever status, when it has a problem itself. Source: Microsoft identity platform, "OAuth 2.0
 * authorization code flow", error codes for token endpoint errors.
 */
const outages: readonly string[] = ['temporarily_unavailable', 'server_error'];

export interface SignInFailedOptions {
  /** Instead of what is usually to be done. */
  readonly remedy?: string;
  /** What Partner Center says, where it is the one that lets nobody in. */
  readonly refusal?: Refusal;
  readonly cause?: unknown;
}

/** Nobody gets in until a person mends it. Nothing has happened, so trying again is safe. */
export class SignInFailed extends AppError {
  constructor(
    readonly mendedBy: SignInRemedy,
    message: string,
    { remedy = remedies[mendedBy], ...options }: SignInFailedOptions = {},
  ) {
    super('signIn.failed', message, remedy, { retry: 'safe', ...options });
  }
}

/** What a failed sign-in means: a SignInFailed, or `signIn.unavailable`, which passes by itself. */
export function signInError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = error instanceof AuthError ? error.errorCode : 'no token';
  if (error instanceof AuthError && (code === networkFailure || outages.includes(code))) {
    return signInUnavailable(`Entra did not answer: ${code === networkFailure ? error.errorMessage : code}`, error);
  }
  const number =
    error instanceof ServerError || error instanceof InteractionRequiredAuthError ? error.errorNo : undefined;
  const needsConsent = error instanceof InteractionRequiredAuthError || code === 'invalid_grant';
  const message = `Entra refused the sign-in: ${code}${number ? ` (AADSTS${number})` : ''}.`;
  return new SignInFailed(needsConsent ? 'consent' : 'credentials', message, { cause: error });
}

export function refreshTokenMissing(): AppError {
  return new SignInFailed('consent', 'There is no refresh token to sign in with.');
}

/** The store of the tokens failed: a lost key is the operator's to put back, all else passes. */
export function storeError(error: unknown): AppError {
  if (error instanceof AppError && error.code.startsWith('sealing.')) {
    return new SignInFailed('sealingKeys', 'The stored refresh token cannot be opened.', { cause: error });
  }
  const remedy = 'Check the database; the bot tries again by itself.';
  const message = 'The refresh token could not be read or saved.';
  return new AppError('signIn.unavailable', message, remedy, { retry: 'safe', cause: error });
}

export function signInUnavailable(message: string, cause: unknown): AppError {
  const remedy = 'Check the network and PARTNER_CENTER_AUTHORITY; the bot tries again by itself.';
  return new AppError('signIn.unavailable', message, remedy, { retry: 'safe', cause });
}
