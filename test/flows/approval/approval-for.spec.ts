import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import { approvalFor } from '../../../src/flows/approval/approval-for.ts';
import { correctRequest } from '../../../src/flows/creation/retry-request.ts';
import { tellNotices } from '../../../src/flows/delivery/tell-notices.ts';
import { submitRequest } from '../../../src/flows/drafts/submit-request.ts';
import { idOf, ruleWith } from '../../domain/approval/sample-policy.ts';
import { minutesLater, newRequest, start, stored } from '../../storage/support/sample.ts';
import { testDatabases } from '../../storage/support/test-database.ts';
import { text } from '../../support/card.ts';
import { wingtip } from '../../support/story.ts';
import { ApprovalWorld, personOf, policyOf } from './support/approval-world.ts';

const owner = personOf(idOf(9), 'Ada Rep');
const draft = (changes = {}): CustomerRequest => ({ number: 1, ...newRequest({ owner, ...changes }) });

describe('the approval that a request needs', () => {
  it('is that of the first rule which matches, frozen with its times, its teams and the version to come', () => {
    const teams = [
      { name: 'South', members: [idOf(9), idOf(1)] },
      { name: 'North', members: [idOf(2)] },
    ];
    const french = { name: 'France', when: { countries: ['FR'] }, approvalsNeeded: 2 };
    const policy = { ...policyOf(french, { escalation: { at: 0.75, to: [idOf(3)] } }), teams };
    const request = draft({ version: 7 });
    const wanted = approvalFor(policy, request, { country: 'US' }, start);
    assert(wanted.kind === 'approval');
    const { approval } = wanted;
    assert.deepEqual(approval.rule, policy.rules[1]);
    assert.deepEqual(approval.teams, [teams[0]]);
    assert.deepEqual([approval.askedVersion, approval.votes, approval.unreached], [8, [], []]);
    assert.deepEqual(approval.times, {
      expiresAt: minutesLater(72 * 60),
      reminders: [minutesLater(36 * 60), minutesLater(72 * 54)],
      escalatesAt: minutesLater(54 * 60),
    });
    const there = approvalFor(policy, request, { country: 'FR' }, start);
    assert(there.kind === 'approval' && there.approval.rule.name === 'France');
  });

  it('is found by everything that a rule may look at', () => {
    const reseller = randomUUID();
    const verified = { country: 'US', city: 'Redmond' };
    const cases = [
      { when: { countries: ['US'] }, profile: { country: 'US' } },
      { when: { salesRegions: ['Europe'] }, profile: { country: 'DE' } },
      { when: { resellers: [reseller] }, profile: { associatedPartnerId: reseller.toUpperCase() } },
      { when: { hasRegistrationNumber: true }, profile: { organizationRegistrationNumber: 'HRB 1' } },
      { when: { hasRegistrationNumber: false }, profile: {} },
      { when: { isAddressVerified: false }, profile: { city: 'Seattle' } },
      { when: { isAddressVerified: true }, profile: verified },
      { when: { reps: [idOf(9)] }, profile: {} },
    ];
    const request = draft({ offers: { domains: [], addresses: [], verifiedAddress: 'us|||redmond||' } });
    for (const { when, profile } of cases) {
      const policy = policyOf({ name: 'this one', when }, { name: 'another', approvalsNeeded: 0 });
      const wanted = approvalFor(policy, request, profile, start);
      assert(wanted.kind === 'approval' && wanted.approval.rule.name === 'this one', JSON.stringify(when));
    }
    const elsewhere = policyOf(
      { name: 'this one', when: { reps: [idOf(8)] } },
      { name: 'another', approvalsNeeded: 0 },
    );
    assert.deepEqual(approvalFor(elsewhere, request, {}, start), { kind: 'nothing', rule: 'another' });
  });

  it('is none without a policy', () => {
    assert.deepEqual(approvalFor(undefined, draft(), {}, start), { kind: 'nothing' });
  });

  it('cannot be had when too few are left beside the owner, who may be written in any case', () => {
    const approvers = [idOf(9), idOf(1)];
    const shouting = draft({ owner: { ...owner, objectId: idOf(9).toUpperCase() } });
    const policy = policyOf({ approvers, approvalsNeeded: 2 });
    assert.deepEqual(approvalFor(policy, shouting, {}, start), { kind: 'impossible', needed: 2, eligible: 1 });
    assert.equal(approvalFor(policyOf({ approvers, approvalsNeeded: 1 }), shouting, {}, start).kind, 'approval');
    const only = policyOf({ approvers: [idOf(9)] });
    assert.deepEqual(approvalFor(only, shouting, {}, start), { kind: 'impossible', needed: 1, eligible: 0 });
  });

  it('does not count the owner’s team mates where the rule does not let them, and those it would be escalated to', () => {
    const teams = [
      { name: 'South', members: [idOf(9), idOf(1)] },
      { name: 'East', members: [idOf(9), idOf(2)] },
    ];
    const strict = { teamMatesMayApprove: false };
    const wanted = (rule: object) => approvalFor({ ...policyOf(rule), teams }, draft(), {}, start);
    assert.deepEqual(wanted(strict), { kind: 'impossible', needed: 1, eligible: 0 });
    assert.equal(wanted({}).kind, 'approval');
    assert.equal(wanted({ ...strict, escalation: { at: 0.5, to: [idOf(3)] } }).kind, 'approval');
  });

  it('remembers how the rounds before ended', () => {
    const before = approvalFor(policyOf({}), draft(), {}, start);
    assert(before.kind === 'approval');
    const decision = { kind: 'returned', by: personOf(idOf(1)), at: start, reason: 'street' } as const;
    const again = approvalFor(policyOf({}), draft({ approval: { ...before.approval, decision } }), {}, start);
    assert(again.kind === 'approval');
    assert.deepEqual(again.approval.earlier, [decision]);
    assert.deepEqual([again.approval.votes, again.approval.decision], [[], undefined]);
  });
});

