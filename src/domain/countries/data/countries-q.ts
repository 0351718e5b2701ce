import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with Q. */
export const countriesQ: Countries = {
  // Qatar
  QA: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-QA', 'en-US'],
  },
};
