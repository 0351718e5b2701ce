import type { Reply } from '../http/reply.ts';
import type { World } from '../world.ts';
import { findCustomer } from './find-customer.ts';
import { type PartnerCall, requireUser } from './partner-call.ts';
import { invalidInput, ServiceError } from './service-error.ts';

/**
 * `GET /v1/customers/{id}/validationStatus?type=account`. Source: Partner Center REST, "Retrieve validation status of a
 * customer".
 */
export function getValidationStatus(call: PartnerCall, world: World): Reply {
  requireUser(call);
  if (call.url.searchParams.get('type')?.toLowerCase() !== 'account') {
    throw invalidInput('The query parameter type must be account.');
  }
  const customer = findCustomer(call, world);
  const { status, lastUpdate } = world.vetting.of(customer);
  if (status === 'none') {
    throw new ServiceError(404, 600074, `Account Status for the customer, ${customer.id} was not found.`);
  }
  return { status: 200, body: { type: 'account', status, lastUpdateDateTime: lastUpdate.toISOString() } };
}
