import { z } from 'zod';
import type { CallOptions, OrganizationProfile } from '../flows/ports/ports.ts';
import { parseAnswer } from './parse-answer.ts';
import { endpointOf, type Send } from './send.ts';

const call = { kind: 'read', method: 'GET', template: '/v1/profiles/organization' } as const;

const address = z.object({ country: z.string().nullish() }).nullish();

/** The sample calls the address `defaultAddress`, the type of the newer reference calls it `address`. */
const profile = z.object({ defaultAddress: address, address }).transform((answer, context) => {
  const country = answer.defaultAddress?.country || answer.address?.country;
  if (country) return { country };
  context.addIssue({ code: 'custom', path: ['defaultAddress', 'country'] });
  return z.NEVER;
});

/**
 * `GET /v1/profiles/organization`: the partner itself. The documents promise it for app+user sign-in only.
 * Source: Partner Center REST, "Get an organization profile", 2019-09-17.
 */
export async function organizationProfile(send: Send, options: CallOptions): Promise<OrganizationProfile> {
  return parseAnswer(await send({ ...call, options }), profile, endpointOf(call), 'safe');
}
