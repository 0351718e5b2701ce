import { idno } from '../check-digits/weighted-sums.ts';
import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with M. */
export const countriesM: Countries = {
  // Morocco
  MA: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-MA', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '10000', pattern: /[1-9]\d{4}/, source: 'nationalPost' },
  },
  // Monaco
  MC: {
    salesRegion: 'Europe',
    cultures: ['fr-MC', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '98000', pattern: /980\d{2}/, prefixes: ['F', 'FR'] },
  },
  // Moldova
  MD: {
    otherNames: ['Moldavia', 'Moldau', 'Moldawien'],
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ro-RO', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '2001', pattern: /[2-7]\d{3}/, source: 'nationalPost' },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'IDNO',
      example: '1002600048836',
      kinds: [{ pattern: /\d{13}/, checkDigits: idno }],
    },
  },
  // Montenegro
  ME: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['sr-Latn-ME', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '81000', pattern: /8[145]\d{3}/, prefixes: ['MNE'], source: 'nationalPost' },
  },
  // St. Martin
  MF: {
    otherNames: ['Saint Martin (French part)'],
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: {
      example: '97150',
      pattern: /97[01]\d{2}/,
      required: true,
      prefixes: ['F', 'FR'],
      source: 'nationalPost',
    },
  },
  // Madagascar
  MG: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    // The first digit is the former province's.
    postalCode: { example: '101', pattern: /[1-6]\d{2}/, source: 'nationalPost' },
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
    otherNames: [
      'Macedonia',
      'Republic of Macedonia',
      'FYROM',
      'Former Yugoslav Republic of Macedonia',
      'Mazedonien',
      '馬其頓',
    ],
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['mk-MK', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '1000', pattern: /[1267]\d{3}/, prefixes: ['NMK'], source: 'nationalPost' },
  },
  // Mali
  ML: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // Myanmar (Burma)
  MM: {
    otherNames: ['Burma', 'Birma'],
    salesRegion: 'Asia and Pacific',
    cultures: ['en-US'],
    // Five digits for a township, seven for a ward.
    postalCode: { example: '11181', pattern: /\d{5}(?:\d{2})?/, source: 'nationalPost' },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'TIN',
      example: '123456789',
      kinds: [{ pattern: /\d{5,22}/ }],
      anyOther: true,
    },
  },
  // Mongolia
  MN: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['mn-MN', 'en-US'],
    state: { label: 'province', choices: 'text' },
    postalCode: { example: '14200', pattern: /[1-9]\d{4}/, source: 'nationalPost' },
  },
  // Macao SAR China
  MO: {
    otherNames: ['Macau'],
    salesRegion: 'Asia and Pacific',
    cultures: ['zh-MO', 'en-US'],
    familyNameFirst: true,
  },
  // Northern Mariana Islands
  MP: {
    otherNames: ['Northern Marianas'],
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
    postalCode: {
      example: '97200',
      pattern: /972\d{2}/,
      required: true,
      prefixes: ['F', 'FR'],
      source: 'nationalPost',
    },
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
    postalCode: { example: 'MSR1110', pattern: /MSR1\d{3}/, source: 'nationalPost' },
  },
  // Malta
  MT: {
    salesRegion: 'Europe',
    cultures: ['mt-MT', 'en-US'],
    // Four digits since 2007, two before.
    postalCode: { example: 'VLT 1117', pattern: /[A-Z]{3} \d{4}|[A-Z]{3} ?\d{2}/, source: 'nationalPost' },
  },
  // Mauritius
  MU: {
    salesRegion: 'Africa',
    cultures: ['en-GB', 'en-US'],
    // Agalega and Rodrigues have a letter first; the long codes were those before 2014.
    postalCode: { example: '11328', pattern: /[1-9AR]\d{4}|\d{3}[A-Z]{2}\d{3}/, source: 'nationalPost' },
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
    addressFormat: 'street, postalCode city, state',
    // Since 2019; the first digit is the region. Most addresses do without.
    postalCode: { example: '207201', pattern: /[1-3]\d{5}/, source: 'nationalPost' },
  },
  // Mexico
  MX: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-MX', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'state', choices: 'codes', required: true },
    postalCode: { example: '06600', pattern: /\d{5}/, required: true, prefixes: ['CP', 'C.P.'] },
    organizationRegistrationNumber: { name: 'RFC', example: 'CEM880726UZA', kinds: [] },
  },
  // Malaysia
  MY: {
    salesRegion: 'Asia and Pacific',
    cultures: ['en-MY', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'state', choices: 'names' },
    postalCode: { example: '50480', pattern: /(?!00)\d{5}/, required: true, source: 'nationalPost' },
  },
  // Mozambique
  MZ: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['pt-PT'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'province', choices: 'names' },
    postalCode: { example: '1100', pattern: /[1-9]\d{3}/, source: 'nationalPost' },
  },
};
