import { requirementsFor } from '../../../domain/countries/country-requirements.ts';
import { countryCodes } from '../../../domain/countries/country-table.ts';
import { documentedRules } from './documented-rules.ts';

/** `GET /v1/countryvalidationrules/{country}`. What is absent says nothing. */
export interface CountryRules {
  readonly iso2Code: string;
  readonly defaultCulture?: string;
  readonly isStateRequired?: boolean;
  readonly supportedStatesList?: readonly string[];
  readonly supportedLanguagesList: readonly string[];
  readonly supportedCulturesList: readonly string[];
  readonly isPostalCodeRequired?: boolean;
  readonly postalCodeRegex?: string;
  readonly isCityRequired: boolean;
  readonly isVatIdSupported?: boolean;
  readonly taxIdFormat?: string;
  readonly taxIdSample?: string;
  readonly vatIdRegex?: string;
  readonly phoneNumberRegex?: string;
  readonly isTaxIdSupported?: boolean;
  readonly isTaxIdOptional?: boolean;
  readonly countryCallingCodesList?: readonly string[];
}

/** The rules of a country (ISO 3166-1 alpha-2); undefined for one that Partner Center does not know, `UK` among them. */
export function countryRules(country: string): CountryRules | undefined {
  const code = country.toUpperCase();
  if (!countryCodes.includes(code)) return undefined;
  return documentedRules[code] ?? undocumentedRules(code);
}

/** Where no answer is public: what the product's own table knows, and nothing where it knows nothing. */
function undocumentedRules(iso2Code: string): CountryRules {
  const { state, postalCode, city, cultures, defaultCulture, languages } = requirementsFor(iso2Code);
  return {
    iso2Code,
    defaultCulture,
    isStateRequired: state?.required ?? false,
    supportedStatesList: state?.required ? state.choices.map(({ value }) => value) : [],
    supportedLanguagesList: languages,
    supportedCulturesList: cultures,
    isPostalCodeRequired: postalCode?.required ?? false,
    isCityRequired: city.required,
  };
}
