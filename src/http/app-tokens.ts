import { decodeJwt, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Person } from '../domain/person.ts';
import { printable } from '../domain/typed-text.ts';
import type { Clock } from '../flows/ports/ports.ts';
import { createTokenIssuer, KeysUnavailable, type OpenIdOptions } from './openid-keys.ts';

export interface AppTokenOptions extends OpenIdOptions {
  /** The Entra host, without a slash at the end. */
  readonly authority: string;
  readonly tenantId: string;
  readonly audience: string;
  readonly role: string;
  /** Object ids of the apps that may call, in lower case. */
  readonly apps: readonly string[];
  /** What people read instead of their ids, where it is known. */
  readonly appNames?: ReadonlyMap<string, string>;
  readonly clock: Clock;
}

/** Who calls, or why not. */
export type Admission =
  | { readonly app: Person }
  | { readonly refused: 'tokenMissing' | 'tokenInvalid' | 'roleMissing' | 'appNotNamed' }
  | { readonly refused: 'keysUnavailable'; readonly cause: unknown };

export interface AppTokens {
  /** @param authorization the header `Authorization` */
  admit(authorization: string): Promise<Admission>;
}

/** Clocks differ; Entra's tokens are good for an hour. */
const toleranceSeconds = 60;
const longestName = 100;
/** Where neither the settings nor a token name one: v2.0 tokens do not. */
const namelessApp = 'app';

/**
 * Of an app's own token (client credentials). Only a user's has scopes; where Entra says the type, it is `app`, and where
 * not, the subject of an app's token is the app itself. Source: Microsoft identity platform, "Access token claims
 * reference" (`scp`, `roles`, `sub`, `oid`) and "Optional claims reference" (`idtyp`).
 */
const appClaims = z
  .object({
    aud: z.string(),
    tid: z.string(),
    oid: z.guid(),
    sub: z.string(),
    scp: z.never().optional(),
    idtyp: z.literal('app').optional(),
    roles: z.array(z.string()).default([]),
    app_displayname: z.string().optional(),
  })
  .refine(({ idtyp, oid, sub }) => idtyp === 'app' || oid === sub);

/** Takes the tokens that Entra gave to apps of one tenant for this API, and no others. */
export function createAppTokens(options: AppTokenOptions): AppTokens {
  const { authority, tenantId, audience, role, apps, appNames, clock } = options;
  const tenant = tenantId.toLowerCase();
  const base = `${authority}/${tenant}`;
  const metadata = '.well-known/openid-configuration';
  const endsWith = (end: string) => (issuer: string) => new URL(issuer).pathname.toLowerCase() === end;
  // A v1.0 token comes of a registration that asks for no other; its issuer has another host, which the metadata names.
  const issuers = {
    v1: createTokenIssuer(`${base}/${metadata}`, endsWith(`/${tenant}/`), options),
    v2: createTokenIssuer(`${base}/v2.0/${metadata}`, endsWith(`/${tenant}/v2.0`), options),
  };

  async function read(token: string): Promise<z.infer<typeof appClaims>> {
    // Not believed: it says whose keys to try.
    const { issuer, key } = await issuers[decodeJwt(token).ver === '1.0' ? 'v1' : 'v2']();
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['RS256'],
      issuer,
      audience: audiencesOf(audience),
      requiredClaims: ['exp', 'nbf'],
      clockTolerance: toleranceSeconds,
      currentDate: clock.now(),
    });
    return appClaims.parse(payload);
  }

  return {
    async admit(authorization) {
      const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization) ?? [];
      if (token === undefined) return { refused: 'tokenMissing' };
      try {
        const claims = await read(token);
        if (claims.tid.toLowerCase() !== tenant) return { refused: 'tokenInvalid' };
        if (!claims.roles.includes(role)) return { refused: 'roleMissing' };
        const objectId = claims.oid.toLowerCase();
        if (!apps.includes(objectId)) return { refused: 'appNotNamed' };
        const own = printable(claims.app_displayname ?? '').slice(0, longestName);
        const name = appNames?.get(objectId) ?? (own || namelessApp);
        return { app: { tenantId: tenant, objectId, name } };
      } catch (error) {
        if (error instanceof KeysUnavailable) return { refused: 'keysUnavailable', cause: error };
        return { refused: 'tokenInvalid' };
      }
    },
  };
}

/** `api://<client id>` and the client id alone are one registration: v2.0 tokens name it by the second. */
function audiencesOf(audience: string): string[] {
  const clientId = /^(?:api:\/\/)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(audience)?.[1];
  return clientId === undefined ? [audience] : [clientId, `api://${clientId}`];
}
