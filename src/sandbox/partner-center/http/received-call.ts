import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** A call as it came in, whole. */
export interface ReceivedCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

const largestBody = 1_000_000;

/** Reads the call to its end. Rejects when the client hangs up or sends over a megabyte. */
export async function receiveCall(request: IncomingMessage): Promise<ReceivedCall> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > largestBody) throw new RangeError('The body is larger than a megabyte.');
    chunks.push(chunk);
  }
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', 'http://sandbox'),
    headers: request.headers,
    text: Buffer.concat(chunks).toString('utf8'),
  };
}

/** A header's value, empty when it is absent. */
export function header(call: Pick<ReceivedCall, 'headers'>, name: string): string {
  const value = call.headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(', ') : (value ?? '');
}
