import type { Read, Shape } from './read-shape.ts';

/** Source: Partner Center REST, "Create a customer" and "Customer resources"; the address from "Utility resources". */
export const addressShape = {
  id: 'ignored',
  country: 'string',
  region: 'string',
  city: 'string',
  state: 'string',
  district: 'string',
  addressLine1: 'string',
  addressLine2: 'string',
  addressLine3: 'string',
  postalCode: 'string',
  firstName: 'string',
  middleName: 'string',
  lastName: 'string',
  phoneNumber: 'string',
  emailAddress: 'string',
} as const satisfies Shape;

export const newCustomerShape = {
  id: 'ignored',
  commerceId: 'ignored',
  enableGDAPByDefault: 'boolean',
  associatedPartnerId: 'string',
  relationshipToPartner: 'string',
  allowDelegatedAccess: 'ignored',
  customDomains: 'ignored',
  links: 'ignored',
  attributes: 'ignored',
  companyProfile: {
    tenantId: 'ignored',
    domain: 'string',
    companyName: 'string',
    email: 'string',
    address: 'ignored',
    organizationRegistrationNumber: 'string',
    links: 'ignored',
    attributes: 'ignored',
  },
  billingProfile: {
    id: 'ignored',
    firstName: 'string',
    lastName: 'string',
    email: 'string',
    culture: 'string',
    language: 'string',
    companyName: 'string',
    defaultAddress: addressShape,
    links: 'ignored',
    attributes: 'ignored',
  },
} as const satisfies Shape;

export type NewCustomerBody = Read<typeof newCustomerShape>;
export type AddressBody = Read<typeof addressShape>;
