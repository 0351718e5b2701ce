import { EntraError } from './entra-error.ts';

const signInScopes = new Set(['openid', 'profile', 'offline_access', 'email']);

/**
 * The resource that the request's scope is for; it must be `audience`. The sign-in scopes that msal-node adds are ignored.
 * @throws EntraError
 */
export function resourceScope(form: URLSearchParams, audience: string): string {
  const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '' && !signInScopes.has(scope));
  if (scopes.length === 0) {
    throw new EntraError('invalid_request', 900144, "The request body must contain the following parameter: 'scope'.");
  }
  for (const scope of scopes) {
    if (scope === `${audience}/.default` || scope === `${audience}/user_impersonation`) continue;
    throw scope.startsWith(`${audience}/`)
      ? new EntraError(
          'invalid_scope',
          70011,
          `The provided value for the input parameter 'scope' is not valid. The scope ${scope} does not exist.`,
        )
      : new EntraError(
          'invalid_resource',
          500011,
          `The resource principal named ${scope} was not found in the tenant.`,
        );
  }
  return audience;
}
