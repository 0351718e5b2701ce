import assert from 'node:assert/strict';
import type { Person } from '../../../src/domain/person.ts';
import { decideRequest } from '../../../src/flows/approval/decide-request.ts';
import { delegateRequest } from '../../../src/flows/approval/delegate-request.ts';
import { keepApprovalTimes } from '../../../src/flows/approval/keep-approval-times.ts';
import { idOf } from '../../domain/approval/sample-policy.ts';
import { testDatabases } from '../../storage/support/test-database.ts';
import { hasButton, text } from '../../support/card.ts';
import { ApprovalWorld, personOf, policyOf } from './support/approval-world.ts';

const [first, second, boss] = [personOf(idOf(1)), personOf(idOf(2)), personOf(idOf(3))];
const owner = personOf(idOf(9), 'Ada Rep');

for (const { name, open } of testDatabases) {
  describe(`an approval’s times on ${name}`, function () {
    this.timeout(60_000);
    let world: ApprovalWorld;
    beforeEach(async () => {
      world = await ApprovalWorld.open(open);
      for (const person of [first, second, boss]) await world.meets(person);
      // Reminders after 36 and 64.8 hours, an end after 72.
      world.policy = policyOf({});
    });
    afterEach(() => world.close());

    async function sweep(hours: number, requestId: string, contexts = [world.context()]): Promise<void> {
      world.minutes = hours * 60;
      await Promise.all(contexts.map((context) => keepApprovalTimes(context)));
      await world.settle(requestId);
    }
    const reminders = (person: Person) =>
      world.cards(person).filter((card) => /still waits for your decision/.test(text(card))).length;
    const counts = () => [reminders(first), reminders(second)];

    it('brings each reminder when it is due, once, and the end after them', async () => {
      const { id } = await world.pending(owner);
      const seen: (readonly number[])[] = [];
      for (const hours of [35.9, 36, 36, 40, 64.7, 64.8, 70, 71.99]) {
        await sweep(hours, id);
        seen.push(counts());
      }
      assert.deepEqual(
        seen.map(([one]) => one),
        [0, 1, 1, 1, 1, 2, 2, 2],
      );
      assert.deepEqual(counts(), [2, 2]);
      assert.equal((await world.now(id)).state, 'pendingApproval');
      await sweep(72, id);
      assert.equal((await world.now(id)).state, 'expired');
      assert.deepEqual(await world.events(id), ['request.reminded', 'request.reminded', 'request.expired']);
    });

    it('brings one reminder for several that were due while nothing ran, and no other for them later', async () => {
      const { id } = await world.pending(owner);
      for (const hours of [65, 65, 66]) await sweep(hours, id);
      assert.deepEqual([counts(), await world.events(id)], [[1, 1], ['request.reminded']]);
    });

    it('ends at once what is over, without a reminder, and says that nobody decided', async () => {
      const { id } = await world.pending(owner);
      await sweep(1_000, id);
      await sweep(1_001, id);
      const { state, approval } = await world.now(id);
      assert.deepEqual([state, approval?.decision?.kind, approval?.decision?.by], ['expired', 'expired', undefined]);
      assert.deepEqual([counts(), await world.events(id)], [[0, 0], ['request.expired']]);
      const told = world.cards(owner).map(text);
      assert(told.some((words) => /Not decided in time/.test(words)));
      assert(!told.some((words) => /reject/i.test(words)));
      const click = { requestId: id, version: 99, verdict: 'approve', reason: '', actor: first } as const;
      await decideRequest(world.context(), click);
      assert.equal((await world.now(id)).state, 'expired');
    });

    it('asks the others though they passed on an earlier question', async () => {
      world.policy = policyOf({ escalation: { at: 0.75, to: [boss.objectId] } });
      const { id, version } = await world.pending(owner);
      await delegateRequest(world.context(), { actor: first, requestId: id, version }, boss.objectId);
      await delegateRequest(world.context(), { actor: boss, requestId: id, version: version + 1 }, first.objectId);
      await sweep(54, id);
      const click = { requestId: id, version: (await world.now(id)).version, reason: '', actor: boss } as const;
      await decideRequest(world.context(), { ...click, verdict: 'approve' });
      assert.equal((await world.now(id)).state, 'approved');
    });

    it('asks the others from its time on: they get cards, and may decide', async () => {
      world.policy = policyOf({ escalation: { at: 0.75, to: [boss.objectId] } });
      const { id, version } = await world.pending(owner);
      await sweep(53.9, id);
      assert.deepEqual(world.cards(boss), []);
      for (const hours of [54, 54.1]) await sweep(hours, id);
      assert(world.cards(boss).some((card) => hasButton(card, 'request.approve')));
      assert(
        world.cards(first).some((card) => hasButton(card, 'request.approve')),
        'the first ones are asked no more',
      );
      assert.deepEqual(await world.events(id), ['request.reminded', 'request.escalated']);
      await sweep(64.8, id);
      assert.deepEqual([reminders(boss), ...counts()], [1, 2, 2]);
      await decideRequest(world.context(), { requestId: id, version, verdict: 'approve', reason: '', actor: boss });
      assert.equal((await world.now(id)).state, 'approved');
    });

    it('escalates and reminds once each when both were due while nothing ran', async () => {
      world.policy = policyOf({ escalation: { at: 0.75, to: [boss.objectId] } });
      const { id } = await world.pending(owner);
      for (const hours of [66, 66.1, 66.2]) await sweep(hours, id);
      assert.deepEqual([counts(), reminders(boss)], [[1, 1], 1]);
      assert.deepEqual([...(await world.events(id))].sort(), ['request.escalated', 'request.reminded']);
    });

    it('does each once when two processes look at the same moment', async () => {
      world.policy = policyOf({ escalation: { at: 0.75, to: [boss.objectId] } });
      const other = await world.other();
      try {
        const { id } = await world.pending(owner);
        for (const hours of [36, 54, 65, 72]) await sweep(hours, id, [world.context(), world.context(other.store)]);
        const events = ['request.reminded', 'request.escalated', 'request.reminded', 'request.expired'];
        assert.deepEqual([await world.events(id), counts()], [events, [2, 2]]);
      } finally {
        await other.close();
      }
    });

    it('leaves alone what was decided, and reminds nobody who has voted', async () => {
      world.policy = policyOf({ approvalsNeeded: 2 });
      const { id, version } = await world.pending(owner);
      const click = { requestId: id, version, verdict: 'approve', reason: '' } as const;
      await decideRequest(world.context(), { ...click, actor: first });
      await sweep(36, id);
      assert.deepEqual(counts(), [0, 1]);
      await decideRequest(world.context(), { ...click, actor: second });
      await sweep(80, id);
      assert.equal((await world.now(id)).state, 'approved');
      assert.deepEqual(await world.events(id), ['request.approved', 'request.reminded', 'request.approved']);
    });

    it('keeps no other request waiting when one cannot be kept', async () => {
      const [bad, good] = [await world.pending(owner), await world.pending(owner)];
      const { store } = world;
      const own = {
        findRequest: (id: string) => (id === bad.id ? Promise.reject(new Error('unreadable')) : store.findRequest(id)),
      };
      await sweep(36, good.id, [world.context(own)]);
      assert.deepEqual(await world.events(good.id), ['request.reminded']);
    });

    it('goes on when the policy was switched off: nobody is asked any more, and it ends in time', async () => {
      const { id } = await world.pending(owner);
      world.policy = undefined;
      await sweep(36, id);
      assert.deepEqual(counts(), [0, 0]);
      await sweep(72, id);
      assert.equal((await world.now(id)).state, 'expired');
    });
  });
}
