import assert from 'node:assert/strict';
import { createTryLimit } from '../../src/http/try-limit.ts';

describe('createTryLimit', () => {
  it('lets so many through in a span, and as many again in the next', () => {
    let now = 5_000;
    const limit = createTryLimit({ tries: 2, perMs: 1_000 }, { now: () => new Date(now) });
    assert.deepEqual([limit.take(), limit.take(), limit.take()], [true, true, false]);
    now += 999;
    assert.equal(limit.take(), false);
    now += 1;
    assert.deepEqual([limit.take(), limit.take(), limit.take()], [true, true, false]);
  });
});
