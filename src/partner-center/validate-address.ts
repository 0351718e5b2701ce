import { z } from 'zod';
import type { Profile, ProfileField } from '../domain/profile.ts';
import { AppError } from '../errors.ts';
import { type AddressStatus, type AddressValidation, addressStatuses, type CallOptions } from '../flows/ports/ports.ts';
import { correctedAddress } from './corrected-address.ts';
import type { Answer } from './exchange.ts';
import { parseAnswer } from './parse-answer.ts';
import { endpointOf, type Send } from './send.ts';

const call = { kind: 'read', method: 'POST', template: '/v1/validations/address' } as const;
const addressFields = ['addressLine1', 'addressLine2', 'city', 'state', 'postalCode', 'country'] as const;
/** With this code the service refused an address until May 2021. */
const invalidAddress = '2007';

const line = z.string().nullish();
const address = z.object({
  addressLine1: line,
  addressLine2: line,
  city: line,
  state: line,
  postalCode: line,
  country: line,
});
const validation = z.object({
  status: z.string().transform(statusOf).pipe(z.enum(addressStatuses)),
  suggestedAddresses: z.array(address).nullish(),
  validationMessage: z.string().nullish(),
});
/** Until May 2021: true or false, and by the documented sample no body at all for a valid address. */
const answers = z.union([z.boolean(), validation]);

/**
 * `POST /v1/validations/address`: whether the address can be shipped to, and what Partner Center would write instead.
 * Has no effect, so it counts as a read. The answers of before 2021 are understood too.
 * Source: Partner Center REST, "Validate an address".
 */
export async function validateAddress(send: Send, profile: Profile, options: CallOptions): Promise<AddressValidation> {
  try {
    return validationOf(await send({ ...call, body: pickAddress(profile), options }));
  } catch (error) {
    const refusal = error instanceof AppError ? error.refusal : undefined;
    if (refusal?.status !== 400 || refusal.code !== invalidAddress) throw error;
    return { status: 'None', ...correctedAddress(refusal.description) };
  }
}

function validationOf(answer: Answer): AddressValidation {
  if (answer.text === '') return { status: 'Verified', suggestions: [], message: '' };
  const said = parseAnswer(answer, answers, endpointOf(call), 'safe');
  if (typeof said === 'boolean') return { status: said ? 'Verified' : 'None', suggestions: [], message: '' };
  return {
    status: said.status,
    suggestions: (said.suggestedAddresses ?? []).map(pickAddress),
    message: said.validationMessage ?? '',
  };
}

/** The documentation names the statuses in words ("Interaction required"), the samples joined ("StreetPartial"). */
function statusOf(text: string): AddressStatus | string {
  const joined = text.replace(/[^A-Za-z]/g, '').toLowerCase();
  return addressStatuses.find((status) => status.toLowerCase() === joined) ?? text;
}

function pickAddress(from: Partial<Readonly<Record<ProfileField, string | null | undefined>>>): Profile {
  return Object.fromEntries(addressFields.flatMap((field) => (from[field] ? [[field, from[field]]] : [])));
}
