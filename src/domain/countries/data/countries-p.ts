import { nip, pesel } from '../check-digits/weighted-sums.ts';
import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with P. */
export const countriesP: Countries = {
  // Panama
  PA: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-PA', 'en-US'],
    state: { label: 'province', choices: 'text' },
    // Since 2007; most addresses do without.
    postalCode: { example: '0801', pattern: /\d{4,5}/, source: 'nationalPost' },
  },
  // Peru
  PE: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-PE', 'en-US'],
    state: { label: 'department', choices: 'names' },
    // The first two digits are the department's; before 2011 Lima and Callao had numbered zones.
    postalCode: {
      example: '15001',
      pattern: /(?:0[1-9]|1\d|2[0-5])\d{3}|LIMA \d{1,2}|CALLAO \d{1,2}/,
      source: 'nationalPost',
    },
  },
  // French Polynesia
  PF: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'island', choices: 'text' },
    postalCode: { example: '98714', pattern: /987\d{2}/, required: true, prefixes: ['F', 'FR'] },
  },
  // Papua New Guinea
  PG: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
    state: { label: 'province', choices: 'text' },
    postalCode: { example: '121', pattern: /[1-9]\d{2}/, source: 'nationalPost' },
  },
  // Philippines
  PH: {
    salesRegion: 'Asia and Pacific',
    cultures: ['en-PH', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'province', choices: 'text' },
    postalCode: { example: '1000', pattern: /(?!00)\d{4}/, source: 'nationalPost' },
  },
  // Pakistan
  PK: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ur-PK', 'en-US'],
    state: { label: 'province', choices: 'text', source: 'usage' },
    postalCode: { example: '44000', pattern: /[1-9]\d{4}/, source: 'nationalPost' },
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
      kinds: [
        { pattern: /[1-9]\d{9}/, checkDigits: nip },
        // PESEL: date of birth, the month with the century in it.
        {
          pattern: /\d{2}(?:[02468][1-9]|[13579][0-2])(?:0[1-9]|[12]\d|3[01])\d{5}/,
          checkDigits: pesel,
          uncertain: true,
        },
      ],
    },
  },
  // St. Pierre & Miquelon
  PM: {
    salesRegion: 'Canada',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: {
      example: '97500',
      pattern: /975\d{2}/,
      required: true,
      prefixes: ['F', 'FR'],
      source: 'nationalPost',
    },
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
    otherNames: ['Palestinian Authority', 'State of Palestine'],
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-SA', 'en-US'],
  },
  // Portugal
  PT: {
    salesRegion: 'Europe',
    cultures: ['pt-PT', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    // Partner Center takes the former four digits too (its live rule of 2021).
    postalCode: {
      example: '1000-001',
      pattern: /[1-9]\d{3}(?:-\d{3})?/,
      required: true,
      prefixes: ['P'],
      source: 'nationalPost',
    },
    organizationRegistrationNumber: { name: 'NIPC', example: '500100144', kinds: [] },
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
    state: { label: 'department', choices: 'text', source: 'usage' },
    // Six digits today, four before.
    postalCode: { example: '001218', pattern: /\d{4}(?:\d{2})?/, source: 'nationalPost' },
  },
};
