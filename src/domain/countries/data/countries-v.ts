import { maSoThue, rif } from '../check-digits/weighted-sums.ts';
import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with V. */
export const countriesV: Countries = {
  // Vatican City
  VA: {
    otherNames: ['Holy See', 'Vatican City State', 'Vatican', 'Vatikan', 'Heiliger Stuhl', '教廷'],
    salesRegion: 'Europe',
    cultures: ['it-IT', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '00120', pattern: /00120/, prefixes: ['SCV', 'V', 'IT', 'I'] },
  },
  // St. Vincent & Grenadines
  VC: {
    otherNames: ['St. Vincent'],
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
    postalCode: { example: 'VC0100', pattern: /VC\d{4}/ },
  },
  // Venezuela
  VE: {
    otherNames: ['Bolivarian Republic of Venezuela'],
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-VE', 'en-US'],
    state: { label: 'state', choices: 'text' },
    postalCode: { example: '1010', pattern: /[1-9]\d{3}(?:-?[A-Z])?/, source: 'nationalPost' },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'RIF',
      example: 'J-00095036-9',
      kinds: [{ pattern: /[VEJPGC]\d{9}/, checkDigits: rif }],
    },
  },
  // British Virgin Islands
  VG: {
    otherNames: ['BVI', 'Virgin Islands', 'Jungferninseln', '維京群島'],
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
    postalCode: { example: 'VG1110', pattern: /VG11\d{2}/, source: 'nationalPost' },
  },
  // U.S. Virgin Islands
  VI: {
    otherNames: ['USVI', 'Virgin Islands', 'Virgin Islands of the United States', 'Jungferninseln', '維京群島'],
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
    state: { label: 'state', choices: 'text' },
    postalCode: {
      label: 'zipCode',
      example: '00802',
      pattern: /008(?:[0-4]\d|5[01])(?:-\d{4})?/,
      plusFour: true,
      required: true,
    },
  },
  // Vietnam
  VN: {
    otherNames: ['Viet Nam'],
    salesRegion: 'Asia and Pacific',
    cultures: ['vi-VN', 'en-US'],
    familyNameFirst: true,
    state: { label: 'province', choices: 'text' },
    // Five digits since 2018, six before.
    postalCode: { example: '10000', pattern: /\d{5,6}/, source: 'nationalPost' },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'Mã số thuế',
      example: '0300588569',
      kinds: [
        // Three more digits: a branch.
        { pattern: /\d{10}(?:(?!000)\d{3})?/, checkDigits: maSoThue },
        // The identity number, of a person since July 2025.
        { pattern: /0\d{11}/ },
      ],
      // A branch with a digit too few, which would pass as an identity number.
      misshapen: /\d{10}-\d\d/,
    },
  },
  // Vanuatu
  VU: {
    salesRegion: 'New Zealand',
    cultures: ['en-US'],
  },
};
