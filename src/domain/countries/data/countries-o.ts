import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with O. */
export const countriesO: Countries = {
  // Oman
  OM: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-OM', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '112', pattern: /[1-9]\d{2}/, prefixes: ['PC', 'P.C.'], source: 'nationalPost' },
  },
};
