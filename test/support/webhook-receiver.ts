import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { readRootFile } from '../architecture/source-file.ts';

/** One attempt as it arrived. */
export interface Attempt {
  readonly id: string;
  readonly timestamp: number;
  readonly type: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What the receiver did to it. */
  readonly fault: Fault | undefined;
}

export type Fault = 'error' | 'hang' | 'reset' | 'redirect' | 'slow' | 'gone';

/** A receiver of webhooks of somebody else's, with faults. */
export interface WebhookReceiver {
  readonly url: string;
  /** Every attempt, in the order of their arrival. */
  readonly attempts: Attempt[];
  /** The attempts that were answered with 2xx. */
  taken(): readonly Attempt[];
  /** The next attempts end so, one after the other. */
  arm(...faults: readonly Fault[]): void;
  close(): Promise<void>;
}

export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const attempts: Attempt[] = [];
  let faults: Fault[] = [];
  const server = createServer(async (request, response) => {
    const fault = faults.shift();
    attempts.push(attemptOf(request, await text(request), fault));
    await answers[fault ?? 'none'](request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks/approvals?sig=a%2Fsecret`,
    attempts,
    taken: () => attempts.filter(({ fault }) => fault === undefined || fault === 'slow'),
    arm(...given) {
      faults = [...given];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const answers: Readonly<Record<Fault | 'none', Answer>> = {
  none: async (_request, response) => end(response, 204),
  error: async (_request, response) => end(response, 500),
  gone: async (_request, response) => end(response, 410),
  redirect: async ({ headers }, response) => {
    response.setHeader('location', `http://${headers.host}/elsewhere`);
    end(response, 307);
  },
  reset: async ({ socket }) => void socket.resetAndDestroy(),
  hang: async () => {},
  slow: async (_request, response) => {
    await new Promise((resolve) => setTimeout(resolve, 800));
    end(response, 202);
  },
};

function end(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.end();
}

function attemptOf({ headers }: IncomingMessage, body: string, fault: Fault | undefined): Attempt {
  const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  const { type } = JSON.parse(body) as { type: string };
  const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '' } = given;
  return { id, timestamp: Number(timestamp), type, body, headers: given, fault };
}

export type Verify = (secret: string, headers: Readonly<Record<string, string>>, body: string, now: number) => boolean;

/** The verifier that the guide shows to whoever receives webhooks, as it stands there. */
export async function documentedVerifier(): Promise<Verify> {
  const [, code] = /```js\n(.*?)```/s.exec(readRootFile('docs/approval-api.md')) ?? [];
  if (!code) throw new Error('The guide shows no verifier.');
  const module: { readonly verify: Verify } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return module.verify;
}
