import assert from 'node:assert/strict';
import { eligibleApprovers } from '../../../src/domain/approval/eligible-approvers.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { idOf, ruleWith } from './sample-policy.ts';

const south = { name: 'South', members: [idOf(1), idOf(9)] };
const north = { name: 'North', members: [idOf(2), idOf(3)] };
const all = { name: 'On call', members: [idOf(9), idOf(3)] };
const owner = idOf(9);
const now = { isEscalated: false };
const later = { isEscalated: true };

describe('eligibleApprovers', () => {
  it('are the rule’s', () => {
    assert.deepEqual(eligibleApprovers(ruleWith(), [south], owner, now), [idOf(1), idOf(2)]);
  });

  it('never have the owner among them, however the id is written', () => {
    const rule = ruleWith({ approvers: [owner, idOf(2)], escalation: { at: 0.5, to: [owner, idOf(3)] } });
    for (const written of [owner, owner.toUpperCase()]) {
      assert.deepEqual(eligibleApprovers(rule, [], written, now), [idOf(2)]);
      assert.deepEqual(eligibleApprovers(rule, [], written, later), [idOf(2), idOf(3)]);
    }
    assert.deepEqual(eligibleApprovers(ruleWith({ approvers: [owner.toUpperCase()] }), [], owner, now), []);
  });

  it('have others among them once it was escalated, each once', () => {
    const rule = ruleWith({ escalation: { at: 0.75, to: [idOf(2), idOf(4)] } });
    assert.deepEqual(eligibleApprovers(rule, [], owner, now), [idOf(1), idOf(2)]);
    assert.deepEqual(eligibleApprovers(rule, [], owner, later), [idOf(1), idOf(2), idOf(4)]);
    assert.deepEqual(eligibleApprovers(ruleWith(), [], owner, later), [idOf(1), idOf(2)]);
  });

  it('are no team mates of the owner where the rule says so, of any team', () => {
    const escalation = { at: 0.75, to: [idOf(3), idOf(4)] };
    const rule = ruleWith({ teamMatesMayApprove: false, escalation });
    assert.deepEqual(eligibleApprovers(rule, [south, north], owner, now), [idOf(2)]);
    assert.deepEqual(eligibleApprovers(rule, [south, north], owner, later), [idOf(2), idOf(3), idOf(4)]);
    assert.deepEqual(eligibleApprovers(rule, [south, north, all], owner, later), [idOf(2), idOf(4)]);
    assert.deepEqual(eligibleApprovers(rule, [north, all], owner.toUpperCase(), later), [idOf(1), idOf(2), idOf(4)]);
  });

  it('may all be of the owner’s team, and nobody is left', () => {
    const rule = ruleWith({ teamMatesMayApprove: false });
    assert.deepEqual(eligibleApprovers(rule, [{ name: 'Us', members: [owner, idOf(1), idOf(2)] }], owner, now), []);
  });

  it('of random rules and teams are those of whom nothing speaks against', () => {
    const random = seededRandom(20261123);
    const some = () => [1, 2, 3, 4, 5, 6].filter(() => random() < 0.5).map(idOf);
    for (let run = 0; run < 2_000; run += 1) {
      const rule = ruleWith({
        approvers: some(),
        teamMatesMayApprove: random() < 0.5,
        ...(random() < 0.5 ? { escalation: { at: 0.5, to: some() } } : {}),
      });
      const teams = Array.from({ length: Math.floor(random() * 4) }, (_, at) => ({ name: `${at}`, members: some() }));
      const isEscalated = random() < 0.5;
      const asker = idOf(1 + Math.floor(random() * 6));
      const found = eligibleApprovers(rule, teams, asker, { isEscalated });
      for (const person of [1, 2, 3, 4, 5, 6].map(idOf)) {
        const isAsked =
          rule.approvers.includes(person) || (isEscalated && (rule.escalation?.to ?? []).includes(person));
        const isMate = teams.some(({ members }) => members.includes(person) && members.includes(asker));
        const expected = isAsked && person !== asker && (rule.teamMatesMayApprove || !isMate) ? 1 : 0;
        assert.equal(found.filter((one) => one === person).length, expected);
      }
      assert.equal(new Set(found).size, found.length);
    }
  });
});
