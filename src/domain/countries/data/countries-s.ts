import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with S. */
export const countriesS: Countries = {
  // Saudi Arabia
  SA: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-SA', 'en-US'],
    postalCode: { example: '11564', pattern: /\d{5}(?:-\d{4})?/, plusFour: true },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'TIN',
      example: '3000001572',
      kinds: [{ pattern: /(?:\d{10}|3\d{13}3)/ }],
    },
  },
  // Solomon Islands
  SB: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
  },
  // Seychelles
  SC: {
    salesRegion: 'Africa',
    cultures: ['en-US'],
  },
  // Sweden
  SE: {
    salesRegion: 'Europe',
    cultures: ['sv-SE', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '111 22', pattern: /[1-9]\d{2} \d{2}/, required: true, prefixes: ['S'] },
  },
  // Singapore
  SG: {
    salesRegion: 'Asia and Pacific',
    cultures: ['en-SG', 'zh-SG', 'en-US'],
    postalCode: { example: '018956', pattern: /\d{6}/, required: true },
  },
  // St. Helena
  SH: {
    salesRegion: 'Africa',
    cultures: ['en-US'],
    postalCode: { example: 'STHL 1ZZ', pattern: /(?:ASCN|STHL|TDCU) 1ZZ/, required: true },
  },
  // Slovenia
  SI: {
    salesRegion: 'Europe',
    cultures: ['sl-SI', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '1000', pattern: /\d{4}/, prefixes: ['SLO'] },
  },
  // Svalbard & Jan Mayen
  SJ: {
    salesRegion: 'Europe',
    cultures: ['nb-NO', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '9170', pattern: /\d{4}/, required: true, prefixes: ['NO', 'N'] },
  },
  // Slovakia
  SK: {
    salesRegion: 'Europe',
    cultures: ['sk-SK', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '811 01', pattern: /[089]\d{2} \d{2}/, required: true },
  },
  // Sierra Leone
  SL: {
    salesRegion: 'Africa',
    cultures: ['en-US'],
  },
  // San Marino
  SM: {
    salesRegion: 'Europe',
    cultures: ['it-IT', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '47890', pattern: /4789\d/, required: true, prefixes: ['RSM', 'I'] },
  },
  // Senegal
  SN: {
    salesRegion: 'Africa',
    cultures: ['wo-SN', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '12500', pattern: /\d{5}/ },
  },
  // Somalia
  SO: {
    salesRegion: 'Africa',
    cultures: ['ar-SA', 'en-US'],
    state: { label: 'region', choices: 'names' },
    postalCode: { example: 'JH 09010', pattern: /(?:[A-Z]{2} )?\d{5}/ },
  },
  // Suriname
  SR: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['nl-NL'],
    state: { label: 'district', choices: 'names' },
  },
  // South Sudan
  SS: {
    salesRegion: 'Africa',
    cultures: ['en-US'],
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'TIN',
      example: '123345678',
      kinds: [{ pattern: /\d{9}/ }],
    },
  },
  // São Tomé & Príncipe
  ST: {
    salesRegion: 'Africa',
    cultures: ['pt-PT', 'en-US'],
  },
  // El Salvador
  SV: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-SV', 'en-US'],
    state: { label: 'department', choices: 'names' },
    postalCode: { example: '1101', pattern: /\d{4}/, prefixes: ['CP'] },
  },
  // Sint Maarten
  SX: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
  },
  // Eswatini
  SZ: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['en-US'],
    postalCode: { example: 'H100', pattern: /[HLMS]\d{3}/ },
  },
};
