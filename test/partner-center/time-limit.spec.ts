import assert from 'node:assert/strict';
import sinon from 'sinon';
import { startTimeLimit } from '../../src/partner-center/time-limit.ts';

describe('startTimeLimit', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => clock.restore());

  it('aborts when the time is up', () => {
    using limit = startTimeLimit(1_000);
    clock.tick(999);
    assert.equal(limit.signal.aborted, false);
    clock.tick(1);
    assert.equal(limit.signal.reason.name, 'TimeoutError');
  });

  it('aborts with the caller, before or after the start', () => {
    const caller = new AbortController();
    using limit = startTimeLimit(1_000, caller.signal);
    caller.abort(new Error('enough'));
    assert.equal(limit.signal.reason.message, 'enough');
    using late = startTimeLimit(1_000, caller.signal);
    assert.equal(late.signal.aborted, true);
  });

  it('leaves no timer behind', () => {
    {
      using _ = startTimeLimit(1_000);
      assert.equal(clock.countTimers(), 1);
    }
    assert.equal(clock.countTimers(), 0);
  });
});
