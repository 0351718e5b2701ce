import type { SandboxOptions } from '../options.ts';
import { EntraError } from './entra-error.ts';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * The tenant, the app, and its proof: a secret, or a signed assertion, which only has to look like one.
 * @throws EntraError
 */
export function checkClient(form: URLSearchParams, tenant: string, options: SandboxOptions): void {
  const clientId = checkTenantAndApp(form, tenant, options);
  if (form.has('client_assertion')) checkAssertion(form, clientId);
  else checkSecret(form.get('client_secret'), clientId, options.clientSecret);
}

/** @returns the app's id as the request wrote it. @throws EntraError */
export function checkTenantAndApp(form: URLSearchParams, tenant: string, options: SandboxOptions): string {
  if (tenant.toLowerCase() !== options.tenantId) {
    throw new EntraError(
      'invalid_request',
      90002,
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID.`,
    );
  }
  const clientId = form.get('client_id') ?? '';
  if (clientId.toLowerCase() !== options.clientId) {
    throw new EntraError(
      'unauthorized_client',
      700016,
      `Application with identifier '${clientId}' was not found in the directory.`,
    );
  }
  return clientId;
}

function checkSecret(secret: string | null, clientId: string, expected: string): void {
  if (secret === null) {
    throw new EntraError(
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
      401,
    );
  }
  if (secret !== expected) {
    throw new EntraError('invalid_client', 7000215, `Invalid client secret provided for app '${clientId}'.`, 401);
  }
}

function checkAssertion(form: URLSearchParams, clientId: string): void {
  const isJwt = form.get('client_assertion')?.split('.').length === 3;
  if (isJwt && form.get('client_assertion_type') === assertionType) return;
  throw new EntraError('invalid_client', 700027, `The client assertion of app '${clientId}' is not a signed JWT.`, 401);
}
