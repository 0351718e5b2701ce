import assert from 'node:assert/strict';
import { exportSPKI, importJWK, SignJWT } from 'jose';
import type { CustomerRequest } from '../../src/domain/request.ts';
import type { AppDecision, AppOutcome } from '../../src/flows/approval/decide-as-app.ts';
import { createAppTokens } from '../../src/http/app-tokens.ts';
import { createHttpServer, type HttpServer } from '../../src/http/server.ts';
import { newRequest } from '../storage/support/sample.ts';
import { silentLog, wallClock } from '../storage/support/test-database.ts';
import { type FakeEntra, startFakeEntra } from '../support/fake-entra.ts';
import { misfit } from '../support/open-api.ts';

const tenantId = '11111111-2222-4333-8444-555555555555';
const app = '7d5b2f10-93c4-4f5e-8a06-1f2e3d4c5b6a';
const clientId = 'a91c0b7e-2d43-4f68-9b15-c0de0000a001';
const hash = 'ab'.repeat(32);
const body = { decision: 'approve', profileHash: hash, version: 3 };
const routes = ['/api/requests/{id}', '/api/requests/{id}/decision'] as const;

describe('the approval routes', () => {
  let entra: FakeEntra;
  let server: HttpServer;
  let url = '';
  let outcome: AppOutcome;
  const decisions: AppDecision[] = [];
  const errors: string[] = [];
  const clock = { offsetMs: 0, now: () => new Date(Date.now() + clock.offsetMs) };
  const request: CustomerRequest = { ...newRequest({ state: 'pendingApproval', profileHash: hash }), number: 1042 };

  before(async () => {
    entra = await startFakeEntra({ tenantId, audience: `api://${clientId}`, app });
    await open();
  });
  beforeEach(() => {
    outcome = { kind: 'request', request, seat: 'asked' };
    decisions.length = 0;
    clock.offsetMs += 61_000;
    entra.fail(0);
  });
  after(() => Promise.all([server.close(), entra.close()]));

  async function open(): Promise<void> {
    const tokens = createAppTokens({
      ...{ authority: entra.authority, tenantId, audience: `api://${clientId}`, role: 'Requests.Decide', apps: [app] },
      ...{ fetch: entra.around(fetch), clock, cooldownMs: 0, timeLimitMs: 1_000 },
    });
    server = createHttpServer({
      ...{ receive: async () => ({ status: 200, answered: () => {} }), checks: {}, metrics: async () => '' },
      approvalApi: {
        tokens,
        view: async () => outcome,
        say: ({ key }) => key,
        async decide(decision) {
          decisions.push(decision);
          return outcome;
        },
      },
      clock,
      log: { ...silentLog, error: (text) => void errors.push(text) },
    });
    url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
  }

  const isProblem = (answer: unknown): answer is { code: string; message: string; remedy: string } =>
    typeof answer === 'object' && answer !== null && 'code' in answer;

  /** Status and code of an answer, which fits its description. */
  async function answered(response: Response, method: 'get' | 'post'): Promise<string> {
    const answer: unknown = await response.json();
    assert.equal(misfit(method, routes[method === 'get' ? 0 : 1], response.status, answer), undefined);
    if (!isProblem(answer)) return String(response.status);
    assert.equal(response.headers.get('content-type'), 'application/problem+json; charset=utf-8');
    assert(answer.message && answer.remedy);
    return `${response.status} ${answer.code}`;
  }
  async function get(token: string | undefined): Promise<string> {
    const headers = { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
    return answered(await fetch(`${url}/api/requests/r1`, { headers }), 'get');
  }
  async function post(sent: unknown, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    const response = await fetch(`${url}/api/requests/r1/decision`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await entra.token()}`, 'content-type': 'application/json', ...headers },
      body: typeof sent === 'string' ? sent : JSON.stringify(sent),
    });
    return answered(response, 'post');
  }

  it('take the tokens of the app that may call, of both versions and for both names of the API', async () => {
    assert.equal(await get(await entra.token()), '200');
    assert.equal(await get(await entra.token({ aud: clientId })), '200');
    assert.equal(await get(await entra.token({ ver: '1.0' })), '200');
    assert.equal(await get(await entra.token({ idtyp: 'app', sub: 'x' })), '200');
    const { oid, tid } = { oid: app.toUpperCase(), tid: tenantId.toUpperCase() };
    assert.equal(await get(await entra.token({ oid, tid, sub: oid })), '200');
  });

  it('turn away every token that is not exactly that', async () => {
    const now = Math.floor(clock.now().getTime() / 1000);
    const other = '99999999-2222-4333-8444-555555555555';
    const forged: readonly (readonly [Readonly<Record<string, unknown>>, string])[] = [
      [{ aud: 'api://another' }, '401 token.invalid'],
      [{ aud: [`api://${clientId}`, 'api://another'] }, '401 token.invalid'],
      [{ tid: other }, '401 token.invalid'],
      [{ tid: undefined }, '401 token.invalid'],
      [{ iss: `https://login.microsoftonline.com/${other}/v2.0` }, '401 token.invalid'],
      [{ iss: `https://sts.windows.net/${tenantId}/` }, '401 token.invalid'],
      [{ iss: undefined }, '401 token.invalid'],
      [{ exp: now - 61 }, '401 token.invalid'],
      [{ exp: undefined }, '401 token.invalid'],
      [{ nbf: now + 120 }, '401 token.invalid'],
      [{ nbf: undefined }, '401 token.invalid'],
      [{ scp: 'user_impersonation' }, '401 token.invalid'],
      [{ scp: 'user_impersonation', idtyp: 'app' }, '401 token.invalid'],
      [{ scp: '' }, '401 token.invalid'],
      [{ idtyp: 'user' }, '401 token.invalid'],
      [{ sub: 'a-person' }, '401 token.invalid'],
      [{ oid: undefined, sub: undefined }, '401 token.invalid'],
      [{ roles: undefined }, '403 app.roleMissing'],
      [{ roles: ['Requests.Read', 'requests.decide'] }, '403 app.roleMissing'],
      [{ roles: 'Requests.Decide' }, '401 token.invalid'],
      [{ oid: other, sub: other }, '403 app.notNamed'],
    ];
    for (const [claims, expected] of forged)
      assert.equal(await get(await entra.token(claims)), expected, JSON.stringify(claims));
  });

  it('turn away what nobody signed with Entra’s key', async () => {
    const good = await entra.token();
    const [header = '', payload = '', signature = ''] = good.split('.');
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims: Record<string, unknown> = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const publicKey = await importJWK({ ...entra.publicKey, ext: true }, 'RS256', { extractable: true });
    assert(!(publicKey instanceof Uint8Array));
    const pem = Buffer.from(await exportSPKI(publicKey));
    const hs256 = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(pem);
    const stranger = await startFakeEntra({ tenantId, audience: `api://${clientId}`, app });
    const unsigned = [
      `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`,
      `${encode({ alg: 'none', typ: 'JWT', kid: 'k1' })}.${payload}.${signature}`,
      hs256,
      await stranger.token(),
      `${header}.${encode({ ...claims, oid: app, roles: ['Requests.Decide', 'More'] })}.${signature}`,
      `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
      `${header}.${payload}`,
      'x.y.z',
      '',
    ];
    await stranger.close();
    for (const token of unsigned) assert.match(await get(token), /^401 token\.(?:invalid|missing)$/, token);
    assert.equal(await get(undefined), '401 token.missing');
    const basic = await fetch(`${url}/api/requests/r1`, { headers: { authorization: `Basic ${good}` } });
    assert.deepEqual([basic.status, basic.headers.get('www-authenticate')], [401, 'Bearer']);
  });

  it('read the keys again for one that they do not know, and not for those that they do', async () => {
    await get(await entra.token());
    const before = entra.asked.length;
    await get(await entra.token());
    assert.equal(entra.asked.length, before);
    const old = await entra.token();
    await entra.rotate('k2');
    assert.equal(await get(await entra.token()), '200');
    assert.deepEqual(entra.asked.slice(before), [`/${tenantId}/discovery/v2.0/keys`]);
    assert.equal(await get(old), '401 token.invalid');
  });

  it('say so while Entra’s keys cannot be read, and go on when they can', async () => {
    entra.fail(500);
    const first = server;
    await open();
    await first.close();
    assert.equal(await get(await entra.token()), '503 token.keysUnavailable');
    entra.fail(0);
    assert.equal(await get(await entra.token()), '200');
  });

  it('tell the log once a while that Entra’s keys cannot be read, however many call', async () => {
    entra.fail(500);
    const first = server;
    await open();
    await first.close();
    errors.length = 0;
    for (let call = 0; call < 5; call += 1) assert.equal(await get(await entra.token()), '503 token.keysUnavailable');
    assert.equal(errors.length, 1);
    clock.offsetMs += 30_000;
    assert.equal(await get(await entra.token()), '503 token.keysUnavailable');
    assert.equal(errors.length, 2);
  });

  it('ask nobody for an id that none can have', async () => {
    const headers = { authorization: `Bearer ${await entra.token()}`, 'content-type': 'application/json' };
    for (const id of ['%00', 'a%00b', '..%2f..', 'a%20b', '%27', '%E2%82%AC']) {
      const path = `${url}/api/requests/${id}`;
      assert.equal(await answered(await fetch(path, { headers }), 'get'), '404 request.notFound');
      const sent = await fetch(`${path}/decision`, { method: 'POST', headers, body: JSON.stringify(body) });
      assert.equal(await answered(sent, 'post'), '404 request.notFound');
    }
    assert.equal(decisions.length, 0);
  });

  it('take a decision word for word, and nothing that is not one', async () => {
    assert.equal(await post({ ...body, decision: 'reject', reason: ' No\ncredit\u202e ' }), '200');
    const [{ actor, ...decision } = { actor: undefined }] = decisions;
    assert.deepEqual(actor, { tenantId, objectId: app, name: 'app' });
    const wanted = { requestId: 'r1', verdict: 'reject', reason: 'No credit', profileHash: hash, version: 3 };
    assert.deepEqual(decision, wanted);
    const wrong = [
      ...['', 'null', '[]', '{', '"approve"'],
      ...[
        { ...body, decision: 'Approve' },
        { ...body, decision: undefined },
        { ...body, actor: app },
      ],
      ...[
        { ...body, profileHash: 'x' },
        { ...body, profileHash: hash.toUpperCase() },
        { ...body, version: '3' },
      ],
      ...[
        { ...body, version: 0 },
        { ...body, version: 1.5 },
        { ...body, reason: 'x'.repeat(1001) },
      ],
    ];
    for (const sent of wrong) assert.equal(await post(sent), '400 body.malformed', JSON.stringify(sent));
    for (const reason of ['', ' \n ', null, undefined, '\u200b', '\u2060\u00ad', '\u3164', '\u2800 \u2800'])
      assert.equal(await post({ ...body, decision: 'return', reason }), '400 reason.missing');
    assert.equal(decisions.length, 1);
  });

  it('take no body that is too large, encoded or of another type', async () => {
    assert.equal(await post({ ...body, reason: 'x'.repeat(17_000) }), '413 body.tooLarge');
    assert.equal(await post(body, { 'content-type': 'text/plain' }), '415 body.notJson');
    assert.equal(await post(body, { 'content-encoding': 'gzip' }), '415 body.notJson');
    assert.equal(decisions.length, 0);
  });

  it('say of every refusal and conflict what it is', async () => {
    outcome = { kind: 'refused', why: 'notFound' };
    assert.equal(await get(await entra.token()), '404 request.notFound');
    outcome = { kind: 'refused', why: 'notApprover' };
    assert.equal(await post(body), '403 app.notApprover');
    for (const why of ['changed', 'decided', 'voted', 'notAsked'] as const) {
      outcome = { kind: 'conflict', why, request };
      assert.equal(await post(body), `409 request.${why}`);
    }
  });

  it('stop those who come too often, strangers apart from those who are let in', async () => {
    const invalid = await entra.token({ aud: 'x' });
    const good = await entra.token();
    for (let call = 0; call < 60; call += 1) assert.equal(await get(invalid), '401 token.invalid');
    assert.equal(await get(invalid), '429 calls.tooMany');
    for (let call = 0; call < 300; call += 1) assert.equal(await get(good), '200');
    assert.equal(await get(good), '429 calls.tooMany');
    clock.offsetMs += 61_000;
    assert.equal(await get(good), '200');
  });

  it('are not there where they are off', async () => {
    const off = createHttpServer({
      ...{ receive: async () => ({ status: 200, answered: () => {} }), checks: {}, metrics: async () => '' },
      ...{ clock: wallClock, log: silentLog },
    });
    const port = await off.listen(0, '127.0.0.1');
    const headers = { authorization: `Bearer ${await entra.token()}` };
    for (const [path, method] of [
      ['r1', 'GET'],
      ['r1/decision', 'POST'],
    ] as const)
      assert.equal((await fetch(`http://127.0.0.1:${port}/api/requests/${path}`, { method, headers })).status, 404);
    await off.close();
  });
});
