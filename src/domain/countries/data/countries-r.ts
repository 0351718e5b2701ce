import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with R. */
export const countriesR: Countries = {
  // Réunion
  RE: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '97400', pattern: /9[78]4\d{2}/, required: true },
  },
  // Romania
  RO: {
    salesRegion: 'Europe',
    cultures: ['ro-RO', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '010011', pattern: /\d{6}/ },
  },
  // Serbia
  RS: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['sr-Latn-RS', 'sr-Cyrl-RS', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '11000', pattern: /\d{5,6}/ },
  },
  // Russia
  RU: {
    cultures: ['ru-RU', 'en-US'],
    state: { label: 'oblast', choices: 'names' },
    postalCode: { example: '101000', pattern: /[1-6]\d{5}/, required: true },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'ИНН',
      example: '7736050003',
      kinds: [{ pattern: /\d{10}(?:\d{2})?/ }],
    },
  },
  // Rwanda
  RW: {
    salesRegion: 'Africa',
    cultures: ['rw-RW', 'en-US'],
  },
};
