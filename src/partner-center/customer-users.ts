import { z } from 'zod';
import type { CallOptions, CustomerUser } from '../flows/ports/ports.ts';
import { parseAnswer } from './parse-answer.ts';
import { endpointOf, type Send } from './send.ts';

const call = { kind: 'read', method: 'GET', template: '/v1/customers/{id}/users' } as const;

const users = z.object({
  items: z.array(z.object({ id: z.string().min(1), userPrincipalName: z.string().min(1) })),
});

/**
 * `GET /v1/customers/{id}/users`: the first page of the customer's users, which holds all that a new customer has. Needs
 * app+user sign-in and a GDAP role in the customer's tenant.
 * Source: Partner Center REST, "Get a list of all user accounts for a customer".
 */
export async function customerUsers(
  send: Send,
  customerId: string,
  options: CallOptions,
): Promise<readonly CustomerUser[]> {
  const path = `/v1/customers/${encodeURIComponent(customerId)}/users`;
  return parseAnswer(await send({ ...call, path, options }), users, endpointOf(call), 'safe').items;
}
