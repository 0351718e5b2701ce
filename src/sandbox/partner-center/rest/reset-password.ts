import type { Reply } from '../http/reply.ts';
import { isStrongPassword } from '../password-book.ts';
import type { World } from '../world.ts';
import { findCustomer } from './find-customer.ts';
import { adminResource, requireGdap } from './list-users.ts';
import { type PartnerCall, requireUser } from './partner-call.ts';
import { readShape } from './read-shape.ts';
import { invalidProperty, ServiceError } from './service-error.ts';

/** `PATCH /v1/customers/{id}/users/{userId}/resetpassword`; the answer repeats the password, as the documented one does. */
export function resetPassword(call: PartnerCall, world: World): Reply {
  const customer = findCustomer(call, world);
  requireUser(call);
  requireGdap(customer);
  if (call.params.userId !== customer.adminId) throw new ServiceError(404, 60002, "User object ID isn't found");
  const { passwordProfile } = readShape(call.body, {
    passwordProfile: { password: 'string', forceChangePassword: 'boolean' },
    attributes: 'ignored',
  });
  const { password = '' } = passwordProfile ?? {};
  if (!isStrongPassword(password)) throw invalidProperty('passwordProfile.password', 'It is missing or too weak.');
  world.passwords.set(customer.id, password);
  return { status: 200, body: { ...adminResource(customer), passwordProfile } };
}
