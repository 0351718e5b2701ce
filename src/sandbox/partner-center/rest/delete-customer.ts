import type { Reply } from '../http/reply.ts';
import type { World } from '../world.ts';
import { findCustomer } from './find-customer.ts';
import type { PartnerCall } from './partner-call.ts';

/** `DELETE /v1/customers/{id}`: exists for integration-sandbox accounts, which this is one of. */
export function deleteCustomer(call: PartnerCall, world: World): Reply {
  world.customers.remove(findCustomer(call, world).id);
  return { status: 204 };
}
