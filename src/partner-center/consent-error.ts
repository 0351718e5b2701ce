import { AuthError, InteractionRequiredAuthError, ServerError } from '@azure/msal-node';
import { AppError } from '../errors.ts';
import type { EntraPages } from './clouds.ts';
import { networkFailure } from './msal-network.ts';
import { signInError } from './sign-in-error.ts';

interface Meaning {
  readonly message: string;
  readonly remedy: string;
}

const again = 'then make a new link with npm run consent.';

const byAdministrator: Meaning = {
  message: 'An administrator has to approve the permissions of the app first.',
  remedy: `Let one grant admin consent to the app (Entra admin center, App registrations, API permissions), ${again}`,
};
const otherTenant: Meaning = {
  message: 'This account does not belong to the partner’s tenant.',
  remedy: 'Make a new link with npm run consent and sign in with an account of the partner’s tenant.',
};
const blocked: Meaning = {
  message: 'A Conditional Access policy of the partner’s tenant does not let this account in here.',
  remedy: `Sign in with a device and from a place that the policy allows, or let an administrator change it, ${again}`,
};
const wrongSecret: Meaning = {
  message: 'Entra does not take the credentials of the app: they are wrong, or have expired.',
  remedy: `Set PARTNER_CLIENT_SECRET, or the certificate, to one that the app has now, restart the bot, ${again}`,
};
const tooLate: Meaning = {
  message: 'Entra does not take this sign-in any more: it took too long, or its page was loaded twice.',
  remedy: 'Make a new link with npm run consent and try again.',
};
const noPermission: Meaning = {
  message: 'The app does not have the permission for Partner Center.',
  remedy: `Add the delegated permission of “Microsoft Partner Center” (user_impersonation) to the app and consent to it, ${again}`,
};

function wantsMfa({ mfaSetup }: EntraPages): Meaning {
  const place = mfaSetup ? `at ${mfaSetup}` : 'on the security info page of its cloud';
  return {
    message: 'Entra wants a second factor (MFA) of this account and did not get one.',
    remedy: `Set up MFA for the account ${place}, ${again}`,
  };
}

/**
 * What the numbers in Entra's refusals mean to the person. They choose words only: Microsoft may change them.
 * Source: Microsoft identity platform, "Microsoft Entra authentication and authorization error codes", read 2026-11-21.
 */
const meanings: Readonly<Record<number, Meaning | ((pages: EntraPages) => Meaning)>> = {
  65004: {
    message: 'You did not consent.',
    remedy: 'Make a new link with npm run consent and accept what Entra asks.',
  },
  65001: byAdministrator,
  90008: byAdministrator,
  90094: byAdministrator,
  50105: {
    message: 'This account is not assigned to the app.',
    remedy: `Assign it (Entra admin center, Enterprise applications, Users and groups), ${again}`,
  },
  50020: otherTenant,
  50034: otherTenant,
  50072: wantsMfa,
  50074: wantsMfa,
  50076: wantsMfa,
  50079: wantsMfa,
  53000: blocked,
  53001: blocked,
  53003: blocked,
  54005: tooLate,
  70008: tooLate,
  650057: noPermission,
  700027: wrongSecret,
  7000215: wrongSecret,
  7000222: wrongSecret,
};

/** The error with which Entra sent the person back; `pages` are those of the person's cloud. */
export function consentRefusedByEntra(error: string, description: string, pages: EntraPages): AppError {
  const word = /^[a-z_]{1,40}$/.test(error) ? error : 'no code';
  if (word === 'temporarily_unavailable' || word === 'server_error') {
    return unavailable(`Entra has a problem: ${word}.`, undefined);
  }
  const number = Number(/AADSTS(\d{1,9})/.exec(description)?.[1] ?? 0);
  return refusal({ word, number, pages });
}

/** Why the code could not be turned into a sign-in; `pages` are those of the person's cloud. */
export function consentError(error: unknown, pages: EntraPages): AppError {
  // The sign-in that tried it out has words for a bot that can try again.
  if (error instanceof AppError && error.cause instanceof AuthError) return consentError(error.cause, pages);
  if (error instanceof AuthError && error.errorCode === networkFailure) {
    return unavailable(`Entra did not answer: ${error.errorMessage}`, error);
  }
  if (error instanceof ServerError || error instanceof InteractionRequiredAuthError) {
    return refusal({ word: error.errorCode, number: Number(error.errorNo ?? 0), pages }, error);
  }
  return signInError(error);
}

/** Entra answered, and its answer is of no use to a bot that runs for weeks. */
export function refreshTokenNotGiven(): AppError {
  const remedy = `Let the app have the delegated permission offline_access, ${again}`;
  return new AppError('signIn.failed', 'Entra gave no refresh token.', remedy, { retry: 'safe' });
}

/** Unlike the bot's own sign-in, this one is over: its code cannot be used a second time. */
function unavailable(message: string, cause: unknown): AppError {
  const remedy = `Check the network and PARTNER_CENTER_AUTHORITY, ${again}`;
  return new AppError('signIn.unavailable', message, remedy, { retry: 'safe', cause });
}

interface Refused {
  readonly word: string;
  /** 0: none. */
  readonly number: number;
  readonly pages: EntraPages;
}

function refusal(refused: Refused, cause?: unknown): AppError {
  const { number, pages } = refused;
  const meaning = meanings[number] ?? byWord(refused);
  const { message, remedy } = typeof meaning === 'function' ? meaning(pages) : meaning;
  const named = number > 0 ? `${message} (AADSTS${number})` : message;
  return new AppError('signIn.failed', named, remedy, { retry: 'safe', cause });
}

function byWord({ word, number, pages }: Refused): Meaning {
  if (word === 'access_denied') {
    return { message: 'The sign-in was cancelled, or denied.', remedy: 'Make a new link with npm run consent.' };
  }
  if (word === 'interaction_required') return wantsMfa(pages);
  return { message: `Entra refused the sign-in: ${word}.`, remedy: `${lookUp(number, pages)} ${again}` };
}

function lookUp(number: number, { errors }: EntraPages): string {
  if (number === 0) return 'Try again:';
  return errors
    ? `See ${errors}?code=${number},`
    : `Look AADSTS${number} up in Microsoft’s list of Entra’s error codes,`;
}
