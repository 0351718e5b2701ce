import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** `reset` breaks the connection, `silence` never answers, `stall` sends half of the body and no more. */
export type Fault = 'none' | 'reset' | 'silence' | 'stall' | 'break';

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | object;
  readonly fault?: Fault;
}

export interface ScriptedServer extends AsyncDisposable {
  readonly endpoint: string;
  readonly received: readonly Received[];
}

/** A real HTTP server that gives the n-th reply to the n-th request, and the last one from then on. */
export async function startScriptedServer(...replies: readonly Reply[]): Promise<ScriptedServer> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    received.push({ method, path: url, headers, body: await text(request) });
    const reply = replies[Math.min(received.length, replies.length) - 1] ?? {};
    const fault = reply.fault ?? 'none';
    if (fault === 'silence') return;
    if (fault === 'reset') return void request.socket.destroy();
    const body = typeof reply.body === 'object' ? JSON.stringify(reply.body) : (reply.body ?? '');
    const type: Record<string, string> = typeof reply.body === 'object' ? { 'Content-Type': 'application/json' } : {};
    response.writeHead(reply.status ?? 200, { ...type, ...reply.headers });
    if (fault === 'none') return void response.end(body);
    response.write(body.slice(0, body.length / 2));
    if (fault === 'break') setTimeout(() => request.socket.destroy(), 20);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    received,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
