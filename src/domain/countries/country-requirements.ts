import { examplePhoneNumber } from '../phone-numbers.ts';
import type { AddressFormat, CityLabel, PostalLabel, SalesRegion, StateLabel } from './country.ts';
import { countryOf } from './country-table.ts';
import type { LiveCountryRules } from './live-country-rules.ts';
import { postalCodeExample } from './postal-codes.ts';
import { registrationNumberExample } from './registration-numbers.ts';
import { liveStateChoices, type StateChoice, stateChoices } from './states.ts';

/** What a country demands of a customer's address, contact and locale. */
export interface CountryRequirements {
  readonly country: string;
  /** Absent: no partner may sell there. */
  readonly salesRegion?: SalesRegion;
  readonly addressFormat: AddressFormat;
  readonly familyNameFirst: boolean;
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
    /** Empty where none is known, or Partner Center's pattern takes none that is. */
    readonly example: string;
  };
  readonly city: { readonly required: boolean; readonly label: CityLabel };
  readonly phoneNumber: {
    readonly required: boolean;
    /** Empty where none is known. */
    readonly example: string;
  };
  /** Required where Partner Center asks for it; elsewhere it takes one in some countries and refuses it in others. */
  readonly organizationRegistrationNumber: {
    readonly required: boolean;
    /** As it is called in the country; empty where that is not known. */
    readonly name: string;
    /** Empty where none is known, or Partner Center's pattern takes none that is. */
    readonly example: string;
  };
  readonly cultures: readonly string[];
  readonly defaultCulture: string;
  readonly languages: readonly string[];
  readonly live?: LiveCountryRules;
}

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
  const { salesRegion, addressFormat, familyNameFirst, cityLabel, phoneNumberRequired } = countryOf(country);
  const state = stateOf(country, live);
  const postalCode = postalCodeOf(country, live);
  return {
    country,
    ...(salesRegion ? { salesRegion } : {}),
    addressFormat: addressFormat ?? 'street, city state postalCode',
    familyNameFirst: familyNameFirst ?? false,
    ...(state ? { state } : {}),
    ...(postalCode ? { postalCode } : {}),
    city: { required: live?.isCityRequired ?? true, label: cityLabel ?? 'city' },
    phoneNumber: {
      required: live?.customerOrganizationPhoneNumberRequired ?? phoneNumberRequired ?? false,
      example: examplePhoneNumber(country),
    },
    organizationRegistrationNumber: registrationNumberOf(country, live),
    ...localeOf(country, live),
    ...(live ? { live } : {}),
  };
}

function stateOf(country: string, live: LiveCountryRules | undefined): CountryRequirements['state'] {
  const { state: own } = countryOf(country);
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
  const { postalCode: own } = countryOf(country);
  if (!own && !live?.isPostalCodeRequired && !live?.postalCodeRegex) return undefined;
  return {
    required: live?.isPostalCodeRequired ?? own?.required ?? false,
    label: own?.label ?? 'postalCode',
    example: postalCodeExample({ country, livePattern: live?.postalCodeRegex }),
  };
}

function registrationNumberOf(
  country: string,
  live: LiveCountryRules | undefined,
): CountryRequirements['organizationRegistrationNumber'] {
  const { organizationRegistrationNumber: own } = countryOf(country);
  const sample = live?.customerOrganizationRegistrationNumberSample || undefined;
  const examples = [sample, own?.example].filter((example) => example !== undefined);
  const livePattern = live?.customerOrganizationRegistrationNumberRegex;
  return {
    required: live?.customerOrganizationRegistrationNumberRequired ?? own?.required ?? false,
    name: own?.name ?? '',
    example: registrationNumberExample(examples, { country, livePattern }),
  };
}

function localeOf(
  country: string,
  live: LiveCountryRules | undefined,
): Pick<CountryRequirements, 'cultures' | 'defaultCulture' | 'languages'> {
  const own = countryOf(country);
  const listed = live?.supportedCulturesList?.length ? live.supportedCulturesList : own.cultures;
  const first = listed.find((culture) => culture === own.defaultCulture) ?? listed[0] ?? 'en-US';
  const preferred = live?.defaultCulture || first;
  const defaultCulture = listed.find((culture) => culture.toLowerCase() === preferred.toLowerCase()) ?? preferred;
  const cultures = listed.includes(defaultCulture) ? listed : [defaultCulture, ...listed];
  const languages = live?.supportedLanguagesList?.length
    ? live.supportedLanguagesList
    : [...new Set(cultures.map((culture) => culture.split('-')[0] ?? culture))];
  return { cultures, defaultCulture, languages };
}
