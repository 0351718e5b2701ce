import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with J. */
export const countriesJ: Countries = {
  // Jersey
  JE: {
    salesRegion: 'Europe',
    cultures: ['en-US'],
    postalCode: { example: 'JE2 3AB', pattern: /JE\d[\dA-Z]? \d[ABD-HJLN-UW-Z]{2}/, required: true },
  },
  // Jamaica
  JM: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-JM', 'en-US'],
    state: { label: 'parish', choices: 'names' },
  },
  // Jordan
  JO: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-JO', 'en-US'],
    postalCode: { example: '11118', pattern: /\d{5}/ },
  },
  // Japan
  JP: {
    salesRegion: 'Japan',
    cultures: ['ja-JP', 'en-US'],
    familyNameFirst: true,
    addressFormat: 'postalCode state, city, street',
    state: { label: 'prefecture', choices: 'names', required: true },
    postalCode: { example: '100-0001', pattern: /\d{3}-\d{4}/, required: true },
  },
};
