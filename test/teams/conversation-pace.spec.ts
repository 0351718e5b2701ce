import assert from 'node:assert/strict';
import { AppError } from '../../src/errors.ts';
import { createConversationPace } from '../../src/teams/conversation-pace.ts';

/** A pace whose clock moves by its own waits alone. */
function pacing() {
  let now = 1_000_000;
  const clock = { now: () => new Date(now) };
  const pace = createConversationPace(clock, async (ms) => {
    now += ms;
  });
  const pass = (ms: number) => {
    now += ms;
  };
  return { pace, elapsed: () => now - 1_000_000, pass };
}

describe('the pace in a conversation', () => {
  it('lets seven messages go at once, and then no more than Teams takes in one, two and thirty seconds', async () => {
    const { pace, elapsed } = pacing();
    const leftAt: number[] = [];
    for (let message = 0; message < 60; message += 1) {
      await pace.turn('a');
      leftAt.push(elapsed());
    }
    assert.deepEqual(leftAt.slice(0, 9), [0, 0, 0, 0, 0, 0, 0, 1_000, 2_000]);
    for (const [windowMs, most] of [
      [1_000, 7],
      [2_000, 8],
      [30_000, 60],
    ] as const) {
      for (const from of leftAt) {
        const within = leftAt.filter((at) => at >= from && at < from + windowMs).length;
        assert(within <= most, `${within} messages within ${windowMs} ms from ${from}`);
      }
    }
  });

  it('does not keep a caller waiting for long: it says when to come again', async () => {
    const { pace, pass } = pacing();
    for (let message = 0; message < 60; message += 1) await pace.turn('a');
    await assert.rejects(pace.turn('a'), (error: unknown) => {
      assert(error instanceof AppError);
      assert.deepEqual([error.code, error.retry], ['connector.throttled', 'safe']);
      assert((error.retryAfterMs ?? 0) > 2_000 && (error.retryAfterMs ?? 0) <= 30_000);
      pass(error.retryAfterMs ?? 0);
      return true;
    });
    await pace.turn('a');
  });

  it('counts each conversation by itself', async () => {
    const { pace, elapsed } = pacing();
    for (let message = 0; message < 7; message += 1) await pace.turn('a');
    await pace.turn('b');
    assert.equal(elapsed(), 0);
  });
});
