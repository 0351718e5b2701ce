import { z } from 'zod';

/** What can go wrong on command. README.md says what each does. */
export const faultKinds = [
  'timeout',
  'drop',
  'throttle',
  '500',
  '502',
  '503',
  '504',
  'html',
  'unauthorized',
  'refuse',
  'commit-then-timeout',
  'commit-then-drop',
  'commit-then-500',
  'commit-then-503',
  'commit-then-504',
  'slow',
  'bom',
  'truncated',
  'garbage',
] as const;
export type FaultKind = (typeof faultKinds)[number];

const faultSchema = z.strictObject({
  kind: z.enum(faultKinds),
  /** As in the route table, for example `POST /v1/customers`; absent: the next REST call, whichever it is. */
  route: z.string().optional(),
  /** How many calls it hits. */
  times: z.int().positive().default(1),
  /** `throttle`: seconds in Retry-After; null leaves the header out. */
  retryAfter: z.int().nonnegative().nullable().default(57),
  /** `slow`: milliseconds before the call is taken up. */
  ms: z.int().nonnegative().default(2000),
  /** `refuse`: the answer's status, code, words and shape (`entra` is the token service's own). `html`: the status. */
  status: z.int().min(200).max(599).optional(),
  code: z.int().default(600006),
  description: z.string().default('The requested action is not allowed'),
  data: z.array(z.string()).default([]),
  shape: z.enum(['documented', 'newer', 'gateway', 'empty', 'entra']).optional(),
  /** `refuse` at the token service: OAuth's word for it. */
  error: z.string().default('invalid_grant'),
});

export type Fault = z.output<typeof faultSchema>;
/** A fault as it is asked for: a kind, and what differs from the defaults. */
export type FaultRequest = z.input<typeof faultSchema>;

/** Reads a fault from the control API or from code. @throws z.ZodError that names what is wrong */
export function readFault(value: unknown): Fault {
  return faultSchema.parse(value);
}

/** Reads the header `x-sandbox-fault`: a kind alone, or the whole fault as JSON. @throws z.ZodError, SyntaxError */
export function readFaultHeader(text: string): Fault {
  return readFault(text.startsWith('{') ? JSON.parse(text) : { kind: text });
}
