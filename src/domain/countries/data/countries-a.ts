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
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-AE', 'en-US'],
    state: { label: 'emirate', choices: 'names' },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'TRN',
      example: '100123456700003',
      kinds: [{ pattern: /(?:\d{15}|[A-Z]{1,3}\d{4,})/ }],
    },
  },
  // Afghanistan
  AF: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ps-AF', 'en-US'],
    postalCode: { example: '1001', pattern: /\d{4}/ },
  },
  // Antigua & Barbuda
  AG: {
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
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['sq-AL', 'en-US'],
    postalCode: { example: '1001', pattern: /\d{4}/ },
  },
  // Armenia
  AM: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['hy-AM', 'en-US'],
    state: { label: 'province', choices: 'names' },
    postalCode: { example: '0010', pattern: /(?:37)?\d{4}/ },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'ՀՎՀՀ (TIN)',
      example: '02502212',
      kinds: [{ pattern: /\d{8,10}/ }],
    },
  },
  // Netherlands Antilles
  AN: {
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
    postalCode: { example: '1010', pattern: /[1-9]\d{3}/, required: true, prefixes: ['A'] },
  },
  // Australia
  AU: {
    salesRegion: 'Australia',
    cultures: ['en-AU', 'en-US'],
    state: { label: 'state', choices: 'codes', required: true },
    postalCode: { example: '2000', pattern: /\d{4}/, required: true },
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
    postalCode: { example: '22100', pattern: /22\d{3}/, required: true, prefixes: ['FI', 'FIN'] },
  },
  // Azerbaijan
  AZ: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['az-Latn-AZ', 'en-US'],
    postalCode: { example: '1000', pattern: /\d{4}/ },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'VÖEN',
      example: '9900003871',
      kinds: [{ pattern: /\d{10}/ }],
    },
  },
};
