import type { SandboxOptions } from '../options.ts';
import { checkTenantAndApp } from './check-client.ts';
import type { Consented } from './code-ledger.ts';
import { EntraError } from './entra-error.ts';
import { resourceScope } from './resource-scope.ts';

export interface AuthorizeRequest extends Consented {
  readonly state: string | undefined;
}

const prompts: ReadonlySet<string> = new Set(['login', 'none', 'consent', 'select_account']);

/**
 * The redirect address, of an app that may have it: whatever is wrong before this is known is told to the person, because
 * nobody knows where to send them back to.
 * @throws EntraError
 */
export function redirectUriOf(query: URLSearchParams, tenant: string, options: SandboxOptions): string {
  checkTenantAndApp(query, tenant, options);
  const redirectUri = required(query, 'redirect_uri');
  const { redirectUris } = options;
  if (redirectUris ? redirectUris.includes(redirectUri) : isOfThisMachine(redirectUri)) return redirectUri;
  throw new EntraError(
    'invalid_request',
    50011,
    `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${options.clientId}'.`,
  );
}

/**
 * The rest of the request. Entra demands PKCE of single-page apps alone; this service demands it of everybody.
 * Source: Microsoft identity platform, "OAuth 2.0 authorization code flow", request an authorization code.
 * @throws EntraError
 */
export function readAuthorizeRequest(
  query: URLSearchParams,
  redirectUri: string,
  options: SandboxOptions,
): AuthorizeRequest {
  if (required(query, 'response_type') !== 'code') {
    throw new EntraError('unsupported_response_type', 70005, 'The response type is not supported: only code is.');
  }
  if ((query.get('response_mode') ?? 'query') !== 'query') {
    throw new EntraError('invalid_request', 70007, 'The response mode is not supported: only query is.');
  }
  if (!prompts.has(query.get('prompt') ?? 'login')) {
    throw new EntraError('invalid_request', 90023, `The prompt '${query.get('prompt')}' is not supported.`);
  }
  if (query.has('amr_values')) {
    throw new EntraError('invalid_request', 901002, "The 'amr_values' request parameter is not supported.");
  }
  if (query.has('claims') && !isJson(query.get('claims') ?? '')) {
    throw new EntraError('invalid_request', 9002313, 'Invalid request. The claims are not JSON.');
  }
  resourceScope(query, options.audience);
  const codeChallenge = required(query, 'code_challenge');
  if (query.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(codeChallenge)) {
    throw new EntraError('invalid_request', 50147, 'The code challenge must be 43 characters with the method S256.');
  }
  return {
    redirectUri,
    codeChallenge,
    scope: query.get('scope') ?? '',
    nonce: query.get('nonce') ?? undefined,
    state: query.get('state') ?? undefined,
  };
}

function required(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (value) return value;
  throw new EntraError('invalid_request', 900144, `The request must contain the following parameter: '${name}'.`);
}

function isOfThisMachine(address: string): boolean {
  return URL.canParse(address) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