for (const { name, open } of testDatabases) {
  describe(`confirming what somebody has to approve, on ${name}`, function () {
    this.timeout(60_000);
    let world: ApprovalWorld;
    before(async () => {
      world = await ApprovalWorld.open(open);
    });
    after(() => world.close());

    /** Takes it back and confirms it again, at this minute. */
    async function changeAndConfirm(requestId: string, minutes: number) {
      world.minutes = minutes;
      const click = { actor: owner, requestId };
      await correctRequest(world.context(), { ...click, version: (await world.now(requestId)).version });
      await submitRequest(world.context(), { ...click, version: (await world.now(requestId)).version }, {});
      await world.settle(requestId);
      assert.equal((await world.now(requestId)).state, 'pendingApproval');
    }

    async function confirm() {
      const { company, address } = wingtip;
      const profile = { ...company, ...address, culture: 'en-US', language: 'en', enableGDAPByDefault: 'true' };
      const state = { owner, step: 'review', profile: { ...profile, domain: `w${randomUUID().slice(0, 8)}` } } as const;
      const request = await stored(world.store, state);
      const click = { actor: owner, requestId: request.id, version: request.version };
      const outcome = await submitRequest(world.context(), click, {});
      return { outcome, before: request, after: await world.now(request.id) };
    }

    it('asks for it, and freezes the rule: another policy afterwards changes nothing of it', async () => {
      world.policy = policyOf({ name: 'then', approvalsNeeded: 2 });
      const { outcome, after } = await confirm();
      assert(outcome.kind === 'request');
      assert.equal(after.state, 'pendingApproval');
      assert.equal(after.version, after.approval?.askedVersion);
      assert.deepEqual(after.approval?.rule, ruleWith({ name: 'then', approvalsNeeded: 2 }));
      assert.deepEqual(
        world.jobs.filter(({ requestId }) => requestId === after.id).map((job) => job.name),
        ['deliver'],
        'the creation was begun',
      );
      world.policy = policyOf({ name: 'now', approvers: [idOf(5)] });
      assert.equal((await world.now(after.id)).approval?.rule.name, 'then');
      const [submitted] = (await world.store.auditPage(null, 1_000)).filter(({ requestId }) => requestId === after.id);
      assert.match(JSON.stringify(submitted?.facts), /"rule":"then"/);
    });

    it('tells those who were asked before of each change, once in ten minutes however often it is confirmed', async () => {
      world.policy = policyOf({});
      const approver = await world.meets(personOf(idOf(1)));
      await world.meets(owner);
      const { after } = await confirm();
      await world.settle(after.id);
      const told = () => world.cards(approver).filter((card) => /changed request waits/.test(text(card))).length;
      const counts: number[] = [];
      for (const minutes of [1, 2, 5, 9]) {
        await changeAndConfirm(after.id, minutes);
        counts.push(told());
      }
      assert.deepEqual(counts, [1, 1, 1, 1]);
      for (const minutes of [10.9, 11, 11.1, 20.9]) {
        world.minutes = minutes;
        await tellNotices(world.context(), after.id);
        counts.push(told());
      }
      assert.deepEqual(counts.slice(4), [1, 2, 2, 2], 'all changes since are told of in one notice, ten minutes later');
      await changeAndConfirm(after.id, 30);
      assert.equal(told(), 3);
      world.minutes = 0;
    });

    it('says so when nobody may approve it, and keeps the draft as it is', async () => {
      world.policy = policyOf({ approvers: [owner.objectId] });
      const { outcome, before, after } = await confirm();
      assert.deepEqual(outcome, { kind: 'refused', why: 'noApprover' });
      assert.deepEqual(after, before);
      assert.deepEqual(await world.events(after.id), []);
      world.policy = policyOf({});
      const click = { actor: owner, requestId: after.id, version: after.version };
      const again = await submitRequest(world.context(), click, {});
      assert(again.kind === 'request' && again.request.state === 'pendingApproval', 'the draft cannot be confirmed');
    });

    it('goes on at once where the rule asks for nobody', async () => {
      world.policy = policyOf({ name: 'nobody', approvalsNeeded: 0, approvers: [] });
      const { after } = await confirm();
      assert.deepEqual([after.state, after.approval], ['submitted', undefined]);
      assert(world.jobs.some(({ requestId, name: job }) => requestId === after.id && job === 'create-customer'));
    });
  });
}
