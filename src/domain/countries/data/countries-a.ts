import { voen } from '../check-digits/weighted-sums.ts';
import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with A. */
export const countriesA: Countries = {
  // Andorra
  AD: {
    salesRegion: 'Europe',
    cultures: ['ca-ES', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: 'AD500', pattern: /AD[1-7]0\d/ },
  },
  // United Arab Emirates
  AE: {
    otherNames: ['UAE', 'Emirates', 'VAE', 'Emirate', '阿聯', '阿聯酋', 'الإمارات'],
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-AE', 'en-US'],
    state: { label: 'emirate', choices: 'names' },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'TRN',
      example: '100123456700003',
      // A trade licence as Abu Dhabi prints it (CN-1234567) is taken too; Microsoft names the Tax ID and the VAT number alone.
      kinds: [{ pattern: /1\d{14}/ }, { pattern: /(?!AE)[A-Z]{1,3}\d{4,10}/ }],
    },
  },
  // Afghanistan
  AF: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ps-AF', 'en-US'],
    // The first two digits are the province's number, 10 to 43.
    postalCode: { example: '1001', pattern: /(?:[1-3]\d|4[0-3])\d{2}/, source: 'nationalPost' },
  },
  // Antigua & Barbuda
  AG: {
    otherNames: ['Antigua'],
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
  },
  // Anguilla
  AI: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
    postalCode: { example: 'AI-2640', pattern: /AI-2640/ },
  },
  // Albania
  AL: {
    otherNames: ['Shqipëria'],
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['sq-AL', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '1001', pattern: /[1-9]\d{3}/, source: 'nationalPost' },
  },
  // Armenia
  AM: {
    otherNames: ['Hayastan'],
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['hy-AM', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'province', choices: 'names' },
    // The six digits of before 2006 are the four of today after 37.
    postalCode: { example: '0010', pattern: /(?:37)?\d{4}/ },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'ՀՎՀՀ (TIN)',
      example: '02502212',
      // The rule of the eighth, a check digit, is not published. Ten digits: the public service number.
      kinds: [{ pattern: /\d{8}/ }, { pattern: /\d{10}/ }],
      // The VAT number is the TIN with `/1`; the TIN alone says the same and is what Microsoft names first.
      suffix: /\s*\/\s*1/,
    },
  },
  // Netherlands Antilles
  AN: {
    name: 'Netherlands Antilles',
    otherNames: ['Dutch Antilles', 'Niederländische Antillen', 'Nederlandse Antillen', '荷屬安地列斯'],
    cultures: ['en-US'],
    numberingPlan: 'CW',
  },
  // Angola
  AO: {
    salesRegion: 'Africa',
    cultures: ['pt-PT', 'en-US'],
  },
  // Antarctica
  AQ: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
  },
  // Argentina
  AR: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-AR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'province', choices: 'names' },
    postalCode: { example: 'C1070AAM', pattern: /[A-HJ-NP-Z]?\d{4}|[A-HJ-NP-Z]\d{4}[A-Z]{3}/ },
  },
  // American Samoa
  AS: {
    salesRegion: 'United States',
    cultures: ['en-US'],
    state: { label: 'state', choices: 'text' },
    postalCode: { label: 'zipCode', example: '96799', pattern: /96799(?:-\d{4})?/, plusFour: true, required: true },
  },
  // Austria
  AT: {
    salesRegion: 'Europe',
    cultures: ['de-AT', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: {
      example: '1010',
      pattern: /[1-9]\d{3}/,
      required: true,
      prefixes: ['A'],
      source: 'nationalPost',
    },
    organizationRegistrationNumber: { name: 'Firmenbuchnummer', example: 'FN 93363z', kinds: [] },
  },
  // Australia
  AU: {
    otherNames: ['澳大利亞'],
    salesRegion: 'Australia',
    cultures: ['en-AU', 'en-US'],
    cityLabel: 'suburb',
    state: { label: 'state', choices: 'codes', required: true },
    // Behind a leading zero there are only the ACT (02) and the Northern Territory (08, 09).
    postalCode: {
      example: '2000',
      pattern: /(?:0[289]|[1-9]\d)\d{2}/,
      required: true,
      source: 'nationalPost',
    },
    organizationRegistrationNumber: { name: 'ABN', example: '51 824 753 556', kinds: [] },
  },
  // Aruba
  AW: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['nl-NL', 'en-US'],
  },
  // Åland Islands
  AX: {
    salesRegion: 'Europe',
    cultures: ['sv-SE', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '22100', pattern: /22\d{3}/, required: true, prefixes: ['FI', 'FIN'] },
  },
  // Azerbaijan
  AZ: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['az-Latn-AZ', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '1000', pattern: /\d{4}/ },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'VÖEN',
      example: '9900003871',
      // The last digit: 1 an organization, 2 a person.
      kinds: [{ pattern: /(?!0{8})\d{9}[12]/, checkDigits: voen }],
    },
  },
};
