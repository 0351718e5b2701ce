import { z } from 'zod';
import { validationStatuses } from '../domain/account-validation.ts';
import { profileFields, steps } from '../domain/profile.ts';
import { requestStates } from '../domain/request.ts';

/** The parts of a request as they come back from their columns. */

const field = z.enum(profileFields);
const params = z.record(z.string(), z.string());

export const stateSchema = z.enum(requestStates);
export const stepSchema = z.enum(steps);
export const profileSchema = z.partialRecord(field, z.string());

export const problemsSchema = z.array(
  z.object({
    field,
    severity: z.enum(['error', 'warning']),
    key: z.string(),
    params: params.exactOptional(),
  }),
);

export const offersSchema = z.object({
  domains: z.array(z.string()),
  addresses: z.array(profileSchema),
  askedAddress: z.string().exactOptional(),
  settledAddress: z.string().exactOptional(),
  verifiedAddress: z.string().exactOptional(),
  keptAddress: z.object({ key: z.string(), suggestion: profileSchema }).exactOptional(),
  toldOfOthers: z.array(z.string()).exactOptional(),
});

/** Without `leasedUntil`, which has its own column. */
export const creationSchema = z.object({
  point: z.enum(['reserved', 'posted', 'answered']),
  msRequestId: z.string(),
  correlationId: z.string(),
  attempts: z.number(),
  domain: z.string().exactOptional(),
  takeOver: z.string().exactOptional(),
  waitsForSignIn: z.literal(true).exactOptional(),
});

export const failureSchema = z.object({
  key: z.string(),
  params: params.exactOptional(),
  field: field.exactOptional(),
  partnerCenterText: z.string(),
  partnerCenterCode: z.string(),
  correlationId: z.string(),
  canCorrect: z.boolean(),
  canRetry: z.boolean(),
});

export const customerSchema = z.object({
  id: z.string(),
  domain: z.string(),
  adminUserName: z.string(),
  correlationId: z.string(),
  createdAt: z.coerce.date(),
  hasCredential: z.boolean(),
  validation: z
    .object({
      status: z.enum(validationStatuses).exactOptional(),
      isGivenUp: z.literal(true).exactOptional(),
      version: z.number(),
    })
    .exactOptional(),
  reset: z
    .discriminatedUnion('state', [
      z.object({ state: z.literal('asked'), waitsForSignIn: z.literal(true).exactOptional() }),
      z.object({ state: z.literal('done'), version: z.number() }),
      z.object({
        state: z.literal('refused'),
        version: z.number(),
        failure: failureSchema,
        isUnclear: z.literal(true).exactOptional(),
      }),
    ])
    .exactOptional(),
});
