import { vkn } from '../check-digits/vkn.ts';
import { tckn, thaiTaxpayerNumber } from '../check-digits/weighted-sums.ts';
import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with T. */
export const countriesT: Countries = {
  // Turks & Caicos Islands
  TC: {
    otherNames: ['Turks and Caicos'],
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
    otherNames: ['French Southern and Antarctic Lands'],
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
    otherNames: ['Siam', 'ประเทศไทย'],
    salesRegion: 'Asia and Pacific',
    cultures: ['th-TH', 'en-US'],
    state: { label: 'province', choices: 'text' },
    postalCode: { example: '10200', pattern: /[1-9]\d{4}/, source: 'nationalPost' },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'เลขประจำตัวผู้เสียภาษี',
      example: '0107544000108',
      // 0 an organization, 1 to 8 a person.
      kinds: [{ pattern: /[0-8]\d{12}/, checkDigits: thaiTaxpayerNumber }],
    },
  },
  // Tajikistan
  TJ: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['tg-Cyrl-TJ', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '734025', pattern: /73\d{4}/, source: 'nationalPost' },
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
    otherNames: ['East Timor', 'Osttimor'],
    salesRegion: 'Asia and Pacific',
    cultures: ['pt-PT', 'en-US'],
  },
  // Turkmenistan
  TM: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['tk-TM', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '744000', pattern: /74\d{4}/, source: 'nationalPost' },
  },
  // Tunisia
  TN: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-TN', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '1000', pattern: /[1-9]\d{3}/, source: 'nationalPost' },
  },
  // Tonga
  TO: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
  },
  // Türkiye
  TR: {
    name: 'Türkiye',
    otherNames: ['Turkey'],
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['tr-TR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    cityLabel: 'district',
    state: { label: 'province', choices: 'names' },
    // Two digits of the province, 01 to 81, come first.
    postalCode: { example: '34394', pattern: /(?:0[1-9]|[1-7]\d|8[01])\d{3}/, source: 'nationalPost' },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'VKN',
      example: '8770013406',
      kinds: [
        { pattern: /\d{10}/, checkDigits: vkn },
        // T.C. kimlik numarası.
        { pattern: /[1-9]\d{10}/, checkDigits: tckn, uncertain: true },
      ],
    },
  },
  // Trinidad & Tobago
  TT: {
    otherNames: ['Trinidad', 'Tobago'],
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-TT', 'en-US'],
    // Since 2012, district by district; most addresses do without.
    postalCode: { example: '120110', pattern: /\d{6}/, source: 'nationalPost' },
  },
  // Tuvalu
  TV: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
    state: { label: 'island', choices: 'text' },
  },
  // Taiwan
  TW: {
    otherNames: [
      'ROC',
      'Republic of China',
      'Taiwan, Province of China',
      'Chinese Taipei',
      'Formosa',
      'Republik China',
      '中華民國',
    ],
    salesRegion: 'Taiwan',
    cultures: ['zh-TW', 'en-US'],
    familyNameFirst: true,
    addressFormat: 'postalCode state, city, street',
    cityLabel: 'township',
    state: { label: 'countyOrCity', choices: 'text' },
    // Three digits for a township or district; five, since 2020 six, for an address.
    postalCode: { example: '100', pattern: /[1-9]\d{2}(?:-?\d{2,3})?/, required: true, source: 'nationalPost' },
    organizationRegistrationNumber: { name: '統一編號', example: '22099131', kinds: [] },
  },
  // Tanzania
  TZ: {
    otherNames: ['United Republic of Tanzania'],
    salesRegion: 'Africa',
    cultures: ['en-GB', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '11101', pattern: /[1-9]\d{3,4}/, source: 'nationalPost' },
  },
};
