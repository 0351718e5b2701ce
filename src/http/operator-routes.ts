import type { IncomingMessage } from 'node:http';
import type { Request, Response, Server } from 'restify';
import { asAppError } from '../errors.ts';
import { type Clock, type Log, type Operator, operatorPath } from '../flows/ports/ports.ts';
import { answerCall, operatorCall } from './operator-calls.ts';
import type { OperatorPasses } from './operator-passes.ts';
import { readBody } from './read-body.ts';
import { createTryLimit } from './try-limit.ts';

export interface OperatorDoor {
  readonly operator: Operator;
  readonly passes: Pick<OperatorPasses, 'take'>;
  /** Whether an address is this machine's own. */
  readonly isLoopback: (address: string) => boolean;
}

const maxBodyBytes = 16 * 1024;
const warnings = { tries: 10, perMs: 60_000 };

/**
 * The operator's commands, where this program has the database for itself alone. Who does not come from this machine with
 * a pass for this very call finds nothing here, as at any path that is not there.
 */
export function addOperatorRoutes(
  server: Server,
  { operator, passes, isLoopback }: OperatorDoor,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): void {
  const mayWarn = createTryLimit(warnings, clock);

  function turnAway(response: Response, reason: string): void {
    if (mayWarn.take()) log.warn('The operator’s door was not used as meant', { reason });
    notFound(response);
  }

  server.post(operatorPath, async (request: Request, response: Response) => {
    if (!isFromHere(request, isLoopback)) return turnAway(response, 'from elsewhere');
    const read = await readBody(request, maxBodyBytes);
    if ('unread' in read) return turnAway(response, read.unread);
    if (!passes.take(request.headers.authorization ?? '', read.text)) return turnAway(response, 'no pass');
    const call = operatorCall.safeParse(parseJson(read.text));
    if (!call.success) return turnAway(response, 'no call');
    response.setHeader('cache-control', 'no-store');
    try {
      response.send(200, { answer: await answerCall(operator, call.data) });
    } catch (thrown) {
      const { code, message, remedy } = asAppError(thrown);
      if (code === 'unknown') log.error('An operator’s call failed', { event: call.data.call }, thrown);
      response.send(code === 'unknown' ? 500 : 409, { error: { code, message, remedy } });
    }
  });
  // restify tells a path by answering its other methods with 405.
  for (const method of ['get', 'head', 'put', 'patch', 'del', 'opts'] as const) {
    server[method](operatorPath, async (_request: Request, response: Response) => notFound(response));
  }
}

/** What a proxy passes on says so, and comes from somewhere else whatever its address is here. */
function isFromHere({ socket, headers }: IncomingMessage, isLoopback: (address: string) => boolean): boolean {
  const isForwarded = Object.keys(headers).some((name) => /^(?:x-forwarded|forwarded$|via$|x-real-ip$)/.test(name));
  const { remoteAddress = '', localAddress } = socket;
  // Who listens on one address of this machine is called from that very address.
  if (!isForwarded && remoteAddress !== '' && remoteAddress === localAddress) return true;
  // On a socket for both families IPv4 addresses come in IPv6's form. Source: RFC 4291, section 2.5.5.2.
  return !isForwarded && isLoopback(remoteAddress.replace(/^::ffff:/, ''));
}

/** Word for word what a path answers that is not there. */
function notFound(response: Response): void {
  response.send(404, { error: 'The request could not be taken.' });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
