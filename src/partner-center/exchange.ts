import { AppError, type Retry } from '../errors.ts';
import { networkError } from './network-error.ts';
import { BodyTooLarge, readBody } from './read-body.ts';

/** One answer, whatever its status. `text` is empty when there was no body. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Exchange {
  /** Method and path template, for errors. */
  readonly endpoint: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly maxBytes: number;
  /** The retry class of a failure after which nobody knows whether the request arrived. */
  readonly inFlight: Retry;
  readonly signal: AbortSignal;
}

/**
 * Sends once and reads the whole answer, without judging its status.
 * @throws AppError `partnerCenter.unreachable`, `partnerCenter.unavailable`, `partnerCenter.unreadable`
 */
export async function exchange(fetchFn: typeof fetch, request: Exchange): Promise<Answer> {
  const { endpoint, method, url, headers, body, signal, inFlight } = request;
  if (signal.aborted) throw networkError(endpoint, signal.reason, 'safe');
  let response: Response;
  try {
    // A redirect would carry the token to a host that nobody configured.
    response = await fetchFn(url, {
      method,
      headers,
      signal,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
  } catch (error) {
    throw networkError(endpoint, error, inFlight);
  }
  return { status: response.status, headers: response.headers, text: await bodyOf(response, request) };
}

async function bodyOf(response: Response, { endpoint, inFlight, maxBytes }: Exchange): Promise<string> {
  try {
    return await readBody(response, maxBytes);
  } catch (error) {
    // A refusal is definite by its status alone; its body only explains.
    if (!response.ok) return '';
    if (!(error instanceof BodyTooLarge)) throw networkError(endpoint, error, inFlight);
    throw new AppError('partnerCenter.unreadable', `${endpoint}: the answer is too long.`, 'Report this answer.', {
      retry: inFlight,
      cause: error,
    });
  }
}
