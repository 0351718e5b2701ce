import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Person } from '../../../src/domain/person.ts';
import { deliverRequest } from '../../../src/flows/delivery/deliver-request.ts';
import { inState, type NamedState, policyNow, seats } from '../../support/approval-states.ts';
import type { ConnectorCall } from '../../support/fake-connector.ts';
import { homeTenant } from '../../support/matrix-people.ts';
import { type StillDesk, startStillDesk } from '../../support/still-desk.ts';

const owner: Person = { tenantId: homeTenant, objectId: randomUUID(), name: 'Ada Rep' };
const holder: Person = { tenantId: homeTenant, objectId: randomUUID(), name: 'Grace Holder' };
const sealed = { keyId: 'k', nonce: 'n', ciphertext: 'c', tag: 't' };

describe('a card that somebody should have and has not', function () {
  this.timeout(60_000);
  const now = new Date();
  const later = new Date(now.getTime() + 60_000);
  let desk: StillDesk;
  before(async () => {
    desk = await startStillDesk({ approvals: policyNow, clock: { now: () => now }, allowedTenants: [homeTenant] });
    for (const person of [owner, holder, seats.asked, seats.delegate]) await desk.user(person).says('help');
  });
  after(() => desk.close());

  const isPostTo =
    ({ objectId }: Person) =>
    ({ method, conversationId, activityId }: ConnectorCall) =>
      method === 'POST' && conversationId === `a:${objectId}` && !activityId;
  const cardsOf = ({ objectId }: Person) =>
    desk.connector.messages(`a:${objectId}`).filter(({ attachments }) => attachments?.length);
  let count = 0;
  const made = (state: NamedState) => inState(desk, owner, state, now, `missing${++count}`);
  const isDue = async (id: string) => (await desk.store.dueDeliveries(later)).includes(id);

  for (const [name, person, state] of [
    ['the owner’s', owner, 'failed'],
    ['an approver’s', seats.asked, 'pendingApproval'],
    ['that of whom the password was given to', holder, 'created'],
  ] as const) {
    it(`is due again when Teams had no time for it until its job was given up: ${name}`, async () => {
      const { id } = await made(state);
      if (person === holder) await desk.store.transaction((tx) => tx.handOverCredential(id, holder, sealed));
      const before = cardsOf(person).length;
      desk.connector.fail({ fits: isPostTo(person), status: 429 });
      await assert.rejects(deliverRequest(desk.flow, id), { code: 'connector.throttled' });
      assert.deepEqual([await isDue(id), cardsOf(person).length - before], [true, 0]);
      await deliverRequest(desk.flow, id);
      await deliverRequest(desk.flow, id);
      assert.deepEqual([await isDue(id), cardsOf(person).length - before], [false, 1]);
    });

    it(`is not posted twice where a process died as it was on its way: ${name}`, async () => {
      const { id } = await made(state);
      if (person === holder) await desk.store.transaction((tx) => tx.handOverCredential(id, holder, sealed));
      const before = cardsOf(person).length;
      desk.connector.fail({ fits: isPostTo(person), dropAfter: true });
      await deliverRequest(desk.flow, id).catch(() => {});
      await deliverRequest(desk.flow, id).catch(() => {});
      assert.deepEqual([await isDue(id), cardsOf(person).length - before], [false, 1]);
    });
  }

  it('is not waited for where nobody is to have it: an approver’s who is none any more', async () => {
    const { id } = await made('pendingApproval');
    await deliverRequest(desk.flow, id);
    assert.equal(await isDue(id), false);
    assert.equal(cardsOf(seats.removed).length, 0);
  });
});
