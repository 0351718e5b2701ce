import { header, type ReceivedCall } from '../http/received-call.ts';
import type { World } from '../world.ts';

/** Remembers a `POST /v1/customers`, whatever becomes of it, without the bearer token and without userCredentials. */
export function recordPost(call: ReceivedCall, at: Date, world: World): void {
  const { authorization: _, ...headers } = call.headers;
  world.calls.addPost({
    at,
    requestId: header(call, 'ms-requestid'),
    correlationId: header(call, 'ms-correlationid'),
    headers,
    body: readBody(call.text),
  });
}

function readBody(text: string): unknown {
  try {
    return JSON.parse(text, (name, value: unknown) => (/^(userCredentials|password)$/i.test(name) ? '…' : value));
  } catch {
    return undefined;
  }
}
