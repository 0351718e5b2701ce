import {
  type CountryCode,
  getCountryCallingCode,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

/** Ten digits, whatever stands between them, and no more. */
const tenDigits = '(?=(?:[ ().-]*\\d){10}(?![ ().-]*\\d))';
/** Mexico's 1 for mobile phones after +52, not dialled any more since August 2019. Source: IFT, new dialling rules of 2019. */
const mexicanMobile = new RegExp(`^([^\\d+]*\\+52[ ().-]*)0?1${tenDigits}`);
/** The trunk prefixes of Mexico, ended by the same rules. */
const mexicanTrunk = new RegExp(`^[^\\d+]*0(?:1|4[45])${tenDigits}`);
/** The library knows the extensions of Western languages. */
const eastAsianExtension = /[ ,(]*(?:分機|分机|内線|內線|转|轉)[ :.]*\d{1,7}\)?$/;

/**
 * The number that a text means in a country, undefined if none: `00` before the country's own code counts as `+` wherever
 * people dial abroad otherwise, and an East Asian extension is dropped.
 */
export function readPhoneNumber(text: string, plan: CountryCode | undefined): PhoneNumber | undefined {
  const typed = text.normalize('NFKC').replace(eastAsianExtension, '');
  const asTyped = parse(typed, plan);
  if (!plan || (asTyped?.isValid() && asTyped.countryCallingCode === getCountryCallingCode(plan))) return asTyped;
  const doubleZero = new RegExp(`^[^\\d+]*00[^\\d+]{0,3}(?=${getCountryCallingCode(plan)})`);
  const international = doubleZero.test(typed) ? parse(typed.replace(doubleZero, '+'), plan) : undefined;
  return international?.isPossible() ? international : asTyped;
}

function parse(typed: string, plan: CountryCode | undefined): PhoneNumber | undefined {
  const dialled = typed.replace(mexicanMobile, '$1');
  return parsePhoneNumberFromString(
    plan === 'MX' ? dialled.replace(mexicanTrunk, '') : dialled,
    plan ? { defaultCountry: plan } : {},
  );
}
