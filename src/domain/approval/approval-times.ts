import type { ApprovalRule, Expiry } from './approval-policy.ts';
import { addWorkingDays, type WorkingCalendar } from './working-calendar.ts';

/** What happens to a request while nobody decides on it. */
export interface ApprovalTimes {
  readonly expiresAt: Date;
  /** In the order of time. */
  readonly reminders: readonly Date[];
  /** Absent where the rule does not escalate. */
  readonly escalatesAt?: Date;
}

const hour = 3_600_000;

/** When a request that was made then expires, and the shares of that time at which people are reminded and others asked. */
export function approvalTimes(
  { expiresAfter, remindAt, escalation }: Pick<ApprovalRule, 'expiresAfter' | 'remindAt' | 'escalation'>,
  calendar: WorkingCalendar,
  askedAt: Date,
): ApprovalTimes {
  const expiresAt = expiry(expiresAfter, calendar, askedAt);
  const whole = expiresAt.getTime() - askedAt.getTime();
  const after = (share: number) => new Date(askedAt.getTime() + whole * share);
  return { expiresAt, reminders: remindAt.map(after), ...(escalation ? { escalatesAt: after(escalation.at) } : {}) };
}

function expiry(expiresAfter: Expiry, calendar: WorkingCalendar, askedAt: Date): Date {
  if ('workingDays' in expiresAfter) return addWorkingDays(askedAt, expiresAfter.workingDays, calendar);
  return new Date(askedAt.getTime() + expiresAfter.hours * hour);
}
