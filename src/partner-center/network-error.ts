import { AppError, type Retry } from '../errors.ts';

/** Failures that happen while connecting: the name, the route, the port, the certificate. No byte of the request has left. */
const connectCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** `EHOSTUNREACH` and `ETIMEDOUT` also happen to established connections, so for these the system call decides. */
const connectCalls = new Set(['connect', 'getaddrinfo']);

/**
 * What a failed exchange means. `inFlight` is the retry class to give when the request may have arrived.
 * The cause is the network's own error, which holds neither headers nor bodies.
 */
export function networkError(endpoint: string, error: unknown, inFlight: Retry): AppError {
  if (failedToConnect(error)) {
    return new AppError(
      'partnerCenter.unreachable',
      `${endpoint}: no connection to Partner Center.`,
      'Check the network, the proxy and PARTNER_CENTER_ENDPOINT.',
      { retry: 'safe', cause: error },
    );
  }
  return new AppError(
    'partnerCenter.unavailable',
    `${endpoint}: Partner Center did not answer in time, or the connection broke.`,
    'Try again later; see the status of Partner Center.',
    { retry: inFlight, cause: error },
  );
}

/** Node reports one error for each address that it tried, and fetch wraps what it got. */
function failedToConnect(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(failedToConnect);
  if (!(error instanceof Error)) return false;
  const { code, syscall }: NodeJS.ErrnoException = error;
  if (connectCodes.has(code ?? '') || connectCalls.has(syscall ?? '')) return true;
  return failedToConnect(error.cause);
}
