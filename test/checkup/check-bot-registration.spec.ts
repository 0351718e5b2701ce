import assert from 'node:assert/strict';
import type { CheckupOptions } from '../../src/checkup/checkup.ts';
import { startScriptedServer } from '../partner-center/support/scripted-server.ts';
import { type ChannelTokens, startChannelTokens } from '../support/channel-tokens.ts';
import { type CheckupWorld, canary, startCheckupWorld } from './support/checkup-world.ts';

const appId = 'c0ffee00-0000-4000-8000-000000000001';
const tenant = '11111111-2222-4333-8444-555555555555';

/** In place of botbuilder's own credentials, which ask no other host than Entra's. */
function signedBy(token: () => Promise<string>): Partial<CheckupOptions> {
  const credentials = {
    createCredentials: async (id: string, audience: string) => ({
      signRequest: async <T extends { headers: { set(name: string, value: string): void } }>(request: T) => {
        assert.deepEqual([id, audience], [appId, 'https://api.botframework.com']);
        request.headers.set('authorization', `Bearer ${await token()}`);
        return request;
      },
    }),
  };
  return { botCredentials: credentials as never };
}

/** As botbuilder's msal raises what Entra answers. */
function refusing(description: string): Partial<CheckupOptions> {
  const errorMessage = `Error(s): 1 - Timestamp: now - Description: ${description} - Correlation ID: 1 - Trace ID: 1`;
  const error = Object.assign(new Error(errorMessage), { errorCode: 'invalid_client', errorMessage });
  return signedBy(() => Promise.reject(error));
}

const takesAll = signedBy(async () => `${canary}-token`);

describe('the check of the bot’s registration', function () {
  this.timeout(30_000);
  let world: CheckupWorld;
  let channel: ChannelTokens;
  let registered: Readonly<Record<string, string>>;
  before(async () => {
    [world, channel] = await Promise.all([startCheckupWorld({ database: false }), startChannelTokens()]);
    registered = {
      ALLOW_UNAUTHENTICATED: '',
      MicrosoftAppId: appId,
      MicrosoftAppPassword: `${canary}-password`,
      MicrosoftAppTenantId: tenant,
      ALLOWED_TENANTS: tenant,
      BOT_OPENID_METADATA: channel.metadataUrl,
    };
  });
  after(() => Promise.all([world.close(), channel.close()]));

  async function check(given: Partial<CheckupOptions>, changes: Readonly<Record<string, string>> = {}) {
    const { lines, isWell } = await world.run({ ...registered, ...changes }, given);
    assert.equal(lines.length, 5);
    return { line: lines[4] ?? '', isWell };
  }

  it('says whose token it got, who signs Teams’ messages and whose users are let in', async () => {
    const { line, isWell } = await check(takesAll);
    assert.equal(isWell, true);
    assert.match(line, new RegExp(`^ok {4}Bot registration: .*${appId} \\(SingleTenant\\).*api\\.botframework\\.com`));
    assert.ok(line.endsWith(`tenants may use it: ${tenant}.`));
  });

  for (const [code, said] of [
    [7000215, /AADSTS7000215\)\. Set MicrosoftAppPassword to the value/],
    [7000222, /AADSTS7000222\)\. .*expired.*MicrosoftAppPassword/],
    [700016, /AADSTS700016\)\. .*MicrosoftAppId, MicrosoftAppTenantId/],
    [90002, /AADSTS90002\)\. .*MicrosoftAppTenantId/],
    [1, /AADSTS1\)\. Check MicrosoftAppId/],
  ] as const) {
    it(`fails with a remedy when Entra answers AADSTS${code}`, async () => {
      const description = `AADSTS${code}: ${canary}-password is wrong.`;
      const { line, isWell } = await check(refusing(description));
      assert.equal(isWell, false);
      assert.match(line, /^FAILED Bot registration: Entra refused the bot a token \(invalid_client, /);
      assert.match(line, said);
    });
  }

  it('fails when the machine has no managed identity, without sending anybody to Entra', async () => {
    const managed = { MicrosoftAppType: 'UserAssignedMsi', MicrosoftAppPassword: '' };
    for (const given of [
      signedBy(() => Promise.reject(new Error('no identity'))),
      { ...signedBy(() => new Promise(() => {})), limitMs: 1_000 },
    ]) {
      const { line, isWell } = await check(given, managed);
      assert.equal(isWell, false);
      assert.match(line, /^FAILED Bot registration: .*Run the bot on Azure with the identity of MicrosoftAppId/);
      assert.doesNotMatch(line, /login\./);
    }
  });

  it('fails in time when Entra says nothing', async () => {
    const { line, isWell } = await check({ ...signedBy(() => new Promise(() => {})), limitMs: 1_000 });
    assert.equal(isWell, false);
    assert.match(line, /^FAILED Bot registration: It did not end within 1 seconds\. .*login\.microsoftonline\.com/);
  });

  it('fails when Teams’ keys cannot be had, and says so beside what else is wrong', async () => {
    const { line, isWell } = await check(refusing('AADSTS7000222: expired'), {
      BOT_OPENID_METADATA: `http://127.0.0.1:${world.env.PORT}/metadata`,
    });
    assert.equal(isWell, false);
    assert.match(line, /AADSTS7000222.*cannot be read at http:\/\/127\.0\.0\.1:\d+\/metadata\. .*BOT_OPENID_METADATA/);
  });

  it('fails when the issuer has no key, or is another cloud’s', async () => {
    await using server = await startScriptedServer({ body: { issuer: channel.issuer, keys: [] } });
    const keyless = await startMetadata(`${server.endpoint}/keys`);
    const { line, isWell } = await check(takesAll, { BOT_OPENID_METADATA: `${keyless.endpoint}/metadata` });
    await keyless[Symbol.asyncDispose]();
    assert.equal(isWell, false);
    assert.match(line, /^FAILED Bot registration: .*cannot be read at .*\/keys/);

    const other = await check(takesAll, { BOT_TOKEN_ISSUER: 'https://api.botframework.us' });
    assert.equal(other.isWell, false);
    assert.match(other.line, /of the issuer https:\/\/api\.botframework\.com.*botframework\.us only\. Set BOT_OPENID/);
  });

  function startMetadata(keys: string) {
    return startScriptedServer({ body: { issuer: channel.issuer, jwks_uri: keys } });
  }
});
