import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with M. */
export const countriesM: Countries = {
  // Morocco
  MA: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-MA', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '10000', pattern: /\d{5}/ },
  },
  // Monaco
  MC: {
    salesRegion: 'Europe',
    cultures: ['fr-MC', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '98000', pattern: /980\d{2}/, prefixes: ['F'] },
  },
  // Moldova
  MD: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ro-RO', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '2001', pattern: /\d{4}/ },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'IDNO',
      example: '1002600048836',
      kinds: [{ pattern: /\d{13}/ }],
    },
  },
  // Montenegro
  ME: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['sr-Latn-ME', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '81000', pattern: /8\d{4}/ },
  },
  // St. Martin
  MF: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '97150', pattern: /9[78][01]\d{2}/, required: true },
  },
  // Madagascar
  MG: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '101', pattern: /\d{3}/ },
  },
  // Marshall Islands
  MH: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
    state: { label: 'state', choices: 'text' },
    postalCode: { label: 'zipCode', example: '96960', pattern: /969[67]\d(?:-\d{4})?/, plusFour: true, required: true },
  },
  // North Macedonia
  MK: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['mk-MK', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '1000', pattern: /\d{4}/ },
  },
  // Mali
  ML: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // Myanmar (Burma)
  MM: {
    salesRegion: 'Asia and Pacific',
    cultures: ['en-US'],
    postalCode: { example: '11181', pattern: /\d{5}(?:\d{2})?/ },
    phoneNumberRequired: true,
    organizationRegistrationNumber: { required: true, name: 'TIN', example: '123456789', kinds: [] },
  },
  // Mongolia
  MN: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['mn-MN', 'en-US'],
    postalCode: { example: '14200', pattern: /\d{5}/ },
  },
  // Macao SAR China
  MO: {
    salesRegion: 'Asia and Pacific',
    cultures: ['zh-MO', 'en-US'],
    familyNameFirst: true,
  },
  // Northern Mariana Islands
  MP: {
    salesRegion: 'United States',
    cultures: ['en-US'],
    state: { label: 'state', choices: 'text' },
    postalCode: { label: 'zipCode', example: '96950', pattern: /9695[012](?:-\d{4})?/, plusFour: true, required: true },
  },
  // Martinique
  MQ: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '97200', pattern: /9[78]2\d{2}/, required: true },
  },
  // Mauritania
  MR: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-SA', 'en-US'],
  },
  // Montserrat
  MS: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
  },
  // Malta
  MT: {
    salesRegion: 'Europe',
    cultures: ['mt-MT', 'en-US'],
    postalCode: { example: 'VLT 1117', pattern: /[A-Z]{3} \d{2,4}/ },
  },
  // Mauritius
  MU: {
    salesRegion: 'Africa',
    cultures: ['en-GB', 'en-US'],
    postalCode: { example: '11328', pattern: /[\dA-Z]\d{4}|\d{3}[A-Z]{2}\d{3}/ },
  },
  // Maldives
  MV: {
    salesRegion: 'Asia and Pacific',
    cultures: ['dv-MV', 'en-US'],
    postalCode: { example: '20026', pattern: /\d{5}/ },
  },
  // Malawi
  MW: {
    salesRegion: 'Africa',
    cultures: ['en-US'],
  },
  // Mexico
  MX: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-MX', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'state', choices: 'codes', required: true },
    postalCode: { example: '06600', pattern: /\d{5}/, required: true },
  },
  // Malaysia
  MY: {
    salesRegion: 'Asia and Pacific',
    cultures: ['en-MY', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'state', choices: 'names' },
    postalCode: { example: '50480', pattern: /\d{5}/, required: true },
  },
  // Mozambique
  MZ: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['pt-PT'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'province', choices: 'names' },
    postalCode: { example: '1100', pattern: /\d{4}/ },
  },
};
