import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with I. */
export const countriesI: Countries = {
  // Indonesia
  ID: {
    salesRegion: 'Asia and Pacific',
    cultures: ['id-ID', 'en-US'],
    state: { label: 'province', choices: 'text' },
    postalCode: { example: '10110', pattern: /\d{5}/ },
  },
  // Ireland
  IE: {
    salesRegion: 'Europe',
    cultures: ['en-IE', 'en-US'],
    state: { label: 'county', choices: 'names' },
    postalCode: { label: 'eircode', example: 'D02 AF30', pattern: /(?:D6W|[AC-FHKNPRTV-Y]\d{2}) [\dAC-FHKNPRTV-Y]{4}/ },
  },
  // Israel
  IL: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['he-IL', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '9100001', pattern: /\d{5}(?:\d{2})?/ },
  },
  // Isle of Man
  IM: {
    salesRegion: 'Europe',
    cultures: ['en-US'],
    postalCode: { example: 'IM1 1AA', pattern: /IM\d[\dA-Z]? \d[ABD-HJLN-UW-Z]{2}/, required: true },
  },
  // India
  IN: {
    salesRegion: 'India',
    cultures: ['en-IN', 'hi-IN', 'en-US'],
    state: { label: 'state', choices: 'codes', required: true },
    postalCode: { label: 'pinCode', example: '110001', pattern: /[1-9]\d{5}/, required: true },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'PAN / GSTIN',
      example: 'AAACR5055K',
      kinds: [
        {
          pattern:
            /(?:(?:\d{2})?[A-Z]{3}[ABCEFGHJKLPT][A-Z](?!0000)\d{4}[A-Z](?:[\dA-Z]Z[\dA-Z])?|[A-Z]{4}\d{5}[A-Z]|\d{11}|[LU]\d{5}[A-Z]{2}\d{4}[A-Z]{3}\d{6})/,
        },
      ],
    },
  },
  // British Indian Ocean Territory
  IO: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['en-US'],
    postalCode: { example: 'BBND 1ZZ', pattern: /BBND 1ZZ/, required: true },
  },
  // Iraq
  IQ: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-IQ', 'en-US'],
    state: { label: 'governorate', choices: 'text' },
    postalCode: { example: '10011', pattern: /\d{5}/ },
    phoneNumberRequired: true,
    organizationRegistrationNumber: { required: true, name: 'TIN', example: '900123456', kinds: [] },
  },
  // Iceland
  IS: {
    salesRegion: 'Europe',
    cultures: ['is-IS', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '101', pattern: /\d{3}/ },
  },
  // Italy
  IT: {
    salesRegion: 'Europe',
    cultures: ['it-IT', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'province', choices: 'text' },
    postalCode: { example: '00144', pattern: /\d{5}/, required: true, prefixes: ['I'] },
  },
};
