import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with E. */
export const countriesE: Countries = {
  // Ecuador
  EC: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-EC', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'province', choices: 'names' },
    // The first two digits are the province's number; 90 is land that no province has.
    postalCode: { example: '170515', pattern: /(?:0[1-9]|1\d|2[0-4]|90)\d{4}/, source: 'nationalPost' },
  },
  // Estonia
  EE: {
    salesRegion: 'Europe',
    cultures: ['et-EE', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'county', choices: 'text' },
    postalCode: { example: '10111', pattern: /[1-9]\d{4}/, required: true, prefixes: ['EST'], source: 'nationalPost' },
  },
  // Egypt
  EG: {
    otherNames: ['Misr', 'Arab Republic of Egypt'],
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-EG', 'en-US'],
    state: { label: 'governorate', choices: 'text' },
    // Seven digits since 2022; the five-digit codes are still in use.
    postalCode: { example: '11511', pattern: /\d{5}(?:\d{2})?/, source: 'nationalPost' },
  },
  // Eritrea
  ER: {
    salesRegion: 'Africa',
    cultures: ['ar-SA', 'en-US'],
  },
  // Spain
  ES: {
    salesRegion: 'Europe',
    cultures: ['es-ES', 'ca-ES', 'eu-ES', 'gl-ES', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'province', choices: 'text' },
    // The first two digits are the province's number.
    postalCode: {
      example: '28013',
      pattern: /(?:0[1-9]|[1-4]\d|5[0-2])\d{3}/,
      required: true,
      prefixes: ['E'],
      source: 'nationalPost',
    },
    organizationRegistrationNumber: { name: 'NIF', example: 'A28015865', kinds: [] },
  },
  // Ethiopia
  ET: {
    salesRegion: 'Africa',
    cultures: ['am-ET', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '1000', pattern: /\d{4}/ },
  },
};
