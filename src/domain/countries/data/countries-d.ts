import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with D. */
export const countriesD: Countries = {
  // Germany
  DE: {
    otherNames: ['GER', 'FRG', 'BRD'],
    salesRegion: 'Europe',
    cultures: ['de-DE', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: {
      example: '10117',
      pattern: /(?!00)\d{5}/,
      required: true,
      prefixes: ['D'],
      source: 'nationalPost',
    },
    organizationRegistrationNumber: { name: 'Handelsregisternummer', example: 'HRB 719915', kinds: [] },
  },
  // Djibouti
  DJ: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // Denmark
  DK: {
    salesRegion: 'Europe',
    cultures: ['da-DK', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '1050', pattern: /(?!00)\d{4}/, required: true, source: 'nationalPost' },
    organizationRegistrationNumber: { name: 'CVR-nummer', example: '24256790', kinds: [] },
  },
  // Dominica
  DM: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-US'],
  },
  // Dominican Republic
  DO: {
    otherNames: ['DomRep', 'Dom Rep'],
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-DO', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '10101', pattern: /\d{5}/ },
  },
  // Algeria
  DZ: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-DZ', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    // The first two digits are the wilaya's number, from 01.
    postalCode: { example: '16000', pattern: /(?!00)\d{5}/, source: 'nationalPost' },
  },
};
