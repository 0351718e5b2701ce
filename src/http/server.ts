import type { AddressInfo } from 'node:net';
import { createServer, type Request, type Response } from 'restify';
import { AppError } from '../errors.ts';
import type { Clock, Consent, Log } from '../flows/ports/ports.ts';
import { type ApprovalApiDoor, addApiRoutes } from './api-routes.ts';
import { addConsentRoutes } from './consent-routes.ts';
import { type ReceiveMessage, takeMessage } from './messages.ts';
import { addOperatorRoutes, type OperatorDoor } from './operator-routes.ts';
import { type HealthChecks, readiness } from './readiness.ts';

export interface HttpServerOptions {
  readonly receive: ReceiveMessage;
  readonly checks: HealthChecks;
  /** Prometheus text. */
  readonly metrics: () => Promise<string>;
  /** Absent where nobody has to consent: there is no such page then. */
  readonly consent?: Consent;
  /** Absent where no app takes part in approvals: there are no such routes then. */
  readonly approvalApi?: ApprovalApiDoor;
  /** Absent where the operator's commands open the database themselves. */
  readonly operatorDoor?: OperatorDoor;
  readonly clock: Clock;
  readonly log: Log;
}

export interface HttpServer {
  /** Resolves with the port that it listens on. */
  listen(port: number, host: string): Promise<number>;
  /** Takes no new connections; resolves when those in hand have been answered, or cut off after a while. */
  close(): Promise<void>;
}

/** So long an answer under way may take when the server closes; after that its connection is cut. */
const closeGraceMs = 5_000;

export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { receive, checks, metrics, consent, approvalApi, operatorDoor, clock, log } = options;
  const server = createServer({ name: 'tenant-desk', ignoreTrailingSlash: true });
  server.on('restifyError', (_request, response: Response, error: { statusCode?: number }, done: () => void) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log.error('An HTTP handler failed', { status }, error);
    // restify would answer with the error's own text.
    if (!response.headersSent) response.send(status, { error: 'The request could not be taken.' });
    done();
  });

  server.post('/api/messages', async (request, response) => {
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

  if (consent) addConsentRoutes(server, { consent, clock, log });
  if (approvalApi) addApiRoutes(server, approvalApi, { clock, log });
  if (operatorDoor) addOperatorRoutes(server, operatorDoor, { clock, log });

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.server.once('error', (error) => reject(cannotListen(error, port, host)));
        server.listen(port, host, () => resolve((server.server.address() as AddressInfo).port));
      }),
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.server.closeAllConnections(), closeGraceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.server.closeIdleConnections();
      }),
  };
}

function cannotListen(cause: NodeJS.ErrnoException, port: number, host: string): AppError {
  const remedy =
    cause.code === 'EADDRINUSE'
      ? 'Stop what uses it, or set another PORT.'
      : 'Set a HOST and PORT that this process may use.';
  return new AppError('http.cannotListen', `Cannot listen on ${host}:${port}.`, remedy, { cause });
}
