import { AppError, type Retry } from '../errors.ts';
import type { Answer } from './exchange.ts';
import { refusalOf } from './refusal-of.ts';

export interface AnsweredCall {
  readonly endpoint: string;
  readonly correlationId: string;
  /** The retry class of an end that leaves open what happened. */
  readonly inFlight: Retry;
  readonly now: Date;
}

/** The error that an answer other than the expected one means. */
export function answerError(answer: Answer, { endpoint, correlationId, inFlight, now }: AnsweredCall): AppError {
  const { status } = answer;
  const refusal = refusalOf(endpoint, answer, correlationId);
  const said = `${endpoint}: ${status}${refusal.code && ` code ${refusal.code}`}`;
  if (status === 429) {
    const retryAfterMs = retryAfter(answer.headers.get('Retry-After'), now);
    return new AppError('partnerCenter.throttled', `${said}, too many calls.`, 'Wait, then try again.', {
      retry: 'safe',
      refusal,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }
  if (status === 408 || status >= 500) {
    const remedy = 'Try again later; see the status of Partner Center.';
    return new AppError('partnerCenter.unavailable', `${said}.`, remedy, { retry: inFlight, refusal });
  }
  if (status >= 400) {
    const remedy = 'Look the code up in the Partner Center REST error codes; give the correlation id to support.';
    return new AppError('partnerCenter.refused', `${said}.`, remedy, { retry: 'never', refusal });
  }
  // Partner Center documents no redirects, so somebody between us and it answered.
  const remedy = 'Check the proxy and PARTNER_CENTER_ENDPOINT.';
  return new AppError('partnerCenter.unreadable', `${said}, not an answer of Partner Center.`, remedy, {
    retry: inFlight,
    refusal,
  });
}

/** Nobody who waits for a customer is told to come back tomorrow; a longer wait is asked for again. */
const longestWaitMs = 5 * 60_000;

/** Seconds or an HTTP date, in milliseconds from `now`. Source: RFC 9110, section 10.2.3. */
function retryAfter(header: string | null, now: Date): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now.getTime();
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), longestWaitMs) : undefined;
}
