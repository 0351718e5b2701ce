import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { requestStates } from '../../src/domain/request.ts';
import { type ApprovalApiDesk, startApprovalApiDesk } from '../support/approval-api-desk.ts';
import { inState, type NamedState, seats } from '../support/approval-states.ts';
import { homeTenant, otherTenant } from '../support/matrix-people.ts';
import { misfit } from '../support/open-api.ts';
import type { Rows } from '../support/still-desk.ts';

const states: readonly NamedState[] = [...requestStates, 'neverConfirmed'];
const calls = ['read', 'approve', 'reject', 'return'] as const;
type Call = (typeof calls)[number];

const owner = { tenantId: homeTenant, objectId: randomUUID(), name: 'Ada Rep' };
const idsOf = Object.fromEntries(Object.entries(seats).map(([seat, { objectId }]) => [seat, objectId]));
/** Apps by what the policy makes of them; all of them are in the settings, but for those whose token is not taken. */
const apps: Readonly<Record<string, { readonly oid: string; readonly claims?: object }>> = {
  ...Object.fromEntries(Object.entries(idsOf).map(([seat, oid]) => [seat, { oid }])),
  inNoRule: { oid: randomUUID() },
  ownersId: { oid: owner.objectId },
  notInSettings: { oid: randomUUID() },
  askedWithoutRole: { oid: seats.asked.objectId, claims: { roles: [] } },
  askedWithOtherRole: { oid: seats.asked.objectId, claims: { roles: ['Requests.Read'] } },
  askedOfAnotherTenant: { oid: seats.asked.objectId, claims: { tid: otherTenant } },
  askedAsAPerson: { oid: seats.asked.objectId, claims: { scp: 'user_impersonation' } },
};
const turnedAway: Readonly<Record<string, string>> = {
  notInSettings: '403 app.notNamed',
  askedWithoutRole: '403 app.roleMissing',
  askedWithOtherRole: '403 app.roleMissing',
  askedOfAnotherTenant: '401 token.invalid',
  askedAsAPerson: '401 token.invalid',
};
const seated = ['asked', 'voted', 'delegatedAway', 'delegate', 'decided'];
const entitled = ['asked', 'delegate', 'decided'];

function expected(app: string, state: NamedState, call: Call): string {
  const away = turnedAway[app];
  if (away) return away;
  const isPending = state === 'pendingApproval';
  if (app === 'notYetAsked' && isPending && call !== 'read') return '409 request.notAsked';
  if (!seated.includes(app) || state === 'neverConfirmed') return '403 app.notApprover';
  if (call === 'read') return '200';
  // What stands already is no conflict, however often it is said.
  if (app === 'voted' && call === 'approve') return '200';
  if (app === 'decided' && state === `${call}ed`) return '200';
  if (!isPending) return '409 request.decided';
  if (entitled.includes(app)) return '200 and a change';
  return app === 'voted' ? '409 request.voted' : '409 request.notAsked';
}

describe('invariant I3: which app may do what over HTTP, to a request in which of its states', function () {
  this.timeout(100_000);
  const now = new Date();
  const requests = new Map<NamedState, { id: string; version: number; profileHash: string; rows: Rows }>();
  let api: ApprovalApiDesk;
  before(async () => {
    const named = Object.entries(apps).filter(([name]) => name !== 'notInSettings');
    api = await startApprovalApiDesk(now, [...new Set(named.map(([, { oid }]) => oid))]);
    for (const state of states) {
      const { id, version, profileHash = 'ab'.repeat(32) } = await inState(api.desk, owner, state, now);
      requests.set(state, { id, version, profileHash, rows: await api.desk.rows(id) });
    }
  });
  after(() => api?.close());

  async function attempt(app: string, state: NamedState, call: Call): Promise<string> {
    const { oid = '', claims } = apps[app] ?? {};
    const { id, version, profileHash, rows } = requests.get(state) ?? assert.fail(state);
    const authorization = `Bearer ${await api.entra.token({ oid, sub: oid, ...claims })}`;
    const method = call === 'read' ? 'get' : 'post';
    const path = call === 'read' ? '/{id}' : '/{id}/decision';
    const body = { decision: call, reason: 'because', profileHash, version };
    const response = await fetch(api.url + path.replace('{id}', id), {
      method,
      headers: { authorization, ...(call === 'read' ? {} : { 'content-type': 'application/json' }) },
      ...(call === 'read' ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as { readonly code?: string };
    assert.equal(misfit(method, `/api/requests${path}`, response.status, answer), undefined);
    if (response.status === 403) assert.doesNotMatch(JSON.stringify(answer), /Toys|Redmond|Ada Rep|Approver \d/);
    const after = await api.desk.rows(id);
    const changes = JSON.stringify(after) !== JSON.stringify(rows);
    if (changes) await api.desk.restore(id, rows);
    return `${response.status}${answer.code ? ` ${answer.code}` : ''}${changes ? ' and a change' : ''}`;
  }

  it('every app, in every state, with every call', async () => {
    const wrong: string[] = [];
    const counts = new Map<string, number>();
    for (const state of states) {
      for (const app of Object.keys(apps)) {
        for (const call of calls) {
          const [wanted, got] = [expected(app, state, call), await attempt(app, state, call)];
          if (got !== wanted) wrong.push(`${app} × ${state} × ${call}: ${got}, not ${wanted}`);
          counts.set(got, (counts.get(got) ?? 0) + 1);
        }
      }
    }
    assert.deepEqual(wrong, []);
    const total = [...counts.values()].reduce((sum, number) => sum + number, 0);
    assert.equal(total, states.length * Object.keys(apps).length * calls.length);
    process.stdout.write(
      `      ${total} cells: ${[...counts].map(([outcome, of]) => `${of} ${outcome}`).join(', ')}\n`,
    );
    assert.equal(counts.get('200 and a change'), entitled.length * 3);
  });
});
