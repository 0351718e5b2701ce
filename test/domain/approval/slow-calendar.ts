import type { WorkingCalendar } from '../../../src/domain/approval/working-calendar.ts';

/**
 * The same as `addWorkingDays`, by looking at the clock on the wall every few minutes and at the calendar day by day. Good
 * for instants at which that clock shows a multiple of five minutes.
 */
export function slowlyAddWorkingDays(from: Date, days: number, calendar: WorkingCalendar): Date {
  const wall = wallClock(calendar.timeZone);
  const [today = '', time = ''] = wall(from.getTime()).split(' ');
  const working = workingDaysFrom(today, days + 1, calendar);
  const startsToday = working[0] === today;
  return whenItIs(`${working[days]} ${startsToday ? time : '00:00'}`, wall);
}

type WallClock = (instant: number) => string;

const step = 5 * 60_000;
const day = 86_400_000;

const clocks = new Map<string, WallClock>();

/** What hangs on the wall: `2027-03-28 01:55`. */
function wallClock(timeZone: string): WallClock {
  const known = clocks.get(timeZone);
  if (known) return known;
  // Swedish is written that way.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const clock: WallClock = (instant) => format.format(instant);
  clocks.set(timeZone, clock);
  return clock;
}

function workingDaysFrom(first: string, count: number, { workingWeekdays, holidays }: WorkingCalendar): string[] {
  const found: string[] = [];
  for (let at = Date.parse(`${first}T12:00:00Z`); found.length < count; at += day) {
    const date = new Date(at).toISOString().slice(0, 10);
    const names = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
    const weekday = names.indexOf(new Date(at).toUTCString().slice(0, 3)) || 7;
    if (workingWeekdays.includes(weekday) && !holidays.includes(date)) found.push(date);
  }
  return found;
}

/** The first instant at which the clock shows it; where it jumps over it, as much after the jump as it would have taken. */
function whenItIs(wanted: string, wall: WallClock): Date {
  const around = Date.parse(`${wanted.replace(' ', 'T')}:00Z`);
  for (let instant = around - day; instant <= around + day; instant += step) {
    const shown = wall(instant);
    if (shown === wanted) return new Date(instant);
    if (shown < wanted && wall(instant + step) > wanted) {
      const left = around - Date.parse(`${shown.replace(' ', 'T')}:00Z`);
      return new Date(instant + left);
    }
  }
  throw new Error(`No clock shows ${wanted}.`);
}
