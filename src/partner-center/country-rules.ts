import { z } from 'zod';
import type { LiveCountryRules } from '../domain/countries/live-country-rules.ts';
import type { CallOptions } from '../flows/ports.ts';
import { parseAnswer } from './parse-answer.ts';
import { endpointOf, type Send } from './send.ts';

const call = { kind: 'read', method: 'GET', template: '/v1/countryvalidationrules/{country}' } as const;

/** Null says as little as absence. */
const text = z.string().nullish().transform(orUndefined);
const flag = z.boolean().nullish().transform(orUndefined);
const list = z.array(z.string()).nullish().transform(orUndefined);

const rules = z.object({
  iso2Code: z.string(),
  defaultCulture: text,
  isStateRequired: flag,
  supportedStatesList: list,
  supportedLanguagesList: list,
  supportedCulturesList: list,
  isPostalCodeRequired: flag,
  postalCodeRegex: text,
  isCityRequired: flag,
  phoneNumberRegex: text,
  countryCallingCodesList: list,
  customerOrganizationRegistrationNumberRequired: flag,
  customerOrganizationRegistrationNumberRegex: text,
  customerOrganizationRegistrationNumberSample: text,
  customerOrganizationPhoneNumberRequired: flag,
});

/**
 * `GET /v1/countryvalidationrules/{country}`: what Partner Center demands of an address in a country (ISO 3166-1 alpha-2).
 * Source: Partner Center REST, "Get market specific validation data".
 */
export async function countryRules(send: Send, country: string, options: CallOptions): Promise<LiveCountryRules> {
  const path = `/v1/countryvalidationrules/${encodeURIComponent(country)}`;
  return parseAnswer(await send({ ...call, path, options }), rules, endpointOf(call), 'safe');
}

function orUndefined<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}
