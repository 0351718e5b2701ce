import assert from 'node:assert/strict';
import { AppError, type ErrorCode } from '../../src/errors.ts';
import { type FailedAttempt, shouldRetry } from '../../src/partner-center/should-retry.ts';

function failed(
  code: ErrorCode,
  rest: Partial<FailedAttempt> & { readonly retryAfterMs?: number } = {},
): FailedAttempt {
  const { retryAfterMs, ...attempt } = rest;
  const error = new AppError(code, '', '', retryAfterMs === undefined ? {} : { retryAfterMs });
  return { kind: 'read', attempt: 1, error, timeLeftMs: 10_000, random: 0, ...attempt };
}

describe('shouldRetry', () => {
  for (const code of ['partnerCenter.unavailable', 'partnerCenter.unreachable', 'partnerCenter.throttled'] as const) {
    it(`repeats a read after ${code}, a create or a write never`, () => {
      assert.equal(shouldRetry(failed(code)).retry, true);
      assert.equal(shouldRetry(failed(code, { kind: 'create' })).retry, false);
      assert.equal(shouldRetry(failed(code, { kind: 'write' })).retry, false);
    });
  }

  for (const code of ['partnerCenter.refused', 'partnerCenter.unreadable', 'signIn.failed', 'unknown'] as const) {
    it(`repeats nothing after ${code}`, () => {
      assert.equal(shouldRetry(failed(code)).retry, false);
    });
  }

  it('backs off for half a second at first, longer later, and never beyond five seconds', () => {
    const delays = [0, 0.5, 0.999].flatMap((random) =>
      [1, 2].map((attempt) => shouldRetry(failed('partnerCenter.unavailable', { attempt, random }))),
    );
    const ms = delays.map((decision) => (decision.retry ? Math.round(decision.afterMs) : -1));
    assert.deepEqual(ms, [500, 1_000, 750, 1_500, 1_000, 1_999]);
  });

  it('ends after three attempts', () => {
    assert.equal(shouldRetry(failed('partnerCenter.unavailable', { attempt: 2 })).retry, true);
    assert.equal(shouldRetry(failed('partnerCenter.unavailable', { attempt: 3 })).retry, false);
  });

  it('waits as long as Partner Center asked, but not beyond the time limit', () => {
    const asked = { retryAfterMs: 3_000 };
    const decision = shouldRetry(failed('partnerCenter.throttled', asked));
    assert.equal(decision.retry && decision.afterMs, 3_000);
    assert.equal(shouldRetry(failed('partnerCenter.throttled', { ...asked, timeLeftMs: 3_000 })).retry, false);
    assert.equal(shouldRetry(failed('partnerCenter.unavailable', { timeLeftMs: 400 })).retry, false);
  });

  it('gives a reason for every decision', () => {
    const decisions = [failed('unknown'), failed('partnerCenter.unavailable'), failed('unknown', { kind: 'create' })];
    assert.ok(decisions.every((attempt) => shouldRetry(attempt).reason.length > 10));
  });
});
