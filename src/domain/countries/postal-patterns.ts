import { postcodeValidator, postcodeValidatorExistsForCountry } from 'postcode-validator';

/** What `postcode-validator` 3.10 lacks, refuses although it is valid, or takes although no such code exists. */
const corrections: Readonly<Record<string, RegExp>> = {
  AR: /^(?:[A-HJ-NP-Z]?\d{4}|[A-HJ-NP-Z]\d{4}[A-Z]{3})$/,
  AS: /^96799(?:-\d{4})?$/,
  AT: /^[1-9]\d{3}$/,
  BE: /^[1-9]\d{3}$/,
  BH: /^(?:1[0-2]|[1-9])\d{2}$/,
  CH: /^[1-9]\d{3}$/,
  CL: /^\d{3}-?\d{4}$/,
  CZ: /^[1-7]\d{2} \d{2}$/,
  DE: /^(?!00)\d{5}$/,
  // Seven digits since 2022; the five-digit codes are still in use.
  EG: /^\d{5}(?:\d{2})?$/,
  FM: /^9694[1-4](?:-\d{4})?$/,
  GB: /^(?:GIR 0AA|BFPO ?\d{1,4}|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2})$/,
  GU: /^969(?:[12]\d|3[12])(?:-\d{4})?$/,
  HN: /^(?:\d{5}|[A-Z]{2}\d{4})$/,
  HU: /^[1-9]\d{3}$/,
  IL: /^\d{5}(?:\d{2})?$/,
  IN: /^[1-9]\d{5}$/,
  KH: /^\d{5,6}$/,
  // The new codes are letters and digits: A26F8D6.
  KZ: /^(?:\d{6}|[A-Z]\d{2}[A-Z]\d[A-Z]\d)$/,
  LI: /^94(?:8[5-9]|9[0-8])$/,
  MH: /^969[67]\d(?:-\d{4})?$/,
  MM: /^\d{5}(?:\d{2})?$/,
  MP: /^9695[012](?:-\d{4})?$/,
  MU: /^(?:[\dA-Z]\d{4}|\d{3}[A-Z]{2}\d{3})$/,
  NI: /^(?:\d{5}|\d{3}-?\d{3}-?\d)$/,
  NL: /^[1-9]\d{3} (?:[A-RT-Z][A-Z]|S[BCE-RT-Z])$/,
  PE: /^(?:[0-2]\d{4}|LIMA \d{1,2}|CALLAO \d{1,2})$/,
  PR: /^00[679]\d{2}(?:-\d{4})?$/,
  PW: /^969(?:39|40)(?:-\d{4})?$/,
  PY: /^\d{4}(?:\d{2})?$/,
  RU: /^[1-6]\d{5}$/,
  SA: /^\d{5}(?:-\d{4})?$/,
  SE: /^[1-9]\d{2} \d{2}$/,
  SH: /^(?:ASCN|STHL|TDCU) 1ZZ$/,
  SK: /^[089]\d{2} \d{2}$/,
  SO: /^(?:[A-Z]{2} )?\d{5}$/,
  SV: /^\d{4}$/,
  TH: /^[1-9]\d{4}$/,
  // Two digits of the province, 01 to 81, come first.
  TR: /^(?:0[1-9]|[1-7]\d|8[01])\d{3}$/,
  TW: /^\d{3}(?:-?\d{2,3})?$/,
  US: /^(?!000)\d{5}(?:-\d{4})?$/,
  VE: /^\d{4}(?:-?[A-Z])?$/,
  VI: /^008(?:[0-4]\d|5[01])(?:-\d{4})?$/,
  XJ: /^\d{4}$/,
};

/** Whether a code in its written form can be one of the country's; a country that nobody knows takes any. */
export function isPostalCode(code: string, country: string): boolean {
  const correction = corrections[country];
  if (correction) return correction.test(code);
  return !postcodeValidatorExistsForCountry(country) || postcodeValidator(code, country);
}
