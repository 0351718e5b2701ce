import { AppError } from '../errors.ts';

/**
 * From April 2026 on Partner Center takes app+user calls with MFA only; asked by this header, it says in one of the answer
 * whether the token has it. Sources: Partner Center, "Partner Center authentication", read 2026-11-21;
 * tunahanaliozturk/partner-center-mcp, reference.json of 2026-06-28.
 */
export const askForMfa = { ValidateMfa: 'true' };

/** True also where Partner Center did not say. */
export function hasMfa(answer: { readonly headers: Headers }): boolean {
  return answer.headers.get('isMfaCompliant')?.toLowerCase() !== 'false';
}

export function withoutMfa(): AppError {
  const remedy = 'Require MFA of the account that signs in, then make a new link with npm run consent.';
  return new AppError('partnerCenter.refused', 'Partner Center says that this sign-in was made without MFA.', remedy);
}
