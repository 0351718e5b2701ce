/** Where the facts come from, and the date of what was read. */
export const sources = {
  locales: { title: 'Partner Center, "Partner Center supported languages and locales"', date: '2022-06-29' },
  globalMarkets: { title: 'Partner Center, "CSP global markets": regions', date: '2023-08-17' },
  createCustomer: {
    title: 'Partner Center REST, "Create a customer", and its later copies for China',
    date: '2023-07-28',
  },
  utilityResources: { title: 'Partner Center REST, "Utility resources": Address', date: '2023-07-28' },
  validateAddress: { title: 'Partner Center REST, "Validate an address": states checked by list', date: '2022-09-20' },
  registrationId: { title: 'Partner Center, "Registration ID number information"', date: '2023-06-02' },
  addressMetadata: {
    title: 'Google libaddressinput, address metadata by country (CC BY 4.0), the nearest of our formats',
    date: '2025-06-05',
  },
  nationalPost: {
    title: 'what the post there is known to issue, compared with the postal codes of GeoNames (CC BY 4.0)',
    date: '2026-03',
  },
  nationalRegister: {
    title: "the country's register or tax office: forms and check digits of its numbers",
    date: '2026-11',
  },
  numberingPlans: { title: 'ITU-T E.164 numbering plans, as npm libphonenumber-js has them', date: '2026-11-10' },
  usage: { title: 'what people there write and say', date: '2026-11' },
} as const;

export type FactSource = keyof typeof sources;

/** The source of each kind of fact, unless the fact names another. */
export const usualSources = {
  name: 'locales',
  otherNames: 'usage',
  salesRegion: 'globalMarkets',
  cultures: 'locales',
  defaultCulture: 'usage',
  addressFormat: 'addressMetadata',
  cityLabel: 'addressMetadata',
  state: 'addressMetadata',
  // US, CA, CN and MX; in the others no address is complete without one.
  'state.required': 'validateAddress',
  postalCode: 'addressMetadata',
  familyNameFirst: 'usage',
  phoneNumberRequired: 'utilityResources',
  numberingPlan: 'numberingPlans',
  organizationRegistrationNumber: 'nationalRegister',
  'organizationRegistrationNumber.required': 'createCustomer',
  'organizationRegistrationNumber.name': 'registrationId',
} as const satisfies Readonly<Record<string, FactSource>>;
