import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { Store } from '../../src/flows/ports.ts';
import { createSweep } from '../../src/jobs/sweep.ts';
import { silentLog } from '../storage/support/test-database.ts';

describe('the sweep', () => {
  const nothingDue = async () => [];
  const store = {
    dueCreations: nothingDue,
    dueDeliveries: nothingDue,
    dueValidationChecks: nothingDue,
    duePasswordResets: nothingDue,
  } as unknown as Store;
  const jobs = { givenUp: async () => [] };
  let time: sinon.SinonFakeTimers;
  beforeEach(() => {
    time = sinon.useFakeTimers();
  });
  afterEach(() => time.restore());

  function sweepWith(watchSignIn: () => Promise<void>, destroyExpired: () => Promise<void>) {
    const clock = { now: () => new Date() };
    const eraseDetails = async () => {};
    return createSweep({ store, jobs, clock, log: silentLog, destroyExpired, eraseDetails, watchSignIn });
  }

  it('looks after the sign-in at once and then regularly, whatever the rest does', async () => {
    const watch = sinon.spy(async () => {});
    const sweep = sweepWith(watch, () => Promise.reject(new Error('no')));
    sweep.start();
    assert.equal(watch.callCount, 1);
    await time.tickAsync(60_000);
    assert.equal(watch.callCount, 7);
    await sweep.stop();
    await time.tickAsync(60_000);
    assert.equal(watch.callCount, 7);
  });

  it('is held up by no sign-in that hangs, begins no second one meanwhile, and waits for it when it stops', async () => {
    let answer = () => {};
    const watch = sinon.spy(
      () =>
        new Promise<void>((resolve) => {
          answer = resolve;
        }),
    );
    const destroy = sinon.spy(async () => {});
    const sweep = sweepWith(watch, destroy);
    sweep.start();
    await time.tickAsync(60_000);
    assert.deepEqual([watch.callCount, destroy.callCount], [1, 7]);
    let stopped = false;
    const stopping = sweep.stop().then(() => {
      stopped = true;
    });
    await time.tickAsync(1_000);
    assert.equal(stopped, false);
    answer();
    await stopping;
  });
});
