import assert from 'node:assert/strict';
import { type Approval, askedApprovers } from '../../../src/domain/approval/approval.ts';
import { whoTookPart } from '../../../src/domain/approval/who-took-part.ts';
import { idOf, ruleWith } from './sample-policy.ts';

const person = (number: number) => ({ tenantId: idOf(100), objectId: idOf(number), name: `Person ${number}` });
const at = (hour: number) => new Date(Date.UTC(2026, 0, 5, hour));
const owner = person(9);

/** Of persons 1 and 2, escalated to 3 and 4 at noon where that is said. */
function approvalWith(parts: Partial<Approval> = {}): Approval {
  return {
    rule: ruleWith({ escalation: { at: 0.5, to: [idOf(3), idOf(4)] } }),
    teams: [],
    askedVersion: 2,
    askedAt: at(0),
    times: { expiresAt: at(23), reminders: [] },
    votes: [],
    delegations: [],
    remindersSent: 0,
    unreached: [],
    earlier: [],
    ...parts,
  };
}

const passed = (from: number, to: number, hour: number) => ({ from: person(from), to: idOf(to), at: at(hour) });

describe('askedApprovers', () => {
  const asked = (parts: Partial<Approval>) => askedApprovers(approvalWith(parts), owner).toSorted();
  const ids = (...numbers: readonly number[]) => numbers.map(idOf);
  const escalatedAt = at(12);

  it('are the rule’s, and those it is escalated to from then on', () => {
    assert.deepEqual(asked({}), ids(1, 2));
    assert.deepEqual(asked({ escalatedAt }), ids(1, 2, 3, 4));
  });

  it('are without who asked somebody else, in the order of time', () => {
    assert.deepEqual(asked({ delegations: [passed(1, 3, 1)] }), ids(2, 3));
    assert.deepEqual(asked({ delegations: [passed(1, 3, 1), passed(3, 1, 2)] }), ids(1, 2));
    assert.deepEqual(asked({ delegations: [passed(3, 5, 13)], escalatedAt }), ids(1, 2, 4, 5));
  });

  it('have those of the escalation among them though they passed an earlier question on', () => {
    const delegations = [passed(1, 3, 1), passed(3, 5, 2)];
    assert.deepEqual(asked({ delegations }), ids(2, 5));
    assert.deepEqual(asked({ delegations, escalatedAt }), ids(2, 3, 4, 5));
    assert.deepEqual(asked({ delegations: [...delegations, passed(3, 1, 13)], escalatedAt }), ids(1, 2, 4, 5));
  });

  it('never have the owner among them', () => {
    const rule = ruleWith({ escalation: { at: 0.5, to: [owner.objectId] } });
    assert.deepEqual(asked({ rule, delegations: [passed(1, 9, 1)], escalatedAt }), ids(2));
  });
});

describe('whoTookPart', () => {
  const tookPart = (parts: Partial<Approval>) => [...whoTookPart(approvalWith(parts), owner)].toSorted();

  it('is everybody who is asked, voted, decided or asked somebody else, in this round or one before', () => {
    assert.deepEqual(tookPart({}), [1, 2].map(idOf));
    const ended = (kind: 'approved' | 'returned', number: number) => ({ kind, by: person(number), at: at(5) });
    const expired = { kind: 'expired', at: at(1) } as const;
    const all = tookPart({
      votes: [{ person: person(5), at: at(2), profileHash: '' }],
      delegations: [passed(1, 6, 1)],
      decision: ended('approved', 7),
      earlier: [ended('returned', 8), expired],
    });
    assert.deepEqual(all, [1, 2, 5, 6, 7, 8].map(idOf));
  });
});
