import { AuthError, type INetworkModule, type NetworkRequestOptions, type NetworkResponse } from '@azure/msal-node';
import { readBody } from './read-body.ts';
import { startTimeLimit } from './time-limit.ts';

const timeLimitMs = 10_000;
const maxBytes = 262_144;

/** msal's own code for an exchange that failed, as opposed to an answer that says no. */
export const networkFailure = 'network_error';

/**
 * msal's way to the token endpoint over the given fetch: msal's own has no time limit for POST and follows redirects,
 * which would carry the client's secret to another host. A server's failure, a throttled call and a body that is not
 * JSON count as network failures, because none of them says anything about the credentials.
 */
export function createMsalNetwork(fetchFn: typeof fetch): INetworkModule {
  async function send<T>(
    method: string,
    url: string,
    options: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> {
    using limit = startTimeLimit(timeLimitMs);
    try {
      const response = await fetchFn(url, {
        method,
        signal: limit.signal,
        redirect: 'error',
        ...(options.headers ? { headers: options.headers } : {}),
        ...(options.body === undefined ? {} : { body: options.body }),
      });
      if (response.status === 429 || response.status >= 500) throw new Error(`Status ${response.status}.`);
      const body: T = JSON.parse(await readBody(response, maxBytes));
      return { status: response.status, headers: Object.fromEntries(response.headers), body };
    } catch (error) {
      throw new AuthError(networkFailure, '', reasonOf(error));
    }
  }

  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}

/** Not the message of a JSON error: it quotes the body, and a body may hold tokens. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError || !(error instanceof Error)) return 'The answer is not JSON.';
  return error.cause instanceof Error ? error.cause.message : error.message;
}
