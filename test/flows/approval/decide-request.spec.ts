import assert from 'node:assert/strict';
import type { Person } from '../../../src/domain/person.ts';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import { decideRequest, type Verdict } from '../../../src/flows/approval/decide-request.ts';
import { nudgeApprovers } from '../../../src/flows/approval/nudge-approvers.ts';
import { approverAudience, type Store } from '../../../src/flows/ports/ports.ts';
import { createPresenter } from '../../../src/teams/presenter.ts';
import { idOf } from '../../domain/approval/sample-policy.ts';
import { minutesLater } from '../../storage/support/sample.ts';
import { testDatabases } from '../../storage/support/test-database.ts';
import { hasButton, text } from '../../support/card.ts';
import { ApprovalWorld, personOf, policyOf } from './support/approval-world.ts';

const approvers = [1, 2, 3, 4, 5].map((number) => personOf(idOf(number)));
const [first, second] = approvers;
assert(first && second);
const owner = personOf(idOf(9), 'Ada Rep');
const approverIds = approvers.map(({ objectId }) => objectId);

for (const { name, open } of testDatabases) {
  describe(`an approver’s decision on ${name}`, function () {
    this.timeout(60_000);
    let world: ApprovalWorld;
    before(async () => {
      world = await ApprovalWorld.open(open);
    });
    after(() => world.close());
    beforeEach(() => {
      world.minutes = 0;
      world.policy = policyOf({ approvers: approverIds, approvalsNeeded: 2 });
    });

    async function decide(
      request: CustomerRequest,
      actor: Person,
      verdict: Verdict,
      reason = '',
      own: Partial<Store> = {},
    ) {
      const click = { actor, requestId: request.id, version: request.version, verdict, reason };
      const outcome = await decideRequest(world.context(own), click);
      return { outcome, now: await world.now(request.id) };
    }
    const jobsOf = ({ id }: CustomerRequest) => world.jobs.filter((job) => job.requestId === id).map((job) => job.name);

    it('covers exactly the profile that was confirmed; the last one that is needed begins the creation', async () => {
      const request = await world.pending(owner);
      const one = await decide(request, first, 'approve');
      assert.equal(one.now.state, 'pendingApproval');
      assert.deepEqual(one.now.approval?.votes, [{ person: first, at: minutesLater(0), profileHash: 'ab12' }]);
      assert.deepEqual(jobsOf(request), ['deliver']);
      const two = await decide(request, second, 'approve');
      assert.equal(two.now.state, 'approved');
      assert.deepEqual(two.now.approval?.decision, { kind: 'approved', by: second, at: minutesLater(0) });
      assert(jobsOf(request).includes('create-customer'));
      assert.deepEqual(await world.events(request.id), ['request.approved', 'request.approved']);
      const facts = (await world.store.auditPage(null, 1_000)).filter(({ requestId }) => requestId === request.id);
      assert.deepEqual(
        facts.map((record) => record.facts),
        ['1 of 2', '2 of 2'].map((approvals) => ({ profileHash: 'ab12', approvals })),
      );
      await world.settle(request.id);
      const [, told] = world.cards(owner);
      assert.match(text(told), /approved your request/);
    });

    it('counts once of each person, however often they click', async () => {
      const request = await world.pending(owner);
      for (let times = 0; times < 3; times += 1) await decide(request, first, 'approve');
      const { now } = await decide(request, { ...first, objectId: first.objectId.toUpperCase() }, 'approve');
      assert.deepEqual([now.state, now.approval?.votes.length], ['pendingApproval', 1]);
      const rejected = await decide(request, first, 'reject', 'changed my mind');
      assert.equal(rejected.now.state, 'pendingApproval', 'who voted has no second vote');
      assert.deepEqual(await world.events(request.id), ['request.approved']);
    });

    it('counts no approval of who was removed from the policy before the others gave theirs', async () => {
      world.policy = policyOf({ approvers: approverIds, approvalsNeeded: 2 });
      const request = await world.pending(owner);
      await decide(request, first, 'approve');
      world.policy = policyOf({ approvers: approverIds.filter((id) => id !== first.objectId), approvalsNeeded: 2 });
      const { now } = await decide(request, second, 'approve');
      assert.deepEqual(
        [now.state, now.approval?.votes.map(({ person }) => person.name)],
        ['pendingApproval', [second.name]],
      );
    });

    it('is shown without the approvals that count no more, to whoever looks before anybody else decides', async () => {
      const request = await world.pending(owner);
      await decide(request, first, 'approve');
      await world.settle(request.id);
      assert.match(text(world.cards(owner).at(-1)), /1 of 2 approvals/);
      world.policy = policyOf({ approvers: approverIds.filter((id) => id !== first.objectId), approvalsNeeded: 2 });
      world.minutes = 5 * 60;
      const { version } = await world.now(request.id);
      await nudgeApprovers(world.context(), { actor: owner, requestId: request.id, version });
      await world.settle(request.id);
      assert.match(text(world.cards(owner).at(-1)), /0 of 2 approvals/);
    });

    it('is made by one rejection, or one return, with its reason; whoever comes later changes nothing and sees it', async () => {
      for (const [verdict, state] of [
        ['reject', 'rejected'],
        ['return', 'returned'],
      ] as const) {
        const request = await world.pending(owner);
        const missing = await decide(request, first, verdict);
        assert.deepEqual(missing.now, request);
        const { now } = await decide(request, first, verdict, 'the **street**');
        assert.equal(now.state, state);
        assert.deepEqual(now.approval?.decision, {
          kind: state,
          by: first,
          at: minutesLater(0),
          reason: 'the **street**',
        });
        world.minutes = 5;
        const late = await decide(request, second, 'approve');
        assert.deepEqual(late.now, now);
        assert(late.outcome.kind === 'request' && late.outcome.request.approval?.decision?.by?.name === first.name);
        world.minutes = 0;
        assert(!jobsOf(request).includes('create-customer'));
        assert.deepEqual(await world.events(request.id), [`request.${state}`]);
      }
    });

    it('is nobody’s who may not: the owner, a colleague, somebody of another tenant, who was removed', async () => {
      world.policy = policyOf({ approvers: [...approverIds, owner.objectId] });
      const request = await world.pending(owner);
      const elsewhere = { ...first, tenantId: '99999999-2222-4333-8444-555555555555' };
      world.policy = policyOf({ approvers: [owner.objectId, first.objectId] });
      const refused = [
        [owner, 'ownRequest'],
        [personOf(idOf(7)), 'notApprover'],
        [elsewhere, 'notFound'],
        [second, 'notApprover'],
      ] as const;
      for (const [actor, why] of refused) {
        for (const verdict of ['approve', 'reject', 'return'] as const) {
          const { outcome, now } = await decide(request, actor, verdict, 'because');
          assert.deepEqual(outcome, { kind: 'refused', why });
          assert.deepEqual(now, request);
        }
      }
      assert.deepEqual(await world.events(request.id), []);
    });

    it('is none on an older content than the one that is asked about', async () => {
      const request = await world.pending(owner);
      const { approval } = request;
      assert(approval);
      const again = { ...request, version: 9, approval: { ...approval, askedVersion: 9 }, profileHash: 'cd34' };
      await world.store.saveRequest(again, request.version);
      for (const verdict of ['approve', 'reject', 'return'] as const) {
        assert.deepEqual((await decide(request, first, verdict, 'because')).now, again);
      }
      const { now } = await decide(again, first, 'approve');
      assert.equal(now.approval?.votes[0]?.profileHash, 'cd34');
    });

    it('is none once the time is over, also before anything has ended the request', async () => {
      for (const verdict of ['approve', 'reject', 'return'] as const) {
        world.minutes = 0;
        const request = await world.pending(owner);
        world.minutes = 72 * 60;
        const { outcome, now } = await decide(request, first, verdict, 'because');
        assert.deepEqual(now, request);
        assert(outcome.kind === 'request');
        const presenter = createPresenter({ ...world.context(), dialogs: false } as never);
        const card = await presenter.requestCard(now, { locale: 'en' }, approverAudience(first));
        assert.match(text(card as never), /The time to decide is over/);
        assert(!hasButton(card as never, 'request.approve'));
        world.minutes -= 1;
        assert.notDeepEqual((await decide(request, first, verdict, 'because')).now, request);
      }
    });

    it('is exactly one of each who decide at the same moment, in two processes', async () => {
      const other = await world.other();
      try {
        for (let round = 0; round < 4; round += 1) {
          const request = await world.pending(owner);
          const rejects = round % 2 === 1;
          await Promise.all(
            approvers.flatMap((actor, index) =>
              [0, 1].map((which) => {
                const isReject = rejects && index === 2;
                return decide(
                  request,
                  actor,
                  isReject ? 'reject' : 'approve',
                  isReject ? 'no' : '',
                  which ? other.store : {},
                );
              }),
            ),
          );
          const now = await world.now(request.id);
          const votes = now.approval?.votes ?? [];
          const voters = votes.map(({ person }) => person.objectId);
          assert.equal(new Set(voters).size, voters.length, 'somebody voted twice');
          const events = await world.events(request.id);
          assert.equal(events.filter((event) => event === 'request.approved').length, votes.length);
          const isRejected = now.state === 'rejected';
          assert.equal(events.filter((event) => event === 'request.rejected').length, isRejected ? 1 : 0);
          if (!isRejected) assert.deepEqual([now.state, votes.length], ['approved', 2]);
          else assert(rejects && votes.length < 2);
          const creations = jobsOf(request).filter((job) => job === 'create-customer').length;
          assert.equal(creations, isRejected ? 0 : 1);
        }
      } finally {
        await other.close();
      }
    });
  });
}
