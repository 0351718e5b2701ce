import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with D. */
export const countriesD: Countries = {
  // Germany
  DE: {
    salesRegion: 'Europe',
    cultures: ['de-DE', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '10117', pattern: /(?!00)\d{5}/, required: true, prefixes: ['D'] },
  },
  // Djibouti
  DJ: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // Denmark
  DK: {
    salesRegion: 'Europe',
    cultures: ['da-DK', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '1050', pattern: /\d{4}/, required: true },
  },
  // Dominica
  DM: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
  },
  // Dominican Republic
  DO: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-DO', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '10101', pattern: /\d{5}/ },
  },
  // Algeria
  DZ: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-DZ', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '16000', pattern: /\d{5}/ },
  },
};
