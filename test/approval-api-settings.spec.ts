import assert from 'node:assert/strict';
import { ConfigError, readConfig } from '../src/config.ts';

const app = '7d5b2f10-93c4-4f5e-8a06-1f2e3d4c5b6a';
const person = '0a000000-0000-4000-8000-000000000001';
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const minimal = {
  HOST: '127.0.0.1',
  ALLOW_UNAUTHENTICATED: '1',
  PARTNER_TENANT_ID: '11111111-2222-4333-8444-555555555555',
  PARTNER_CLIENT_ID: 'c',
  PARTNER_CLIENT_SECRET: 's',
  SEALING_KEYS: Buffer.alloc(32, 7).toString('base64'),
  APPROVAL: 'all',
  APPROVERS: app,
};
const api = { APPROVAL_API_AUDIENCE: 'api://x', APPROVAL_API_APPS: app.toUpperCase() };
const webhook = { APPROVAL_WEBHOOK_URL: 'https://flows.example.com/a/?sig=b%2F/', APPROVAL_WEBHOOK_SECRET: secret };

function problems(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig({ ...minimal, ...environment });
    return [];
  } catch (error) {
    assert(error instanceof ConfigError);
    return error.problems.map((problem) => problem.split(':')[0] ?? '');
  }
}

describe('the settings of approval flows by HTTP', () => {
  it('are off by default', () => {
    const { approvalApi, approvalWebhook } = readConfig(minimal);
    assert.deepEqual([approvalApi, approvalWebhook], [undefined, undefined]);
  });

  it('are read as they are', () => {
    const { approvalApi, approvalWebhook } = readConfig({ ...minimal, ...api, ...webhook });
    assert.deepEqual(approvalApi, { audience: 'api://x', role: 'Requests.Decide', apps: [app], appNames: new Map() });
    assert.deepEqual(approvalWebhook, { url: webhook.APPROVAL_WEBHOOK_URL, secret });
  });

  it('name an API without its apps, without a tenant’s GUID, and an app that is no approver', () => {
    assert.deepEqual(problems({ ...api, APPROVAL_API_APPS: '' }), ['APPROVAL_API_APPS']);
    assert.deepEqual(problems({ ...api, APPROVAL_API_APPS: 'app' }), ['APPROVAL_API_APPS']);
    assert.deepEqual(problems({ ...api, PARTNER_TENANT_ID: 'contoso.com' }), ['PARTNER_TENANT_ID']);
    assert.deepEqual(problems({ ...api, APPROVERS: app.replace('7', '8') }), ['APPROVAL_API_APPS']);
  });

  it('take a name for each app, and none that cards could not show', () => {
    const apps = (value: string) => ({ ...api, APPROVERS: [app, person].join(','), APPROVAL_API_APPS: value });
    const { approvalApi } = readConfig({
      ...minimal,
      ...apps(` ${app.toUpperCase()} = Credit check = 1 , ${person},`),
    });
    assert.deepEqual(approvalApi?.apps, [app, person]);
    assert.deepEqual([...(approvalApi?.appNames ?? [])], [[app, 'Credit check = 1']]);
    const wrong = ['', ' ', 'x'.repeat(101), 'Credit\u202echeck', 'Credit\u200bcheck', 'Two  spaces'];
    for (const name of wrong) assert.deepEqual(problems(apps(`${app}=${name}`)), ['APPROVAL_API_APPS'], name);
    assert.deepEqual(problems(apps('=Credit check')), ['APPROVAL_API_APPS']);
  });

  it('take an https address and a long secret alone', () => {
    const url = (address: string) => problems({ ...webhook, APPROVAL_WEBHOOK_URL: address });
    const wrong = ['http://flows.example.com', 'ftp://flows.example.com', 'flows', 'https://a:b@flows.example.com'];
    for (const address of wrong) assert.deepEqual(url(address), ['APPROVAL_WEBHOOK_URL'], address);
    assert.deepEqual(url('http://127.0.0.1:9/x'), []);
    const registered = { HOST: '0.0.0.0', ALLOW_UNAUTHENTICATED: '', MicrosoftAppId: 'a', MicrosoftAppPassword: 'b' };
    const open = { ...registered, MicrosoftAppTenantId: 't', ALLOWED_TENANTS: minimal.PARTNER_TENANT_ID };
    assert.deepEqual(problems({ ...open, ...webhook }), []);
    assert.deepEqual(problems({ ...open, ...webhook, APPROVAL_WEBHOOK_URL: 'http://127.0.0.1:9/x' }), [
      'APPROVAL_WEBHOOK_URL',
    ]);
    for (const short of ['', 'whsec_', 'whsec_c2hvcnQ=', 'a password of some thirty-two letters'])
      assert.deepEqual(problems({ ...webhook, APPROVAL_WEBHOOK_SECRET: short }), ['APPROVAL_WEBHOOK_SECRET'], short);
    assert.deepEqual(problems({ ...webhook, APPROVAL_WEBHOOK_SECRET: secret.slice(6) }), []);
  });
});
