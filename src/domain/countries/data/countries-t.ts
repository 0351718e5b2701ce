import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with T. */
export const countriesT: Countries = {
  // Turks & Caicos Islands
  TC: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
    postalCode: { example: 'TKCA 1ZZ', pattern: /TKCA 1ZZ/, required: true },
  },
  // Chad
  TD: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // French Southern Territories
  TF: {
    salesRegion: 'Australia',
    cultures: ['fr-FR', 'en-US'],
    numberingPlan: 'FR',
  },
  // Togo
  TG: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // Thailand
  TH: {
    salesRegion: 'Asia and Pacific',
    cultures: ['th-TH', 'en-US'],
    state: { label: 'province', choices: 'names' },
    postalCode: { example: '10200', pattern: /[1-9]\d{4}/ },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'เลขประจำตัวผู้เสียภาษี',
      example: '0107544000108',
      kinds: [{ pattern: /\d{13}/ }],
    },
  },
  // Tajikistan
  TJ: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['tg-Cyrl-TJ', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '734025', pattern: /\d{6}/ },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'РМА / ИНН',
      example: '020025789',
      kinds: [{ pattern: /\d{9,10}/ }],
    },
  },
  // Tokelau
  TK: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
  },
  // Timor-Leste
  TL: {
    salesRegion: 'Asia and Pacific',
    cultures: ['pt-PT', 'en-US'],
  },
  // Turkmenistan
  TM: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['tk-TM', 'en-US'],
    postalCode: { example: '744000', pattern: /\d{6}/ },
  },
  // Tunisia
  TN: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-TN', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '1000', pattern: /\d{4}/ },
  },
  // Tonga
  TO: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
  },
  // Türkiye
  TR: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['tr-TR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'province', choices: 'names' },
    // Two digits of the province, 01 to 81, come first.
    postalCode: { example: '34394', pattern: /(?:0[1-9]|[1-7]\d|8[01])\d{3}/ },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'VKN',
      example: '8770013406',
      kinds: [{ pattern: /\d{10,11}/ }],
    },
  },
  // Trinidad & Tobago
  TT: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-TT', 'en-US'],
  },
  // Tuvalu
  TV: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
    state: { label: 'island', choices: 'text' },
  },
  // Taiwan
  TW: {
    salesRegion: 'Taiwan',
    cultures: ['zh-TW', 'en-US'],
    familyNameFirst: true,
    addressFormat: 'postalCode state, city, street',
    state: { label: 'county', choices: 'text' },
    postalCode: { example: '100', pattern: /\d{3}(?:-?\d{2,3})?/, required: true },
  },
  // Tanzania
  TZ: {
    salesRegion: 'Africa',
    cultures: ['en-GB', 'en-US'],
    postalCode: { example: '11101', pattern: /\d{4,5}/ },
  },
};
