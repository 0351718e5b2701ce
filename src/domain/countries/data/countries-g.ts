import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with G. */
export const countriesG: Countries = {
  // Gabon
  GA: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // United Kingdom
  GB: {
    salesRegion: 'Europe',
    cultures: ['en-GB', 'en-US'],
    postalCode: {
      example: 'SW1A 1AA',
      pattern: /GIR 0AA|BFPO ?\d{1,4}|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}/,
      required: true,
    },
  },
  // Grenada
  GD: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
  },
  // Georgia
  GE: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ka-GE', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '0105', pattern: /\d{4}/ },
  },
  // French Guiana
  GF: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '97300', pattern: /9[78]3\d{2}/, required: true },
  },
  // Guernsey
  GG: {
    salesRegion: 'Europe',
    cultures: ['en-US'],
    postalCode: { example: 'GY1 1AA', pattern: /GY\d[\dA-Z]? \d[ABD-HJLN-UW-Z]{2}/, required: true },
  },
  // Ghana
  GH: {
    salesRegion: 'Africa',
    cultures: ['en-GB', 'en-US'],
  },
  // Gibraltar
  GI: {
    salesRegion: 'Europe',
    cultures: ['en-US'],
    postalCode: { example: 'GX11 1AA', pattern: /GX11 1AA/ },
  },
  // Greenland
  GL: {
    salesRegion: 'Europe',
    cultures: ['da-DK', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '3900', pattern: /39\d{2}/, required: true, prefixes: ['DK'] },
  },
  // Gambia
  GM: {
    salesRegion: 'Africa',
    cultures: ['en-US'],
  },
  // Guinea
  GN: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
    postalCode: { example: '001', pattern: /\d{3}/ },
  },
  // Guadeloupe
  GP: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '97100', pattern: /9[78][01]\d{2}/, required: true },
  },
  // Equatorial Guinea
  GQ: {
    salesRegion: 'Africa',
    cultures: ['es-ES', 'en-US'],
  },
  // Greece
  GR: {
    salesRegion: 'Europe',
    cultures: ['el-GR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '105 57', pattern: /\d{3} \d{2}/, required: true },
  },
  // South Georgia & South Sandwich Islands
  GS: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
    postalCode: { example: 'SIQQ 1ZZ', pattern: /SIQQ 1ZZ/, required: true },
    numberingPlan: 'FK',
  },
  // Guatemala
  GT: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-GT', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '01001', pattern: /\d{5}/ },
  },
  // Guam
  GU: {
    salesRegion: 'United States',
    cultures: ['en-US'],
    postalCode: {
      label: 'zipCode',
      example: '96910',
      pattern: /969(?:[12]\d|3[12])(?:-\d{4})?/,
      plusFour: true,
      required: true,
    },
  },
  // Guinea-Bissau
  GW: {
    salesRegion: 'Africa',
    cultures: ['pt-PT', 'en-US'],
    postalCode: { example: '1000', pattern: /\d{4}/ },
  },
  // Guyana
  GY: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
  },
};
