import type { World } from '../world.ts';
import { checkBillingProfile } from './check-billing-profile.ts';
import { checkCustomerAddress } from './check-customer-address.ts';
import { checkRegistration } from './check-registration.ts';
import { type NewCustomerBody, newCustomerShape } from './new-customer-body.ts';
import type { PartnerCall } from './partner-call.ts';
import { readShape } from './read-shape.ts';
import { invalidData, invalidProperty, noAppOnly, ServiceError } from './service-error.ts';

/** Reads and checks the body of `POST /v1/customers`. @throws ServiceError for the first thing that is wrong */
export function checkNewCustomer(call: PartnerCall, world: World): NewCustomerBody {
  const body = readShape(call.body, newCustomerShape);
  checkRequired(body);
  checkDomainName(body.companyProfile?.domain ?? '', world.options.domainSuffix);
  checkBillingProfile(body.billingProfile ?? {});
  checkCustomerAddress(body.billingProfile?.defaultAddress ?? {});
  checkRegistration(body);
  checkRegion(body.billingProfile?.defaultAddress?.country ?? '', world.options.outsideRegion);
  checkReseller(body.associatedPartnerId, call, world);
  checkDomainIsFree(body.companyProfile?.domain ?? '', world);
  return body;
}

function checkRequired({ companyProfile, billingProfile }: NewCustomerBody): void {
  const address = billingProfile?.defaultAddress;
  const required = {
    'CompanyProfile.Domain': companyProfile?.domain,
    'BillingProfile.Email': billingProfile?.email,
    'BillingProfile.Culture': billingProfile?.culture,
    'BillingProfile.Language': billingProfile?.language,
    'BillingProfile.CompanyName': billingProfile?.companyName,
    'BillingProfile.DefaultAddress.Country': address?.country,
    'BillingProfile.DefaultAddress.AddressLine1': address?.addressLine1,
    'BillingProfile.DefaultAddress.FirstName': address?.firstName,
    'BillingProfile.DefaultAddress.LastName': address?.lastName,
  };
  for (const [path, value] of Object.entries(required)) {
    if (!value?.trim()) throw invalidProperty(path, 'It is required.');
  }
}

/** The prefix has 27 characters at most. Source: Partner-Center-PowerShell, New-PartnerCustomer, ValidateLength(17, 43). */
function checkDomainName(domain: string, suffix: string): void {
  const ending = `.${suffix}`;
  const prefix = domain.toLowerCase().endsWith(ending) ? domain.slice(0, -ending.length) : '';
  if (!/^[a-z0-9]{1,27}$/i.test(prefix)) {
    throw invalidData('Domain', `The domain must be 1 to 27 letters or digits followed by ${ending}.`);
  }
}

/** Seen for a customer's country outside of the partner's region (microsoft/Partner-Center-SDK-Samples, 2017). */
function checkRegion(country: string, outsideRegion: readonly string[]): void {
  if (outsideRegion.includes(country.toUpperCase())) {
    throw new ServiceError(400, 20000, 'Current country not supported');
  }
}

/** Without a reseller the customer silently becomes the partner's own, with an indirect provider too. */
function checkReseller(associatedPartnerId: string | undefined, call: PartnerCall, world: World): void {
  if (associatedPartnerId === undefined) return;
  if (call.token.kind === 'app') throw noAppOnly();
  const { model, resellers } = world.options;
  const isOurs = resellers.some(({ id }) => id.toLowerCase() === associatedPartnerId.toLowerCase());
  if (model === 'direct' || !isOurs) {
    throw new ServiceError(400, 800016, "PartnerID isn't a valid Indirect Reseller");
  }
}

/** No document tells the code for a taken domain: 27002 is the recorded code for other values that are refused. */
function checkDomainIsFree(domain: string, world: World): void {
  if (world.customers.isTaken(domain)) throw invalidData('Domain', `The domain ${domain} is already taken.`);
}
