import type { SandboxCustomer } from '../customer-list.ts';

/** The whole customer, as the answer to its creation shows it, without userCredentials. */
export function customerResource(customer: SandboxCustomer): Record<string, unknown> {
  const { billingProfile } = customer.body;
  return {
    ...customerSummary(customer),
    billingProfile: {
      id: customer.commerceId,
      ...billingProfile,
      attributes: { etag: `"${customer.adminId}"`, objectType: 'CustomerBillingProfile' },
    },
    allowDelegatedAccess: customer.enableGDAPByDefault,
    customDomains: [customer.domain],
    ...(customer.associatedPartnerId && { associatedPartnerId: customer.associatedPartnerId }),
    enableGDAPByDefault: customer.enableGDAPByDefault,
  };
}

/** A row of the list of customers. */
export function customerSummary(customer: SandboxCustomer): Record<string, unknown> {
  const { id, commerceId, domain, companyName, associatedPartnerId } = customer;
  return {
    id,
    commerceId,
    companyProfile: {
      tenantId: id,
      domain,
      companyName,
      ...(customer.body.companyProfile?.organizationRegistrationNumber && {
        organizationRegistrationNumber: customer.body.companyProfile.organizationRegistrationNumber,
      }),
      links: { self: { uri: `/customers/${id}/profiles/company`, method: 'GET', headers: [] } },
      attributes: { objectType: 'CustomerCompanyProfile' },
    },
    // the samples: `reseller` for an indirect reseller's customer, `none` for a direct one
    relationshipToPartner: associatedPartnerId ? 'reseller' : 'none',
    links: { self: { uri: `/customers/${id}`, method: 'GET', headers: [] } },
    attributes: { objectType: 'Customer' },
  };
}
