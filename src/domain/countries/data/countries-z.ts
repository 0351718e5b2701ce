import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with Z. */
export const countriesZ: Countries = {
  // South Africa
  ZA: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['en-ZA', 'en-US'],
    postalCode: { example: '2000', pattern: /\d{4}/, required: true },
    phoneNumberRequired: true,
    organizationRegistrationNumber: { required: true, name: 'TRN', example: '9087561768', kinds: [] },
  },
  // Zambia
  ZM: {
    salesRegion: 'Africa',
    cultures: ['en-GB', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '10101', pattern: /\d{5}/ },
  },
  // Zimbabwe
  ZW: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['en-ZW', 'en-US'],
  },
};
