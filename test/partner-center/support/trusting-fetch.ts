import { Agent, type RequestInit as UndiciInit, fetch as undiciFetch } from 'undici';

/** A fetch that trusts one certificate authority, and counts its calls. Dispose of it to close the connections. */
export function trustingFetch(ca: string) {
  const dispatcher = new Agent({ connect: { ca } });
  let count = 0;
  const trusting = (url: string, init: UndiciInit) => {
    count += 1;
    return undiciFetch(url, { ...init, dispatcher });
  };
  return {
    // undici's types and the global ones are two declarations of one thing
    fetch: trusting as unknown as typeof fetch,
    count: () => count,
    [Symbol.asyncDispose]: () => dispatcher.destroy(),
  };
}
