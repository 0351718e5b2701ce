import assert from 'node:assert/strict';
import type { Person } from '../../../src/domain/person.ts';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import { decideRequest } from '../../../src/flows/approval/decide-request.ts';
import { createApprovalTimes, keepApprovalTimes } from '../../../src/flows/approval/keep-approval-times.ts';
import { idOf } from '../../domain/approval/sample-policy.ts';
import { testDatabases } from '../../storage/support/test-database.ts';
import { text } from '../../support/card.ts';
import { ApprovalWorld, personOf, policyOf } from './support/approval-world.ts';

const [first, second, boss] = [personOf(idOf(1)), personOf(idOf(2)), personOf(idOf(3))];
const owner = personOf(idOf(9), 'Ada Rep');
const named = (...people: readonly Person[]) => policyOf({ approvers: people.map(({ objectId }) => objectId) });

for (const { name, open } of testDatabases) {
  describe(`a request that too few can still approve, on ${name}`, function () {
    this.timeout(60_000);
    let world: ApprovalWorld;
    beforeEach(async () => {
      world = await ApprovalWorld.open(open);
      world.policy = policyOf({ approvalsNeeded: 2 });
    });
    afterEach(() => world.close());

    /** What its owner was told of it. */
    const told = () =>
      world
        .cards(owner)
        .map(text)
        .filter((words) => /Too few approvers are left/.test(words));
    const warned = ({ id }: CustomerRequest) =>
      world.warnings.filter(({ text, facts }) => /^Too few approvers/.test(text) && JSON.stringify(facts).includes(id));

    async function started({ id }: CustomerRequest): Promise<void> {
      const keepTimes = createApprovalTimes(world.context());
      for (const _round of [1, 2]) await keepTimes();
      await world.settle(id);
    }

    it('is told to its owner at the next start, once in a round, and to the operator at each', async () => {
      const request = await world.pending(owner);
      await started(request);
      assert.deepEqual([told(), warned(request)], [[], []]);
      world.policy = named(first);
      for (const _start of [1, 2]) await started(request);
      assert.equal(told().length, 1);
      assert.match(told()[0] ?? '', /needs 2 approvals, and no more than 1 can come together/);
      assert.equal(warned(request).length, 2);
      assert.deepEqual(warned(request)[0]?.facts, { requestId: request.id, needed: '2', possible: '1' });
      assert.equal((await world.now(request.id)).version, request.version, 'nothing of the request changed');
    });

    it('is told with the next reminder where nothing started in between', async () => {
      const request = await world.pending(owner);
      world.policy = named(first);
      for (const minutes of [36 * 60, 65 * 60]) {
        world.minutes = minutes;
        await keepApprovalTimes(world.context());
        await world.settle(request.id);
      }
      assert.deepEqual([told().length, warned(request).length], [1, 2]);
    });

    it('is not told of what is over or was mended before anybody could be told', async () => {
      const late = await world.pending(owner);
      world.policy = named(first);
      world.minutes = 73 * 60;
      await createApprovalTimes(world.context())();
      await world.settle(late.id);
      assert.deepEqual([told(), warned(late)], [[], []]);
      world.minutes = 0;
      world.policy = policyOf({ approvalsNeeded: 2 });
      const mended = await world.pending(owner);
      world.policy = named(first);
      await createApprovalTimes(world.context())();
      world.policy = policyOf({ approvalsNeeded: 2 });
      await world.settle(mended.id);
      assert.deepEqual([told(), warned(mended).length], [[], 1]);
    });

    it('is none while votes that were given and people who are asked later make up for it', async () => {
      const request = await world.pending(owner);
      const { id: requestId, version } = request;
      await decideRequest(world.context(), { requestId, version, verdict: 'approve', reason: '', actor: second });
      world.policy = named(first, second);
      await started(request);
      world.policy = policyOf({ approvalsNeeded: 2, escalation: { at: 0.75, to: [boss.objectId] } });
      const escalating = await world.pending(owner);
      world.policy = named(first, second, boss);
      await started(escalating);
      assert.deepEqual([told(), warned(request), warned(escalating)], [[], [], []]);
      world.policy = named(boss);
      await started(escalating);
      await world.settle(request.id);
      assert.deepEqual([told().length, warned(request).length, warned(escalating).length], [2, 1, 1]);
    });

    it('is every one once nobody is asked at all, and none that is decided', async () => {
      const request = await world.pending(owner);
      const decided = await world.pending(owner);
      const { id: requestId, version } = decided;
      const click = { requestId, version, verdict: 'reject', reason: 'No', actor: first } as const;
      await decideRequest(world.context(), click);
      world.policy = undefined;
      await started(request);
      assert.deepEqual([warned(request).length, warned(decided).length], [1, 0]);
    });

    it('keeps no other waiting when it cannot be read', async () => {
      const [bad, good] = [await world.pending(owner), await world.pending(owner)];
      world.policy = named(first);
      const { store } = world;
      const findRequest = (id: string) =>
        id === bad.id ? Promise.reject(new Error('unreadable')) : store.findRequest(id);
      await createApprovalTimes(world.context({ findRequest }))();
      await world.settle(good.id);
      assert.deepEqual([told().length, warned(good).length], [1, 1]);
    });
  });
}
