import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with L. */
export const countriesL: Countries = {
  // Laos
  LA: {
    salesRegion: 'Asia and Pacific',
    cultures: ['lo-LA', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '01000', pattern: /\d{5}/ },
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
  },
  // Liechtenstein
  LI: {
    salesRegion: 'Europe',
    cultures: ['de-LI', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '9490', pattern: /94(?:8[5-9]|9[0-8])/, required: true, prefixes: ['FL'] },
  },
  // Sri Lanka
  LK: {
    salesRegion: 'Asia and Pacific',
    cultures: ['si-LK', 'en-US'],
    postalCode: { example: '00100', pattern: /\d{5}/ },
  },
  // Liberia
  LR: {
    salesRegion: 'Africa',
    cultures: ['en-US'],
    postalCode: { example: '1000', pattern: /\d{4}/ },
  },
  // Lesotho
  LS: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['en-US'],
    postalCode: { example: '100', pattern: /\d{3}/ },
  },
  // Lithuania
  LT: {
    salesRegion: 'Europe',
    cultures: ['lt-LT', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '01100', pattern: /\d{5}/, required: true },
  },
  // Luxembourg
  LU: {
    salesRegion: 'Europe',
    cultures: ['de-LU', 'fr-LU', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '2449', pattern: /\d{4}/, required: true, prefixes: ['L'] },
  },
  // Latvia
  LV: {
    salesRegion: 'Europe',
    cultures: ['lv-LV', 'en-US'],
    postalCode: { example: 'LV-1050', pattern: /LV-\d{4}/, required: true },
  },
  // Libya
  LY: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-LY', 'en-US'],
  },
};
