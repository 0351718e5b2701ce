import type { CallOptions, PasswordReset } from '../flows/ports/ports.ts';
import type { Send } from './send.ts';

const call = {
  kind: 'write',
  method: 'PATCH',
  template: '/v1/customers/{id}/users/{userId}/resetpassword',
} as const;

/**
 * `PATCH /v1/customers/{id}/users/{userId}/resetpassword`: gives a user of the customer's this password, to be changed at
 * the next sign-in. Sent once: the same password twice has the effect of once, but only the caller can tell a refusal from
 * one after an attempt without an answer. The answer repeats the password: nothing of it is read. Needs app+user sign-in and a GDAP role; not in China and US Government.
 * Source: Partner Center REST, "Reset the password of a customer's user account".
 */
export async function resetPassword(
  send: Send,
  { customerId, userId, password }: PasswordReset,
  options: CallOptions,
): Promise<void> {
  const path = `/v1/customers/${encodeURIComponent(customerId)}/users/${encodeURIComponent(userId)}/resetpassword`;
  const body = {
    passwordProfile: { password, forceChangePassword: true },
    attributes: { objectType: 'CustomerUser' },
  };
  await send({ ...call, path, body, options });
}
