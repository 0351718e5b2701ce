/**
 * The countries where Partner Center demands an organization registration number, and with it a phone number.
 * Source: Partner Center REST, "Create a customer for an indirect reseller", the list of 24.
 * No document gives the patterns: these are the official lengths of the numbers that Microsoft names for each country, and
 * of those that are usual there.
 */
const requiredPatterns: Readonly<Record<string, string>> = {
  AE: '^(\\d{15}|[A-Z]{1,3}\\d{4,10})$',
  AM: '^(\\d{8}|\\d{10})$',
  AZ: '^\\d{10}$',
  BR: '^[0-9A-Z]{12}\\d{2}$',
  BY: '^[0-9A-Z]{2}\\d{7}$',
  HU: '^(\\d{8}|\\d{11})$',
  IN: '^(\\d{11}|[A-Z]{5}\\d{4}[A-Z]|\\d{2}[A-Z]{5}\\d{4}[A-Z][0-9A-Z]{3}|[LU]\\d{5}[A-Z]{2}\\d{4}[A-Z]{3}\\d{6})$',
  IQ: '^[0-9A-Z]{5,22}$',
  KG: '^\\d{14}$',
  KZ: '^\\d{12}$',
  MD: '^\\d{13}$',
  MM: '^[0-9A-Z]{5,22}$',
  PL: '^(\\d{10}|\\d{11})$',
  RU: '^(\\d{10}|\\d{12})$',
  SA: '^(\\d{10}|\\d{15})$',
  SS: '^\\d{9}$',
  TH: '^\\d{13}$',
  TJ: '^(\\d{9}|\\d{10})$',
  TR: '^(\\d{10}|\\d{11})$',
  UA: '^(\\d{8}|\\d{10}|\\d{12})$',
  UZ: '^(\\d{9}|\\d{12}|\\d{14})$',
  VE: '^[CEGJPV]\\d{9}$',
  VN: '^(\\d{10}|\\d{10}-?\\d{3}|\\d{12})$',
  ZA: '^[0-9A-Z/]{5,22}$',
};

/** China stands in one of the page's two tables only: taken, not demanded. */
const optionalPatterns: Readonly<Record<string, string>> = { CN: '^([0-9A-Z]{15}|[0-9A-Z]{18})$' };

export interface RegistrationRule {
  readonly required: boolean;
  readonly pattern: string;
}

/** The rule for a country, undefined where Partner Center takes no registration number. */
export function registrationRule(country: string): RegistrationRule | undefined {
  const required = requiredPatterns[country];
  if (required) return { required: true, pattern: required };
  const optional = optionalPatterns[country];
  return optional ? { required: false, pattern: optional } : undefined;
}
