import type { SandboxOptions } from '../options.ts';
import { guid } from '../random.ts';
import type { World } from '../world.ts';
import type { AccessToken } from './token-ledger.ts';

/** What Entra gives Partner Center tokens, about an hour. */
export const lifetimeSeconds = 3599;

/** The partner's user who consented: an admin agent of the partner tenant. */
export function userIds(options: SandboxOptions): { readonly uid: string; readonly utid: string } {
  return { uid: '0d4e6a12-9c3b-4f58-8a7d-5b1f2c3e4d20', utid: options.tenantId };
}

/** What tokens tell of that user. */
export function userClaims(options: SandboxOptions) {
  return {
    oid: userIds(options).uid,
    name: 'Admin Agent',
    preferred_username: 'admin.agent@partner.example',
    amr: options.signsInWithMfa ? ['pwd', 'mfa'] : ['pwd'],
  };
}

/** A new access token, remembered as good until it expires. */
export function issueAccessToken(kind: AccessToken['kind'], audience: string, world: World): string {
  const { options } = world;
  const { oid, amr, preferred_username: upn } = userClaims(options);
  const user = { upn, oid, scp: 'user_impersonation', amr };
  const text = jwt(
    {
      ...times(options),
      aud: audience,
      appid: options.clientId,
      tid: options.tenantId,
      ...(kind === 'app+user' && user),
    },
    world,
  );
  const expiresAt = new Date(options.clock.now().getTime() + lifetimeSeconds * 1000);
  world.tokens.addAccessToken(text, { kind, audience, expiresAt });
  return text;
}

/** The id token that msal-node reads the account from, with the nonce of the authorization request. */
export function issueIdToken(world: World, nonce?: string): string {
  const { options } = world;
  const { uid, utid } = userIds(options);
  const { name, preferred_username } = userClaims(options);
  const claims = { oid: uid, sub: uid, tid: utid, ver: '2.0', name, preferred_username, ...(nonce && { nonce }) };
  return jwt(
    { ...times(options), aud: options.clientId, iss: `https://login.microsoftonline.com/${utid}/v2.0`, ...claims },
    world,
  );
}

function times(options: SandboxOptions): { readonly iat: number; readonly nbf: number; readonly exp: number } {
  const seconds = Math.floor(options.clock.now().getTime() / 1000);
  return { iat: seconds, nbf: seconds, exp: seconds + lifetimeSeconds };
}

/** Looks like a signed JWT; the signature is noise, because only the ledger says which tokens are good. */
function jwt(claims: Readonly<Record<string, unknown>>, world: World): string {
  const { random } = world.options;
  const parts = [
    { typ: 'JWT', alg: 'RS256', kid: 'sandbox' },
    { ...claims, uti: guid(random) },
  ];
  const encoded = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  return [...encoded, Buffer.from(random(64)).toString('base64url')].join('.');
}
