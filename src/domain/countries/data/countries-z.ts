import { taxReferenceNumber } from '../check-digits/luhn.ts';
import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with Z. */
export const countriesZ: Countries = {
  // South Africa
  ZA: {
    otherNames: ['RSA'],
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['en-ZA', 'en-US'],
    state: { label: 'province', choices: 'names', source: 'usage' },
    // 9000 to 9299 were Namibia’s.
    postalCode: { example: '2000', pattern: /(?!0000|9[0-2])\d{4}/, required: true, source: 'nationalPost' },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'TRN',
      example: '9087561768',
      // Which number Microsoft means is not certain: tax reference, VAT, companies' register or traffic register.
      kinds: [
        { pattern: /[01239]\d{9}/, checkDigits: taxReferenceNumber, uncertain: true },
        { pattern: /(?![01239]\d{9}$)\d{5,22}/ },
      ],
      anyOther: true,
    },
  },
  // Zambia
  ZM: {
    salesRegion: 'Africa',
    cultures: ['en-GB', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '10101', pattern: /[1-9]\d{4}/, source: 'nationalPost' },
  },
  // Zimbabwe
  ZW: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['en-ZW', 'en-US'],
  },
};
