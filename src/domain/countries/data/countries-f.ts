import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with F. */
export const countriesF: Countries = {
  // Finland
  FI: {
    salesRegion: 'Europe',
    cultures: ['fi-FI', 'sv-FI', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '00100', pattern: /\d{5}/, required: true, prefixes: ['FIN', 'SF'] },
    organizationRegistrationNumber: { name: 'Y-tunnus', example: '0112038-9', kinds: [] },
  },
  // Fiji
  FJ: {
    salesRegion: 'Australia',
    cultures: ['en-GB', 'en-US'],
  },
  // Falkland Islands
  FK: {
    otherNames: ['Malvinas', 'Falklands'],
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
    postalCode: { example: 'FIQQ 1ZZ', pattern: /FIQQ 1ZZ/, required: true },
  },
  // Micronesia
  FM: {
    otherNames: ['Federated States of Micronesia', 'Föderierte Staaten von Mikronesien', '密克羅尼西亞聯邦'],
    salesRegion: 'Australia',
    cultures: ['en-US'],
    state: { label: 'state', choices: 'text' },
    postalCode: { label: 'zipCode', example: '96941', pattern: /9694[1-4](?:-\d{4})?/, plusFour: true, required: true },
  },
  // Faroe Islands
  FO: {
    salesRegion: 'Europe',
    cultures: ['fo-FO', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '100', pattern: /[1-9]\d{2}/, prefixes: ['FR', 'DK'], source: 'nationalPost' },
  },
  // France
  FR: {
    otherNames: ['French Republic', 'République française'],
    salesRegion: 'Europe',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    // The first two digits are the department's number, 00 the army's; there is no 96.
    postalCode: {
      example: '75001',
      pattern: /(?!000|96)\d{5}/,
      required: true,
      prefixes: ['F'],
      source: 'nationalPost',
    },
    organizationRegistrationNumber: { name: 'SIREN', example: '552 100 554', kinds: [] },
  },
};
