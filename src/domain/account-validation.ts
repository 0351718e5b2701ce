/**
 * How far Microsoft's vetting of a new customer is; orders wait while it is `UnderReview`, `NotAllowed` or `Unknown`.
 * Source: Partner Center REST, "Retrieve validation status of a customer", 2021-10-27.
 */
export const validationStatuses = ['Unknown', 'UnderReview', 'Allowed', 'NotAllowed', 'NotReady'] as const;
export type ValidationStatus = (typeof validationStatuses)[number];

/** What is known of a customer's vetting. */
export interface AccountValidation {
  /** Absent while Partner Center never had one. */
  readonly status?: ValidationStatus;
  /** Nobody asks any more, though the status is none that stays. */
  readonly isGivenUp?: true;
  /** The request's version that came of it, and of nothing else. */
  readonly version: number;
}

/** What a look at the status gave. */
export type ValidationAnswer =
  | { readonly kind: 'status'; readonly status: ValidationStatus }
  /** Partner Center has none yet. */
  | { readonly kind: 'none' }
  /** The call failed in a way that may pass. */
  | { readonly kind: 'failed' }
  /** The call will never be answered. */
  | { readonly kind: 'refused' };

export interface ValidationStep {
  /** What is known from now on. */
  readonly known: Pick<AccountValidation, 'status' | 'isGivenUp'>;
  /** When to look again; absent when that is over. */
  readonly nextCheck?: Date;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * When the status is looked at, in milliseconds after the creation. Partner Center asks for little polling, and its
 * words for a customer under review are "check back in few days" (error 800073).
 */
const checkTimes = [
  ...[1, 5, 15].map((minutes) => minutes * minute),
  ...[1, 4, 12].map((hours) => hours * hour),
  ...[1, 2, 3, 4, 5, 6, 7].map((days) => days * day),
];

/** The next time to look at the status of a customer that was created then; undefined when it has been long enough. */
export function nextValidationCheck(createdAt: Date, now: Date): Date | undefined {
  return checkTimes.map((after) => new Date(createdAt.getTime() + after)).find((time) => time > now);
}

/** What an answer changes of what is known, and whether to go on looking. */
export function validationStep(
  before: Pick<AccountValidation, 'status' | 'isGivenUp'> | undefined,
  answer: ValidationAnswer,
  nextCheck: Date | undefined,
): ValidationStep {
  const { status } = answer.kind === 'status' ? answer : (before ?? {});
  const known = status ? { status } : {};
  if (status && isFinal(status)) return { known };
  if (answer.kind !== 'refused' && nextCheck) return { known, nextCheck };
  // Who was told nothing yet need not hear that nobody asks any more.
  const isSilent = answer.kind === 'refused' && !before;
  return { known: isSilent ? known : { ...known, isGivenUp: true } };
}

/** A status that stays: nobody need ask again. */
function isFinal(status: ValidationStatus): boolean {
  return status === 'Allowed' || status === 'NotAllowed';
}
