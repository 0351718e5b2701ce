import { AppError } from '../errors.ts';
import type { CallOptions } from '../flows/ports/ports.ts';
import { anyCountry, countryRules } from './country-rules.ts';
import { askForMfa, hasMfa, withoutMfa } from './mfa.ts';
import { resellers } from './resellers.ts';
import type { Send } from './send.ts';

/**
 * Makes one call that changes nothing and that the partner's model needs, and asks meanwhile whether the sign-in has MFA.
 * @returns what was read, in words
 * @throws AppError `partnerCenter.*`, `signIn.*`; `partnerCenter.refused` also when there is no MFA or no reseller
 */
export async function tryRead(send: Send, model: 'direct' | 'indirect', options: CallOptions): Promise<string> {
  let isMfaMissing = false;
  const asking: Send = async (call) => {
    const answer = await send({ ...call, headers: { ...call.headers, ...askForMfa } });
    isMfaMissing = !hasMfa(answer);
    return answer;
  };
  const read = await (model === 'indirect' ? countResellers(asking, options) : readRules(asking, options));
  if (isMfaMissing) throw withoutMfa();
  return read;
}

async function readRules(send: Send, options: CallOptions): Promise<string> {
  const { iso2Code } = await countryRules(send, anyCountry, options);
  return `the rules of the country ${iso2Code}`;
}

async function countResellers(send: Send, options: CallOptions): Promise<string> {
  const { length } = await resellers(send, options);
  if (length > 0) return length === 1 ? '1 active reseller' : `${length} active resellers`;
  throw new AppError(
    'partnerCenter.refused',
    'Partner Center knows no active indirect reseller of yours.',
    'Invite one in Partner Center (Customers, Indirect resellers), or set PARTNER_MODEL=direct if you are no indirect provider.',
  );
}
