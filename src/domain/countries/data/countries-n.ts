import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with N. */
export const countriesN: Countries = {
  // Namibia
  NA: {
    salesRegion: 'Africa',
    cultures: ['en-GB', 'en-US'],
    postalCode: { example: '10001', pattern: /[12]\d{4}/, source: 'nationalPost' },
  },
  // New Caledonia
  NC: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '98800', pattern: /988\d{2}/, required: true, prefixes: ['F', 'FR'] },
  },
  // Niger
  NE: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    // The first digit is the region's.
    postalCode: { example: '8001', pattern: /[1-8]\d{3}/, source: 'nationalPost' },
  },
  // Norfolk Island
  NF: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
    postalCode: { example: '2899', pattern: /2899/ },
  },
  // Nigeria
  NG: {
    salesRegion: 'Africa',
    cultures: ['ha-Latn-NG', 'en-US'],
    state: { label: 'state', choices: 'names' },
    postalCode: { example: '100001', pattern: /[1-9]\d{5}/, source: 'nationalPost' },
  },
  // Nicaragua
  NI: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-NI', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'department', choices: 'text' },
    // Five digits today; seven, 050-008-4, before.
    postalCode: { example: '11001', pattern: /[1-9]\d{4}|\d{3}-?\d{3}-?\d/, source: 'nationalPost' },
  },
  // Netherlands
  NL: {
    otherNames: ['Holland', 'NED', 'Kingdom of the Netherlands'],
    salesRegion: 'Europe',
    cultures: ['nl-NL', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '1012 JS', pattern: /[1-9]\d{3} (?:[A-RT-Z][A-Z]|S[BCE-RT-Z])/, required: true },
    organizationRegistrationNumber: { name: 'KVK-nummer', example: '17085815', kinds: [] },
  },
  // Norway
  NO: {
    salesRegion: 'Europe',
    cultures: ['nb-NO', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    cityLabel: 'postTown',
    postalCode: { example: '0150', pattern: /(?!0000)\d{4}/, required: true, prefixes: ['N'], source: 'nationalPost' },
    organizationRegistrationNumber: { name: 'Organisasjonsnummer', example: '923 609 016', kinds: [] },
  },
  // Nepal
  NP: {
    salesRegion: 'Asia and Pacific',
    cultures: ['ne-NP', 'en-US'],
    postalCode: { example: '44600', pattern: /[1-9]\d{4}/, source: 'nationalPost' },
  },
  // Nauru
  NR: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
    state: { label: 'district', choices: 'names' },
    // One code for all the island.
    postalCode: { example: 'NRU68', pattern: /NRU68/, source: 'nationalPost' },
  },
  // Niue
  NU: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
    // One code for all the island, of the New Zealand series.
    postalCode: { example: '9974', pattern: /9974/, source: 'nationalPost' },
  },
  // New Zealand
  NZ: {
    otherNames: ['Aotearoa'],
    salesRegion: 'New Zealand',
    cultures: ['en-NZ', 'en-US'],
    postalCode: { example: '6011', pattern: /(?!00)\d{4}/, required: true, source: 'nationalPost' },
  },
};
