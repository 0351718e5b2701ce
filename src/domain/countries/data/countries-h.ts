import { adoszam } from '../check-digits/weighted-sums.ts';
import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with H. */
export const countriesH: Countries = {
  // Hong Kong SAR China
  HK: {
    otherNames: ['HKSAR'],
    salesRegion: 'Asia and Pacific',
    cultures: ['zh-HK', 'en-US'],
    familyNameFirst: true,
    cityLabel: 'district',
    state: { label: 'area', choices: 'text' },
  },
  // Heard & McDonald Islands
  HM: {
    otherNames: ['Heard Island and McDonald Islands'],
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
    // Two letters for the department and four digits are the older form.
    postalCode: { example: '11101', pattern: /\d{5}|[A-Z]{2}\d{4}/, source: 'nationalPost' },
  },
  // Croatia
  HR: {
    salesRegion: 'Europe',
    cultures: ['hr-HR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '10000', pattern: /[1-5]\d{4}/, source: 'nationalPost' },
  },
  // Haiti
  HT: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '6110', pattern: /[1-9]\d{3}/, source: 'nationalPost' },
  },
  // Hungary
  HU: {
    salesRegion: 'Europe',
    cultures: ['hu-HU', 'en-US'],
    familyNameFirst: true,
    addressFormat: 'postalCode state, city, street',
    postalCode: {
      example: '1051',
      pattern: /[1-9]\d{3}/,
      required: true,
      prefixes: ['H'],
      source: 'nationalPost',
    },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'Adószám',
      example: '10625790-4-44',
      // The ninth digit is the kind of taxation, the last two are the county. Eight digits: törzsszám, the EU VAT number.
      kinds: [{ pattern: /(?!0{8})\d{8}(?:[1-5](?:0[2-9]|[1-3]\d|4[0-4]|51))?/, checkDigits: adoszam }],
    },
  },
};
