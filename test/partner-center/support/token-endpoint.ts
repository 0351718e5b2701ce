import type { RefreshTokenStore, StoredTokens } from '../../../src/flows/ports/ports.ts';
import type { EntraOptions } from '../../../src/partner-center/entra-token.ts';
import { exclusivelyHere } from '../../../src/storage/exclusively.ts';

export interface TokenRequest {
  readonly url: string;
  readonly form: URLSearchParams;
}

export type TokenAnswer = object | (() => Promise<Response>);

/** A fetch that answers as Entra's token endpoint: the n-th answer to the n-th request, the last one from then on. */
export function tokenFetch(...answers: readonly TokenAnswer[]) {
  const requests: TokenRequest[] = [];
  const fetchFn: typeof fetch = async (input, init) => {
    requests.push({ url: input.toString().split('?')[0] ?? '', form: new URLSearchParams(init?.body?.toString()) });
    const answer = answers[Math.min(requests.length, answers.length) - 1] ?? {};
    if (typeof answer === 'function') return answer();
    return Response.json(answer, { status: 'error' in answer ? 400 : 200 });
  };
  return { fetch: fetchFn, requests };
}

/** What Entra answers a refresh token with, the person's id token included. */
export function userTokens(number: number): object {
  return {
    token_type: 'Bearer',
    expires_in: 3_599,
    access_token: `access-${number}`,
    refresh_token: `refresh-${number}`,
    id_token: `${encode({ alg: 'none' })}.${encode({ oid: 'oid', tid: 'tid', sub: 'sub', name: 'Ada' })}.`,
    client_info: encode({ uid: 'oid', utid: 'tid' }),
  };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

export function entraOptions(fetchFn: typeof fetch): EntraOptions {
  return {
    fetch: fetchFn,
    authority: 'https://login.microsoftonline.com',
    scope: 'https://api.partnercenter.microsoft.com/.default',
    tenantId: 'aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb',
    clientId: 'cccccccc-1111-4222-8333-dddddddddddd',
    secret: { clientSecret: 'the-secret' },
  };
}

/** Tokens in memory, one caller at a time; `saved` are the refresh tokens in the order of their saving. */
export function memoryStore(first?: string): RefreshTokenStore & { readonly saved: string[] } {
  const saved: string[] = [];
  const exclusively = exclusivelyHere();
  let tokens: StoredTokens | undefined = first === undefined ? undefined : { refreshToken: first };
  return {
    saved,
    load: async () => tokens,
    async save(next) {
      tokens = next;
      saved.push(next.refreshToken);
    },
    exclusively: (work) => exclusively('tokens', work),
  };
}
