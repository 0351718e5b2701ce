import { routeTable } from '../http/route-table.ts';
import { checkDomain } from './check-domain.ts';
import { createCustomer } from './create-customer.ts';
import { deleteCustomer } from './delete-customer.ts';
import { getCountryRules } from './get-country-rules.ts';
import { getCustomer } from './get-customer.ts';
import { getOrganizationProfile } from './get-organization-profile.ts';
import { getValidationStatus } from './get-validation-status.ts';
import { listCustomers } from './list-customers.ts';
import { listRelationships } from './list-relationships.ts';
import { listUsers } from './list-users.ts';
import type { Endpoint } from './partner-call.ts';
import { resetPassword } from './reset-password.ts';
import { validateAddress } from './validate-address.ts';

export const restRoutes: Readonly<Record<string, Endpoint>> = {
  'POST /v1/customers': createCustomer,
  'GET /v1/customers': listCustomers,
  'GET /v1/customers/{id}': getCustomer,
  'DELETE /v1/customers/{id}': deleteCustomer,
  'GET /v1/customers/{id}/users': listUsers,
  'PATCH /v1/customers/{id}/users/{userId}/resetpassword': resetPassword,
  'GET /v1/customers/{id}/validationStatus': getValidationStatus,
  'HEAD /v1/domains/{domain}': checkDomain,
  'POST /v1/validations/address': validateAddress,
  'GET /v1/countryvalidationrules/{country}': getCountryRules,
  'GET /v1/relationships': listRelationships,
  'GET /v1/profiles/organization': getOrganizationProfile,
};

export const findRestRoute = routeTable(restRoutes);
