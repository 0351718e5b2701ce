import type { Reply } from '../http/reply.ts';
import type { Fault } from './fault.ts';

type Facts = Pick<Fault, 'code' | 'description' | 'data' | 'error'> & { readonly status: number };

/** The shapes in which Partner Center, its gateway and Entra have been seen to say no. */
const shapes: Readonly<Record<NonNullable<Fault['shape']>, (facts: Facts) => unknown>> = {
  // Partner Center REST, "Partner Center REST error codes"
  documented: ({ code, description, data }) => ({ code, description, data, source: 'PartnerFD' }),
  // Partner Center REST, "Get a customer's account validation status"
  newer: ({ code, description, data }) => ({
    code,
    message: description,
    description,
    errorName: 'SandboxRefusal',
    isRetryable: false,
    parameters: { data },
    errorMessageExtended: `InternalErrorCode=${code}`,
  }),
  // Partner Center, "API throttling guidance for partners"
  gateway: ({ status, description }) => ({ statusCode: status, message: description }),
  empty: () => undefined,
  // Microsoft identity platform, "Error response" of the token endpoint
  entra: ({ code, description, error }) => ({
    error,
    error_description: `AADSTS${code}: ${description}`,
    error_codes: [code],
  }),
};

const gatewayPage = `<!DOCTYPE html>
<html><head><title>502 Bad Gateway</title></head>
<body><h1>502 Bad Gateway</h1><hr>Microsoft-Azure-Application-Gateway/v2</body></html>
`;

/** The answer that stands in for the real one. */
export function errorReply(kind: string, fault: Fault): Reply {
  const isTokenService = fault.route?.endsWith('/oauth2/v2.0/token') ?? false;
  switch (kind) {
    case 'html':
      return { status: fault.status ?? 502, headers: { 'Content-Type': 'text/html' }, body: gatewayPage };
    case 'throttle': {
      const description = `Rate limit is exceeded. Try again in ${fault.retryAfter ?? 'some'} seconds.`;
      const headers = fault.retryAfter === null ? {} : { 'Retry-After': String(fault.retryAfter) };
      return { status: 429, headers, body: shapes[fault.shape ?? 'gateway']({ ...fault, status: 429, description }) };
    }
    case 'unauthorized':
      return refusal(
        { ...fault, status: 401, code: 400, description: 'Access denied' },
        'documented',
        unauthorizedHeaders,
      );
    case 'refuse':
      return refusal(
        { ...fault, status: fault.status ?? 403 },
        fault.shape ?? (isTokenService ? 'entra' : 'documented'),
      );
    case '500':
      return refusal(
        { ...fault, status: 500, code: 800003, description: 'Unexpected service error' },
        fault.shape ?? 'documented',
      );
    default:
      return refusal(
        { ...fault, status: Number(kind), description: 'The service is unavailable.' },
        fault.shape ?? 'gateway',
      );
  }
}

/** Source: Partner Center REST, "Partner Center REST error codes", the 401 example. */
export const unauthorizedHeaders = {
  'WWW-Authenticate': 'OAuth realm="urn:cpsvc:cpid:5a9d1f6c-0b7e-4c3d-8e21-9f4b6a2c7d10"',
};

function refusal(
  facts: Facts,
  shape: NonNullable<Fault['shape']>,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return { status: facts.status, headers, body: shapes[shape](facts) };
}
