import { requirementsFor } from '../../src/domain/countries/country-requirements.ts';
import type { ProfileField } from '../../src/domain/profile.ts';
import { type CardNode, inputs } from './card.ts';

/** What a rep would type for a customer of the country, by field: its own examples where the form shows one. */
export function sampleCustomer(country: string): Readonly<Record<ProfileField, string>> {
  const { state, postalCode, phoneNumber, organizationRegistrationNumber } = requirementsFor(country);
  return {
    country,
    companyName: `Contoso ${country} Trading`,
    domain: `contoso${country.toLowerCase()}trading`,
    associatedPartnerId: '',
    addressLine1: '1 Main Street',
    addressLine2: 'Floor 2',
    city: 'Capital City',
    state: state?.choices[0]?.title ?? 'Central',
    region: 'Central',
    postalCode: postalCode?.example ?? '',
    firstName: 'Ina',
    middleName: 'Maria',
    lastName: 'Leonte',
    email: `ina@contoso${country.toLowerCase()}.com`,
    phoneNumber: phoneNumber.example,
    organizationRegistrationNumber: organizationRegistrationNumber.example,
    culture: '',
    language: '',
    enableGDAPByDefault: 'true',
  };
}

/** The inputs that a rep has to fill: neither optional nor filled in already. */
export function inputsToFill(card: unknown, optionalMark: string): readonly CardNode[] {
  return inputs(card).filter(({ label, value }) => !value && !String(label).includes(optionalMark));
}
