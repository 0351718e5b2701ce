import { AuthError, InteractionRequiredAuthError, ServerError } from '@azure/msal-node';
import { AppError } from '../errors.ts';
import { networkFailure } from './msal-network.ts';

const newConsent =
  'Let a person with the Admin agent or Sales agent role give consent again, with MFA, and set PARTNER_REFRESH_TOKEN.';
const otherCredentials =
  'Check PARTNER_TENANT_ID, PARTNER_CLIENT_ID and the client secret or certificate, and that neither has expired.';

/** What a failed sign-in means. No call has been made with it, so every one of these is safe to try again. */
export function signInError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof AuthError && error.errorCode === networkFailure) {
    return signInUnavailable(`Entra did not answer: ${error.errorMessage}`, error);
  }
  const code = error instanceof AuthError ? error.errorCode : 'no token';
  const number =
    error instanceof ServerError || error instanceof InteractionRequiredAuthError ? error.errorNo : undefined;
  const needsConsent = error instanceof InteractionRequiredAuthError || code === 'invalid_grant';
  return new AppError(
    'signIn.failed',
    `Entra refused the sign-in: ${code}${number ? ` (AADSTS${number})` : ''}.`,
    needsConsent ? newConsent : otherCredentials,
    { retry: 'safe', cause: error },
  );
}

export function refreshTokenMissing(): AppError {
  return new AppError('signIn.failed', 'There is no refresh token to sign in with.', newConsent, { retry: 'safe' });
}

export function signInUnavailable(message: string, cause: unknown): AppError {
  const remedy = 'Check the network and PARTNER_CENTER_AUTHORITY; try again later.';
  return new AppError('signIn.unavailable', message, remedy, { retry: 'safe', cause });
}
