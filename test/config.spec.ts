import assert from 'node:assert/strict';
import { ConfigError, readConfig } from '../src/config.ts';

const sealingKey = Buffer.alloc(32, 7).toString('base64');
const partner = {
  PARTNER_TENANT_ID: 't',
  PARTNER_CLIENT_ID: 'c',
  PARTNER_CLIENT_SECRET: 's',
  SEALING_KEYS: sealingKey,
};
const registered = {
  MicrosoftAppId: 'app',
  MicrosoftAppPassword: 'password',
  MicrosoftAppTenantId: 'tenant',
  ALLOWED_TENANTS: '11111111-2222-4333-8444-555555555555',
};

function problems(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    assert(error instanceof ConfigError);
    return error.problems;
  }
}

describe('the settings', () => {
  it('have defaults for all that can have one', () => {
    const config = readConfig({ ...partner, ...registered });
    assert.equal(config.port, 3978);
    assert.equal(config.partner.model, 'direct');
    assert.equal(config.credentialTtlMs, 72 * 3_600_000);
  });

  it('take fractions of days, hours and minutes', () => {
    const config = readConfig({
      ...partner,
      ...registered,
      CREDENTIAL_TTL_HOURS: '0.5',
      CREDENTIAL_REVEAL_MINUTES: '0.25',
      DRAFT_RETENTION_DAYS: '0.5',
      RETENTION_DAYS: '1.25',
    });
    assert.equal(config.credentialTtlMs, 1_800_000);
    assert.equal(config.credentialRevealMs, 15_000);
    assert.equal(config.draftRetentionMs, 43_200_000);
    assert.equal(config.retentionMs, 108_000_000);
  });

  it('name everything that is missing at once, a line each', () => {
    const named = problems({}).map((line) => line.split(':')[0]);
    assert.deepEqual(named, [
      'PARTNER_TENANT_ID',
      'PARTNER_CLIENT_ID',
      'SEALING_KEYS',
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
      'ALLOWED_TENANTS',
      'PARTNER_CLIENT_SECRET',
    ]);
  });

  it('refuse to run without authentication unless it is asked for on a loopback address', () => {
    assert.match(problems(partner)[0] ?? '', /^MicrosoftAppId: /);
    assert.match(problems({ ...partner, ALLOW_UNAUTHENTICATED: '1' })[0] ?? '', /^ALLOW_UNAUTHENTICATED: .*loopback/);
    assert.match(
      problems({ ...partner, ALLOW_UNAUTHENTICATED: 'yes', HOST: '127.0.0.1' })[0] ?? '',
      /^MicrosoftAppId: /,
    );
    for (const HOST of ['127.0.0.1', 'localhost', '::1', '127.9.9.9']) {
      assert.equal(readConfig({ ...partner, ALLOW_UNAUTHENTICATED: '1', HOST }).bot, undefined);
    }
    assert.match(
      problems({ ...partner, ALLOW_UNAUTHENTICATED: '1', HOST: '127.0.0.1.example.com' })[0] ?? '',
      /loopback/,
    );
  });

  it('demand the tenants that may use a registered bot', () => {
    assert.match(problems({ ...partner, ...registered, ALLOWED_TENANTS: '' })[0] ?? '', /^ALLOWED_TENANTS: /);
    assert.match(problems({ ...partner, ...registered, ALLOWED_TENANTS: 'contoso' })[0] ?? '', /^ALLOWED_TENANTS: /);
  });

  it('refuse a password beside a managed identity, in one line that says what to do', () => {
    const managed = { ...partner, ...registered, MicrosoftAppType: 'UserAssignedMsi' };
    const refused = problems(managed);
    assert.equal(refused.length, 1);
    assert.match(refused[0] ?? '', /^MicrosoftAppPassword: must be empty .*UserAssignedMsi.*Remove it, or set /);
    assert.equal(readConfig({ ...managed, MicrosoftAppPassword: ' ' }).bot?.appPassword, '');
  });

  it('refuse what would send secrets in the clear or to nowhere', () => {
    const wrong = {
      PARTNER_CENTER_ENDPOINT: 'http://partner.example',
      PARTNER_CENTER_AUTHORITY: 'http://127.0.0.1:1',
      SEALING_KEYS: 'short',
      PORT: '70000',
      DATABASE_URL: 'mysql://x',
      PARTNER_MODEL: 'both',
    };
    for (const [name, value] of Object.entries(wrong)) {
      assert.match(
        problems({ ...partner, ...registered, [name]: value })[0] ?? '',
        new RegExp(`^${name}: must be`),
        name,
      );
    }
    assert.deepEqual(problems({ ...partner, ...registered, PARTNER_CENTER_ENDPOINT: 'http://127.0.0.1:3979/' }), []);
  });

  it('demand approvers where an approval is asked for', () => {
    const [problem = ''] = problems({ ...partner, ...registered, APPROVAL: 'all' });
    assert.match(problem, /^APPROVERS: .*must name at least 1/);
  });

  it('take one channel for approvals for one tenant alone, and say what to do for several', () => {
    const channel = { ...partner, ...registered, APPROVAL_CHANNEL: '19:approvals@thread.tacv2' };
    assert.deepEqual(problems(channel), []);
    const [tenant, other] = ['11111111-2222-4333-8444-55555555555a', '11111111-2222-4333-8444-555555555556'];
    assert.deepEqual(problems({ ...channel, ALLOWED_TENANTS: `${tenant},${tenant.toUpperCase()}` }), []);
    const [problem = '', ...others] = problems({ ...channel, ALLOWED_TENANTS: `${tenant},${other}` });
    assert.match(problem, /^APPROVAL_CHANNEL: .*`approvals here` in a channel of each/);
    assert.deepEqual(others, []);
  });

  it('let nobody wait for an approval longer than a policy file may', () => {
    const approvals = (hours: string) => {
      const approving = { APPROVAL: 'all', APPROVERS: '0a000000-0000-4000-8000-000000000001' };
      return problems({ ...partner, ...registered, ...approving, APPROVAL_EXPIRES_HOURS: hours });
    };
    assert.deepEqual(approvals('8760'), []);
    for (const hours of ['8760.5', '1e300'])
      assert.deepEqual(approvals(hours), ['APPROVAL_EXPIRES_HOURS: must be at most 8760 hours.']);
  });

  it('demand app+user of an indirect provider', () => {
    assert.match(
      problems({ ...partner, ...registered, PARTNER_MODEL: 'indirect', PARTNER_AUTH: 'app' })[0] ?? '',
      /^PARTNER_AUTH: /,
    );
  });

  it('refuse the indirect model in a cloud that has none, in one line that says what to set', () => {
    for (const cloud of ['china', 'usgov']) {
      const chosen = { ...partner, ...registered, PARTNER_CENTER_CLOUD: cloud };
      const refused = problems({ ...chosen, PARTNER_MODEL: 'indirect' });
      assert.equal(refused.length, 1);
      assert.match(
        refused[0] ?? '',
        new RegExp(`^PARTNER_MODEL: must be direct when PARTNER_CENTER_CLOUD is ${cloud}`),
      );
      assert.deepEqual(problems(chosen), []);
    }
    assert.deepEqual(problems({ ...partner, ...registered, PARTNER_MODEL: 'indirect' }), []);
  });

  it('take an empty value as unset', () => {
    assert.equal(readConfig({ ...partner, ...registered, PORT: '', DATABASE_URL: ' ' }).port, 3978);
  });
});
