import { AppError, asAppError } from '../../errors.ts';

/** The error of something that comes before a send: whatever it is, the message did not leave. */
export function notSent(thrown: unknown): AppError {
  const { code, message, remedy, retryAfterMs } = asAppError(thrown);
  const waits = retryAfterMs === undefined ? {} : { retryAfterMs };
  return new AppError(code, message, remedy, { retry: 'safe', ...waits, cause: thrown });
}
