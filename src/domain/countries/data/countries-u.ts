import { edrpou, rnokpp } from '../check-digits/weighted-sums.ts';
import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with U. */
export const countriesU: Countries = {
  // Ukraine
  UA: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['uk-UA', 'en-US'],
    state: { label: 'oblast', choices: 'names' },
    postalCode: { example: '01001', pattern: /(?!00)\d{5}/, required: true, source: 'nationalPost' },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'ЄДРПОУ',
      example: '20077720',
      // Ten digits: РНОКПП of a person. Twelve: ІПН, the VAT number.
      kinds: [
        { pattern: /\d{8}/, checkDigits: edrpou },
        { pattern: /\d{10}/, checkDigits: rnokpp, uncertain: true },
        { pattern: /\d{12}/ },
      ],
    },
  },
  // Uganda
  UG: {
    salesRegion: 'Africa',
    cultures: ['en-GB', 'en-US'],
  },
  // U.S. Outlying Islands
  UM: {
    otherNames: ['United States Minor Outlying Islands'],
    salesRegion: 'United States',
    cultures: ['en-US'],
    state: { label: 'state', choices: 'text' },
    postalCode: { label: 'zipCode', example: '96898', pattern: /96898/ },
    numberingPlan: 'US',
  },
  // United States
  US: {
    otherNames: [
      'USA',
      'America',
      'United States of America',
      'the States',
      'Amerika',
      'Vereinigte Staaten von Amerika',
      '美利堅合眾國',
    ],
    salesRegion: 'United States',
    cultures: ['en-US', 'es-US'],
    state: { label: 'state', choices: 'codes', required: true },
    // The lowest is 00501, of Holtsville.
    postalCode: {
      label: 'zipCode',
      example: '98052',
      pattern: /(?!00[0-4])\d{5}(?:-\d{4})?/,
      plusFour: true,
      required: true,
      source: 'nationalPost',
    },
    organizationRegistrationNumber: {
      name: 'EIN',
      example: '91-1144442',
      // The prefixes that the IRS assigns ("How EINs are assigned and valid EIN prefixes").
      kinds: [{ pattern: /(?:0[1-6]|1[0-6]|2[0-7]|[35]\d|4[0-8]|6[0-8]|7[1-7]|8[0-8]|9[0-589])\d{7}/ }],
    },
  },
  // Uruguay
  UY: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-UY', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'department', choices: 'names' },
    postalCode: { example: '11000', pattern: /[1-9]\d{4}/, source: 'nationalPost' },
  },
  // Uzbekistan
  UZ: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['uz-Latn-UZ', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'region', choices: 'text' },
    // Those of today begin with 10 to 23, those of before 2005 with 7.
    postalCode: { example: '100000', pattern: /[127]\d{5}/, source: 'nationalPost' },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'STIR',
      example: '203366731',
      kinds: [{ pattern: /(?:\d{9}|\d{12}|\d{14})/ }],
    },
  },
};
