import { bin } from '../check-digits/weighted-sums.ts';
import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with K. */
export const countriesK: Countries = {
  // Kenya
  KE: {
    salesRegion: 'Africa',
    cultures: ['sw-KE', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '00100', pattern: /\d{5}/ },
  },
  // Kyrgyzstan
  KG: {
    otherNames: ['Kirghizia', 'Kyrgyz Republic', 'Kirgisien'],
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ky-KG', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '720001', pattern: /7[12]\d{4}/, source: 'nationalPost' },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'ИНН',
      example: '01103202110130',
      kinds: [{ pattern: /\d{14}/ }],
    },
  },
  // Cambodia
  KH: {
    otherNames: ['Kampuchea'],
    salesRegion: 'Asia and Pacific',
    cultures: ['km-KH', 'en-US'],
    postalCode: { example: '120101', pattern: /\d{5,6}/ },
  },
  // Kiribati
  KI: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
    state: { label: 'island', choices: 'text' },
  },
  // Comoros
  KM: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // St. Kitts & Nevis
  KN: {
    otherNames: ['St. Kitts', 'Saint Kitts'],
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-GB', 'en-US'],
    state: { label: 'island', choices: 'names' },
    // Since 2016; most addresses do without.
    postalCode: { example: 'KN0101', pattern: /KN\d{4}/, source: 'nationalPost' },
  },
  // South Korea
  KR: {
    otherNames: ['Korea', 'Republic of Korea', 'Korea Republic', 'S. Korea', 'ROK', 'Hanguk', '大韓民國', '韓國'],
    salesRegion: 'Korea, Republic of',
    cultures: ['ko-KR', 'en-US'],
    familyNameFirst: true,
    addressFormat: 'postalCode state, city, street',
    state: { label: 'province', choices: 'text' },
    // The first two digits are 01 (Seoul) to 63 (Jeju) since the five-digit codes of 2015.
    postalCode: {
      example: '03051',
      pattern: /(?:0[1-9]|[1-5]\d|6[0-3])\d{3}/,
      required: true,
      prefixes: ['우'],
      source: 'nationalPost',
    },
    organizationRegistrationNumber: { name: '사업자등록번호', example: '124-81-00998', kinds: [] },
  },
  // Kuwait
  KW: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-KW', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '13001', pattern: /\d{5}/ },
  },
  // Cayman Islands
  KY: {
    otherNames: ['Caymans'],
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-GB', 'en-US'],
    state: { label: 'island', choices: 'text' },
    // Grand Cayman, Cayman Brac, Little Cayman.
    postalCode: { example: 'KY1-1100', pattern: /KY[1-3]-\d{4}/, source: 'nationalPost' },
  },
  // Kazakhstan
  KZ: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['kk-KZ', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'region', choices: 'text' },
    // Codes of one address, since 2015, are letters and digits: A26F8D6.
    postalCode: { example: '010000', pattern: /\d{6}|[A-Z]\d{2}[A-Z]\d[A-Z]\d/, source: 'nationalPost' },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'БСН / БИН',
      example: '020240000555',
      kinds: [
        // БИН: year, month, kind of organization, head office or a part of it.
        { pattern: /\d{2}(?:0[1-9]|1[0-2])[4-6][0-3]\d{6}/, checkDigits: bin },
        // ИИН: date of birth.
        { pattern: /\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{6}/, checkDigits: bin },
      ],
    },
  },
};
