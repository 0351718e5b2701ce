import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with W. */
export const countriesW: Countries = {
  // Wallis & Futuna
  WF: {
    salesRegion: 'Australia',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '98600', pattern: /986\d{2}/, required: true, prefixes: ['F', 'FR'] },
  },
  // Samoa
  WS: {
    otherNames: ['Western Samoa'],
    salesRegion: 'New Zealand',
    cultures: ['en-US'],
    // Upolu and Savai‘i; most addresses do without.
    postalCode: { example: 'WS1330', pattern: /WS[12]\d{3}/, source: 'nationalPost' },
  },
};
