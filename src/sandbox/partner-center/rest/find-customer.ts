import type { SandboxCustomer } from '../customer-list.ts';
import type { World } from '../world.ts';
import type { PartnerCall } from './partner-call.ts';
import { ServiceError } from './service-error.ts';

/** The customer that the path names. @throws ServiceError 403 20002, as for every customer that is not the partner's */
export function findCustomer(call: PartnerCall, world: World): SandboxCustomer {
  const id = call.params.id ?? '';
  const customer = world.customers.find(id);
  if (customer) return customer;
  const partner = world.options.tenantId;
  throw new ServiceError(
    403,
    20002,
    `The partner ID ${partner} has no commerce relationship with the customer ID ${id}.`,
  );
}
