import { z } from 'zod';
import { decisionKinds } from '../domain/approval/approval.ts';

/** A request's approval as it comes back from its column. */

const person = z.object({ tenantId: z.string(), objectId: z.string(), name: z.string() });
const ids = z.array(z.string());
const decision = z.object({
  kind: z.enum(decisionKinds),
  by: person.exactOptional(),
  at: z.coerce.date(),
  reason: z.string().exactOptional(),
});

const rule = z.object({
  name: z.string(),
  when: z.object({
    countries: ids.exactOptional(),
    salesRegions: ids.exactOptional(),
    resellers: ids.exactOptional(),
    hasRegistrationNumber: z.boolean().exactOptional(),
    isAddressVerified: z.boolean().exactOptional(),
    reps: ids.exactOptional(),
  }),
  approvalsNeeded: z.number(),
  approvers: ids,
  teamMatesMayApprove: z.boolean(),
  remindAt: z.array(z.number()),
  expiresAfter: z.union([z.object({ hours: z.number() }), z.object({ workingDays: z.number() })]),
  escalation: z.object({ at: z.number(), to: ids }).exactOptional(),
});

export const approvalSchema = z.object({
  rule,
  teams: z.array(z.object({ name: z.string(), members: ids })),
  askedVersion: z.number(),
  askedAt: z.coerce.date(),
  times: z.object({
    expiresAt: z.coerce.date(),
    reminders: z.array(z.coerce.date()),
    escalatesAt: z.coerce.date().exactOptional(),
  }),
  votes: z.array(
    z.object({ person, at: z.coerce.date(), profileHash: z.string(), reason: z.string().exactOptional() }),
  ),
  delegations: z.array(
    z.object({ from: person, to: z.string(), toName: z.string().exactOptional(), at: z.coerce.date() }),
  ),
  remindersSent: z.number(),
  escalatedAt: z.coerce.date().exactOptional(),
  nudgedAt: z.coerce.date().exactOptional(),
  unreached: ids,
  decision: decision.exactOptional(),
  earlier: z.array(decision),
});
