import { examplePhoneNumber } from '../phone-numbers.ts';
import { culturesOf } from './country-codes.ts';
import type { LiveCountryRules } from './live-country-rules.ts';
import { postalCodeRequired, postalExamples } from './postal-table.ts';
import { phoneNumberRequired, registrationNumbers } from './registration-table.ts';
import { type StateLabel, stateFields } from './state-fields.ts';
import { liveStateChoices, type StateChoice, stateChoices } from './states.ts';

export type { StateLabel } from './state-fields.ts';
export type PostalLabel = 'postalCode' | 'zipCode' | 'pinCode' | 'eircode';

/** What a country demands of a customer's address, contact and locale. */
export interface CountryRequirements {
  readonly country: string;
  /** Absent: the country has no such field. */
  readonly state?: {
    readonly required: boolean;
    readonly label: StateLabel;
    /** Empty: free text. */
    readonly choices: readonly StateChoice[];
  };
  /** Absent: the country has no postal codes. */
  readonly postalCode?: {
    readonly required: boolean;
    readonly label: PostalLabel;
    /** Empty where none is known. */
    readonly example: string;
  };
  readonly cityRequired: boolean;
  readonly phoneNumber: {
    readonly required: boolean;
    /** Empty where none is known. */
    readonly example: string;
  };
  /** Only where Partner Center asks for it, and then it is required. */
  readonly organizationRegistrationNumber?: { readonly name: string; readonly example: string };
  readonly cultures: readonly string[];
  readonly defaultCulture: string;
  readonly languages: readonly string[];
  readonly live?: LiveCountryRules;
}

const postalLabels: Readonly<Record<string, PostalLabel>> = {
  AS: 'zipCode',
  FM: 'zipCode',
  GU: 'zipCode',
  IE: 'eircode',
  IN: 'pinCode',
  MH: 'zipCode',
  MP: 'zipCode',
  PR: 'zipCode',
  PW: 'zipCode',
  UM: 'zipCode',
  US: 'zipCode',
  VI: 'zipCode',
};

/** Partner Center's list puts French first; three of four Canadians would be written to in the wrong language. */
const otherDefaultCultures: Readonly<Record<string, string>> = { CA: 'en-US' };

const ownRequirements = new Map<string, CountryRequirements>();
const liveRequirements = new WeakMap<LiveCountryRules, CountryRequirements>();

/**
 * What a country demands: Partner Center's live rules where they say something, else our own table. The same object for
 * the same arguments, so that whatever is built from it can be kept with it.
 */
export function requirementsFor(country: string, live?: LiveCountryRules): CountryRequirements {
  const known = live ? liveRequirements.get(live) : ownRequirements.get(country);
  if (known?.country === country) return known;
  const requirements = combine(country, live);
  if (live) liveRequirements.set(live, requirements);
  else ownRequirements.set(country, requirements);
  return requirements;
}

function combine(country: string, live: LiveCountryRules | undefined): CountryRequirements {
  const state = stateOf(country, live);
  const postalCode = postalCodeOf(country, live);
  const registrationNumber = registrationNumberOf(country, live);
  return {
    country,
    ...(state ? { state } : {}),
    ...(postalCode ? { postalCode } : {}),
    cityRequired: live?.isCityRequired ?? true,
    phoneNumber: {
      required: live?.customerOrganizationPhoneNumberRequired ?? phoneNumberRequired.has(country),
      example: examplePhoneNumber(country),
    },
    ...(registrationNumber ? { organizationRegistrationNumber: registrationNumber } : {}),
    ...localeOf(country, live),
    ...(live ? { live } : {}),
  };
}

function stateOf(country: string, live: LiveCountryRules | undefined): CountryRequirements['state'] {
  const own = stateFields.get(country);
  const listed = live?.supportedStatesList ?? [];
  if (!own && !live?.isStateRequired && listed.length === 0) return undefined;
  const ownChoices = own ? stateChoices(country, own) : [];
  return {
    required: live?.isStateRequired ?? own?.required ?? false,
    label: own?.label ?? 'province',
    choices: listed.length > 0 ? liveStateChoices(country, listed) : ownChoices,
  };
}

function postalCodeOf(country: string, live: LiveCountryRules | undefined): CountryRequirements['postalCode'] {
  const example = postalExamples[country];
  if (example === undefined && !live?.isPostalCodeRequired && !live?.postalCodeRegex) return undefined;
  return {
    required: live?.isPostalCodeRequired ?? postalCodeRequired.has(country),
    label: postalLabels[country] ?? 'postalCode',
    example: example ?? '',
  };
}

function registrationNumberOf(
  country: string,
  live: LiveCountryRules | undefined,
): CountryRequirements['organizationRegistrationNumber'] {
  const own = registrationNumbers[country];
  if (!(live?.customerOrganizationRegistrationNumberRequired ?? own !== undefined)) return undefined;
  const example = live?.customerOrganizationRegistrationNumberSample || own?.example || '';
  return { name: own?.name ?? '', example };
}

function localeOf(
  country: string,
  live: LiveCountryRules | undefined,
): Pick<CountryRequirements, 'cultures' | 'defaultCulture' | 'languages'> {
  const listed = live?.supportedCulturesList?.length ? live.supportedCulturesList : culturesOf(country);
  const first = listed.find((culture) => culture === otherDefaultCultures[country]) ?? listed[0] ?? 'en-US';
  const preferred = live?.defaultCulture || first;
  const defaultCulture = listed.find((culture) => culture.toLowerCase() === preferred.toLowerCase()) ?? preferred;
  const cultures = listed.includes(defaultCulture) ? listed : [defaultCulture, ...listed];
  const languages = live?.supportedLanguagesList?.length
    ? live.supportedLanguagesList
    : [...new Set(cultures.map((culture) => culture.split('-')[0] ?? culture))];
  return { cultures, defaultCulture, languages };
}
