/**
 * Every error that this program raises on purpose. Callers switch on `code`; people read `message` and `remedy`.
 *
 * `retry` says what is known about the attempt:
 * - `never`: a definite no; the same attempt ends the same way.
 * - `safe`: it certainly did not happen; it may be tried again.
 * - `ambiguous`: it may have happened; find out before trying again.
 */
export const errorCodes = [
  'request.notFound',
  'request.changed',
  'request.domainReserved',
  'request.noApprover',
  'partnerCenter.refused',
  'partnerCenter.throttled',
  'partnerCenter.unavailable',
  'partnerCenter.unreadable',
  'partnerCenter.unreachable',
  'signIn.failed',
  'signIn.unavailable',
  'consent.refused',
  'connector.conversationGone',
  'connector.messageGone',
  'connector.throttled',
  'connector.refused',
  'connector.unavailable',
  'connector.noPrivateWay',
  'sealing.keyMissing',
  'sealing.broken',
  'database.inUse',
  'database.missing',
  'database.tablesDiffer',
  'database.unreachable',
  'audit.headMissing',
  'http.cannotListen',
  'process.stopping',
  'webhook.failed',
  'operator.refused',
  'operator.unreachable',
  'unknown',
] as const;

export type ErrorCode = (typeof errorCodes)[number];
export type Retry = 'never' | 'safe' | 'ambiguous';

export interface AppErrorOptions {
  readonly retry?: Retry;
  /** Milliseconds that the other side asked us to wait. */
  readonly retryAfterMs?: number;
  /** What Partner Center said of it, for the rep and for support. */
  readonly refusal?: Refusal;
  readonly cause?: unknown;
}

/** A Partner Center answer that is not a success, with all that support asks for. */
export interface Refusal {
  readonly endpoint: string;
  readonly status: number;
  /** Partner Center's own code, as text; empty when the body carried none. */
  readonly code: string;
  /** Partner Center's own words; empty when the body carried none. */
  readonly description: string;
  readonly correlationId: string;
  /** The profile field that it is about, where the code names one. */
  readonly field?: string;
  /** A regular expression that Partner Center wants the field to match (code 600050). */
  readonly pattern?: string;
}

export class AppError extends Error {
  override readonly name = 'AppError';
  readonly retry: Retry;
  readonly retryAfterMs: number | undefined;
  readonly refusal: Refusal | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly remedy: string,
    options: AppErrorOptions = {},
  ) {
    super(message, { cause: options.cause });
    this.retry = options.retry ?? 'never';
    this.retryAfterMs = options.retryAfterMs;
    this.refusal = options.refusal;
  }
}

/** Any thrown value as an AppError; what is not ours becomes `unknown` and keeps the original as its cause. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('unknown', 'An unexpected error.', 'See the log of this process.', {
    retry: 'ambiguous',
    cause: error,
  });
}
