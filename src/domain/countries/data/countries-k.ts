import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with K. */
export const countriesK: Countries = {
  // Kenya
  KE: {
    salesRegion: 'Africa',
    cultures: ['sw-KE', 'en-US'],
    postalCode: { example: '00100', pattern: /\d{5}/ },
  },
  // Kyrgyzstan
  KG: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ky-KG', 'en-US'],
    postalCode: { example: '720001', pattern: /\d{6}/ },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'ИНН',
      example: '01103202110130',
      kinds: [{ pattern: /\d{14}/ }],
    },
  },
  // Cambodia
  KH: {
    salesRegion: 'Asia and Pacific',
    cultures: ['km-KH', 'en-US'],
    postalCode: { example: '120101', pattern: /\d{5,6}/ },
  },
  // Kiribati
  KI: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
  },
  // Comoros
  KM: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // St. Kitts & Nevis
  KN: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-GB', 'en-US'],
    state: { label: 'island', choices: 'names' },
  },
  // South Korea
  KR: {
    salesRegion: 'Korea, Republic of',
    cultures: ['ko-KR', 'en-US'],
    familyNameFirst: true,
    addressFormat: 'postalCode state, city, street',
    state: { label: 'province', choices: 'text' },
    postalCode: { example: '03051', pattern: /\d{5}/, required: true },
  },
  // Kuwait
  KW: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-KW', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '13001', pattern: /\d{5}/ },
  },
  // Cayman Islands
  KY: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-GB', 'en-US'],
    state: { label: 'island', choices: 'text' },
    postalCode: { example: 'KY1-1100', pattern: /KY\d-\d{4}/ },
  },
  // Kazakhstan
  KZ: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['kk-KZ', 'en-US'],
    // The new codes are letters and digits: A26F8D6.
    postalCode: { example: '010000', pattern: /\d{6}|[A-Z]\d{2}[A-Z]\d[A-Z]\d/ },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'БСН / БИН',
      example: '020240000555',
      kinds: [{ pattern: /\d{12}/ }],
    },
  },
};
