import assert from 'node:assert/strict';
import type { DecisionKind } from '../../../src/domain/approval/approval.ts';
import { isOfEarlierRound } from '../../../src/domain/approval/earlier-round.ts';
import type { RequestState } from '../../../src/domain/request.ts';
import { fullRequest, newRequest } from '../../storage/support/sample.ts';

const { approval: sample } = fullRequest({ ...newRequest(), number: 1 });
assert(sample);

function isEarlier(state: RequestState, kind: DecisionKind | undefined, erasedAt?: Date): boolean {
  const { decision: _approved, ...open } = sample ?? assert.fail();
  const approval = kind ? { ...open, decision: { kind, at: new Date() } } : open;
  return isOfEarlierRound({ state, approval, ...(erasedAt ? { erasedAt } : {}) });
}

describe('a round of approvals', () => {
  it('is an earlier one once the request went on without another', () => {
    for (const kind of ['returned', 'edited', 'expired'] as const)
      for (const state of ['submitted', 'creating', 'created', 'failed'] as const)
        assert.equal(isEarlier(state, kind), true, `${state} after ${kind}`);
  });

  it('is the last one while it goes on, where it ended so, and after an approval', () => {
    for (const [state, kind] of [
      ['pendingApproval', undefined],
      ['returned', 'returned'],
      ['draft', 'returned'],
      ['draft', 'expired'],
      ['withdrawn', 'withdrawn'],
      ['expired', 'expired'],
      ['created', 'approved'],
      ['failed', 'approved'],
    ] as const)
      assert.equal(isEarlier(state, kind), false, `${state} after ${kind}`);
  });

  it('is the last one of a draft that was erased because nobody touched it', () => {
    assert.equal(isEarlier('expired', 'returned', new Date()), false);
  });
});
