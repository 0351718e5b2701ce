import assert from 'node:assert/strict';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import { withoutDetails } from '../../../src/domain/without-details.ts';
import { seatOf } from '../../../src/flows/approval/approver-seat.ts';
import { decideRequest, type Verdict } from '../../../src/flows/approval/decide-request.ts';
import { keepApprovalTimes } from '../../../src/flows/approval/keep-approval-times.ts';
import type { Outcome } from '../../../src/flows/click.ts';
import { correctRequest } from '../../../src/flows/creation/retry-request.ts';
import { withdrawRequest } from '../../../src/flows/creation/withdraw-request.ts';
import { cancelDraft } from '../../../src/flows/drafts/move-draft.ts';
import { submitRequest } from '../../../src/flows/drafts/submit-request.ts';
import { idOf } from '../../domain/approval/sample-policy.ts';

import { minutesLater } from '../../storage/support/sample.ts';
import { testDatabases } from '../../storage/support/test-database.ts';
import { text } from '../../support/card.ts';
import { sampleCustomer } from '../../support/sample-customer.ts';
import { ApprovalWorld, personOf, policyOf } from './support/approval-world.ts';

const [first, second] = [personOf(idOf(1)), personOf(idOf(2))];
const owner = personOf(idOf(9), 'Ada Rep');
const failure = {
  key: 'failure.refused',
  partnerCenterText: 'No.',
  partnerCenterCode: '600006',
  correlationId: 'c',
  canCorrect: true,
  canRetry: true,
} as const;

