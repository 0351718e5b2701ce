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
    otherNames: [
      'UK',
      'Great Britain',
      'Britain',
      'England',
      'Scotland',
      'Wales',
      'Northern Ireland',
      'United Kingdom of Great Britain and Northern Ireland',
      'Großbritannien',
      'Schottland',
      'Nordirland',
      '大不列顛',
      '英格蘭',
      '蘇格蘭',
      '威爾斯',
      '北愛爾蘭',
    ],
    salesRegion: 'Europe',
    cultures: ['en-GB', 'en-US'],
    cityLabel: 'postTown',
    // Every postcode area there is, those of the Crown dependencies too; the last two letters are never C, I, K, M, O or V.
    postalCode: {
      example: 'SW1A 1AA',
      pattern:
        /GIR 0AA|BFPO \d{1,4}|(?:A[BL]|B[ABDFHLNRSTX]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)\d[A-HJKMNPR-Y\d]? \d[ABD-HJLNP-UW-Z]{2}/,
      required: true,
      prefixes: ['UK'],
      source: 'nationalPost',
    },
    organizationRegistrationNumber: { name: 'Company number', example: '00445790', kinds: [] },
  },
  // Grenada
  GD: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
  },
  // Georgia
  GE: {
    otherNames: ['Sakartvelo'],
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
    postalCode: {
      example: '97300',
      pattern: /973\d{2}/,
      required: true,
      prefixes: ['F', 'FR'],
      source: 'nationalPost',
    },
  },
  // Guernsey
  GG: {
    salesRegion: 'Europe',
    cultures: ['en-US'],
    postalCode: {
      example: 'GY1 1AA',
      pattern: /GY[1-9]\d? \d[ABD-HJLNP-UW-Z]{2}/,
      required: true,
      source: 'nationalPost',
    },
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
    otherNames: ['Republic of The Gambia'],
    salesRegion: 'Africa',
    cultures: ['en-US'],
  },
  // Guinea
  GN: {
    otherNames: ['Guinea-Conakry'],
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '001', pattern: /\d{3}/ },
  },
  // Guadeloupe
  GP: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: {
      example: '97100',
      pattern: /97[01]\d{2}/,
      required: true,
      prefixes: ['F', 'FR'],
      source: 'nationalPost',
    },
  },
  // Equatorial Guinea
  GQ: {
    salesRegion: 'Africa',
    cultures: ['es-ES', 'en-US'],
  },
  // Greece
  GR: {
    otherNames: ['Hellas', 'Ελλάς', 'Ellada', 'Hellenic Republic', 'EL'],
    salesRegion: 'Europe',
    cultures: ['el-GR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '105 57', pattern: /[1-8]\d{2} \d{2}/, required: true, source: 'nationalPost' },
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
    state: { label: 'department', choices: 'names' },
    // The first two digits are the department's number.
    postalCode: { example: '01001', pattern: /(?:0[1-9]|1\d|2[0-2])\d{3}/, source: 'nationalPost' },
  },
  // Guam
  GU: {
    salesRegion: 'United States',
    cultures: ['en-US'],
    postalCode: {
      label: 'zipCode',
      example: '96910',
      pattern: /969(?:[12]\d|3[0-2])(?:-\d{4})?/,
      plusFour: true,
      required: true,
      source: 'nationalPost',
    },
  },
  // Guinea-Bissau
  GW: {
    salesRegion: 'Africa',
    cultures: ['pt-PT', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '1000', pattern: /\d{4}/ },
  },
  // Guyana
  GY: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
  },
};
