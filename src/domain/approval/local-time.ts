/** What a clock and a calendar on the wall say. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Milliseconds by the clock since 0:00. */
  readonly timeOfDay: number;
}

const second = 1000;
const day = 86_400_000;

/** The local time of an instant in a time zone. Throws a RangeError for a time zone that `Intl` does not know. */
export function localTimeOf(instant: Date, timeZone: string): LocalTime {
  const local = instant.getTime() + offsetAt(instant.getTime(), timeZone);
  const timeOfDay = ((local % day) + day) % day;
  return { date: dateOf(local - timeOfDay), timeOfDay };
}

/**
 * The instant at which it is that local time; the first of two where clocks are put back. A time that is left out where they
 * are put forward is read by the clock as it was before: 2:30 is 3:30.
 * The rule is the one of iCalendar. Source: RFC 5545, 3.3.5, form 3.
 */
export function instantOf({ date, timeOfDay }: LocalTime, timeZone: string): Date {
  const local = Date.parse(`${date}T00:00:00Z`) + timeOfDay;
  // No clock is more than a day from UTC, nor put forward and back within two.
  const before = offsetAt(local - day, timeZone);
  const after = offsetAt(local + day, timeZone);
  const instants = [local - before, local - after].filter((instant) => instant + offsetAt(instant, timeZone) === local);
  return new Date(instants.length > 0 ? Math.min(...instants) : local - before);
}

/** The date of the day after. */
export function dateAfter(date: string): string {
  return dateOf(Date.parse(date) + day);
}

/** ISO 8601: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): number {
  return new Date(date).getUTCDay() || 7;
}

function dateOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** By how many milliseconds the local clock is ahead of UTC. */
function offsetAt(instant: number, timeZone: string): number {
  const whole = Math.floor(instant / second) * second;
  const parts = clockOf(timeZone).formatToParts(whole);
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const date = Date.UTC(read('year'), read('month') - 1, read('day'));
  return date + ((read('hour') * 60 + read('minute')) * 60 + read('second')) * second - whole;
}

/** To make one takes some hundred times as long as to use it. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  clocks.set(timeZone, clock);
  return clock;
}
