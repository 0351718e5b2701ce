import type { AppError, Refusal } from '../errors.ts';
import type { SignInRemedy } from '../flows/ports/ports.ts';
import { SignInFailed } from './sign-in-error.ts';

interface Meaning {
  readonly mendedBy: SignInRemedy;
  readonly remedy: string;
}

const consentAnew = 'then let it consent anew, with MFA: npm run consent.';
const register = 'Register the app in Partner Center (Account settings, App management)';

const withoutMfa: Meaning = {
  mendedBy: 'consent',
  remedy: `Require MFA of the account that signs in, ${consentAnew}`,
};
const ofUser: Meaning = {
  mendedBy: 'consent',
  remedy: `${register}, give the account that consented the Admin agent or Sales agent role, ${consentAnew}`,
};
const ofApp: Meaning = {
  mendedBy: 'credentials',
  remedy: `${register}, and check PARTNER_CLIENT_ID and PARTNER_CENTER_CLOUD; restart.`,
};

/**
 * What the codes mean that are about the sign-in as a whole, under 401 or 403. Sources: Partner Center REST, "Error codes",
 * June 2023 (900309); Microsoft Partner blog, "CSP technical changes, FY26 Q4" (900421);
 * microsoft/Partner-Center-DotNet-Samples#59 (10001, as 900421 was told in 2020); tunahanaliozturk/partner-center-mcp,
 * errors.json of 2026-06-28 (900420, 90000).
 */
const meanings: Readonly<Record<string, Meaning>> = {
  900421: withoutMfa,
  10001: withoutMfa,
  900420: { mendedBy: 'credentials', remedy: 'Check PARTNER_CENTER_CLOUD and PARTNER_TENANT_ID; restart.' },
  900309: {
    mendedBy: 'consent',
    remedy: `Let the Conditional Access policy of the partner’s tenant allow the account that consented, ${consentAnew}`,
  },
  90000: {
    mendedBy: 'consent',
    remedy: `Look in Entra’s sign-in logs for what it has against the account that consented, ${consentAnew}`,
  },
};

/** 403 with any other code is about the one call. */
const forbidden: readonly string[] = ['900309', '90000'];
/** For a call in a customer's tenant Entra gives another token, so there the same codes may be about that tenant. */
const ofOneCustomer = /^\w+ \/v1\/customers\/\{id\}/;

/**
 * Whether the answer refuses whoever signed in, and not the one call. 401 means that when it comes again with a new token.
 * Source: RFC 9110, section 15.5.2.
 */
export function refusesSignIn({ status, code, endpoint }: Refusal): boolean {
  if (ofOneCustomer.test(endpoint)) return false;
  return status === 401 || (status === 403 && forbidden.includes(code));
}

/** Statuses that a gateway gives as well, before anybody looks at the token. */
const unjudged: readonly number[] = [401, 408, 429];

/** Whether an answer, whatever it says of the call, shows that Partner Center lets the token in. */
export function letsIn(status: number): boolean {
  const isAnswer = (status >= 200 && status < 300) || (status >= 400 && status < 500);
  return isAnswer && !unjudged.includes(status);
}

/** The failure of the sign-in that a refused call tells of. For the app alone nobody can consent. */
export function signInRefused(refused: AppError, as: 'user' | 'app'): SignInFailed {
  const { refusal } = refused;
  const known = meanings[refusal?.code ?? ''] ?? ofUser;
  const { mendedBy, remedy } = as === 'app' && known.mendedBy === 'consent' ? ofApp : known;
  const words = refusal?.description ? ` It says: ${withoutAddresses(refusal.description)}` : '';
  const message = `${refused.message} Partner Center lets nobody in with this sign-in.${words}`;
  return new SignInFailed(mendedBy, message, { remedy, cause: refused, ...(refusal ? { refusal } : {}) });
}

/** Entra's words, which Partner Center hands on, may name the account; the log holds no personal data. */
function withoutAddresses(words: string): string {
  return words.replace(/[^\s'"<>()]+@[^\s'"<>()]+/g, '…').slice(0, 300);
}
