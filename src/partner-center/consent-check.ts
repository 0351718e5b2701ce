import { z } from 'zod';
import { AppError, asAppError } from '../errors.ts';
import type { CallOptions, FinishedConsent } from '../flows/ports/ports.ts';
import { askForMfa, hasMfa, withoutMfa } from './mfa.ts';
import { parseAnswer } from './parse-answer.ts';
import { endpointOf, type Send } from './send.ts';

const call = { kind: 'read', method: 'GET', template: '/v1/profiles/organization' } as const;

const profile = z.object({ companyName: z.string().optional().catch(undefined) });

/**
 * Asks Partner Center for the partner's own profile, which tells who it is signed in as and whether it takes that. Where it
 * cannot be asked, or says something else, that is the `problem`.
 * @throws AppError `partnerCenter.refused` when it definitely does not take it
 */
export async function checkConsent(send: Send, tenantId: string, options: CallOptions): Promise<FinishedConsent> {
  try {
    const answer = await send({ ...call, headers: askForMfa, options });
    if (!hasMfa(answer)) throw withoutMfa();
    const { companyName } = parseAnswer(answer, profile, endpointOf(call), 'safe');
    return { partner: companyName ? `${companyName} (${tenantId})` : tenantId };
  } catch (thrown) {
    const error = asAppError(thrown);
    if (isRefusal(error)) throw notKept(error);
    return { partner: tenantId, problem: error };
  }
}

/** An error of Partner Center's without an answer is the missing MFA. */
function isRefusal({ code, refusal }: AppError): boolean {
  return code === 'signIn.failed' || (code === 'partnerCenter.refused' && (!refusal || refusal.status === 403));
}

function notKept(cause: AppError): AppError {
  const { refusal } = cause;
  const said = refusal
    ? `Partner Center does not let this account in (status ${refusal.status}${refusal.code && `, code ${refusal.code}`}).`
    : cause.message;
  return new AppError(
    'partnerCenter.refused',
    `${said} Nothing was changed: this sign-in is not kept, and the one before, if there is one, stays in use.`,
    cause.code === 'partnerCenter.refused' && refusal ? forbidden : cause.remedy,
    { cause, ...(refusal ? { refusal } : {}) },
  );
}

const forbidden =
  'Give the account the Admin agent or Sales agent role, sign it in with MFA, register the app in Partner Center (Account settings, App management), then make a new link with npm run consent.';
