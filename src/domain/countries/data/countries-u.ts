import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with U. */
export const countriesU: Countries = {
  // Ukraine
  UA: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['uk-UA', 'en-US'],
    state: { label: 'oblast', choices: 'names' },
    postalCode: { example: '01001', pattern: /\d{5}/, required: true },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'ЄДРПОУ',
      example: '20077720',
      kinds: [{ pattern: /(?:\d{8}|\d{10}|\d{12})/ }],
    },
  },
  // Uganda
  UG: {
    salesRegion: 'Africa',
    cultures: ['en-GB', 'en-US'],
  },
  // U.S. Outlying Islands
  UM: {
    salesRegion: 'United States',
    cultures: ['en-US'],
    state: { label: 'state', choices: 'text' },
    postalCode: { label: 'zipCode', example: '96898', pattern: /96898/ },
    numberingPlan: 'US',
  },
  // United States
  US: {
    salesRegion: 'United States',
    cultures: ['en-US', 'es-US'],
    state: { label: 'state', choices: 'codes', required: true },
    postalCode: {
      label: 'zipCode',
      example: '98052',
      pattern: /(?!000)\d{5}(?:-\d{4})?/,
      plusFour: true,
      required: true,
    },
    organizationRegistrationNumber: {
      name: 'EIN',
      example: '91-1144442',
      kinds: [{ pattern: /\d{9}/ }],
    },
  },
  // Uruguay
  UY: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-UY', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'department', choices: 'names' },
    postalCode: { example: '11000', pattern: /\d{5}/ },
  },
  // Uzbekistan
  UZ: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['uz-Latn-UZ', 'en-US'],
    postalCode: { example: '100000', pattern: /\d{6}/ },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'STIR',
      example: '203366731',
      kinds: [{ pattern: /(?:\d{9}|\d{12}|\d{14})/ }],
    },
  },
};
