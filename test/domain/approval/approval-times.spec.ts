import assert from 'node:assert/strict';
import { approvalTimes } from '../../../src/domain/approval/approval-times.ts';
import type { WorkingCalendar } from '../../../src/domain/approval/working-calendar.ts';
import { idOf, ruleWith } from './sample-policy.ts';

const berlin: WorkingCalendar = { timeZone: 'Europe/Berlin', workingWeekdays: [1, 2, 3, 4, 5], holidays: [] };
const at = (time: string) => new Date(time);

describe('approvalTimes', () => {
  it('are shares of the hours', () => {
    const escalation = { at: 0.75, to: [idOf(3)] };
    const rule = ruleWith({ expiresAfter: { hours: 40 }, escalation });
    assert.deepEqual(approvalTimes(rule, berlin, at('2026-11-27T12:00:00Z')), {
      expiresAt: at('2026-11-29T04:00:00Z'),
      reminders: [at('2026-11-28T08:00:00Z'), at('2026-11-29T00:00:00Z')],
      escalatesAt: at('2026-11-28T18:00:00Z'),
    });
  });

  it('are shares of all the time until the end of the working days', () => {
    const rule = ruleWith({ expiresAfter: { workingDays: 2 }, remindAt: [0.5] });
    assert.deepEqual(approvalTimes(rule, berlin, at('2026-11-27T12:00:00+01:00')), {
      expiresAt: at('2026-12-01T12:00:00+01:00'),
      reminders: [at('2026-11-29T12:00:00+01:00')],
    });
  });

  it('begin with the question, on a day when nobody works too', () => {
    const rule = ruleWith({ expiresAfter: { workingDays: 1 }, remindAt: [0.5] });
    assert.deepEqual(approvalTimes(rule, berlin, at('2026-11-28T12:00:00+01:00')), {
      expiresAt: at('2026-12-01T00:00:00+01:00'),
      reminders: [at('2026-11-29T18:00:00+01:00')],
    });
  });

  it('have an hour less where the clock is put forward meanwhile', () => {
    const rule = ruleWith({ expiresAfter: { workingDays: 1 }, remindAt: [] });
    const { expiresAt } = approvalTimes(rule, berlin, at('2027-03-26T09:00:00+01:00'));
    assert.equal(expiresAt.getTime() - at('2027-03-26T09:00:00+01:00').getTime(), 71 * 3_600_000);
  });

  it('are whole milliseconds in their order, before the end', () => {
    const escalation = { at: 0.999_999, to: [idOf(3)] };
    const rule = ruleWith({ expiresAfter: { hours: 0.5 }, remindAt: [1 / 7, 1 / 3, 0.9], escalation });
    const asked = at('2026-11-27T12:00:00.001Z');
    const { reminders, escalatesAt, expiresAt } = approvalTimes(rule, berlin, asked);
    const times = [asked, ...reminders, escalatesAt ?? asked, expiresAt].map((time) => time.getTime());
    assert.ok(times.every(Number.isInteger));
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    );
    assert.equal(new Set(times).size, times.length);
  });
});
