import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { CallOptions, FoundCustomer } from '../flows/ports/ports.ts';
import { parseAnswer } from './parse-answer.ts';
import { endpointOf, type Send } from './send.ts';

const call = { kind: 'read', method: 'GET', template: '/v1/customers/{id}' } as const;

const customer = z.object({
  id: z.string().min(1),
  companyProfile: z.object({ domain: z.string(), companyName: z.string().nullish() }),
});

/**
 * `GET /v1/customers/{id}`: one of our customers; undefined when Partner Center knows none of ours by this tenant id.
 * Source: Partner Center REST, "Get a customer by ID".
 */
export async function customerById(send: Send, id: string, options: CallOptions): Promise<FoundCustomer | undefined> {
  const path = `/v1/customers/${encodeURIComponent(id)}`;
  try {
    const answer = await send({ ...call, path, options });
    const { companyProfile, ...found } = parseAnswer(answer, customer, endpointOf(call), 'safe');
    return { id: found.id, domain: companyProfile.domain, companyName: companyProfile.companyName ?? '' };
  } catch (error) {
    // A 404 without a code of Partner Center's is a proxy's, or a wrong base URL.
    const refusal = error instanceof AppError ? error.refusal : undefined;
    if (refusal?.status === 404 && refusal.code !== '') return undefined;
    throw error;
  }
}
