import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with C. */
export const countriesC: Countries = {
  // Canada
  CA: {
    salesRegion: 'Canada',
    cultures: ['fr-CA', 'en-US'],
    // Partner Center's list puts French first; three of four Canadians would be written to in the wrong language.
    defaultCulture: 'en-US',
    state: { label: 'province', choices: 'codes', required: true },
    postalCode: {
      example: 'K1A 0B1',
      pattern: /[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] \d[ABCEGHJ-NPRSTV-Z]\d/,
      required: true,
    },
  },
  // Cocos (Keeling) Islands
  CC: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
    postalCode: { example: '6799', pattern: /6799/ },
  },
  // Congo - Kinshasa
  CD: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // Central African Republic
  CF: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // Congo - Brazzaville
  CG: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // Switzerland
  CH: {
    salesRegion: 'Europe',
    cultures: ['de-CH', 'fr-CH', 'it-CH', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '8001', pattern: /[1-9]\d{3}/, required: true },
  },
  // Côte d’Ivoire
  CI: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // Cook Islands
  CK: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
  },
  // Chile
  CL: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-CL', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'region', choices: 'names' },
    postalCode: { example: '8320000', pattern: /\d{3}-?\d{4}/ },
  },
  // Cameroon
  CM: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // China
  CN: {
    salesRegion: 'China',
    cultures: ['zh-CN', 'en-US'],
    familyNameFirst: true,
    addressFormat: 'postalCode state, city, street',
    state: { label: 'province', choices: 'codes', required: true },
    postalCode: { example: '100006', pattern: /\d{6}/, required: true },
    organizationRegistrationNumber: {
      required: true,
      name: '统一社会信用代码',
      example: '91330100799655058B',
      kinds: [{ pattern: /(?:[\dA-HJ-NPQRTUWXY]{18}|\d{15})/ }],
    },
  },
  // Colombia
  CO: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-CO', 'en-US'],
    state: { label: 'department', choices: 'names' },
    postalCode: { example: '110111', pattern: /\d{6}/ },
  },
  // Costa Rica
  CR: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-CR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'province', choices: 'names' },
    postalCode: { example: '10101', pattern: /\d{5}/ },
  },
  // Cape Verde
  CV: {
    salesRegion: 'Africa',
    cultures: ['pt-CV', 'en-US'],
    state: { label: 'island', choices: 'text' },
    postalCode: { example: '7600', pattern: /\d{4}/ },
  },
  // Curaçao
  CW: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['nl-NL', 'en-US'],
  },
  // Christmas Island
  CX: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
    postalCode: { example: '6798', pattern: /6798/ },
  },
  // Cyprus
  CY: {
    salesRegion: 'Europe',
    cultures: ['el-GR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '1010', pattern: /\d{4}/ },
  },
  // Czechia
  CZ: {
    salesRegion: 'Europe',
    cultures: ['cs-CZ', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '110 00', pattern: /[1-7]\d{2} \d{2}/, required: true, prefixes: ['CS'] },
  },
};
