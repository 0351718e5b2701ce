import assert from 'node:assert/strict';
import type { Person } from '../../../src/domain/person.ts';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import { seatOf } from '../../../src/flows/approval/approver-seat.ts';
import { decideRequest } from '../../../src/flows/approval/decide-request.ts';
import { delegateRequest } from '../../../src/flows/approval/delegate-request.ts';
import { idOf } from '../../domain/approval/sample-policy.ts';
import { testDatabases } from '../../storage/support/test-database.ts';
import { hasButton } from '../../support/card.ts';
import { ApprovalWorld, personOf, policyOf } from './support/approval-world.ts';

const people = [1, 2, 3, 4].map((number) => personOf(idOf(number)));
const [first, second, third, chatless] = people;
assert(first && second && third && chatless);
const owner = personOf(idOf(9), 'Ada Rep');
const colleague = personOf(idOf(7));
/** The first is asked; the others are approvers of another rule. */
const policy = policyOf(
  { name: 'US', when: { countries: ['US'] }, approvers: [first.objectId, owner.objectId] },
  { name: 'others', approvers: [second.objectId, third.objectId, chatless.objectId] },
);

for (const { name, open } of testDatabases) {
  describe(`asking another approver instead on ${name}`, function () {
    this.timeout(60_000);
    let world: ApprovalWorld;
    before(async () => {
      world = await ApprovalWorld.open(open);
      for (const person of [first, second, third, colleague]) await world.meets(person);
    });
    after(() => world.close());
    beforeEach(() => {
      world.policy = policy;
    });

    async function delegate(
      request: CustomerRequest,
      actor: Person,
      to: string | undefined,
      version = request.version,
    ) {
      const outcome = await delegateRequest(world.context(), { actor, requestId: request.id, version }, to);
      return { outcome, now: await world.now(request.id) };
    }
    const seat = (request: CustomerRequest, person: Person) => seatOf(world.context().settings, request, person);

    it('offers the approvers of the policy who have a chat and are not asked: nobody else, and never the owner', async () => {
      const request = await world.pending(owner);
      const { outcome, now } = await delegate(request, first, undefined);
      assert(outcome.kind === 'delegates' && !outcome.isUnknown);
      const offered = outcome.people.map(({ objectId }) => objectId).toSorted();
      assert.deepEqual(offered, [second.objectId, third.objectId]);
      assert.deepEqual(now, request);
    });

    it('offers an approver whom a channel alone knows, and asks them in their own chat', async () => {
      const fourth = personOf(idOf(6), 'Dana Channel');
      const known = { serviceUrl: world.connector.url, userId: `29:${fourth.objectId}`, botId: '28:bot' };
      const seen = { person: fourth, ...known, conversationId: '19:c', conversationType: 'channel' } as const;
      await world.store.rememberConversation(seen, new Date());
      world.policy = policyOf({ approvers: [first.objectId] }, { approvers: [fourth.objectId] });
      const request = await world.pending(owner);
      const { outcome } = await delegate(request, first, fourth.objectId);
      assert.equal(outcome.kind, 'request');
      await world.settle(request.id);
      assert(world.cards(fourth).some((card) => hasButton(card, 'request.approve')));
    });

    it('leaves enough people who can approve: who is asked later anyway is offered while they are not needed then', async () => {
      const rule = { approvers: [first.objectId], escalation: { at: 0.5, to: [second.objectId] } };
      const offered = async (approvalsNeeded: number) => {
        world.policy = policyOf({ ...rule, approvalsNeeded });
        const { outcome } = await delegate(await world.pending(owner), first, undefined);
        return outcome.kind === 'delegates' && outcome.people.map(({ objectId }) => objectId);
      };
      assert.deepEqual([await offered(2), await offered(1)], [[], [second.objectId]]);
    });

    it('takes none who is none of them', async () => {
      const request = await world.pending(owner);
      for (const to of [owner, chatless, colleague, first, personOf('nobody'), personOf(''), personOf('__proto__')]) {
        const { outcome, now } = await delegate(request, first, to.objectId);
        assert(outcome.kind === 'delegates' && outcome.isUnknown, to.objectId);
        assert.deepEqual(now, request);
      }
      assert.deepEqual(await world.events(request.id), []);
    });

    it('asks no team mate of the owner where the rule does not let them decide', async () => {
      const [us, others] = policy.rules;
      assert(us && others);
      const teams = [{ name: 'South', members: [owner.objectId, second.objectId] }];
      world.policy = { ...policy, rules: [{ ...us, teamMatesMayApprove: false }, others], teams };
      const request = await world.pending(owner);
      const { outcome, now } = await delegate(request, first, second.objectId);
      assert(outcome.kind === 'delegates' && outcome.isUnknown);
      assert.deepEqual(
        outcome.people.map(({ objectId }) => objectId),
        [third.objectId],
      );
      assert.deepEqual(now, request);
      assert.equal((await delegate(request, first, third.objectId)).now.approval?.delegations.length, 1);
    });

    it('asks the other one in place of the first, who sees it and decides no more', async () => {
      const request = await world.pending(owner);
      const { now } = await delegate(request, first, second.objectId.toUpperCase());
      assert.deepEqual([seat(now, first), seat(now, second)], ['watching', 'asked']);
      assert.equal(now.approval?.delegations[0]?.toName, second.name);
      await world.settle(request.id);
      assert(world.cards(second).some((card) => hasButton(card, 'request.approve')));
      const click = { requestId: request.id, version: now.version, verdict: 'approve', reason: '' } as const;
      await decideRequest(world.context(), { ...click, actor: first });
      assert.equal((await world.now(request.id)).state, 'pendingApproval');
      await decideRequest(world.context(), { ...click, actor: second });
      assert.equal((await world.now(request.id)).state, 'approved');
      assert.deepEqual(await world.events(request.id), ['request.delegated', 'request.approved']);
    });

    it('goes from one to the next, and back to the first again', async () => {
      const request = await world.pending(owner);
      await delegate(request, first, second.objectId);
      await delegate(request, second, third.objectId);
      const { now } = await delegate(request, third, first.objectId);
      assert.deepEqual(
        [first, second, third].map((person) => seat(now, person)),
        ['asked', 'watching', 'watching'],
      );
      const { now: after } = await delegate(request, second, third.objectId);
      assert.deepEqual(after, now, 'who is not asked any more cannot ask anybody');
      const asked = await world.store.listAsked(owner.tenantId, first.objectId, 1_000);
      assert(asked.some(({ id }) => id === request.id));
    });

    it('is nobody’s who is not asked: the owner, a colleague, whoever voted, on older content, and after the end', async () => {
      world.policy = policyOf(
        { approvers: [first.objectId, second.objectId], approvalsNeeded: 2 },
        { approvers: [third.objectId] },
      );
      const request = await world.pending(owner);
      for (const [actor, why] of [
        [owner, 'ownRequest'],
        [colleague, 'notApprover'],
        [third, 'notApprover'],
        [{ ...first, tenantId: '99999999-2222-4333-8444-555555555555' }, 'notFound'],
      ] as const) {
        assert.deepEqual((await delegate(request, actor, third.objectId)).outcome, { kind: 'refused', why });
      }
      assert.deepEqual((await delegate(request, first, third.objectId, request.version - 1)).now, request);
      const click = { requestId: request.id, version: request.version, reason: 'no' };
      await decideRequest(world.context(), { ...click, actor: first, verdict: 'approve' });
      const voted = await world.now(request.id);
      assert.deepEqual((await delegate(request, first, third.objectId)).now, voted);
      await decideRequest(world.context(), { ...click, actor: second, verdict: 'reject' });
      const over = await world.now(request.id);
      assert.deepEqual((await delegate(request, second, third.objectId)).now, over);
      assert.deepEqual(await world.events(request.id), ['request.approved', 'request.rejected']);
    });
  });
}
