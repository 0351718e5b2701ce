import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with N. */
export const countriesN: Countries = {
  // Namibia
  NA: {
    salesRegion: 'Africa',
    cultures: ['en-GB', 'en-US'],
    postalCode: { example: '10001', pattern: /\d{5}/ },
  },
  // New Caledonia
  NC: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '98800', pattern: /988\d{2}/, required: true },
  },
  // Niger
  NE: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '8001', pattern: /\d{4}/ },
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
    postalCode: { example: '100001', pattern: /\d{6}/ },
  },
  // Nicaragua
  NI: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-NI', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'department', choices: 'names' },
    postalCode: { example: '11001', pattern: /\d{5}|\d{3}-?\d{3}-?\d/ },
  },
  // Netherlands
  NL: {
    salesRegion: 'Europe',
    cultures: ['nl-NL', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '1012 JS', pattern: /[1-9]\d{3} (?:[A-RT-Z][A-Z]|S[BCE-RT-Z])/, required: true },
  },
  // Norway
  NO: {
    salesRegion: 'Europe',
    cultures: ['nb-NO', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '0150', pattern: /\d{4}/, required: true, prefixes: ['N'] },
  },
  // Nepal
  NP: {
    salesRegion: 'Asia and Pacific',
    cultures: ['ne-NP', 'en-US'],
    postalCode: { example: '44600', pattern: /\d{5}/ },
  },
  // Nauru
  NR: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
    state: { label: 'district', choices: 'names' },
  },
  // Niue
  NU: {
    salesRegion: 'Australia',
    cultures: ['en-US'],
  },
  // New Zealand
  NZ: {
    salesRegion: 'New Zealand',
    cultures: ['en-NZ', 'en-US'],
    postalCode: { example: '6011', pattern: /\d{4}/, required: true },
  },
};
