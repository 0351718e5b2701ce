import assert from 'node:assert/strict';
import type { Person } from '../../../src/domain/person.ts';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import { type AppOutcome, decideAsApp, viewAsApp } from '../../../src/flows/approval/decide-as-app.ts';
import { decideRequest, type Verdict } from '../../../src/flows/approval/decide-request.ts';
import { keepApprovalTimes } from '../../../src/flows/approval/keep-approval-times.ts';
import { idOf } from '../../domain/approval/sample-policy.ts';
import { testDatabases } from '../../storage/support/test-database.ts';
import { ApprovalWorld, personOf, policyOf } from './support/approval-world.ts';

const first = personOf(idOf(1), 'First app');
const second = personOf(idOf(2), 'Second app');
const boss = personOf(idOf(3), 'Escalation app');
const mate = personOf(idOf(4), 'Mate of the owner');
const stranger = personOf(idOf(7), 'Another app');
const owner = personOf(idOf(9), 'Ada Rep');

for (const { name, open } of testDatabases) {
  describe(`an app’s decision on ${name}`, function () {
    this.timeout(60_000);
    let world: ApprovalWorld;
    before(async () => {
      world = await ApprovalWorld.open(open);
    });
    after(() => world.close());
    const rule = {
      approvers: [first.objectId, second.objectId],
      approvalsNeeded: 2,
      escalation: { at: 0.75, to: [boss.objectId, mate.objectId] },
      teamMatesMayApprove: false,
    };
    beforeEach(() => {
      world.minutes = 0;
      const teams = [{ name: 'West', members: [owner.objectId, mate.objectId] }];
      world.policy = { ...policyOf(rule), teams };
    });

    interface Said {
      readonly verdict?: Verdict;
      readonly reason?: string;
      readonly profileHash?: string;
      readonly version?: number;
    }
    function decide(app: Person, request: CustomerRequest, said: Said = {}): Promise<AppOutcome> {
      const { id: requestId, version, profileHash = '' } = request;
      const decision = { requestId, version, profileHash, verdict: 'approve', reason: '', ...said } as const;
      return decideAsApp(world.context(), { actor: app, ...decision });
    }
    /** What came of it in a word. */
    const inAWord = (outcome: AppOutcome) => (outcome.kind === 'request' ? outcome.request.state : outcome.why);
    const said = async (...given: Parameters<typeof decide>) => inAWord(await decide(...given));

    it('counts once, and the same again is answered with the request as it is', async () => {
      const request = await world.pending(owner);
      assert.equal(await said(first, request), 'pendingApproval');
      const { version } = await world.now(request.id);
      assert.equal(await said(first, request), 'pendingApproval');
      assert.equal((await world.now(request.id)).version, version);
      assert.equal(await said(first, request, { verdict: 'reject', reason: 'No' }), 'voted');
      assert.equal(await said(second, request), 'approved');
      assert.equal(await said(first, request), 'approved');
      assert.equal((await world.now(request.id)).approval?.votes.length, 2);
    });

    it('is on the content that it names alone', async () => {
      const request = await world.pending(owner);
      const { version } = request;
      const others: readonly Said[] = [
        { profileHash: 'cd34' },
        { profileHash: '' },
        { version: version - 1 },
        { version: version + 1 },
      ];
      for (const other of others) assert.equal(await said(first, request, other), 'changed');
      assert.equal((await world.now(request.id)).version, version);
    });

    it('needs a reason unless it approves, and the same rejection again stands', async () => {
      const request = await world.pending(owner);
      assert.equal(await said(first, request, { verdict: 'reject' }), 'reasonMissing');
      assert.equal(await said(first, request, { verdict: 'reject', reason: 'No credit' }), 'rejected');
      assert.equal(await said(first, request, { verdict: 'reject', reason: 'No credit' }), 'rejected');
      assert.equal(await said(first, request, { verdict: 'return', reason: 'x' }), 'decided');
      assert.equal(await said(second, request), 'decided');
    });

    it('hears of a person who was faster at the same moment', async () => {
      const request = await world.pending(owner);
      const click = { requestId: request.id, version: request.version, reason: 'No', verdict: 'reject' } as const;
      const [, outcome] = await Promise.all([
        decideRequest(world.context(), { ...click, actor: second }),
        decide(first, request, { verdict: 'return', reason: 'Other street' }),
      ]);
      const { state } = await world.now(request.id);
      assert.deepEqual([state, inAWord(outcome)], state === 'returned' ? ['returned', state] : ['rejected', 'decided']);
    });

    it('is nobody’s whom the request does not concern, and says no more than that', async () => {
      const request = await world.pending(owner);
      for (const app of [stranger, owner]) assert.equal(await said(app, request), 'notApprover');
      const elsewhere = { ...first, tenantId: '99999999-2222-4333-8444-555555555555' };
      assert.equal(await said(elsewhere, request), 'notFound');
      assert.equal(inAWord(await viewAsApp(world.context(), stranger, request.id)), 'notApprover');
      world.policy = policyOf({ approvers: [second.objectId] });
      assert.equal(await said(first, request), 'notApprover');
    });

    it('has to wait where the request goes to it only when nobody decides', async () => {
      const request = await world.pending(owner);
      assert.equal(await said(boss, request), 'notAsked');
      assert.equal(inAWord(await viewAsApp(world.context(), boss, request.id)), 'notApprover');
      assert.equal(await said(mate, request), 'notApprover', 'the owner’s mates are never asked');
      world.minutes = 55 * 60;
      for (const _round of [1, 2]) await keepApprovalTimes(world.context());
      assert((await world.now(request.id)).approval?.escalatedAt);
      assert.equal(await said(boss, request), 'pendingApproval');
      assert.equal(await said(mate, request), 'notApprover');
      const other = await world.pending(owner);
      await decide(first, other, { verdict: 'reject', reason: 'No' });
      assert.equal(await said(boss, other), 'notApprover', 'who was never asked reads nothing of the end');
      const open = await world.pending(owner);
      world.policy = policyOf({ ...rule, escalation: { at: 0.5, to: [mate.objectId] } });
      assert.equal(await said(boss, open), 'notApprover', 'removed from the policy meanwhile');
    });
  });
}
