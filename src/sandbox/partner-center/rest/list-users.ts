import type { SandboxCustomer } from '../customer-list.ts';
import type { Reply } from '../http/reply.ts';
import type { World } from '../world.ts';
import { findCustomer } from './find-customer.ts';
import { type PartnerCall, requireUser } from './partner-call.ts';
import { ServiceError } from './service-error.ts';

/** `GET /v1/customers/{id}/users`: the first administrator, all that a new customer has. */
export function listUsers(call: PartnerCall, world: World): Reply {
  const customer = findCustomer(call, world);
  requireUser(call);
  requireGdap(customer);
  const items = [adminResource(customer)];
  return { status: 200, body: { totalCount: items.length, items, attributes: { objectType: 'Collection' } } };
}

/** @throws ServiceError 900308 where the partner has no administration rights */
export function requireGdap(customer: SandboxCustomer): void {
  if (customer.enableGDAPByDefault) return;
  throw new ServiceError(403, 900308, 'Insufficient privileges to complete the operation.');
}

export function adminResource(customer: SandboxCustomer): Record<string, unknown> {
  return {
    usageLocation: customer.country,
    id: customer.adminId,
    userPrincipalName: `admin@${customer.domain}`,
    displayName: customer.companyName,
    userDomainType: 'none',
    state: 'active',
    attributes: { objectType: 'CustomerUser' },
  };
}
