import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

const host = 'https://login.microsoftonline.com';

/** Entra as far as an API needs it: OpenID metadata of both token versions, keys, and tokens for apps. */
export interface FakeEntra {
  readonly authority: string;
  readonly tenantId: string;
  readonly publicKey: JWK;
  /** Paths that were asked for. */
  readonly asked: string[];
  /** A fetch that finds Entra here, and everything else where it is. */
  around(inner: typeof fetch): typeof fetch;
  /** What a client credentials grant answers; claims that are undefined are left out. */
  token(claims?: Readonly<Record<string, unknown>>, options?: { readonly kid?: string }): Promise<string>;
  /** From now on it signs with another key, under this id. */
  rotate(kid: string): Promise<void>;
  /** Answers nothing but this status; 0: as ever. */
  fail(status: number): void;
  close(): Promise<void>;
}

export interface FakeEntraOptions {
  readonly tenantId: string;
  readonly audience: string;
  readonly app: string;
}

export async function startFakeEntra({ tenantId, audience, app }: FakeEntraOptions): Promise<FakeEntra> {
  let failing = 0;
  let key = await newKey('k1');
  const asked: string[] = [];
  const issuers = {
    '2.0': { issuer: `${host}/${tenantId}/v2.0`, jwks_uri: `${host}/${tenantId}/discovery/v2.0/keys` },
    // Source: Microsoft identity platform, "Access tokens", v1.0 issuers.
    '1.0': { issuer: `https://sts.windows.net/${tenantId}/`, jwks_uri: `${host}/common/discovery/keys` },
  };
  const server = createServer((request, response) => {
    const { url = '' } = request;
    asked.push(url);
    response.statusCode = failing || 200;
    response.setHeader('content-type', 'application/json');
    const metadata = issuers[url.includes('/v2.0/') ? '2.0' : '1.0'];
    response.end(JSON.stringify(url.includes('/discovery/') ? { keys: [key.publicKey] } : metadata));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    authority: host,
    tenantId,
    get publicKey() {
      return key.publicKey;
    },
    asked,
    around: (inner) => async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const isEntras = /\/(?:\.well-known|discovery)\//.test(url.pathname);
      return inner(isEntras ? `http://127.0.0.1:${port}${url.pathname}` : input, init);
    },
    async token(claims = {}, { kid = key.publicKey.kid ?? '' } = {}) {
      const version = claims.ver === '1.0' ? '1.0' : '2.0';
      const now = Math.floor(Date.now() / 1000);
      const all = {
        aud: audience,
        iss: issuers[version].issuer,
        iat: now,
        nbf: now,
        exp: now + 3600,
        tid: tenantId,
        oid: app,
        sub: app,
        ver: version,
        roles: ['Requests.Decide'],
        ...claims,
      };
      return new SignJWT(all).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(key.privateKey);
    },
    async rotate(kid) {
      key = await newKey(kid);
    },
    fail(status) {
      failing = status;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function newKey(kid: string): Promise<{ readonly privateKey: CryptoKey; readonly publicKey: JWK }> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { privateKey, publicKey: { ...(await exportJWK(publicKey)), kid, use: 'sig' } };
}
