import assert from 'node:assert/strict';
import { dateAfter, instantOf, localTimeOf, weekdayOf } from '../../../src/domain/approval/local-time.ts';

const minute = 60_000;
const at = (time: string) => Date.parse(`1970-01-01T${time}Z`);

describe('local time', () => {
  const read: readonly (readonly [string, string, string, string])[] = [
    ['UTC', '2027-02-28T23:59:59.999Z', '2027-02-28', '23:59:59.999'],
    ['Europe/Berlin', '2027-01-31T23:30:00Z', '2027-02-01', '00:30:00'],
    ['America/New_York', '2027-01-01T04:59:59Z', '2026-12-31', '23:59:59'],
    ['Asia/Tehran', '2027-06-01T20:30:00Z', '2027-06-02', '00:00:00'],
    ['Pacific/Kiritimati', '2027-06-01T10:00:00Z', '2027-06-02', '00:00:00'],
    ['Asia/Kathmandu', '2027-06-01T00:00:00.250Z', '2027-06-01', '05:45:00.250'],
    ['Africa/Monrovia', '1971-06-01T12:00:00Z', '1971-06-01', '11:15:30'],
  ];
  for (const [zone, instant, date, time] of read) {
    it(`in ${zone} is ${date} ${time} at ${instant}, and back`, () => {
      assert.deepEqual(localTimeOf(new Date(instant), zone), { date, timeOfDay: at(time) });
      assert.deepEqual(instantOf({ date, timeOfDay: at(time) }, zone), new Date(instant));
    });
  }

  // Left out, or there twice: what the clock says there and when that is.
  const unclear: readonly (readonly [string, string, string, string])[] = [
    ['Europe/Berlin', '2027-03-28', '02:30', '2027-03-28T01:30:00Z'],
    ['Europe/Berlin', '2027-10-31', '02:30', '2027-10-31T00:30:00Z'],
    ['America/New_York', '2027-03-14', '02:00', '2027-03-14T07:00:00Z'],
    ['America/New_York', '2027-11-07', '01:59', '2027-11-07T05:59:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45:00Z'],
    ['Australia/Lord_Howe', '2027-04-04', '01:45', '2027-04-03T14:45:00Z'],
    ['Asia/Tehran', '2022-03-22', '00:30', '2022-03-21T21:00:00Z'],
    ['Africa/Cairo', '2027-04-30', '00:00', '2027-04-29T22:00:00Z'],
    ['Pacific/Apia', '2011-12-30', '10:00', '2011-12-30T20:00:00Z'],
  ];
  for (const [zone, date, time, instant] of unclear) {
    it(`in ${zone} takes ${date} ${time} for ${instant}`, () => {
      assert.deepEqual(instantOf({ date, timeOfDay: at(time) }, zone), new Date(instant));
    });
  }

  const fallBacks: readonly (readonly [string, string, number])[] = [
    ['Europe/Berlin', '2027-10-15', 60],
    ['America/New_York', '2027-10-25', 60],
    ['Australia/Lord_Howe', '2027-03-20', 30],
  ];
  for (const [zone, from, minutes] of fallBacks) {
    it(`in ${zone} is the same again, but for the ${minutes} minutes that the clock has twice`, () => {
      const first = Date.parse(from);
      const quarters = Array.from({ length: 30 * 96 }, (_, at) => first + at * 15 * minute);
      const later = quarters
        .map((instant) => instant - instantOf(localTimeOf(new Date(instant), zone), zone).getTime())
        .filter((difference) => difference !== 0);
      assert.deepEqual(later, Array(minutes / 15).fill(minutes * minute));
    });
  }

  it('knows no time zone that Intl does not know', () => {
    assert.throws(() => localTimeOf(new Date(0), 'Mars/Olympus'), RangeError);
  });

  it('has days after each other, with leap days and ends of years', () => {
    for (const [date, next] of ['2027-02-28 2027-03-01', '2028-02-28 2028-02-29', '2027-12-31 2028-01-01'].map((pair) =>
      pair.split(' '),
    )) {
      assert.equal(dateAfter(date ?? ''), next);
    }
  });

  it('counts weekdays from Monday', () => {
    const week = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'];
    assert.deepEqual(week.map(weekdayOf), [1, 2, 3, 4, 5, 6, 7]);
  });
});
