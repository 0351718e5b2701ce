/** Where the facts come from, and the date of what was read. */
export const sources = {
  locales: { title: 'Partner Center, "Partner Center supported languages and locales"', date: '2022-06-29' },
  globalMarkets: { title: 'Partner Center, "CSP global markets": regions', date: '2023-08-17' },
  addressMetadata: {
    title: 'Google libaddressinput, address formats and postal codes by country (CC BY 4.0)',
    date: '2025-06-05',
  },
  postcodeValidator: { title: 'npm postcode-validator 3.10.22, compared country by country', date: '2026-08' },
  nationalPost: { title: "the country's post or regulator", date: '2026-11' },
  validateAddress: { title: 'Partner Center REST, "Validate an address": states checked by list', date: '2022-09-20' },
  createCustomer: { title: 'Partner Center REST, "Create a customer", later copies (China too)', date: '2023-07-28' },
  registrationId: { title: 'Partner Center, "Registration ID number information"', date: '2023-06-02' },
  utilityResources: { title: 'Partner Center REST, "Utility resources", Address', date: '2023-07-28' },
  nationalRegister: { title: "the country's register or tax office, form of the number", date: '2026-11' },
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
  postalCode: 'addressMetadata',
  familyNameFirst: 'usage',
  phoneNumberRequired: 'utilityResources',
  numberingPlan: 'numberingPlans',
  organizationRegistrationNumber: 'nationalRegister',
} as const satisfies Readonly<Record<string, FactSource>>;
