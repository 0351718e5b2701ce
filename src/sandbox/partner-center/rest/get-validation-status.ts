import type { Reply } from '../http/reply.ts';
import type { World } from '../world.ts';
import { findCustomer } from './find-customer.ts';
import { type PartnerCall, requireUser } from './partner-call.ts';
import { invalidInput } from './service-error.ts';

/** `GET /v1/customers/{id}/validationStatus?type=account`: here every customer is allowed at once. */
export function getValidationStatus(call: PartnerCall, world: World): Reply {
  requireUser(call);
  if (call.url.searchParams.get('type')?.toLowerCase() !== 'account') {
    throw invalidInput('The query parameter type must be account.');
  }
  const { createdAt } = findCustomer(call, world);
  return { status: 200, body: { type: 'account', status: 'Allowed', lastUpdateDateTime: createdAt.toISOString() } };
}
