import { z } from 'zod';
import type { CreateOptions, CustomerAnswer, NewCustomer } from '../flows/ports/ports.ts';
import { parseAnswer } from './parse-answer.ts';
import { endpointOf, inFlightRetry, type Send } from './send.ts';

const call = { kind: 'create', method: 'POST', template: '/v1/customers' } as const;

const created = z.object({
  id: z.string().min(1),
  companyProfile: z.object({ domain: z.string().nullish() }).nullish(),
  userCredentials: z.object({ userName: z.string().nullish(), password: z.string().nullish() }).nullish(),
});

/**
 * `POST /v1/customers`: creates the customer and answers with the first administrator's password, which Partner Center
 * gives here and never again. Sent once; an error with retry class `ambiguous` may hide a created customer.
 * Source: Partner Center REST, "Create a customer", "Create a customer for an indirect reseller".
 */
export async function createCustomer(
  send: Send,
  customer: NewCustomer,
  options: CreateOptions,
): Promise<CustomerAnswer> {
  const answer = await send({ ...call, body: customer, msRequestId: options.msRequestId, options });
  const { id, companyProfile, userCredentials } = parseAnswer(
    answer,
    created,
    endpointOf(call),
    inFlightRetry(call.kind),
  );
  return {
    id,
    domain: companyProfile?.domain || customer.companyProfile.domain,
    ...(userCredentials?.userName ? { userName: userCredentials.userName } : {}),
    ...(userCredentials?.password ? { password: userCredentials.password } : {}),
  };
}
