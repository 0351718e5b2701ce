import { z } from 'zod';
import { type ValidationStatus, validationStatuses } from '../domain/account-validation.ts';
import { AppError } from '../errors.ts';
import type { CallOptions } from '../flows/ports/ports.ts';
import { parseAnswer } from './parse-answer.ts';
import { endpointOf, type Send } from './send.ts';

const call = { kind: 'read', method: 'GET', template: '/v1/customers/{id}/validationStatus' } as const;
/** A customer that has no account status yet. Source: Partner Center REST, "Error codes". */
const noStatusYet = '600074';

/** One status is written in two words in the table and joined elsewhere: "Not Ready". */
const validation = z.object({
  status: z
    .string()
    .transform((text) => text.replaceAll(' ', '').toLowerCase())
    .transform((text) => validationStatuses.find((status) => status.toLowerCase() === text) ?? 'Unknown'),
});

/**
 * `GET /v1/customers/{id}/validationStatus?type=account`: how far Microsoft's vetting of a new customer is; undefined
 * while there is none, which holds up nothing. App+user sign-in only.
 * Source: Partner Center REST, "Retrieve validation status of a customer".
 */
export async function validationStatus(
  send: Send,
  customerId: string,
  options: CallOptions,
): Promise<ValidationStatus | undefined> {
  const path = `/v1/customers/${encodeURIComponent(customerId)}/validationStatus?type=account`;
  try {
    return parseAnswer(await send({ ...call, path, options }), validation, endpointOf(call), 'safe').status;
  } catch (error) {
    const refusal = error instanceof AppError ? error.refusal : undefined;
    if (refusal?.status === 404 && refusal.code === noStatusYet) return undefined;
    throw error;
  }
}
