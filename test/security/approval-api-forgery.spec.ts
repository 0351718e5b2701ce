import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { CustomerRequest } from '../../src/domain/request.ts';
import { type ApprovalApiDesk, startApprovalApiDesk } from '../support/approval-api-desk.ts';
import { inState, seats } from '../support/approval-states.ts';
import { forge, type Pool } from '../support/forged-clicks.ts';
import { homeTenant, otherTenant } from '../support/matrix-people.ts';
import { seededRandom } from '../support/seeded-random.ts';
import type { Rows } from '../support/still-desk.ts';

const cases = Number(process.env.FORGERIES ?? 2_000);
const atOnce = 16;
const perLook = 250;
const decisions = ['approve', 'reject', 'return'] as const;
const owner = { tenantId: homeTenant, objectId: randomUUID(), name: 'Ada Rep' };
const { asked, delegate, decided, ...withoutRight } = seats;
const oids = Object.values(withoutRight).map(({ objectId }) => objectId);

interface Forged {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

describe('invariants I3 and I4: forged decisions over HTTP', function () {
  this.timeout(60_000);
  const seed = Number(process.env.SEED ?? randomInt(2 ** 31));
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] ?? assert.fail('nothing to pick');
  const now = new Date();
  const stranger = randomUUID();
  let api: ApprovalApiDesk;
  let requests: readonly { readonly request: CustomerRequest; readonly rows: Rows }[] = [];
  let pool: Pool;
  /** Tokens of apps without the right, or that are not taken; and those of who is asked. */
  let tokens: readonly string[] = [];
  let right: readonly string[] = [];

  before(async () => {
    const entitled = [asked, delegate, decided].map(({ objectId }) => objectId);
    api = await startApprovalApiDesk(now, [...oids, ...entitled, owner.objectId]);
    const made: { request: CustomerRequest; rows: Rows }[] = [];
    for (const state of ['pendingApproval', 'draft', 'returned', 'created'] as const) {
      const request = await inState(api.desk, owner, state, now);
      made.push({ request, rows: await api.desk.rows(request.id) });
    }
    requests = made;
    const of = (oid: string, claims: object = {}) => api.entra.token({ oid, sub: oid, ...claims });
    right = await Promise.all(entitled.map((oid) => of(oid)));
    const [oid = ''] = entitled;
    const notTaken = [{ roles: [] }, { tid: otherTenant }, { aud: 'api://another' }, { scp: 'x' }, { exp: 1 }];
    tokens = await Promise.all([
      ...[...oids, owner.objectId, stranger].map((other) => of(other)),
      ...notTaken.map((claims) => of(oid, claims)),
    ]);
    const ids = [...oids, ...entitled, owner.objectId];
    pool = {
      ...{ requestIds: requests.map(({ request }) => request.id), objectIds: ids, conversationIds: ids },
      ...{ tenantIds: [homeTenant, otherTenant], verbs: [...decisions, 'Approve', 'approved'] },
    };
  });
  after(() => api?.close());

  /** Parts of tokens that Entra signed, put together anew; whatever it is, Entra never signed it. */
  function spliced(): string {
    const [header = '', payload = '', signature = ''] = pick(right).split('.');
    const [, , others = ''] = pick(tokens).split('.');
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return pick([
      `${header}.${payload}.${others}`,
      `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`,
      `${encode({ alg: 'none' })}.${payload}.${signature}`,
      `${header}.${encode({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), iat: 1 })}.${signature}`,
      `${header}.${payload}`,
      `${pick(tokens)} ${pick(right)}`,
    ]);
  }

  function headersOf(token: string): Readonly<Record<string, string>> {
    const claimed: Readonly<Record<string, string>> = pick([
      { 'x-ms-client-principal-id': asked.objectId },
      { 'x-forwarded-user': asked.objectId, 'x-forwarded-for': '127.0.0.1' },
      { 'x-http-method-override': 'PUT' },
      { 'x-original-url': '/metrics', 'x-rewrite-url': '/operator' },
      { cookie: `oid=${asked.objectId}` },
      { 'x-authorization': `Bearer ${pick(right)}`, 'proxy-authorization': `Bearer ${pick(right)}` },
    ]);
    const type =
      random() < 0.9
        ? 'application/json'
        : pick(['text/json', 'text/plain', 'multipart/form-data', 'APPLICATION/JSON']);
    const scheme = random() < 0.9 ? 'Bearer' : pick(['bearer', 'Basic', 'Bearer  ', 'Token', 'Bearer,']);
    return { 'content-type': type, authorization: `${scheme} ${token}`, ...(random() < 0.3 ? claimed : {}) };
  }

  function pathOf(id: string): string {
    if (random() < 0.8) return `/${id}/decision`;
    const [other = ''] = pool.requestIds;
    return pick([
      `/${id.toUpperCase()}/decision`,
      `/${id}%00/decision`,
      `/${id}%20/decision`,
      `/${id}A/decision`,
      `/${encodeURIComponent(`../${id}`)}/decision`,
      `/${id}/decision/`,
      `/${id}//decision`,
      `/${id}/Decision`,
      `/${id}/decision?actor=${asked.objectId}&access_token=${pick(right)}`,
      `/${id},${other}/decision`,
      `/${'x'.repeat(3_000)}/decision`,
      `/%E0%A4%A/decision`,
      '//decision',
    ]);
  }

  const content = z.looseObject({ profileHash: z.string(), version: z.int() });
  /** Whether it is on what who is asked may decide on now. */
  function isAbout(body: string, { profileHash, version, approval }: CustomerRequest): boolean {
    const about = content.safeParse(JSON.parse(body)).data;
    if (!about) return false;
    const isOfRound = about.version >= (approval?.askedVersion ?? 0) && about.version <= version;
    return isOfRound && about.profileHash === profileHash;
  }

  function forged(): Forged {
    for (;;) {
      const { request } = random() < 0.8 ? (requests[0] ?? assert.fail()) : pick(requests);
      const { profileHash = '', version } = request;
      const body = { decision: pick(decisions), reason: 'because', profileHash, version };
      const path = pathOf(request.id);
      // Whole ones as well: in their apps alone nothing is right.
      const sent = random() < 0.4 ? JSON.stringify(body) : forge(random, body, pool);
      if (random() < 0.7) return { path, headers: headersOf(pick(tokens)), body: sent };
      if (random() < 0.5) return { path, headers: headersOf(spliced()), body: JSON.stringify(body) };
      // Of an app that is asked, and on something else than what waits for it.
      const stale = random() < 0.5 ? { version: pick([0, 1, version + 1]) } : { profileHash: 'ab'.repeat(32) };
      const text = forge(random, { ...body, ...stale }, pool);
      const pending = requests[0]?.request ?? assert.fail();
      if (!isAbout(text, pending)) return { path, headers: headersOf(pick(right)), body: text };
    }
  }

  async function send({ path, headers, body }: Forged): Promise<number> {
    const response = await fetch(api.url + path, { method: 'POST', headers, body });
    const text = await response.text();
    const story = `SEED=${seed} ${response.status} ${text.slice(0, 300)} to ${path.slice(0, 150)} ${JSON.stringify(headers).slice(0, 200)} ${body.slice(0, 500)}`;
    assert(response.status < 500, story);
    assert.doesNotThrow(() => JSON.parse(text), story);
    return response.status;
  }

  it('are no decision without a right, whatever is changed in body, path and headers, and are always answered', async () => {
    const statuses = new Map<number, number>();
    const began = Date.now();
    for (let done = 0; done < cases; done += perLook) {
      const left = Array.from({ length: Math.min(perLook, cases - done) }, forged);
      const work = async () => {
        for (let one = left.pop(); one !== undefined; one = left.pop()) {
          const status = await send(one);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      for (const { request, rows } of requests)
        assert.deepEqual(await api.desk.rows(request.id), rows, `SEED=${seed}: ${request.state} changed`);
    }
    const inWords = [...statuses].map(([status, number]) => `${number} × ${status}`).join(', ');
    process.stdout.write(`      ${cases} cases in ${Math.round((Date.now() - began) / 1_000)} s: ${inWords}\n`);
    for (const status of [400, 401, 403, 404, 409]) assert(statuses.has(status), `none came to ${status}`);
    assert.equal(await events(), 0, 'the audit has none of them');
  });

  it('prove something: the same by an app that is asked does decide', async () => {
    const { request, rows } = requests[0] ?? assert.fail();
    const { id, profileHash = '', version } = request;
    for (const decision of decisions) {
      const body = JSON.stringify({ decision, reason: 'because', profileHash, version });
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${right[0]}` };
      assert.equal(await send({ path: `/${id}/decision`, headers, body }), 200);
      assert.notDeepEqual(await api.desk.rows(id), rows, decision);
      await api.desk.restore(id, rows);
    }
    assert.equal(await events(), decisions.length);
  });

  async function events(): Promise<number> {
    const ids = requests.map(({ request }) => request.id);
    return (await api.desk.store.auditPage(null, 10_000)).filter(({ requestId }) => ids.includes(requestId)).length;
  }
});
