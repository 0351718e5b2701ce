import assert from 'node:assert/strict';
import { nearestName } from '../../../src/domain/approval/nearest-name.ts';

const keys = [
  'name',
  'when',
  'approvalsNeeded',
  'approvers',
  'teamMatesMayApprove',
  'remindAt',
  'expiresAfter',
  'countries',
];

describe('nearestName', () => {
  const meant: readonly (readonly [string, string])[] = [
    ['aprovers', 'approvers'],
    ['approver', 'approvers'],
    ['Approvers', 'approvers'],
    ['expires_after', 'expiresAfter'],
    ['expires', 'expiresAfter'],
    ['remind-at', 'remindAt'],
    ['approvalsNeded', 'approvalsNeeded'],
    ['nmae', 'name'],
    ['country', 'countries'],
  ];
  for (const [written, name] of meant) {
    it(`takes ${written} for ${name}`, () => assert.equal(nearestName(written, keys), name));
  }

  for (const written of ['', 'x', 'na', '$schema', 'comment', 'quorum', 'constructor']) {
    it(`knows nothing near "${written}"`, () => assert.equal(nearestName(written, keys), undefined));
  }

  it('takes the nearest of several', () => {
    assert.equal(nearestName('rules', ['rule', 'rules', 'ruler']), 'rules');
    assert.equal(nearestName('teams', ['teamMates', 'team']), 'team');
  });
});
