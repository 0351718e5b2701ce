import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call of the bot to the connector, as it came over the wire. */
export interface ConnectorCall {
  readonly method: string;
  readonly conversationId: string;
  readonly activityId: string | undefined;
  readonly targeted: boolean;
  readonly authorization: string | undefined;
  readonly body: WireActivity;
}

export interface WireActivity {
  readonly type?: string;
  readonly text?: string;
  readonly recipient?: { readonly id: string };
  /** Of a chat that is to be opened. */
  readonly members?: readonly { readonly id: string }[];
  readonly attachments?: readonly { readonly contentType: string; readonly content: unknown }[];
  readonly [name: string]: unknown;
}

/** What is to happen to the next call that fits, instead of the good answer. */
export interface ConnectorFault {
  readonly fits: (call: ConnectorCall) => boolean;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The message is stored, and then the connection breaks. */
  readonly dropAfter?: boolean;
  /** The connection breaks, and nothing is stored. */
  readonly drop?: boolean;
  /** The message is stored, and no answer ever comes. */
  readonly silent?: boolean;
  readonly times?: number;
}

/** A Bot Connector over HTTP that keeps every message as Teams would store it. */
export interface FakeConnector {
  readonly url: string;
  readonly calls: ConnectorCall[];
  /** The messages of a conversation as stored now, oldest first. */
  messages(conversationId: string): readonly (WireActivity & { readonly id: string; readonly targeted: boolean })[];
  fail(fault: ConnectorFault): void;
  close(): Promise<void>;
}

export interface FakeConnectorOptions {
  /** The chat that is opened with a person, by the channel's own id of them. */
  readonly personalChat?: (userId: string) => string;
}

export async function startFakeConnector(options: FakeConnectorOptions = {}): Promise<FakeConnector> {
  const { personalChat = () => 'a:personal-chat' } = options;
  const calls: ConnectorCall[] = [];
  const stored = new Map<string, { conversationId: string; targeted: boolean; body: WireActivity }>();
  const faults: { fault: ConnectorFault; left: number }[] = [];
  let lastId = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request);
    calls.push(call);
    const armed = faults.find(({ fault, left }) => left > 0 && fault.fits(call));
    if (armed) armed.left -= 1;
    if (armed?.fault.status) {
      response.writeHead(armed.fault.status, { 'content-type': 'application/json', ...armed.fault.headers });
      response.end(JSON.stringify({ error: { code: 'Scripted', message: 'scripted fault' } }));
      return;
    }
    if (armed?.fault.drop) {
      request.socket.destroy();
      return;
    }
    const id = store(call);
    if (armed?.fault.dropAfter) {
      request.socket.destroy();
      return;
    }
    if (armed?.fault.silent) return;
    response.writeHead(call.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id }));
  }

  function store({ method, conversationId, activityId, targeted, body }: ConnectorCall): string {
    if (method === 'POST' && activityId === undefined && conversationId === '') {
      return personalChat(body.members?.[0]?.id ?? '');
    }
    const id = method === 'POST' || activityId === undefined ? `m${++lastId}` : activityId;
    if (method === 'DELETE') stored.delete(id);
    else stored.set(id, { conversationId, targeted, body });
    return id;
  }

  const server: Server = createServer((request, response) => void answer(request, response));
  // A connection closed while a call is on its way is a lost answer, which only a test that asks for it is to meet.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    calls,
    messages: (conversationId) =>
      [...stored]
        .filter(([, message]) => message.conversationId === conversationId)
        .map(([id, message]) => ({ ...message.body, id, targeted: message.targeted })),
    fail: (fault) => void faults.push({ fault, left: fault.times ?? 1 }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readCall(request: IncomingMessage): Promise<ConnectorCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [, conversationId = '', activityId] =
    /^\/v3\/conversations(?:\/([^/]+))?(?:\/activities(?:\/([^/]+))?)?$/.exec(url.pathname) ?? [];
  return {
    method: request.method ?? '',
    conversationId: decodeURIComponent(conversationId),
    activityId: activityId && decodeURIComponent(activityId),
    targeted: url.searchParams.get('isTargetedActivity') === 'true',
    authorization: request.headers.authorization,
    body: text === '' ? {} : (JSON.parse(text) as WireActivity),
  };
}
