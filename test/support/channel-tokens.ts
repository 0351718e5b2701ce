import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** An issuer of channel tokens on this machine, as the Bot Framework has one: OpenID metadata, keys, signed tokens. */
export interface ChannelTokens {
  /** BOT_OPENID_METADATA */
  readonly metadataUrl: string;
  /** BOT_TOKEN_ISSUER */
  readonly issuer: string;
  /** An Authorization header for an activity with this service URL. */
  authorization(claims: {
    readonly audience: string;
    readonly serviceUrl: string;
    readonly expiresAt?: number;
    /** Instead of the channel's own. */
    readonly issuer?: string;
    /** More of what it claims. */
    readonly claims?: Readonly<Record<string, string>>;
  }): Promise<string>;
  close(): Promise<void>;
}

/** With keys that no channel endorses it is an issuer as Entra is one. */
export async function startChannelTokens(endorsements: readonly string[] = ['msteams']): Promise<ChannelTokens> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const key = {
    ...(await exportJWK(publicKey)),
    kid: 'k1',
    use: 'sig',
    ...(endorsements.length > 0 ? { endorsements } : {}),
  };
  const issuer = 'https://api.botframework.com';
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const metadata = {
      issuer,
      jwks_uri: `http://127.0.0.1:${port}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/keys' ? { keys: [key] } : metadata));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    metadataUrl: `http://127.0.0.1:${port}/v1/.well-known/openidconfiguration`,
    issuer,
    async authorization({ audience, serviceUrl, expiresAt, issuer: other = issuer, claims = {} }) {
      const token = await new SignJWT({ serviceurl: serviceUrl, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
        .setIssuer(other)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(expiresAt ?? '1h')
        .sign(privateKey);
      return `Bearer ${token}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
