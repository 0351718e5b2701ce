import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with V. */
export const countriesV: Countries = {
  // Vatican City
  VA: {
    salesRegion: 'Europe',
    cultures: ['it-IT', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '00120', pattern: /00120/, prefixes: ['V', 'I'] },
  },
  // St. Vincent & Grenadines
  VC: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
    postalCode: { example: 'VC0100', pattern: /VC\d{4}/ },
  },
  // Venezuela
  VE: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-VE', 'en-US'],
    state: { label: 'state', choices: 'names' },
    postalCode: { example: '1010', pattern: /\d{4}(?:-?[A-Z])?/ },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'RIF',
      example: 'J-00095036-9',
      kinds: [{ pattern: /[VEJPGC]\d{9}/ }],
    },
  },
  // British Virgin Islands
  VG: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
    postalCode: { example: 'VG1110', pattern: /VG\d{4}/ },
  },
  // U.S. Virgin Islands
  VI: {
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
    salesRegion: 'Asia and Pacific',
    cultures: ['vi-VN', 'en-US'],
    familyNameFirst: true,
    state: { label: 'province', choices: 'text' },
    postalCode: { example: '100000', pattern: /\d{5,6}/ },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'Mã số thuế',
      example: '0300588569',
      kinds: [{ pattern: /(?:\d{10}(?:\d{3})?|\d{12})/ }],
    },
  },
  // Vanuatu
  VU: {
    salesRegion: 'New Zealand',
    cultures: ['en-US'],
  },
};
