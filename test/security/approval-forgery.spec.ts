import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import type { Person } from '../../src/domain/person.ts';
import type { CustomerRequest } from '../../src/domain/request.ts';
import { verbs } from '../../src/teams/views/card-data.ts';
import { inState, policyNow, seats } from '../support/approval-states.ts';
import { isCard } from '../support/card.ts';
import { forge, type Pool } from '../support/forged-clicks.ts';
import { foreignTenant, homeTenant, otherTenant } from '../support/matrix-people.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { type Rows, type StillDesk, startStillDesk } from '../support/still-desk.ts';

const cases = Number(process.env.FORGERIES ?? 10_000);
const atOnce = 16;
/** So many are sent before it is looked whether anything came of them. */
const perLook = 500;

const owner: Person = { tenantId: homeTenant, objectId: randomUUID(), name: 'Ada Rep' };
const colleague = { tenantId: homeTenant, objectId: randomUUID(), name: 'Ben Rep' };
const elsewhere = { ...seats.asked, tenantId: otherTenant };
const notAllowed = { ...seats.asked, tenantId: foreignTenant };
const { decided: _whoEndedTheRound, asked, delegate, ...withoutRight } = seats;
const people: readonly Person[] = [owner, colleague, elsewhere, notAllowed, ...Object.values(withoutRight)];
const deciding = ['request.approve', 'request.reject', 'request.return', 'request.delegate'] as const;

