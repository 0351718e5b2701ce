import { domainPrefix, wholeDomain } from '../domain/domain-prefixes.ts';
import { nationalNumber } from '../domain/phone-numbers.ts';
import type { Profile } from '../domain/profile.ts';
import type { NewCustomer } from './ports.ts';

/**
 * The body of `POST /v1/customers` for a confirmed profile; what is empty is left out.
 * `associatedPartnerId` goes only with an indirect provider: elsewhere Partner Center refuses it.
 */
export function newCustomer(profile: Profile, domainSuffix: string, indirect: boolean): NewCustomer {
  const country = profile.country ?? '';
  const { organizationRegistrationNumber, associatedPartnerId, region, state, addressLine2, postalCode, middleName } =
    profile;
  const phoneNumber = profile.phoneNumber ? nationalNumber(profile.phoneNumber, country) : undefined;
  return {
    enableGDAPByDefault: profile.enableGDAPByDefault === 'true',
    ...(indirect && associatedPartnerId ? { associatedPartnerId } : {}),
    companyProfile: {
      domain: wholeDomain(domainPrefix(profile.domain ?? '', domainSuffix), domainSuffix),
      ...(organizationRegistrationNumber ? { organizationRegistrationNumber } : {}),
    },
    billingProfile: {
      email: profile.email ?? '',
      culture: profile.culture ?? '',
      language: profile.language ?? '',
      companyName: profile.companyName ?? '',
      defaultAddress: {
        country,
        ...(region ? { region } : {}),
        city: profile.city ?? '',
        ...(state ? { state } : {}),
        addressLine1: profile.addressLine1 ?? '',
        ...(addressLine2 ? { addressLine2 } : {}),
        ...(postalCode ? { postalCode } : {}),
        firstName: profile.firstName ?? '',
        ...(middleName ? { middleName } : {}),
        lastName: profile.lastName ?? '',
        ...(phoneNumber ? { phoneNumber } : {}),
      },
    },
  };
}
