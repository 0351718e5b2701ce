import type { Reply } from '../http/reply.ts';
import { guid } from '../random.ts';
import type { World } from '../world.ts';

/** A refusal of the token service. Source: Microsoft identity platform, "Microsoft Entra authentication error codes". */
export class EntraError extends Error {
  constructor(
    readonly error: string,
    /** The number after AADSTS. */
    readonly code: number,
    description: string,
    readonly status = 400,
  ) {
    super(description);
  }
}

/** The refusal in Entra's shape. */
export function entraErrorReply(error: EntraError, world: World): Reply {
  const { clock, random } = world.options;
  const timestamp = clock.now().toISOString().replace('T', ' ').replace(/\..*/, 'Z');
  const traceId = guid(random);
  const correlationId = guid(random);
  const description = `AADSTS${error.code}: ${error.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`;
  return {
    status: error.status,
    headers: { 'Cache-Control': 'no-store' },
    body: {
      error: error.error,
      error_description: description,
      error_codes: [error.code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${error.code}`,
    },
  };
}
