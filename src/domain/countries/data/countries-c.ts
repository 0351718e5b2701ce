import { uscc } from '../check-digits/uscc.ts';
import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with C. */
export const countriesC: Countries = {
  // Canada
  CA: {
    salesRegion: 'Canada',
    cultures: ['fr-CA', 'en-US'],
    // Partner Center's list puts French first; three of four Canadians would be written to in the wrong language.
    defaultCulture: 'en-US',
    state: { label: 'province', choices: 'codes', required: true },
    postalCode: {
      example: 'K1A 0B1',
      pattern: /[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] \d[ABCEGHJ-NPRSTV-Z]\d/,
      required: true,
    },
    organizationRegistrationNumber: { name: 'Business number', example: '123456782', kinds: [] },
  },
  // Cocos (Keeling) Islands
  CC: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
    postalCode: { example: '6799', pattern: /6799/ },
  },
  // Congo - Kinshasa
  CD: {
    otherNames: [
      'DR Congo',
      'DRC',
      'Democratic Republic of the Congo',
      'Congo',
      'Zaire',
      'DRK',
      'Kongo',
      'DR Kongo',
      'Demokratische Republik Kongo',
      '剛果',
      '剛果民主共和國',
      '民主剛果',
    ],
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // Central African Republic
  CF: {
    otherNames: ['CAR', 'ZAR'],
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // Congo - Brazzaville
  CG: {
    otherNames: ['Congo', 'Congo Republic', 'Republic of the Congo', 'Kongo', 'Republik Kongo', '剛果', '剛果共和國'],
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // Switzerland
  CH: {
    otherNames: ['Swiss', 'SUI', 'Swiss Confederation', 'Schweizerische Eidgenossenschaft'],
    salesRegion: 'Europe',
    cultures: ['de-CH', 'fr-CH', 'it-CH', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '8001', pattern: /[1-9]\d{3}/, required: true, source: 'nationalPost' },
    organizationRegistrationNumber: { name: 'UID', example: 'CHE-116.281.710', kinds: [] },
  },
  // Côte d’Ivoire
  CI: {
    otherNames: ['Ivory Coast', 'Elfenbeinküste'],
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // Cook Islands
  CK: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
  },
  // Chile
  CL: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-CL', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'region', choices: 'names' },
    postalCode: { example: '8320000', pattern: /[1-9]\d{2}-?\d{4}/, source: 'nationalPost' },
  },
  // Cameroon
  CM: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // China
  CN: {
    otherNames: [
      'PRC',
      '中华人民共和国',
      "People's Republic of China",
      'Mainland China',
      'PR China',
      'VR China',
      'Volksrepublik China',
      '中華人民共和國',
      '中国大陆',
      '大陸',
      'Zhongguo',
    ],
    salesRegion: 'China',
    cultures: ['zh-CN', 'en-US'],
    familyNameFirst: true,
    addressFormat: 'postalCode state, city, street',
    state: { label: 'province', choices: 'codes', required: true },
    postalCode: { example: '100006', pattern: /(?!00)\d{6}/, required: true, source: 'nationalPost' },
    organizationRegistrationNumber: {
      required: true,
      name: '统一社会信用代码',
      example: '91330100799655058B',
      // Fifteen characters: the tax number until 2015.
      kinds: [
        { pattern: /[1-9A-HJ-NPQRTUWXY][1-9A-HJ-NPQRTUWXY]\d{6}[\dA-HJ-NPQRTUWXY]{10}/, checkDigits: uscc },
        { pattern: /\d{14}[\dX]/ },
      ],
    },
  },
  // Colombia
  CO: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-CO', 'en-US'],
    state: { label: 'department', choices: 'names' },
    // The first two digits are the department's number in DIVIPOLA, the state's list of places.
    postalCode: {
      example: '110111',
      pattern: /(?:05|08|1[135789]|2[0357]|4[147]|5[024]|6[368]|7[036]|8[1568]|9[14579])\d{4}/,
      source: 'nationalPost',
    },
  },
  // Costa Rica
  CR: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-CR', 'en-US'],
    state: { label: 'province', choices: 'names' },
    // Five digits since 2007, the province's first; post office boxes kept the four digits of their office.
    postalCode: { example: '10101', pattern: /[1-7]\d{4}|[1-9]\d{3}/, source: 'nationalPost' },
  },
  // Cape Verde
  CV: {
    otherNames: ['Kap Verde', 'Kapverden'],
    salesRegion: 'Africa',
    cultures: ['pt-CV', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'island', choices: 'text' },
    postalCode: { example: '7600', pattern: /\d{4}/ },
  },
  // Curaçao
  CW: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['nl-NL', 'en-US'],
  },
  // Christmas Island
  CX: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
    postalCode: { example: '6798', pattern: /6798/ },
  },
  // Cyprus
  CY: {
    salesRegion: 'Europe',
    cultures: ['el-GR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '1010', pattern: /[1-9]\d{3}/, source: 'nationalPost' },
  },
  // Czechia
  CZ: {
    otherNames: ['Czech Republic', 'Tschechische Republik', 'Tschechei', '捷克共和國'],
    salesRegion: 'Europe',
    cultures: ['cs-CZ', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    // 0, 8 and 9 are Slovakia's: the two share one numbering.
    postalCode: {
      example: '110 00',
      pattern: /[1-7]\d{2} \d{2}/,
      required: true,
      prefixes: ['CS'],
      source: 'nationalPost',
    },
    organizationRegistrationNumber: { name: 'IČO', example: '45274649', kinds: [] },
  },
};
