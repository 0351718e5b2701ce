import type { LiveCountryRules } from '../../domain/countries/live-country-rules.ts';
import { domainPrefix, wholeDomain } from '../../domain/domain-prefixes.ts';
import { nationalNumber } from '../../domain/phone-numbers.ts';
import type { Profile } from '../../domain/profile.ts';
import type { FlowSettings } from '../flow-context.ts';
import type { NewCustomer } from '../ports/ports.ts';

/**
 * The body of `POST /v1/customers` for a confirmed profile; what is empty is left out.
 * `associatedPartnerId` goes only with an indirect provider: elsewhere Partner Center refuses it. `enableGDAPByDefault` goes
 * only where there is GDAP, and there always: left out, its meaning has changed over time (Partner Center, "GDAP
 * frequently asked questions"). The country's live rules, where they are known, say how the phone number is spelled.
 */
export function newCustomer(
  profile: Profile,
  { cloud, domainSuffix, indirect }: Pick<FlowSettings, 'cloud' | 'domainSuffix' | 'indirect'>,
  live?: LiveCountryRules,
): NewCustomer {
  const country = profile.country ?? '';
  const { organizationRegistrationNumber, associatedPartnerId, region, state, addressLine2, postalCode, middleName } =
    profile;
  const phoneNumber = profile.phoneNumber
    ? nationalNumber(profile.phoneNumber, country, live?.phoneNumberRegex)
    : undefined;
  return {
    ...(cloud.gdap ? { enableGDAPByDefault: profile.enableGDAPByDefault === 'true' } : {}),
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
