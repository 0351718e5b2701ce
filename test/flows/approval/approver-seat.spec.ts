import assert from 'node:assert/strict';
import type { Approval } from '../../../src/domain/approval/approval.ts';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import { approvalFor } from '../../../src/flows/approval/approval-for.ts';
import { isApprover, seatOf } from '../../../src/flows/approval/approver-seat.ts';
import type { FlowSettings } from '../../../src/flows/flow-context.ts';
import { idOf } from '../../domain/approval/sample-policy.ts';
import { newRequest, start } from '../../storage/support/sample.ts';
import { personOf, policyOf } from './support/approval-world.ts';

const [first, second, third, fourth, owner] = [1, 2, 3, 4, 9].map((number) => personOf(idOf(number))) as [
  ReturnType<typeof personOf>,
  ReturnType<typeof personOf>,
  ReturnType<typeof personOf>,
  ReturnType<typeof personOf>,
  ReturnType<typeof personOf>,
];
const policy = policyOf(
  { name: 'US', when: { countries: ['US'] }, escalation: { at: 0.5, to: [third.objectId] } },
  { name: 'others', approvers: [fourth.objectId] },
);

describe('what a person is to a request’s approval', () => {
  const settingsOf = (approvals?: FlowSettings['approvals']) => ({ approvals }) as unknown as FlowSettings;
  const settings = settingsOf(policy);
  const person = newRequest({ owner });

  function pending(changes: Partial<Approval> = {}): CustomerRequest {
    const request: CustomerRequest = { number: 1, ...person, state: 'pendingApproval' };
    const wanted = approvalFor(policy, request, { country: 'US' }, start);
    assert(wanted.kind === 'approval');
    return { ...request, approval: { ...wanted.approval, ...changes } };
  }

  it('is asked who the frozen rule names, whatever the case of their id', () => {
    assert.equal(seatOf(settings, pending(), first), 'asked');
    assert.equal(seatOf(settings, pending(), { ...second, objectId: second.objectId.toUpperCase() }), 'asked');
  });

  it('is the owner though the rule names them, and nobody who is in another tenant', () => {
    const named = settingsOf(policyOf({ approvers: [owner.objectId, first.objectId] }));
    assert.equal(seatOf(named, pending(), owner), 'owner');
    assert.equal(seatOf(settings, pending(), { ...first, tenantId: '99999999-2222-4333-8444-555555555555' }), 'none');
  });

  it('is none of it: a colleague, an approver of another rule alone, and everybody before the confirmation', () => {
    assert.equal(seatOf(settings, pending(), personOf(idOf(7))), 'none');
    assert.equal(seatOf(settings, pending(), fourth), 'none');
    const { approval: _none, ...draft } = pending();
    for (const somebody of [first, owner]) assert.equal(seatOf(settings, draft, somebody), 'none');
  });

  it('is not any more who was removed from the policy since, whether they voted or not', () => {
    const vote = { person: first, at: start, profileHash: '' };
    const without = settingsOf(policyOf({ approvers: [second.objectId] }));
    assert.equal(seatOf(without, pending(), first), 'none');
    assert.equal(seatOf(without, pending({ votes: [vote] }), first), 'none');
    assert.equal(seatOf(without, pending(), second), 'asked');
    assert.equal(seatOf(settingsOf(), pending(), second), 'none');
  });

  it('is not who came into the policy since: the rule is the one that was frozen', () => {
    const late = personOf(idOf(8));
    const more = settingsOf(policyOf({ approvers: [first.objectId, late.objectId] }));
    assert.equal(seatOf(more, pending(), late), 'none');
  });

  it('has voted once, and has given the decision away who asked somebody else', () => {
    const vote = { person: first, at: start, profileHash: '' };
    assert.equal(seatOf(settings, pending({ votes: [vote] }), first), 'voted');
    const delegations = [{ from: first, to: fourth.objectId, at: start }];
    assert.equal(seatOf(settings, pending({ delegations }), first), 'watching');
    assert.equal(seatOf(settings, pending({ delegations }), fourth), 'asked');
  });

  it('is asked when it is escalated to them, and not before', () => {
    assert.equal(seatOf(settings, pending(), third), 'none');
    assert.equal(seatOf(settings, pending({ escalatedAt: start }), third), 'asked');
    assert(isApprover(settings, third.objectId.toUpperCase()) && !isApprover(settings, owner.objectId));
  });
});
