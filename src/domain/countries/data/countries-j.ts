import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with J. */
export const countriesJ: Countries = {
  // Jersey
  JE: {
    salesRegion: 'Europe',
    cultures: ['en-US'],
    postalCode: {
      example: 'JE2 3AB',
      pattern: /JE[1-9]\d? \d[ABD-HJLN-UW-Z]{2}/,
      required: true,
      source: 'nationalPost',
    },
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
    postalCode: { example: '11118', pattern: /[1-9]\d{4}/, source: 'nationalPost' },
  },
  // Japan
  JP: {
    otherNames: ['Nippon', 'Nihon', '日本国', '日本國'],
    salesRegion: 'Japan',
    cultures: ['ja-JP', 'en-US'],
    familyNameFirst: true,
    addressFormat: 'postalCode state, city, street',
    state: { label: 'prefecture', choices: 'names', required: true },
    // The lowest are those of Sapporo, 001-0000.
    postalCode: { example: '100-0001', pattern: /(?!000)\d{3}-\d{4}/, required: true, source: 'nationalPost' },
    organizationRegistrationNumber: { name: '法人番号', example: '7000012050002', kinds: [] },
  },
};
