import { type CountryRules, countryRules } from '../countries/country-rules.ts';
import type { AddressBody } from './new-customer-body.ts';
import { invalidData, invalidProperty } from './service-error.ts';

/** Source: Partner Center REST, "Utility resources", Address. */
const longest = { addressLine1: 200, addressLine2: 200, firstName: 50, middleName: 50, lastName: 50 } as const;
const lengthChecked = ['addressLine1', 'addressLine2', 'firstName', 'middleName', 'lastName'] as const;

/** The address by its country's rules. @throws ServiceError */
export function checkCustomerAddress(address: AddressBody): void {
  const { country = '', region, city, phoneNumber } = address;
  const rules = countryRules(country);
  if (!rules) return;
  for (const name of lengthChecked) {
    const most = longest[name];
    if ((address[name]?.length ?? 0) > most) throw invalidData(pascalCase(name), `It has at most ${most} characters.`);
  }
  if (rules.isCityRequired && !city?.trim()) throw required('City');
  // a region with a US address was refused as its state (microsoft/PartnerCenterPowerShellModule, issue of 2018)
  if (region && rules.iso2Code === 'US') throw invalidData('State', 'A US address has no region.');
  checkState(address.state, rules);
  checkPostalCode(address.postalCode, rules);
  if (phoneNumber && rules.phoneNumberRegex && !new RegExp(rules.phoneNumberRegex).test(phoneNumber)) {
    throw invalidData('PhoneNumber', `It must match ${rules.phoneNumberRegex}.`);
  }
}

/** Elsewhere any text will do. Source: Partner Center REST, "Validate an address", 2022. */
const listedStates: readonly string[] = ['CA', 'CN', 'MX', 'US'];

function checkState(state: string | undefined, rules: CountryRules): void {
  if (!rules.isStateRequired) return;
  if (!state?.trim()) throw required('State');
  const choices = listedStates.includes(rules.iso2Code) ? (rules.supportedStatesList ?? []) : [];
  if (choices.length > 0 && !choices.includes(state))
    throw invalidData('State', `${rules.iso2Code} has no state ${state}.`);
}

function checkPostalCode(postalCode: string | undefined, rules: CountryRules): void {
  if (!postalCode?.trim()) {
    if (rules.isPostalCodeRequired) throw required('PostalCode');
    return;
  }
  if (rules.postalCodeRegex && !new RegExp(rules.postalCodeRegex).test(postalCode)) {
    throw invalidData('PostalCode', `It must match ${rules.postalCodeRegex}.`);
  }
}

function required(name: string): Error {
  return invalidProperty(`BillingProfile.DefaultAddress.${name}`, 'It is required.');
}

function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
