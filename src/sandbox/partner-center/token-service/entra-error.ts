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
  const { timestamp, traceId, correlationId } = traceOf(world);
  return {
    status: error.status,
    headers: { 'Cache-Control': 'no-store' },
    body: {
      error: error.error,
      error_description: describe(error, { timestamp, traceId, correlationId }),
      error_codes: [error.code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${error.code}`,
    },
  };
}

/** The words of a refusal that goes back in an address. */
export function entraErrorText(error: EntraError, world: World): string {
  return describe(error, traceOf(world));
}

interface Trace {
  readonly timestamp: string;
  readonly traceId: string;
  readonly correlationId: string;
}

function traceOf({ options: { clock, random } }: World): Trace {
  const timestamp = clock.now().toISOString().replace('T', ' ').replace(/\..*/, 'Z');
  return { timestamp, traceId: guid(random), correlationId: guid(random) };
}

function describe({ code, message }: EntraError, { timestamp, traceId, correlationId }: Trace): string {
  return `AADSTS${code}: ${message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`;
}
