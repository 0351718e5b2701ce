import { createServer, type IncomingMessage, type Server } from 'node:http';
import { answerControl, findControlRoute } from './control/control-routes.ts';
import { listen } from './http/listen.ts';
import { receiveCall } from './http/received-call.ts';
import { deliver, type Outcome } from './http/reply.ts';
import { findRestRoute } from './rest/routes.ts';
import { serveRest } from './rest/serve-rest.ts';
import type { World } from './world.ts';

export interface StartedServer {
  readonly server: Server;
  readonly port: number;
}

/** Serves the REST API, the control API and the page over plain http. */
export async function startRestServer(world: World): Promise<StartedServer> {
  const { host, port } = world.options;
  const server = createServer(async (request, response) => {
    try {
      deliver(await answer(request, world), response);
    } catch {
      deliver({ status: 500, body: { code: 800003, description: 'Unexpected service error', data: [] } }, response);
    }
  });
  return { server, port: await listen(server, port, host) };
}

async function answer(request: IncomingMessage, world: World): Promise<Outcome> {
  const call = await receiveCall(request);
  const rest = findRestRoute(call.method, call.url.pathname);
  if (rest) return serveRest(call, rest, world);
  const control = findControlRoute(call.method, call.url.pathname);
  if (control) return answerControl(call, control, world);
  // as a gateway in front of Partner Center says it: no MS-RequestId, no MS-CorrelationId
  return { status: 404, body: { statusCode: 404, message: 'Resource not found' } };
}
