import {
  type CountryCode,
  getExampleNumber,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { countryOf } from './countries/country-table.ts';
import { matchesDotNet } from './countries/dot-net-pattern.ts';
import { readPhoneNumber } from './read-phone-number.ts';
import { tidy } from './typed-text.ts';
import { type Finding, right, type Verdict, wrong, wrongFormat } from './verdict.ts';

/** Countries whose numbers the library cannot tell apart, or where people have either kind. */
const sharedPlans: readonly (readonly CountryCode[])[] = [
  ['AU', 'CC', 'CX'],
  ['BQ', 'CW'],
  ['EH', 'MA'],
  ['GB', 'GG', 'IM', 'JE'],
  ['AX', 'FI'],
  ['BL', 'GP', 'MF'],
  ['IT', 'VA'],
  ['NO', 'SJ'],
  ['RE', 'YT'],
];

export interface PhoneNumberRules {
  readonly country: string;
  readonly example: string;
  /** Partner Center's own pattern; it only warns. */
  readonly livePattern?: string | undefined;
}

/**
 * Checks a phone number and answers its international form, `+1 425 555 0101`. One that cannot exist is wrong; one that
 * is not in use as far as is known, or of another country, gets a warning.
 */
export function checkPhoneNumber(text: string, { country, example, livePattern }: PhoneNumberRules): Verdict {
  const typed = tidy(text);
  const plan = numberingPlan(country);
  const number = readPhoneNumber(typed, plan);
  if (!number) {
    // Nothing is known of the country's numbers (AQ): any digits will do.
    if (!plan && /^[\d\s()./-]{4,20}$/.test(typed)) return right(typed);
    return example === '' ? wrong('problem.phoneNumber.withCode') : wrongFormat(example);
  }
  if (!number.isPossible()) return wrongFormat(example);
  // What was typed without the country's code may read otherwise with it, or be no number any more (an area code too few).
  const international = parsePhoneNumberFromString(number.formatInternational());
  if (!international?.isPossible()) return wrongFormat(example);
  return right(international.formatInternational(), warningOf(international, plan, livePattern));
}

/**
 * What Partner Center is sent: the national number's digits, as the country code makes most of its patterns fail; where
 * its pattern (`phoneNumberRegex`) takes another spelling and not these, that one.
 */
export function nationalNumber(phoneNumber: string, country: string, livePattern?: string): string {
  const plan = numberingPlan(country);
  const number = parsePhoneNumberFromString(phoneNumber, plan ? { defaultCountry: plan } : {});
  if (!number) return phoneNumber.replace(/\D/g, '');
  return sentSpellings(number).find((digits) => matchesDotNet(livePattern, digits)) ?? number.nationalNumber;
}

/** Without and with the trunk prefix, without and with the `+` before the country code. An extension is never sent. */
function sentSpellings({ nationalNumber: national, number: e164 }: PhoneNumber): readonly string[] {
  const withTrunkPrefix = parsePhoneNumberFromString(e164)?.formatNational().replace(/\D/g, '') ?? national;
  return [national, withTrunkPrefix, e164.slice(1), e164];
}

/** A mobile number of the country in its international form; empty where none is known. */
export function examplePhoneNumber(country: string): string {
  const plan = numberingPlan(country);
  return (plan && getExampleNumber(plan, examples)?.formatInternational()) ?? '';
}

function warningOf(
  number: PhoneNumber,
  plan: CountryCode | undefined,
  livePattern: string | undefined,
): Finding | undefined {
  if (!number.isValid()) return { key: 'problem.phoneNumber.unusual' };
  if (plan && number.country !== plan && !areNeighbours(number.country, plan))
    return { key: 'problem.phoneNumber.otherCountry' };
  const isTaken = sentSpellings(number).some((digits) => matchesDotNet(livePattern, digits) !== false);
  return isTaken ? undefined : { key: 'problem.phoneNumber.notAsExpected' };
}

function areNeighbours(country: CountryCode | undefined, other: CountryCode): boolean {
  return sharedPlans.some((plan) => country !== undefined && plan.includes(country) && plan.includes(other));
}

function numberingPlan(country: string): CountryCode | undefined {
  const plan = countryOf(country).numberingPlan ?? country;
  return isSupportedCountry(plan) ? plan : undefined;
}
