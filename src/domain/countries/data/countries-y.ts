import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with Y. */
export const countriesY: Countries = {
  // Yemen
  YE: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-YE', 'en-US'],
  },
  // Mayotte
  YT: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '97600', pattern: /976\d{2}/, required: true, prefixes: ['F', 'FR'] },
  },
};
