import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { type ChannelTokens, startChannelTokens } from '../support/channel-tokens.ts';
import { appId, type RegisteredDesk, startRegisteredDesk } from '../support/registered-desk.ts';
import type { TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

describe('the doors of a bot with a registration', () => {
  let registered: RegisteredDesk;
  let tokens: ChannelTokens;
  let desk: TestDesk;
  before(async function () {
    this.timeout(30_000);
    registered = await startRegisteredDesk();
    ({ desk, tokens } = registered);
  });
  after(() => registered.close());

  async function status(user: TeamsUser, authorization?: string, activity?: object): Promise<number> {
    const signed = desk.user({
      ...user.options,
      objectId: user.objectId,
      tenantId: user.tenantId,
      headers: authorization ? { authorization } : {},
    });
    const response = await signed.send(activity ?? signed.activity({ type: 'message', text: 'help' }));
    const body = await response.text();
    assert.doesNotMatch(body, /jwt|jsonwebtoken|botframework|stack|at .*\.js/i, 'a library speaks in the answer');
    return response.status;
  }
  const good = () => tokens.authorization({ audience: appId, serviceUrl: desk.connector.url });

  it('takes an activity with a good token of an allowed tenant and signs its own calls', async () => {
    const user = desk.user();
    assert.equal(await status(user, await good()), 200);
    assert.equal(desk.connector.calls.at(-1)?.authorization, 'Bearer bot');
  });

  it('turns away no token, another audience, an expired token, another service URL and a forged one', async () => {
    const user = desk.user();
    const { url } = desk.connector;
    assert.equal(await status(user), 401);
    assert.equal(await status(user, 'Bearer nonsense'), 401);
    assert.equal(await status(user, await tokens.authorization({ audience: 'another', serviceUrl: url })), 401);
    assert.equal(
      await status(user, await tokens.authorization({ audience: appId, serviceUrl: 'https://elsewhere.example/' })),
      401,
    );
    assert.equal(
      await status(user, await tokens.authorization({ audience: appId, serviceUrl: url, expiresAt: 1_000 })),
      401,
    );
    const [head, payload] = (await good()).split('.');
    assert.equal(await status(user, `${head}.${payload}.AAAA`), 401);
  });

  it('turns away a token that Entra gave to the bot itself: whoever has its secret speaks for nobody', async () => {
    const entra = await startChannelTokens([]);
    const other = await startRegisteredDesk({ env: { BOT_OPENID_METADATA: entra.metadataUrl } });
    try {
      const tid = 'aaaaaaaa-0000-4000-8000-000000000009';
      const issuers = [`https://sts.windows.net/${tid}/`, `https://login.microsoftonline.com/${tid}/v2.0`];
      for (const issuer of issuers) {
        for (const audience of [appId, 'https://api.botframework.com']) {
          const claims = { appid: appId, azp: appId, tid, ver: issuer.endsWith('v2.0') ? '2.0' : '1.0' };
          const serviceUrl = other.desk.connector.url;
          const authorization = await entra.authorization({ audience, serviceUrl, issuer, claims });
          const thief = other.desk.user({ headers: { authorization } });
          assert.equal((await thief.send(thief.activity({ type: 'message', text: 'help' }))).status, 401, issuer);
        }
      }
      assert.deepEqual(other.desk.connector.calls, []);
    } finally {
      await other.close();
      await entra.close();
    }
  });

  it('turns away another tenant with 403 and stores nothing of it', async () => {
    const stranger = desk.user({ tenantId: '99999999-2222-4333-8444-555555555555' });
    const calls = desk.connector.calls.length;
    assert.equal(await status(stranger, await good()), 403);
    assert.equal(desk.connector.calls.length, calls);
  });

  it('turns away an identity that is no GUID', async () => {
    assert.equal(await status(desk.user({ objectId: 'alex' }), await good()), 403);
  });
});

describe('the doors of any bot', () => {
  let desk: TestDesk;
  before(async function () {
    this.timeout(30_000);
    desk = await startTestDesk();
  });
  after(() => desk.close());

  async function post(body: string, contentType = 'application/json'): Promise<{ status: number; text: string }> {
    const response = await fetch(`${desk.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
    });
    return { status: response.status, text: await response.text() };
  }

  it('answers 400 to what is no activity, and goes on', async () => {
    for (const body of ['{}', '{"type":1}', '[]', 'null', '"text"', '{', '', '{"type":"message"}']) {
      const { status, text } = await post(body);
      assert.equal(status, 400, `${body} was answered ${status}`);
      assert(text.length < 200);
    }
    assert.equal((await fetch(`${desk.url}/healthz`)).status, 200);
  });

  it('answers 415 to what is not JSON and 413 to more than 256 KB', async () => {
    assert.equal((await post('type=message', 'application/x-www-form-urlencoded')).status, 415);
    assert.equal((await post(JSON.stringify({ type: 'message', text: 'x'.repeat(257 * 1024) }))).status, 413);
  });

  it('refuses a compressed body, whatever it swells to or claims to be, and goes on', async () => {
    for (const body of [Buffer.from('this is not gzip'), gzipSync(Buffer.alloc(20_000_000, ' '))]) {
      const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
      const response = await fetch(`${desk.url}/api/messages`, { method: 'POST', headers, body });
      assert.equal(response.status, 415);
    }
    assert.equal((await fetch(`${desk.url}/healthz`)).status, 200);
  });

  it('answers a missing action and an unknown verb with a sentence and HTTP 200', async () => {
    const user = desk.user();
    for (const value of [
      undefined,
      null,
      {},
      { action: null },
      { action: { verb: 'request.destroy', data: {} } },
      'text',
    ]) {
      const answer = await user.invoke(user.activity({ type: 'invoke', name: 'adaptiveCard/action', value }));
      assert.equal(answer.statusCode, 200);
      assert.equal(answer.type, 'application/vnd.microsoft.activity.message');
    }
  });

  it('answers a click on a request that does not exist with a sentence', async () => {
    const user = desk.user();
    const data = { requestId: 'nothing-like-it', version: 1, step: 'company' };
    const value = { action: { type: 'Action.Execute', verb: 'draft.save', data }, trigger: 'manual' };
    const answer = await user.invoke(user.activity({ type: 'invoke', name: 'adaptiveCard/action', value }));
    assert.equal(answer.type, 'application/vnd.microsoft.activity.message');
  });

  it('reports its health, its readiness and its figures', async () => {
    assert.deepEqual(await (await fetch(`${desk.url}/readyz`)).json(), { status: 'ready' });
    const metrics = await (await fetch(`${desk.url}/metrics`)).text();
    assert.match(metrics, /^tenant_desk_requests\{state="created"\} \d+$/m);
  });
});
