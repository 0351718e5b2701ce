import type { ReceivedCall } from '../http/received-call.ts';
import { header } from '../http/received-call.ts';
import type { Reply } from '../http/reply.ts';
import type { World } from '../world.ts';
import { checkClient } from './check-client.ts';
import { EntraError } from './entra-error.ts';
import { issueAccessToken, issueIdToken, lifetimeSeconds, userIds } from './issue-tokens.ts';
import { redeemCode } from './redeem-code.ts';
import { resourceScope } from './resource-scope.ts';

/**
 * `POST /{tenant}/oauth2/v2.0/token` for the grants authorization_code, refresh_token and client_credentials.
 * @throws EntraError
 */
export function answerTokenRequest(call: ReceivedCall, tenant: string, world: World): Reply {
  if (!header(call, 'content-type').startsWith('application/x-www-form-urlencoded')) {
    throw new EntraError(
      'invalid_request',
      900144,
      "The request body must contain the following parameter: 'grant_type'.",
    );
  }
  const form = new URLSearchParams(call.text);
  checkClient(form, tenant, world.options);
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return answerAuthorizationCode(form, world);
    case 'refresh_token':
      return answerRefreshToken(form, world);
    case 'client_credentials':
      return answerClientCredentials(form, world);
    case null:
      throw new EntraError(
        'invalid_request',
        900144,
        "The request body must contain the following parameter: 'grant_type'.",
      );
    default:
      throw new EntraError(
        'unsupported_grant_type',
        70003,
        `The app requested an unsupported grant type '${form.get('grant_type')}'.`,
      );
  }
}

function answerClientCredentials(form: URLSearchParams, world: World): Reply {
  const audience = resourceScope(form, world.options.audience);
  if (!form.get('scope')?.endsWith('/.default')) {
    throw new EntraError(
      'invalid_scope',
      1002012,
      `The provided value for scope ${form.get('scope')} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  }
  return tokenReply({ access_token: issueAccessToken('app', audience, world) });
}

function answerRefreshToken(form: URLSearchParams, world: World): Reply {
  const audience = resourceScope(form, world.options.audience);
  if (!world.tokens.useRefreshToken(form.get('refresh_token') ?? '')) {
    throw new EntraError(
      'invalid_grant',
      700082,
      'The refresh token has expired due to inactivity or was never issued. Sign in again.',
    );
  }
  const scopes = form.get('scope')?.split(' ') ?? [];
  return userReply(audience, { scopes: [...scopes, 'offline_access'] }, world);
}

/** Without offline_access there is no refresh token. */
function answerAuthorizationCode(form: URLSearchParams, world: World): Reply {
  const audience = resourceScope(form, world.options.audience);
  const { scope, nonce } = redeemCode(form, world);
  return userReply(audience, { scopes: scope.split(' '), nonce }, world);
}

interface Granted {
  readonly scopes: readonly string[];
  readonly nonce?: string | undefined;
}

/** The tokens of the user who consented. */
function userReply(audience: string, { scopes, nonce }: Granted, world: World): Reply {
  const { uid, utid } = userIds(world.options);
  return tokenReply({
    scope: `${audience}/user_impersonation ${audience}/.default`,
    access_token: issueAccessToken('app+user', audience, world),
    ...(scopes.includes('offline_access') && { refresh_token: world.tokens.newRefreshToken() }),
    ...(scopes.includes('openid') && { id_token: issueIdToken(world, nonce) }),
    client_info: Buffer.from(JSON.stringify({ uid, utid })).toString('base64url'),
  });
}

function tokenReply(tokens: Readonly<Record<string, string>>): Reply {
  return {
    status: 200,
    headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' },
    body: { token_type: 'Bearer', expires_in: lifetimeSeconds, ext_expires_in: lifetimeSeconds, ...tokens },
  };
}
