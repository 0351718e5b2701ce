import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with X. */
export const countriesX: Countries = {
  // Sint Eustatius
  XE: {
    name: 'Sint Eustatius',
    otherNames: ['Statia', 'St. Eustatius'],
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['nl-NL', 'en-US'],
    numberingPlan: 'BQ',
  },
  // Jan Mayen
  XJ: {
    name: 'Jan Mayen',
    cultures: ['nb-NO', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    cityLabel: 'postTown',
    postalCode: { example: '8099', pattern: /8099/, prefixes: ['NO', 'N', 'SJ'], source: 'nationalPost' },
    numberingPlan: 'SJ',
  },
  // Kosovo
  XK: {
    otherNames: ['XKS'],
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '10000', pattern: /[1-7]\d{4}/, prefixes: ['RKS'] },
  },
  // Saba
  XS: {
    name: 'Saba',
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['nl-NL', 'en-US'],
    numberingPlan: 'BQ',
  },
};
