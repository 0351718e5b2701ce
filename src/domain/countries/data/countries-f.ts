import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with F. */
export const countriesF: Countries = {
  // Finland
  FI: {
    salesRegion: 'Europe',
    cultures: ['fi-FI', 'sv-FI', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '00100', pattern: /\d{5}/, required: true, prefixes: ['FIN', 'SF'] },
  },
  // Fiji
  FJ: {
    salesRegion: 'Australia',
    cultures: ['en-GB', 'en-US'],
  },
  // Falkland Islands
  FK: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
    postalCode: { example: 'FIQQ 1ZZ', pattern: /FIQQ 1ZZ/, required: true },
  },
  // Micronesia
  FM: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
    state: { label: 'state', choices: 'names' },
    postalCode: { label: 'zipCode', example: '96941', pattern: /9694[1-4](?:-\d{4})?/, plusFour: true, required: true },
  },
  // Faroe Islands
  FO: {
    salesRegion: 'Europe',
    cultures: ['fo-FO', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '100', pattern: /\d{3}/, prefixes: ['FR', 'FO', 'DK'] },
  },
  // France
  FR: {
    salesRegion: 'Europe',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '75001', pattern: /\d{5}/, required: true, prefixes: ['F'] },
  },
};
