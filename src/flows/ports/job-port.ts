/** What is done after a commit, over and over until it is done. */
export const jobNames = [
  'create-customer',
  'deliver',
  'check-validation-status',
  'reset-password',
  'tell',
  'call-webhook',
] as const;
export type JobName = (typeof jobNames)[number];

/** Work on a request. */
export interface Job {
  readonly name: JobName;
  readonly requestId: string;
}
