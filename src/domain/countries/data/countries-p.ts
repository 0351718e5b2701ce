import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with P. */
export const countriesP: Countries = {
  // Panama
  PA: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-PA', 'en-US'],
  },
  // Peru
  PE: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-PE', 'en-US'],
    state: { label: 'department', choices: 'names' },
    postalCode: { example: '15001', pattern: /[0-2]\d{4}|LIMA \d{1,2}|CALLAO \d{1,2}/ },
  },
  // French Polynesia
  PF: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'island', choices: 'text' },
    postalCode: { example: '98714', pattern: /987\d{2}/, required: true },
  },
  // Papua New Guinea
  PG: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
    state: { label: 'province', choices: 'text' },
    postalCode: { example: '121', pattern: /\d{3}/ },
  },
  // Philippines
  PH: {
    salesRegion: 'Asia and Pacific',
    cultures: ['en-PH', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'province', choices: 'text' },
    postalCode: { example: '1000', pattern: /\d{4}/ },
  },
  // Pakistan
  PK: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ur-PK', 'en-US'],
    postalCode: { example: '44000', pattern: /\d{5}/ },
  },
  // Poland
  PL: {
    salesRegion: 'Europe',
    cultures: ['pl-PL', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '00-950', pattern: /\d{2}-\d{3}/, required: true },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'NIP',
      example: '525-000-77-38',
      kinds: [{ pattern: /(?:(?:PL)?\d{10}|\d{11})/ }],
    },
  },
  // St. Pierre & Miquelon
  PM: {
    salesRegion: 'Canada',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '97500', pattern: /9[78]5\d{2}/, required: true },
  },
  // Pitcairn Islands
  PN: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
    postalCode: { example: 'PCRN 1ZZ', pattern: /PCRN 1ZZ/, required: true },
    numberingPlan: 'NZ',
  },
  // Puerto Rico
  PR: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-PR', 'en-US'],
    postalCode: {
      label: 'zipCode',
      example: '00901',
      pattern: /00[679]\d{2}(?:-\d{4})?/,
      plusFour: true,
      required: true,
    },
  },
  // Palestinian Territories
  PS: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-SA', 'en-US'],
  },
  // Portugal
  PT: {
    salesRegion: 'Europe',
    cultures: ['pt-PT', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    // Partner Center takes the former four digits too (its live rule of 2021).
    postalCode: { example: '1000-001', pattern: /\d{4}(?:-\d{3})?/, required: true, prefixes: ['P'] },
  },
  // Palau
  PW: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
    state: { label: 'state', choices: 'names' },
    postalCode: {
      label: 'zipCode',
      example: '96940',
      pattern: /969(?:39|40)(?:-\d{4})?/,
      plusFour: true,
      required: true,
    },
  },
  // Paraguay
  PY: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-PY', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '1209', pattern: /\d{4}(?:\d{2})?/ },
  },
};
