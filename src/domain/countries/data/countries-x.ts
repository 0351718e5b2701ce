import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with X. */
export const countriesX: Countries = {
  // Sint Eustatius
  XE: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['nl-NL', 'en-US'],
    numberingPlan: 'BQ',
  },
  // Jan Mayen
  XJ: {
    cultures: ['nb-NO', 'en-US'],
    postalCode: { example: '8099', pattern: /\d{4}/ },
    numberingPlan: 'SJ',
  },
  // Kosovo
  XK: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '10000', pattern: /[1-7]\d{4}/ },
  },
  // Saba
  XS: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['nl-NL', 'en-US'],
    numberingPlan: 'BQ',
  },
};
