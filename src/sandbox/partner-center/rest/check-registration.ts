import { registrationRule } from '../countries/registration-rules.ts';
import type { NewCustomerBody } from './new-customer-body.ts';
import { ServiceError } from './service-error.ts';

/**
 * The organization registration number, and the phone number that goes with it.
 * Source: Partner Center REST, "Partner Center REST error codes", 600002 and 600049 to 600051.
 * @throws ServiceError
 */
export function checkRegistration({ companyProfile, billingProfile }: NewCustomerBody): void {
  const address = billingProfile?.defaultAddress;
  const number = companyProfile?.organizationRegistrationNumber ?? '';
  const rule = registrationRule(address?.country?.toUpperCase() ?? '');
  if (!rule) {
    if (number !== '') throw refused(600002, "Organization registration ID value isn't supported");
    return;
  }
  if (number === '' && rule.required) throw refused(600049, 'Organization registration ID information is missing');
  if (number !== '' && !new RegExp(rule.pattern).test(number)) {
    throw refused(
      600050,
      `Organization registration ID information is invalid and should be of the format ${rule.pattern}`,
    );
  }
  if (rule.required && !address?.phoneNumber) throw refused(600051, 'Customer phone number is missing');
}

function refused(code: number, description: string): ServiceError {
  return new ServiceError(400, code, description);
}
