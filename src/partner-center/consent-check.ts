import { z } from 'zod';
import { AppError, asAppError } from '../errors.ts';
import type { CallOptions, FinishedConsent } from '../flows/ports.ts';
import { askForMfa, hasMfa, withoutMfa } from './mfa.ts';
import { parseAnswer } from './parse-answer.ts';
import { endpointOf, type Send } from './send.ts';

const call = { kind: 'read', method: 'GET', template: '/v1/profiles/organization' } as const;

const profile = z.object({ companyName: z.string().optional().catch(undefined) });

/** Asks Partner Center for the partner's own profile, which tells who it is signed in as and whether it takes that. */
export async function checkConsent(send: Send, tenantId: string, options: CallOptions): Promise<FinishedConsent> {
  try {
    const answer = await send({ ...call, headers: askForMfa, options });
    const { companyName } = parseAnswer(answer, profile, endpointOf(call), 'safe');
    const partner = companyName ? `${companyName} (${tenantId})` : tenantId;
    return hasMfa(answer) ? { partner } : { partner, problem: withoutMfa() };
  } catch (thrown) {
    const error = asAppError(thrown);
    return { partner: tenantId, problem: error.code === 'partnerCenter.refused' ? refused(error) : error };
  }
}

function refused(cause: AppError): AppError {
  const { status, code } = cause.refusal ?? {};
  return new AppError(
    'partnerCenter.refused',
    `Partner Center does not let this account in (status ${status}${code ? `, code ${code}` : ''}).`,
    'Give the account the Admin agent or Sales agent role, sign it in with MFA, register the app in Partner Center (Account settings, App management), then make a new link with npm run consent.',
    { cause },
  );
}
