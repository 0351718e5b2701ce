import { gstin } from '../check-digits/luhn.ts';
import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with I. */
export const countriesI: Countries = {
  // Indonesia
  ID: {
    salesRegion: 'Asia and Pacific',
    cultures: ['id-ID', 'en-US'],
    state: { label: 'province', choices: 'text' },
    postalCode: { example: '10110', pattern: /[1-9]\d{4}/, source: 'nationalPost' },
  },
  // Ireland
  IE: {
    otherNames: ['Irish Republic'],
    salesRegion: 'Europe',
    cultures: ['en-IE', 'en-US'],
    state: { label: 'county', choices: 'names' },
    // A routing key and four of the fifteen letters and ten digits that an Eircode is made of.
    postalCode: {
      label: 'eircode',
      example: 'D02 AF30',
      pattern: /(?:D6W|[AC-FHKNPRTV-Y]\d{2}) [\dAC-FHKNPRTV-Y]{4}/,
      source: 'nationalPost',
    },
  },
  // Israel
  IL: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['he-IL', 'en-US'],
    // Seven digits since 2013; the five-digit codes are still in use.
    postalCode: { example: '9100001', pattern: /\d{5}(?:\d{2})?/ },
  },
  // Isle of Man
  IM: {
    salesRegion: 'Europe',
    cultures: ['en-US'],
    postalCode: {
      example: 'IM1 1AA',
      pattern: /IM[1-9]\d? \d[ABD-HJLNP-UW-Z]{2}/,
      required: true,
      source: 'nationalPost',
    },
  },
  // India
  IN: {
    otherNames: ['Bharat'],
    salesRegion: 'India',
    cultures: ['en-IN', 'hi-IN', 'en-US'],
    state: { label: 'state', choices: 'codes', required: true },
    postalCode: {
      label: 'pinCode',
      example: '110001',
      pattern: /[1-9]\d{5}/,
      required: true,
      source: 'nationalPost',
    },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'PAN / GSTIN',
      example: 'AAACR5055K',
      kinds: [
        // PAN: the fourth letter is the holder's kind; the rule of the last, a check letter, is not published.
        { pattern: /[A-Z]{3}[ABCEFGHJKLPT][A-Z](?!0000)\d{4}[A-Z]/ },
        // GSTIN: state, PAN, number within the state; C for collectors and D for deductors of tax at source.
        {
          pattern: /(?:0[1-9]|[12]\d|3[0-8]|97|99)[A-Z]{3}[ABCEFGHJKLPT][A-Z](?!0000)\d{4}[A-Z][1-9A-Z][CDZ][\dA-Z]/,
          checkDigits: gstin,
        },
        // TIN of the state VAT until 2017.
        { pattern: /\d{11}/ },
        // CIN of the companies' register.
        { pattern: /[LU]\d{5}[A-Z]{2}\d{4}[A-Z]{3}\d{6}/ },
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
    organizationRegistrationNumber: {
      required: true,
      name: 'TIN',
      example: '900123456',
      kinds: [{ pattern: /\d{5,22}/ }],
      anyOther: true,
    },
  },
  // Iceland
  IS: {
    salesRegion: 'Europe',
    cultures: ['is-IS', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '101', pattern: /[1-9]\d{2}/, source: 'nationalPost' },
  },
  // Italy
  IT: {
    salesRegion: 'Europe',
    cultures: ['it-IT', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'province', choices: 'text' },
    postalCode: { example: '00144', pattern: /\d{5}/, required: true, prefixes: ['I'] },
    organizationRegistrationNumber: { name: 'Partita IVA', example: '00488410010', kinds: [] },
  },
};
