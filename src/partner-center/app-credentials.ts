import { InteractionRequiredAuthError, ServerError } from '@azure/msal-node';
import { type EntraOptions, requestToken } from './entra-token.ts';
import { SignInFailed, signInError } from './sign-in-error.ts';

/**
 * Entra's numbers for a tenant or an app that it does not know, and for a secret or certificate that is not the app's or
 * has expired: no sign-in of this app can work then. Should Microsoft change one, less is said, and nothing wrong.
 * Source: Microsoft identity platform, "Microsoft Entra authentication and authorization error codes", read 2026-11-21.
 */
const wrongCredentials: readonly number[] = [90002, 700016, 700027, 7000215, 7000222];

/**
 * Whether Entra takes the app's id and its secret or certificate: asks for a token for the app alone, which uses no
 * refresh token up and gives none. Entra gives it to apps that have no permission of their own too, and for everything
 * else that it has against it (an assignment that the API demands, a policy for apps, an API that is not in the tenant) it
 * tells nothing of the credentials. Source: Microsoft identity platform, "OAuth 2.0 client credentials flow",
 * "Controlling tokens without the roles claim".
 * @returns false when the answer does not tell
 * @throws AppError `signIn.failed` when it does not take them, `signIn.unavailable`
 */
export async function areCredentialsTaken(options: EntraOptions): Promise<boolean> {
  try {
    await requestToken(options, undefined);
    return true;
  } catch (thrown) {
    const error = signInError(thrown);
    if (error instanceof SignInFailed && isAboutSomethingElse(thrown)) return false;
    throw error;
  }
}

function isAboutSomethingElse(error: unknown): boolean {
  if (error instanceof InteractionRequiredAuthError) return true;
  return error instanceof ServerError && !wrongCredentials.includes(Number(error.errorNo ?? 0));
}
