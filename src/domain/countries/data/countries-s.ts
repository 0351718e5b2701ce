import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with S. */
export const countriesS: Countries = {
  // Saudi Arabia
  SA: {
    otherNames: ['KSA', 'Saudi', 'السعودية'],
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-SA', 'en-US'],
    postalCode: { example: '11564', pattern: /[1-9]\d{4}(?:-\d{4})?/, plusFour: true, source: 'nationalPost' },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'TIN',
      example: '3000001572',
      // The rule of the tenth, a check digit, is not published: it is not Luhn's. Fifteen digits: the VAT number.
      kinds: [{ pattern: /3\d{9}/ }, { pattern: /3\d{13}3/ }],
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
    state: { label: 'island', choices: 'text' },
  },
  // Sweden
  SE: {
    salesRegion: 'Europe',
    cultures: ['sv-SE', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    cityLabel: 'postTown',
    postalCode: {
      example: '111 22',
      pattern: /[1-9]\d{2} \d{2}/,
      required: true,
      prefixes: ['S'],
      source: 'nationalPost',
    },
    organizationRegistrationNumber: { name: 'Organisationsnummer', example: '556016-0680', kinds: [] },
  },
  // Singapore
  SG: {
    salesRegion: 'Asia and Pacific',
    cultures: ['en-SG', 'zh-SG', 'en-US'],
    postalCode: {
      example: '018956',
      pattern: /(?!00)\d{6}/,
      required: true,
      prefixes: ['SINGAPORE', 'S'],
      source: 'nationalPost',
    },
    organizationRegistrationNumber: { name: 'UEN', example: '196800306E', kinds: [] },
  },
  // St. Helena
  SH: {
    otherNames: ['Saint Helena, Ascension and Tristan da Cunha', 'St Helena, Ascension, Tristan da Cunha'],
    salesRegion: 'Africa',
    cultures: ['en-US'],
    postalCode: { example: 'STHL 1ZZ', pattern: /(?:ASCN|STHL|TDCU) 1ZZ/, required: true },
  },
  // Slovenia
  SI: {
    salesRegion: 'Europe',
    cultures: ['sl-SI', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '1000', pattern: /[1-689]\d{3}/, prefixes: ['SLO'], source: 'nationalPost' },
  },
  // Svalbard & Jan Mayen
  SJ: {
    otherNames: ['Svalbard', 'Spitsbergen', 'Spitzbergen'],
    salesRegion: 'Europe',
    cultures: ['nb-NO', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    cityLabel: 'postTown',
    // Svalbard, and Jan Mayen.
    postalCode: {
      example: '9170',
      pattern: /917\d|8099/,
      required: true,
      prefixes: ['NO', 'N'],
      source: 'nationalPost',
    },
  },
  // Slovakia
  SK: {
    otherNames: ['Slovak Republic', 'Slowakische Republik'],
    salesRegion: 'Europe',
    cultures: ['sk-SK', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    // 1 to 7 are Czechia's: the two share one numbering.
    postalCode: { example: '811 01', pattern: /[089]\d{2} \d{2}/, required: true, source: 'nationalPost' },
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
    postalCode: { example: '12500', pattern: /[1-9]\d{4}/, source: 'nationalPost' },
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
    otherNames: ['Sao Tome', 'São Tomé'],
    salesRegion: 'Africa',
    cultures: ['pt-PT', 'en-US'],
  },
  // El Salvador
  SV: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-SV', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'department', choices: 'names' },
    postalCode: { example: '1101', pattern: /[1-3][1-7][0-2]\d/, prefixes: ['CP', 'C.P.'] },
  },
  // Sint Maarten
  SX: {
    otherNames: ['St. Maarten', 'Sint Maarten (Dutch part)'],
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
  },
  // Eswatini
  SZ: {
    otherNames: ['Swaziland', 'Swasiland', '史瓦濟蘭'],
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['en-US'],
    postalCode: { example: 'H100', pattern: /[HLMS]\d{3}/ },
  },
};
