import { faultyOutcome } from '../faults/faulty-outcome.ts';
import type { ReceivedCall } from '../http/received-call.ts';
import type { Outcome, Reply } from '../http/reply.ts';
import { type RouteMatch, routeTable } from '../http/route-table.ts';
import type { World } from '../world.ts';
import { showSignIn, takeSignIn } from './authorize-endpoint.ts';
import { EntraError, entraErrorReply } from './entra-error.ts';
import { answerMetadata } from './metadata.ts';
import { answerTokenRequest } from './token-endpoint.ts';

type TokenRoute = (call: ReceivedCall, tenant: string, world: World) => Reply;

export const tokenRoutes: Readonly<Record<string, TokenRoute>> = {
  'GET /{tenant}/oauth2/v2.0/authorize': showSignIn,
  'POST /{tenant}/oauth2/v2.0/authorize': takeSignIn,
  'POST /{tenant}/oauth2/v2.0/token': answerTokenRequest,
  'GET /{tenant}/v2.0/.well-known/openid-configuration': answerMetadata,
};

export const findTokenRoute = routeTable(tokenRoutes);

/** Answers a call of the token service, under the fault that is armed for it, if any. */
export async function serveToken(call: ReceivedCall, route: RouteMatch<TokenRoute>, world: World): Promise<Outcome> {
  const at = world.options.clock.now();
  const fault = world.faults.take(route.name);
  const answer = () => answerOrRefuse(call, route, world);
  const outcome = fault ? await faultyOutcome(fault, answer) : answer();
  const ended = typeof outcome === 'string' ? outcome : String(outcome.status);
  world.calls.addCall({
    at,
    call: `${call.method} ${call.url.pathname}`,
    ended,
    requestId: '',
    fault: fault?.kind ?? '',
  });
  return outcome;
}

function answerOrRefuse(call: ReceivedCall, route: RouteMatch<TokenRoute>, world: World): Reply {
  try {
    return route.target(call, route.params.tenant ?? '', world);
  } catch (error) {
    if (error instanceof EntraError) return entraErrorReply(error, world);
    throw error;
  }
}
