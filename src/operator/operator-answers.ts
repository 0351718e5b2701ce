import { z } from 'zod';
import { decisionKinds } from '../domain/approval/approval.ts';
import { requestStates } from '../domain/request.ts';
import { type ErrorCode, errorCodes } from '../errors.ts';
import { type Audience, jobNames, requestNoticeKinds, sealedKinds, stuckReasons } from '../flows/ports/ports.ts';
import { creationSchema, customerSchema, failureSchema } from '../storage/request-schemas.ts';

/** What the running bot answers to the operator's calls, as it comes back from JSON. */

const actor = z.object({ kind: z.string(), tenantId: z.string().nullable(), objectId: z.string().nullable() });

const entry = z.object({
  position: z.number(),
  at: z.string(),
  version: z.number(),
  actor,
  event: z.string(),
  facts: z.unknown(),
});

export const auditPage = z.array(
  entry.extend({
    requestId: z.string(),
    requestNumber: z.string().exactOptional(),
    previousHash: z.string(),
    hash: z.string(),
  }),
);

export const auditHead = z.object({ position: z.number(), hash: z.string() });

const person = z.object({ tenantId: z.string(), objectId: z.string(), name: z.string() });

const summary = z.object({
  id: z.string(),
  number: z.number(),
  state: z.enum(requestStates),
  since: z.coerce.date(),
  owner: person,
  companyName: z.string().exactOptional(),
  domain: z.string().exactOptional(),
  attempts: z.number(),
  code: z.string().exactOptional(),
  stuck: z.array(z.enum(stuckReasons)),
});

export const summaries = z.array(summary);

const approval = z.object({
  rule: z.string(),
  given: z.number(),
  needed: z.number(),
  asked: z.array(z.string()),
  unreached: z.array(z.string()),
  expiresAt: z.coerce.date(),
  escalatedAt: z.coerce.date().exactOptional(),
  decision: z.object({ kind: z.enum(decisionKinds), by: person.exactOptional(), at: z.coerce.date() }).exactOptional(),
});

const audience = z.custom<Audience>((value) => typeof value === 'string');

const message = z.object({
  audience,
  conversationId: z.string(),
  activityId: z.string(),
  targeted: z.boolean(),
  version: z.number(),
  isUpToDate: z.boolean(),
});

const notice = z.object({
  kind: z.enum(requestNoticeKinds),
  to: z.string(),
  toldAt: z.coerce.date().exactOptional(),
});

const job = z.object({
  name: z.enum(jobNames),
  state: z.string(),
  failures: z.number(),
  createdAt: z.coerce.date(),
  startsAt: z.coerce.date(),
  code: z.string().exactOptional(),
});

export const report = z.object({
  summary,
  version: z.number(),
  createdAt: z.coerce.date(),
  updatedAt: z.coerce.date(),
  erasedAt: z.coerce.date().exactOptional(),
  approval: approval.exactOptional(),
  creation: creationSchema.extend({ leasedUntil: z.coerce.date().exactOptional() }).exactOptional(),
  customer: customerSchema.exactOptional(),
  failure: failureSchema.exactOptional(),
  credential: z
    .object({
      holder: person.exactOptional(),
      createdAt: z.coerce.date(),
      claimedAt: z.coerce.date().exactOptional(),
      destroyedAt: z.coerce.date().exactOptional(),
    })
    .exactOptional(),
  messages: z.array(message),
  notices: z.array(notice),
  jobs: z.array(job),
  trail: z.array(entry),
});

const kind = z.enum(sealedKinds);

export const sealingReport = z.object({
  newest: z.string(),
  configured: z.array(z.string()),
  running: z.array(z.string()),
  counts: z.array(z.object({ kind, keyId: z.string(), count: z.number() })),
});

const left = z.object({
  kind,
  keyId: z.string(),
  why: z.enum(['keyMissing', 'broken']),
  requestNumber: z.number().exactOptional(),
  name: z.string().exactOptional(),
});

export const resealedPart = z.object({
  newest: z.string(),
  resealed: z.array(kind),
  overtaken: z.number(),
  left: z.array(left),
  next: z.object({ kind, key: z.string() }).exactOptional(),
});

const code = z.string().transform((text): ErrorCode => errorCodes.find((known) => known === text) ?? 'unknown');

export const answered = z.object({ answer: z.unknown() });

export const refused = z.object({ error: z.object({ code, message: z.string(), remedy: z.string() }) });
