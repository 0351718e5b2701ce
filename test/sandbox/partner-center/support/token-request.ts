import { request } from 'node:https';
import type { Sandbox } from '../../../../src/sandbox/partner-center/sandbox.ts';

export interface TokenAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Sends a form to the token service, trusting only the sandbox's own certificate. */
export function tokenRequest(sandbox: Sandbox, form: Record<string, string>, tenant?: string): Promise<TokenAnswer> {
  const url = `${sandbox.authority}/${tenant ?? sandbox.settings().PARTNER_TENANT_ID}/oauth2/v2.0/token`;
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', ca: sandbox.caCertificate, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text || '{}') }));
    });
    call.on('error', reject);
    call.end(new URLSearchParams(form).toString());
  });
}

const scope = 'https://api.partnercenter.microsoft.com/.default';

export function refreshForm(sandbox: Sandbox, changes: Record<string, string> = {}): Record<string, string> {
  const { PARTNER_CLIENT_ID = '', PARTNER_CLIENT_SECRET = '', PARTNER_REFRESH_TOKEN = '' } = sandbox.settings();
  return {
    grant_type: 'refresh_token',
    client_id: PARTNER_CLIENT_ID,
    client_secret: PARTNER_CLIENT_SECRET,
    refresh_token: PARTNER_REFRESH_TOKEN,
    scope: `${scope} openid profile offline_access`,
    ...changes,
  };
}

export function appForm(sandbox: Sandbox, changes: Record<string, string> = {}): Record<string, string> {
  const { refresh_token: _, ...form } = refreshForm(sandbox);
  return { ...form, grant_type: 'client_credentials', scope, ...changes };
}
