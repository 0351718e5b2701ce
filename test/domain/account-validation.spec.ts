import assert from 'node:assert/strict';
import {
  nextValidationCheck,
  type ValidationAnswer,
  validationStatuses,
  validationStep,
} from '../../src/domain/account-validation.ts';

const createdAt = new Date('2026-11-20T10:00:00Z');
const minute = 60_000;
const day = 24 * 60 * minute;
const later = (ms: number) => new Date(createdAt.getTime() + ms);

describe('when a new customer’s validation status is looked at', () => {
  it('is soon after the creation, then less and less often, and after a week no more', () => {
    const times: number[] = [];
    for (let at = nextValidationCheck(createdAt, createdAt); at; at = nextValidationCheck(createdAt, at)) {
      times.push(at.getTime() - createdAt.getTime());
    }
    assert.equal(times[0], minute);
    assert.equal(times.at(-1), 7 * day);
    assert.ok(times.length < 20, 'Partner Center asks for little polling');
    const gaps = times.map((time, index) => time - (times[index - 1] ?? 0));
    assert.ok(gaps.every((gap) => gap >= minute && gap <= day));
  });

  it('leaves out what was missed', () => {
    assert.deepEqual(nextValidationCheck(createdAt, later(2.5 * day)), later(3 * day));
    assert.equal(nextValidationCheck(createdAt, later(8 * day)), undefined);
  });
});

describe('what an answer about the validation status means', () => {
  const next = later(day);
  const underReview = { status: 'UnderReview' } as const;
  const step = (before: Parameters<typeof validationStep>[0], answer: ValidationAnswer, nextCheck?: Date) =>
    validationStep(before, answer, nextCheck);

  it('ends it with the two statuses that stay, and with no other', () => {
    for (const status of validationStatuses) {
      const { known, nextCheck } = step(underReview, { kind: 'status', status }, next);
      assert.deepEqual(known, { status });
      const stays = status === 'Allowed' || status === 'NotAllowed';
      assert.deepEqual(nextCheck, stays ? undefined : next, status);
    }
  });

  it('keeps what is known when there is no status and when the call fails', () => {
    for (const kind of ['none', 'failed'] as const) {
      assert.deepEqual(step(underReview, { kind }, next), { known: underReview, nextCheck: next });
      assert.deepEqual(step(undefined, { kind }, next), { known: {}, nextCheck: next });
    }
  });

  it('gives up when there is no next time', () => {
    const given = { known: { status: 'UnderReview', isGivenUp: true } };
    assert.deepEqual(step(underReview, { kind: 'status', status: 'UnderReview' }), given);
    assert.deepEqual(step(underReview, { kind: 'failed' }), given);
    assert.deepEqual(step(undefined, { kind: 'none' }), { known: { isGivenUp: true } });
  });

  it('takes the last answer though it comes at the last time', () => {
    assert.deepEqual(step(underReview, { kind: 'status', status: 'Allowed' }), { known: { status: 'Allowed' } });
  });

  it('ends without a word when the call is refused from the start, and says so when something was shown', () => {
    assert.deepEqual(step(undefined, { kind: 'refused' }, next), { known: {} });
    assert.deepEqual(step(underReview, { kind: 'refused' }, next), {
      known: { status: 'UnderReview', isGivenUp: true },
    });
  });
});
