import type { CountryRules } from './country-rules.ts';

const unitedStates =
  'AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY';
const canada = 'AB BC MB NB NL NS NT NU ON PE QC SK YT';

/** National number, with or without the leading 1; a `+` is refused. */
const northAmericanPhone = '^(1[ \\-\\/\\.]?)?(\\((\\d{3})\\)|(\\d{3}))[ \\-\\/\\.]?(\\d{3})[ \\-\\/\\.]?(\\d{4})$';

/**
 * Countries whose answer is known. Sources: US, a recording of microsoft/Partner-Center-PowerShell of 2019; PT, an
 * answer of 2021 that a user of the same module posted. CA is made after the US answer: no recording is public.
 */
export const documentedRules: Readonly<Record<string, CountryRules>> = {
  US: {
    iso2Code: 'US',
    defaultCulture: 'en-US',
    isStateRequired: true,
    supportedStatesList: unitedStates.split(' '),
    supportedLanguagesList: ['en', 'es'],
    supportedCulturesList: ['en-US', 'es-US'],
    isPostalCodeRequired: true,
    postalCodeRegex: '^\\d{5}(-\\d{4})?$',
    isCityRequired: true,
    isVatIdSupported: false,
    phoneNumberRegex: northAmericanPhone,
    isTaxIdSupported: true,
    isTaxIdOptional: true,
    countryCallingCodesList: ['1'],
  },
  CA: {
    iso2Code: 'CA',
    defaultCulture: 'en-US',
    isStateRequired: true,
    supportedStatesList: canada.split(' '),
    supportedLanguagesList: ['en', 'fr'],
    supportedCulturesList: ['en-US', 'en-CA', 'fr-CA'],
    isPostalCodeRequired: true,
    postalCodeRegex: '^[A-Z]\\d[A-Z] ?\\d[A-Z]\\d$',
    isCityRequired: true,
    phoneNumberRegex: northAmericanPhone,
    countryCallingCodesList: ['1'],
  },
  PT: {
    iso2Code: 'PT',
    defaultCulture: 'pt-PT',
    isStateRequired: false,
    supportedStatesList: [],
    supportedLanguagesList: ['en', 'pt-PT'],
    supportedCulturesList: ['pt-PT', 'en-US'],
    isPostalCodeRequired: true,
    postalCodeRegex: '^\\d{4}(-\\d{3})?$',
    isCityRequired: true,
    isVatIdSupported: true,
    taxIdFormat: 'PT#########',
    taxIdSample: 'PT980152267',
    vatIdRegex: '^PT[\\d]{9,9}$',
    isTaxIdSupported: false,
    isTaxIdOptional: false,
    countryCallingCodesList: ['351'],
  },
};
