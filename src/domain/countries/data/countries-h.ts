import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with H. */
export const countriesH: Countries = {
  // Hong Kong SAR China
  HK: {
    salesRegion: 'Asia and Pacific',
    cultures: ['zh-HK', 'en-US'],
    familyNameFirst: true,
    state: { label: 'area', choices: 'text' },
  },
  // Heard & McDonald Islands
  HM: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
    postalCode: { example: '7050', pattern: /\d{4}/ },
    numberingPlan: 'AU',
  },
  // Honduras
  HN: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-HN', 'en-US'],
    state: { label: 'department', choices: 'names' },
    postalCode: { example: '11101', pattern: /\d{5}|[A-Z]{2}\d{4}/ },
  },
  // Croatia
  HR: {
    salesRegion: 'Europe',
    cultures: ['hr-HR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '10000', pattern: /\d{5}/ },
  },
  // Haiti
  HT: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['fr-FR', 'en-US'],
    postalCode: { example: '6110', pattern: /\d{4}/ },
  },
  // Hungary
  HU: {
    salesRegion: 'Europe',
    cultures: ['hu-HU', 'en-US'],
    familyNameFirst: true,
    postalCode: { example: '1051', pattern: /[1-9]\d{3}/, required: true, prefixes: ['H'] },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'Adószám',
      example: '10625790-4-44',
      kinds: [{ pattern: /(?:\d{11}|(?:HU)?\d{8})/ }],
    },
  },
};
