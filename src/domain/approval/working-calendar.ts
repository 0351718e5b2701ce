import { dateAfter, instantOf, type LocalTime, localTimeOf, weekdayOf } from './local-time.ts';

/** On which days a partner works. */
export interface WorkingCalendar {
  /** By the name of the IANA time zone database: `Europe/Berlin`. */
  readonly timeZone: string;
  /** ISO 8601: 1 is Monday, 7 is Sunday. At least one. */
  readonly workingWeekdays: readonly number[];
  /** Days on which nobody works, as `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
}

/** What is meant where nobody said anything: it is nobody's own, and good for days that are counted in hours. */
export const usualCalendar: WorkingCalendar = { timeZone: 'UTC', workingWeekdays: [1, 2, 3, 4, 5], holidays: [] };

/**
 * So many working days later, at the same time of day by the calendar's clock. What is asked on a day when nobody works
 * counts from the beginning of the next working day. Where the clock leaves that time out it is as much later as the clock
 * was put forward; where it has it twice it is the first.
 */
export function addWorkingDays(from: Date, days: number, calendar: WorkingCalendar): Date {
  if (calendar.workingWeekdays.length === 0) throw new RangeError('A calendar needs a weekday on which people work.');
  const asked = localTimeOf(from, calendar.timeZone);
  let at = isWorkingDay(asked.date, calendar) ? asked : nextWorkingDay({ ...asked, timeOfDay: 0 }, calendar);
  for (let day = 0; day < days; day += 1) at = nextWorkingDay(at, calendar);
  return instantOf(at, calendar.timeZone);
}

function nextWorkingDay({ date, timeOfDay }: LocalTime, calendar: WorkingCalendar): LocalTime {
  let next = dateAfter(date);
  while (!isWorkingDay(next, calendar)) next = dateAfter(next);
  return { date: next, timeOfDay };
}

function isWorkingDay(date: string, { workingWeekdays, holidays }: WorkingCalendar): boolean {
  return workingWeekdays.includes(weekdayOf(date)) && !holidays.includes(date);
}
