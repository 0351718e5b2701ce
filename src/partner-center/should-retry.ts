import type { AppError } from '../errors.ts';

/**
 * `read`: any call without an effect, whatever its HTTP method. `create`: a call that makes a customer. `write`: a call that
 * changes something and may be sent again, but only by whoever remembers that it may have had its effect before.
 */
export type CallKind = 'read' | 'create' | 'write';

export interface FailedAttempt {
  readonly kind: CallKind;
  /** Counts from 1. */
  readonly attempt: number;
  readonly error: AppError;
  /** Until the call's time limit. */
  readonly timeLeftMs: number;
  /** From 0 up to 1, for the jitter. */
  readonly random: number;
}

export type RetryDecision =
  | { readonly retry: false; readonly reason: string }
  | { readonly retry: true; readonly afterMs: number; readonly reason: string };

const maxAttempts = 3;
const shortestBackOffMs = 500;
const longestBackOffMs = 5_000;

/**
 * Whether a failed call is sent again within its time limit, after how long and why.
 * The renewal of a refused token is no repetition in this sense: `send` does it once for every kind.
 */
export function shouldRetry({ kind, attempt, error, timeLeftMs, random }: FailedAttempt): RetryDecision {
  if (kind === 'create') return no('whoever creates must first look whether the customer exists already');
  if (kind === 'write') return no('a refusal of a later attempt would hide that an earlier one had its effect');
  if (!repeatable.has(error.code)) return no('the answer is definite, or another attempt would read the same');
  if (attempt >= maxAttempts) return no(`${maxAttempts} attempts are enough`);
  const afterMs = error.retryAfterMs ?? backOffMs(attempt, random);
  if (afterMs >= timeLeftMs) return no('the time limit would be over before');
  if (error.retryAfterMs !== undefined)
    return { retry: true, afterMs, reason: 'Partner Center said when to come back' };
  return { retry: true, afterMs, reason: 'the failure may pass, and a read twice has no effect' };
}

const repeatable = new Set<AppError['code']>([
  'partnerCenter.throttled',
  'partnerCenter.unavailable',
  'partnerCenter.unreachable',
]);

/** Doubles with every attempt; the jitter keeps clients that failed together from coming back together. */
function backOffMs(attempt: number, random: number): number {
  return Math.min(longestBackOffMs, shortestBackOffMs * 2 ** (attempt - 1) * (1 + random));
}

function no(reason: string): RetryDecision {
  return { retry: false, reason };
}
