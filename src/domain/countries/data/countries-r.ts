import { inn, personalInn } from '../check-digits/weighted-sums.ts';
import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with R. */
export const countriesR: Countries = {
  // Réunion
  RE: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    // 977 and 978 are of large recipients: 97744 Saint-Denis Cedex 9.
    postalCode: {
      example: '97400',
      pattern: /97[478]\d{2}/,
      required: true,
      prefixes: ['F', 'FR'],
      source: 'nationalPost',
    },
  },
  // Romania
  RO: {
    otherNames: ['Rumania', 'Roumania'],
    salesRegion: 'Europe',
    cultures: ['ro-RO', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'county', choices: 'text' },
    postalCode: { example: '010011', pattern: /(?!00)\d{6}/, source: 'nationalPost' },
  },
  // Serbia
  RS: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['sr-Latn-RS', 'sr-Cyrl-RS', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    // Five digits for a post office, six for an address.
    postalCode: { example: '11000', pattern: /[1-3]\d{4}|\d{6}/, prefixes: ['SRB'], source: 'nationalPost' },
  },
  // Russia
  RU: {
    otherNames: ['Russian Federation', 'Russische Föderation', '俄國', '俄羅斯聯邦', 'Rossiya'],
    cultures: ['ru-RU', 'en-US'],
    state: { label: 'oblast', choices: 'names' },
    postalCode: { example: '101000', pattern: /[1-6]\d{5}/, required: true },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'ИНН',
      example: '7736050003',
      kinds: [
        { pattern: /\d{10}/, checkDigits: inn },
        { pattern: /\d{12}/, checkDigits: personalInn, uncertain: true },
      ],
      // КПП, which organizations write after it.
      suffix: /[\s,;/]+(?:КПП|KPP)?[\s:]*\d{4}[\dA-Z]{2}\d{3}/,
    },
  },
  // Rwanda
  RW: {
    salesRegion: 'Africa',
    cultures: ['rw-RW', 'en-US'],
  },
};
