import type { ServerResponse } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string goes out as it is, anything else as JSON. */
  readonly body?: unknown;
}

/** What the other side gets of a call: a reply, no answer ever, or a closed connection. */
export type Outcome = Reply | 'silence' | 'hang-up';

export function deliver(outcome: Outcome, response: ServerResponse): void {
  if (outcome === 'silence') return;
  if (outcome === 'hang-up') {
    response.socket?.destroy();
    return;
  }
  const { status, headers = {}, body } = outcome;
  const text = bodyText(body);
  if (text !== '') response.setHeader('Content-Type', 'application/json; charset=utf-8');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.writeHead(status, { 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}

/** The reply's body as it goes over the wire. */
export function bodyText(body: unknown): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}
