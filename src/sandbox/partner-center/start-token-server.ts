import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { Certificate } from './certificate.ts';
import { listen } from './http/listen.ts';
import { receiveCall } from './http/received-call.ts';
import { deliver, type Outcome } from './http/reply.ts';
import type { StartedServer } from './start-rest-server.ts';
import { findTokenRoute, serveToken } from './token-service/serve-token.ts';
import type { World } from './world.ts';

/** Serves the token service over https: clients refuse to send a secret over plain http. */
export async function startTokenServer(world: World, { certificate, key }: Certificate): Promise<StartedServer> {
  const { host, tokenPort } = world.options;
  const server = createServer({ cert: certificate, key }, async (request, response) => {
    try {
      deliver(await answer(request, world), response);
    } catch {
      deliver({ status: 500, body: { error: 'server_error' } }, response);
    }
  });
  return { server, port: await listen(server, tokenPort, host) };
}

async function answer(request: IncomingMessage, world: World): Promise<Outcome> {
  const call = await receiveCall(request);
  const route = findTokenRoute(call.method, call.url.pathname);
  return route ? serveToken(call, route, world) : { status: 404 };
}
