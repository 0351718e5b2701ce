import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with L. */
export const countriesL: Countries = {
  // Laos
  LA: {
    otherNames: ['Lao', 'Lao PDR', "Lao People's Democratic Republic"],
    salesRegion: 'Asia and Pacific',
    cultures: ['lo-LA', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    // The first two digits are the province's number, 01 to 18.
    postalCode: { example: '01000', pattern: /(?:0[1-9]|1[0-8])\d{3}/, source: 'nationalPost' },
  },
  // Lebanon
  LB: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-LB', 'en-US'],
    postalCode: { example: '1107 2810', pattern: /\d{4}(?: \d{4})?/ },
  },
  // St. Lucia
  LC: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
    postalCode: { example: 'LC04 101', pattern: /LC\d{2} \d{3}/, source: 'nationalPost' },
  },
  // Liechtenstein
  LI: {
    salesRegion: 'Europe',
    cultures: ['de-LI', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '9490', pattern: /94(?:8[5-9]|9[0-8])/, required: true, prefixes: ['FL', 'CH'] },
  },
  // Sri Lanka
  LK: {
    otherNames: ['Ceylon'],
    salesRegion: 'Asia and Pacific',
    cultures: ['si-LK', 'en-US'],
    postalCode: { example: '00100', pattern: /\d{5}/ },
  },
  // Liberia
  LR: {
    salesRegion: 'Africa',
    cultures: ['en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '1000', pattern: /[1-9]\d{3}/, source: 'nationalPost' },
  },
  // Lesotho
  LS: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['en-US'],
    postalCode: { example: '100', pattern: /[1-9]\d{2}/, source: 'nationalPost' },
  },
  // Lithuania
  LT: {
    salesRegion: 'Europe',
    cultures: ['lt-LT', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'district', choices: 'text' },
    postalCode: { example: '01100', pattern: /\d{5}/, required: true },
  },
  // Luxembourg
  LU: {
    salesRegion: 'Europe',
    cultures: ['de-LU', 'fr-LU', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '2449', pattern: /[1-9]\d{3}/, required: true, prefixes: ['L'], source: 'nationalPost' },
  },
  // Latvia
  LV: {
    salesRegion: 'Europe',
    cultures: ['lv-LV', 'en-US'],
    state: { label: 'district', choices: 'text' },
    postalCode: { example: 'LV-1050', pattern: /LV-[1-5]\d{3}/, required: true, source: 'nationalPost' },
  },
  // Libya
  LY: {
    otherNames: ['Libyan Arab Jamahiriya'],
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-LY', 'en-US'],
  },
};
