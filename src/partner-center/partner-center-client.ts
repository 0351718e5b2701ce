import type { PartnerCenter } from '../flows/ports/ports.ts';
import { countryRules } from './country-rules.ts';
import { createCustomer } from './create-customer.ts';
import { customerById } from './customer-by-id.ts';
import { customerUsers } from './customer-users.ts';
import { isDomainAvailable } from './domain-availability.ts';
import { findCustomerByDomain } from './find-customer-by-domain.ts';
import { organizationProfile } from './organization-profile.ts';
import { resellers } from './resellers.ts';
import { resetPassword } from './reset-password.ts';
import { createSend, type SendOptions } from './send.ts';
import { validateAddress } from './validate-address.ts';
import { validationStatus } from './validation-status.ts';

export type PartnerCenterOptions = SendOptions;

/** Partner Center over its REST API. README.md lists the endpoints, the headers, the time limits and the retries. */
export function createPartnerCenter(options: PartnerCenterOptions): PartnerCenter {
  const send = createSend(options);
  return {
    createCustomer: (customer, callOptions) => createCustomer(send, customer, callOptions),
    isDomainAvailable: (domain, callOptions) => isDomainAvailable(send, domain, callOptions),
    validateAddress: (address, callOptions) => validateAddress(send, address, callOptions),
    countryRules: (country, callOptions) => countryRules(send, country, callOptions),
    resellers: (callOptions) => resellers(send, callOptions),
    organizationProfile: (callOptions) => organizationProfile(send, callOptions),
    findCustomerByDomain: (domain, callOptions) => findCustomerByDomain(send, domain, callOptions),
    customerById: (id, callOptions) => customerById(send, id, callOptions),
    validationStatus: (customerId, callOptions) => validationStatus(send, customerId, callOptions),
    customerUsers: (customerId, callOptions) => customerUsers(send, customerId, callOptions),
    resetPassword: (reset, callOptions) => resetPassword(send, reset, callOptions),
  };
}
