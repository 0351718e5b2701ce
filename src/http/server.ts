import type { AddressInfo } from 'node:net';
import { createServer, plugins, type Request, type Response } from 'restify';
import { AppError } from '../errors.ts';
import type { Log } from '../flows/ports.ts';
import { type ReceiveMessage, takeMessage } from './messages.ts';
import { type HealthChecks, readiness } from './readiness.ts';

export interface HttpServerOptions {
  readonly receive: ReceiveMessage;
  readonly checks: HealthChecks;
  /** Prometheus text. */
  readonly metrics: () => Promise<string>;
  readonly log: Log;
}

export interface HttpServer {
  /** Resolves with the port that it listens on. */
  listen(port: number, host: string): Promise<number>;
  /** Takes no new connections; resolves when those in hand have been answered. */
  close(): Promise<void>;
}

/** Larger than any activity that Teams sends. */
const maxBodyBytes = 256 * 1024;

export function createHttpServer({ receive, checks, metrics, log }: HttpServerOptions): HttpServer {
  const server = createServer({ name: 'tenant-desk', ignoreTrailingSlash: true });
  server.on('restifyError', (_request, response: Response, error: { statusCode?: number }, done: () => void) => {
    // restify would answer with the error's own text.
    if (!response.headersSent) response.send(error.statusCode ?? 500, { error: 'The request could not be taken.' });
    done();
  });
  server.on('uncaughtException', (_request: Request, response: Response, _route: unknown, error: Error) => {
    log.error('An HTTP handler failed', {}, error);
    if (!response.headersSent) response.send(500, { error: 'The request could not be taken.' });
  });

  server.post('/api/messages', plugins.bodyReader({ maxBodySize: maxBodyBytes }), async (request, response) => {
    await takeMessage(request, response, receive);
  });
  server.get('/healthz', async (_request: Request, response: Response) => {
    response.send(200, { status: 'ok' });
  });
  server.get('/readyz', async (_request: Request, response: Response) => {
    const { ready, notReady } = await readiness(checks);
    response.send(ready ? 200 : 503, ready ? { status: 'ready' } : { status: 'not ready', notReady });
  });
  server.get('/metrics', async (_request: Request, response: Response) => {
    response.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8');
    response.sendRaw(200, await metrics());
  });

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.server.once('error', (error) => reject(cannotListen(error, port, host)));
        server.listen(port, host, () => resolve((server.server.address() as AddressInfo).port));
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.server.closeIdleConnections();
      }),
  };
}

function cannotListen(cause: Error, port: number, host: string): AppError {
  return new AppError(
    'http.portTaken',
    `Cannot listen on ${host}:${port}.`,
    'Stop what uses it, or set another PORT.',
    { cause },
  );
}
