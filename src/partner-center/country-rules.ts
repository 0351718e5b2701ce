import { z } from 'zod';
import type { LiveCountryRules } from '../domain/countries/live-country-rules.ts';
import type { CallOptions } from '../flows/ports/ports.ts';
import { parseAnswer } from './parse-answer.ts';
import { endpointOf, type Send } from './send.ts';

const call = { kind: 'read', method: 'GET', template: '/v1/countryvalidationrules/{country}' } as const;

/** A country that every partner of whatever region may ask about. */
export const anyCountry = 'US';

/** Null, nothing but space, or something else than text says as little as absence: one odd property spoils no other. */
const text = z
  .string()
  .transform((value) => value.trim() || undefined)
  .optional()
  .catch(undefined);
/** As it is: a space may belong to it. */
const pattern = z.string().optional().catch(undefined);
const flag = z
  .union([z.boolean(), z.string().transform((value) => flagOf(value))])
  .optional()
  .catch(undefined);
const list = z
  .array(z.unknown())
  .transform((values) => distinct(values.filter((value) => typeof value === 'string')))
  .optional()
  .catch(undefined);

const properties = z.object({
  iso2Code: text,
  defaultCulture: text,
  isStateRequired: flag,
  supportedStatesList: list,
  supportedLanguagesList: list,
  supportedCulturesList: list,
  isPostalCodeRequired: flag,
  postalCodeRegex: pattern,
  isCityRequired: flag,
  phoneNumberRegex: pattern,
  customerOrganizationRegistrationNumberRequired: flag,
  customerOrganizationRegistrationNumberRegex: pattern,
  customerOrganizationRegistrationNumberSample: text,
  customerOrganizationPhoneNumberRequired: flag,
});

/** An answer that says nothing at all is none: kept for a day it would only hide that something is wrong. */
const rules = properties.refine((said) => Object.values(said).some((value) => value !== undefined));

/**
 * `GET /v1/countryvalidationrules/{country}`: what Partner Center demands of an address in a country (ISO 3166-1 alpha-2).
 * Its lists without blanks and repetitions; a property of another type than documented is passed by, unless all are.
 * Source: Partner Center REST, "Get market specific validation data".
 * @throws AppError `partnerCenter.*`, `signIn.*`
 */
export async function countryRules(send: Send, country: string, options: CallOptions): Promise<LiveCountryRules> {
  const path = `/v1/countryvalidationrules/${encodeURIComponent(country)}`;
  const { iso2Code = country, ...rest } = parseAnswer(
    await send({ ...call, path, options }),
    rules,
    endpointOf(call),
    'safe',
  );
  return { iso2Code, ...rest };
}

function flagOf(value: string): boolean | undefined {
  const word = value.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

/** Trimmed, without blanks, each once whatever its case. */
function distinct(values: readonly string[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const value of values.map((listed) => listed.trim())) {
    if (value !== '' && !byKey.has(value.toLowerCase())) byKey.set(value.toLowerCase(), value);
  }
  return [...byKey.values()];
}