describe('invariants I3 and I5: forged approvals', function () {
  this.timeout(120_000);
  const seed = Number(process.env.SEED ?? randomInt(2 ** 31));
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] ?? assert.fail('nothing to pick');
  const now = new Date();
  let desk: StillDesk;
  let requests: readonly { readonly request: CustomerRequest; readonly rows: Rows }[] = [];
  let pool: Pool;
  before(async () => {
    const clock = { now: () => now };
    desk = await startStillDesk({ approvals: policyNow, clock, allowedTenants: [homeTenant, otherTenant] });
    for (const person of [...people, asked, delegate]) {
      if (person !== notAllowed) await desk.user(person).says('help');
    }
    const made: { request: CustomerRequest; rows: Rows }[] = [];
    for (const state of ['pendingApproval', 'draft', 'returned', 'created'] as const) {
      const request = await inState(desk, owner, state, now);
      made.push({ request, rows: await desk.rows(request.id) });
    }
    requests = made;
    const objectIds = [...people, asked, delegate].map(({ objectId }) => objectId);
    pool = {
      requestIds: requests.map(({ request }) => request.id),
      objectIds,
      tenantIds: [homeTenant, otherTenant, foreignTenant],
      conversationIds: [...objectIds.map((id) => `a:${id}`), '19:sales@thread.v2', '19:x@thread.tacv2;messageid=1'],
      verbs: [...verbs, ...deciding, ...deciding, 'request.destroy', 'Request.Approve'],
    };
  });
  after(() => desk?.close());

  function genuine(): object {
    const person = pick(people);
    const pending = requests[0] ?? assert.fail();
    const { request } = random() < 0.8 ? pending : pick(requests);
    const user = desk.user({ ...person, ...(random() < 0.2 ? { conversationId: `a:${asked.objectId}` } : {}) });
    const verb = pick(deciding);
    const data = {
      requestId: request.id,
      version: request.version,
      reason: 'because',
      ...(verb === 'request.delegate' ? { step: 'recipient', recipient: seats.ofAnotherRule.objectId } : {}),
    };
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    return user.activity({ type: 'invoke', name: 'adaptiveCard/action', replyToId: 'a message', value });
  }

  /** What the channel says of who clicks cannot be forged: an activity of somebody with the right is none. */
  function isTheirs(body: string): boolean {
    const { from, channelData, conversation } = JSON.parse(body);
    const read = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : '');
    const tenant = read(channelData?.tenant?.id) || read(conversation?.tenantId);
    const id = read(from?.aadObjectId);
    const { verb = '' } = { ...JSON.parse(body).value?.action, ...JSON.parse(body).value };
    const isOwners = id === owner.objectId && !deciding.some((each) => each === verb);
    return tenant === homeTenant && (isOwners || [asked, delegate].some(({ objectId }) => objectId === id));
  }

  function forged(): string {
    for (;;) {
      const body = forge(random, genuine(), pool);
      if (!isTheirs(body)) return body;
    }
  }

  /** Every tenth over HTTP, the others by the same door without the sockets: there is a second and more in each thousand. */
  async function answerTo(body: string): Promise<{ readonly status: number; readonly text: string }> {
    if (random() < 0.9) {
      const { status, body: answer, answered } = await desk.receive(JSON.parse(body));
      answered();
      return { status, text: answer ? JSON.stringify(answer) : '' };
    }
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${desk.user().options.botUrl}/api/messages`, { method: 'POST', headers, body });
    return { status: response.status, text: await response.text() };
  }

  async function send(body: string): Promise<number> {
    const { status, text } = await answerTo(body);
    const story = `SEED=${seed} ${status} ${text.slice(0, 200)} to ${body.slice(0, 2_000)}`;
    assert(status === 200 || (status >= 400 && status < 500), story);
    if (text !== '') assertWellFormed(JSON.parse(text), status, story);
    return status;
  }

  function assertWellFormed(answer: Readonly<Record<string, unknown>>, status: number, story: string): void {
    if ('task' in answer || Object.keys(answer).length === 0) return;
    assert.equal(status === 200 ? answer.statusCode : typeof answer.error, status === 200 ? 200 : 'string', story);
    if (status !== 200) return;
    const { type, value } = answer;
    if (type === 'application/vnd.microsoft.card.adaptive') assert(isCard(value), story);
    else if (type === 'application/vnd.microsoft.activity.message') assert.equal(typeof value, 'string', story);
    else assert.equal(type, 'application/vnd.microsoft.search.searchResponse', story);
  }

  it('are no decision of anybody without the right, whatever is changed in them, and are always answered', async () => {
    const statuses = new Map<number, number>();
    const began = Date.now();
    for (let done = 0; done < cases; done += perLook) {
      const bodies = Array.from({ length: Math.min(perLook, cases - done) }, forged);
      const left = [...bodies];
      const work = async () => {
        for (let body = left.pop(); body !== undefined; body = left.pop()) {
          const status = await send(body);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      for (const { request, rows } of requests) {
        assert.deepEqual(
          await desk.rows(request.id),
          rows,
          `SEED=${seed}: ${request.state} changed before case ${done + perLook}`,
        );
      }
    }
    const inWords = [...statuses].map(([status, number]) => `${number} × ${status}`).join(', ');
    process.stdout.write(`      ${cases} cases in ${Math.round((Date.now() - began) / 1_000)} s: ${inWords}\n`);
    assert((statuses.get(200) ?? 0) > cases / 2, 'most of them came no further than the door');
  });

  it('prove something: the same clicks by who is asked do decide', async () => {
    const { request, rows } = requests[0] ?? assert.fail();
    for (const verb of deciding) {
      const data = {
        requestId: request.id,
        version: request.version,
        reason: 'because',
        step: 'recipient',
        recipient: seats.ofAnotherRule.objectId,
      };
      const user = desk.user(asked);
      const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
      await user.invoke(user.activity({ type: 'invoke', name: 'adaptiveCard/action', replyToId: 'a message', value }));
      assert.notDeepEqual(await desk.rows(request.id), rows, verb);
      await desk.restore(request.id, rows);
    }
  });

  it('leave nothing in the audit but refused looks at a password', async () => {
    const ids = requests.map(({ request }) => request.id);
    const records = (await desk.store.auditPage(null, 100_000)).filter(({ requestId }) => ids.includes(requestId));
    const byOthers = records.filter(({ event }) => event !== 'credential.denied');
    assert.equal(byOthers.length, deciding.length, 'the decisions of who is asked alone');
  });
});
