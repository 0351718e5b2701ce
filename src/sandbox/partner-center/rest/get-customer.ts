import type { Reply } from '../http/reply.ts';
import type { World } from '../world.ts';
import { customerResource, customerSummary } from './customer-resource.ts';
import { findCustomer } from './find-customer.ts';
import type { PartnerCall } from './partner-call.ts';

/**
 * `GET /v1/customers/{id}`. Without delegated administration the address, the e-mail and the custom domains are missing;
 * userCredentials never come again. Source: Partner Center REST, "Get a customer by ID".
 */
export function getCustomer(call: PartnerCall, world: World): Reply {
  const customer = findCustomer(call, world);
  const body = customer.enableGDAPByDefault
    ? customerResource(customer)
    : { ...customerSummary(customer), allowDelegatedAccess: false };
  return { status: 200, body };
}
