import assert from 'node:assert/strict';
import type { Person } from '../../../src/domain/person.ts';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import { decideRequest } from '../../../src/flows/approval/decide-request.ts';
import { mayNudge, nudgeApprovers } from '../../../src/flows/approval/nudge-approvers.ts';
import { idOf } from '../../domain/approval/sample-policy.ts';
import { minutesLater } from '../../storage/support/sample.ts';
import { testDatabases } from '../../storage/support/test-database.ts';
import { text } from '../../support/card.ts';
import { ApprovalWorld, personOf, policyOf } from './support/approval-world.ts';

const [first, second] = [personOf(idOf(1)), personOf(idOf(2))];
const owner = personOf(idOf(9), 'Ada Rep');
const hours = 60;

for (const { name, open } of testDatabases) {
  describe(`reminding the approvers on ${name}`, function () {
    this.timeout(60_000);
    let world: ApprovalWorld;
    before(async () => {
      world = await ApprovalWorld.open(open);
      await world.meets(first);
      await world.meets(second);
    });
    after(() => world.close());
    beforeEach(() => {
      world.minutes = 0;
      world.policy = policyOf({ approvalsNeeded: 2 });
    });

    async function nudge({ id }: CustomerRequest, actor: Person = owner, minutes = 0): Promise<CustomerRequest> {
      world.minutes = minutes;
      const { version } = await world.now(id);
      await nudgeApprovers(world.context(), { actor, requestId: id, version });
      await world.settle(id);
      return world.now(id);
    }
    const told = (person: Person) =>
      world.cards(person).filter((card) => /reminds you of this request/.test(text(card))).length;

    it('is the owner’s, four hours after the confirmation and once in four hours, to the millisecond', async () => {
      const request = await world.pending(owner);
      const before = told(first);
      assert(!mayNudge(request, new Date(minutesLater(4 * hours).getTime() - 1)));
      assert.deepEqual((await nudge(request, owner, 4 * hours - 0.001)).approval, request.approval);
      const nudged = await nudge(request, owner, 4 * hours);
      assert.deepEqual(nudged.approval?.nudgedAt, minutesLater(4 * hours));
      assert.equal(told(first) - before, 1);
      await nudge(request, owner, 7 * hours);
      assert.equal(told(first) - before, 1);
      await nudge(request, owner, 8 * hours);
      assert.equal(told(first) - before, 2);
      assert.deepEqual(await world.events(request.id), ['request.nudged', 'request.nudged']);
    });

    it('is once, however often the owner clicks at the same moment', async () => {
      const request = await world.pending(owner);
      const before = told(first);
      world.minutes = 5 * hours;
      const click = { actor: owner, requestId: request.id, version: request.version };
      await Promise.all([1, 2, 3].map(() => nudgeApprovers(world.context(), click)));
      await world.settle(request.id);
      assert.deepEqual([told(first) - before, await world.events(request.id)], [1, ['request.nudged']]);
    });

    it('reaches those who have not voted and whom the policy still names', async () => {
      const request = await world.pending(owner);
      const [one, two] = [told(first), told(second)];
      const click = { requestId: request.id, version: request.version, verdict: 'approve', reason: '' } as const;
      await decideRequest(world.context(), { ...click, actor: first });
      await nudge(request, owner, 5 * hours);
      assert.deepEqual([told(first) - one, told(second) - two], [0, 1]);
      world.policy = policyOf({ approvers: [first.objectId] });
      await nudge(request, owner, 10 * hours);
      assert.deepEqual([told(first) - one, told(second) - two], [0, 1], 'who was removed is told of it');
    });

    it('tells nobody what is not so any more: the request was decided before the message left', async () => {
      const request = await world.pending(owner);
      const [one, two] = [told(first), told(second)];
      world.minutes = 5 * hours;
      await nudgeApprovers(world.context(), { actor: owner, requestId: request.id, version: request.version });
      const { version } = await world.now(request.id);
      const click = { requestId: request.id, version, verdict: 'reject', reason: 'no', actor: first } as const;
      await decideRequest(world.context(), click);
      await world.settle(request.id);
      assert.deepEqual([told(first) - one, told(second) - two], [0, 0]);
    });

    it('is nobody else’s, nor of a request that waits for nobody', async () => {
      const request = await world.pending(owner);
      for (const actor of [first, personOf(idOf(7)), { ...owner, tenantId: '99999999-2222-4333-8444-555555555555' }]) {
        assert.deepEqual(await nudge(request, actor, 5 * hours), request);
      }
      await world.store.saveRequest({ ...request, state: 'rejected', version: 3 }, 2);
      assert.equal((await nudge(request, owner, 5 * hours)).approval?.nudgedAt, undefined);
      assert.deepEqual(await world.events(request.id), []);
    });
  });
}