for (const { name, open } of testDatabases) {
  describe(`a round of approvals whose request goes another way on ${name}`, function () {
    this.timeout(60_000);
    let world: ApprovalWorld;
    beforeEach(async () => {
      world = await ApprovalWorld.open(open);
      for (const person of [first, second]) await world.meets(person);
      world.policy = policyOf({});
    });
    afterEach(() => world.close());

    const profile = { ...sampleCustomer('US'), domain: 'wingtip', culture: 'en-US', language: 'en' };
    async function asked(): Promise<CustomerRequest> {
      const request = await world.pending(owner, { profile });
      world.jobs.push({ name: 'deliver', requestId: request.id });
      await world.settle(request.id);
      world.minutes += 1;
      return request;
    }
    async function now(id: string): Promise<CustomerRequest> {
      await world.settle(id);
      world.minutes += 1;
      return world.now(id);
    }
    async function decided({ id, version }: CustomerRequest, verdict: Verdict) {
      await decideRequest(world.context(), { actor: first, requestId: id, version, verdict, reason: 'Ask Ms Leonte' });
      return now(id);
    }
    async function owns(
      flow: (context: ReturnType<ApprovalWorld['context']>, click: Click) => Promise<Outcome>,
      { id, version }: CustomerRequest,
    ) {
      await flow(world.context(), { actor: owner, requestId: id, version });
      return now(id);
    }
    type Click = Parameters<typeof correctRequest>[1];
    const submit = (context: ReturnType<ApprovalWorld['context']>, click: Click) => submitRequest(context, click, {});
    async function failed(request: CustomerRequest, state: 'failed' | 'needsAttention' = 'failed') {
      await world.store.saveRequest({ ...request, state, version: request.version + 1, failure }, request.version);
      return now(request.id);
    }
    const cardOf = (person = first) => text(world.cards(person)[0] ?? assert.fail('there is no card'));
    const kindsOf = ({ approval }: CustomerRequest) => [
      approval?.decision?.kind,
      ...(approval?.earlier ?? []).map(({ kind }) => kind),
    ];

    for (const state of ['failed', 'needsAttention'] as const) {
      it(`says that it was taken back when its owner changes what was approved: ${state}`, async () => {
        const request = await failed(await decided(await asked(), 'approve'), state);
        const draft = await owns(correctRequest, request);
        assert.deepEqual([draft.state, ...kindsOf(draft)], ['draft', 'edited', 'approved']);
        assert.match(cardOf(), /^Taken back to change/);
        assert.match(cardOf(second), /Ada Rep took it back to change it/);
        assert.doesNotMatch(cardOf(second), /Request approved/);
      });
    }

    it('says that it was withdrawn when its owner drops what was returned, taken back or approved', async () => {
      const returned = await owns(cancelDraft, await decided(await asked(), 'return'));
      assert.deepEqual([returned.state, ...kindsOf(returned)], ['withdrawn', 'withdrawn', 'returned']);
      assert.match(cardOf(), /^Request withdrawn/);
      const draft = await owns(cancelDraft, await owns(correctRequest, await asked()));
      assert.deepEqual([draft.state, ...kindsOf(draft)], ['withdrawn', 'withdrawn', 'edited']);
      const failing = await owns(withdrawRequest, await failed(await decided(await asked(), 'approve')));
      assert.deepEqual([failing.state, ...kindsOf(failing)], ['withdrawn', 'withdrawn', 'approved']);
      for (const card of world.cards(second)) assert.match(text(card), /^Request withdrawn/);
    });

    it('is over when what was changed needs no approval: its approvers see nothing of the new content', async () => {
      const request = await decided(await asked(), 'return');
      const draft = await owns(correctRequest, request);
      await world.store.saveRequest(
        { ...draft, version: draft.version + 1, profile: { ...profile, addressLine1: 'Main St 99' } },
        draft.version,
      );
      world.policy = policyOf({ approvalsNeeded: 0 });
      const again = await owns(submit, await world.now(draft.id));
      assert.equal(again.state, 'submitted');
      for (const person of [first, second]) {
        assert.equal(seatOf(world.context().settings, again, person), 'none');
        assert.match(cardOf(person), /You are not asked about this any more.*Confirmed again; no approval was needed/s);
        assert.doesNotMatch(cardOf(person), /Main St|One Microsoft Way|Ask Ms Leonte/);
      }
      assert.match(text(world.cards(owner).at(0)), /Ask Ms Leonte.*Confirmed again; no approval was needed/s);
      const dropped = await owns(withdrawRequest, await failed(again));
      assert.deepEqual(kindsOf(dropped), ['returned'], 'those who returned it were asked about something else');
      assert.doesNotMatch(cardOf(), /Main St/);
    });

    it('hides its content from who was removed from the policy, or is not asked in the next round', async () => {
      const request = await asked();
      assert(cardOf(second).includes(profile.addressLine1 ?? '?'));
      world.policy = policyOf({ approvers: [first.objectId] });
      await decided(request, 'return');
      assert.match(cardOf(second), /You are not asked about this any more.*returned it/s);
      assert.doesNotMatch(cardOf(second), /Ask Ms Leonte/);
      assert(!cardOf(second).includes(profile.addressLine1 ?? '?'));
      world.policy = policyOf(
        { when: { countries: ['US'] }, approvers: [second.objectId] },
        { approvers: [first.objectId] },
      );
      const again = await owns(submit, await owns(correctRequest, await world.now(request.id)));
      assert.equal(again.state, 'pendingApproval');
      assert(cardOf(second).includes(profile.addressLine1 ?? '?'), 'asked in this round');
      assert.match(cardOf(), /You are not asked about this any more/);
      assert(!cardOf().includes(profile.addressLine1 ?? '?'));
    });

    it('begins again with everything that was typed when its owner takes up what nobody decided in time', async () => {
      const request = await asked();
      world.minutes = 72 * 60;
      await keepApprovalTimes(world.context());
      const expired = await now(request.id);
      const draft = await owns(correctRequest, expired);
      assert.deepEqual([draft.state, draft.step, draft.profile], ['draft', 'review', expired.profile]);
      const again = await owns(submit, draft);
      assert.deepEqual([again.state, ...kindsOf(again)], ['pendingApproval', undefined, 'expired']);
      assert.match(cardOf(), /^Approve a new customer\?.*Nobody decided in time.*0 of 1 approvals/s);
      assert.equal((await decided(again, 'approve')).state, 'approved');
    });

    it('stays over where its details are erased, or somebody said no', async () => {
      const rejected = await decided(await asked(), 'reject');
      assert.deepEqual(await owns(correctRequest, rejected), rejected);
      const request = await asked();
      const gone = { ...withoutDetails(request), state: 'expired', version: 3, erasedAt: minutesLater(9) } as const;
      await world.store.saveRequest(gone, request.version);
      const erased = await now(request.id);
      assert.deepEqual(await owns(correctRequest, erased), erased);
    });

    it('is taken back, or withdrawn, by a click on a card that is older than a vote, not older than the round', async () => {
      world.policy = policyOf({ approvalsNeeded: 2 });
      for (const flow of [correctRequest, withdrawRequest]) {
        const before = await asked();
        const voted = await decided(before, 'approve');
        assert.equal(voted.version, before.version + 1);
        for (const version of [before.version - 1, voted.version + 1])
          assert.deepEqual(await owns(flow, { ...before, version }), voted);
        assert.notEqual((await owns(flow, before)).state, 'pendingApproval');
      }
    });
  });
}
