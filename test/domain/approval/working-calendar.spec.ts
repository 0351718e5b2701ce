import assert from 'node:assert/strict';
import { localTimeOf, weekdayOf } from '../../../src/domain/approval/local-time.ts';
import { addWorkingDays, usualCalendar, type WorkingCalendar } from '../../../src/domain/approval/working-calendar.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { slowlyAddWorkingDays } from './slow-calendar.ts';

const weekdays = [1, 2, 3, 4, 5];
const berlin: WorkingCalendar = {
  timeZone: 'Europe/Berlin',
  workingWeekdays: weekdays,
  holidays: ['2026-12-25', '2027-01-01', '2027-03-26', '2027-03-29'],
};
const newYork: WorkingCalendar = { timeZone: 'America/New_York', workingWeekdays: weekdays, holidays: ['2026-11-26'] };
const tehran: WorkingCalendar = { timeZone: 'Asia/Tehran', workingWeekdays: [6, 7, 1, 2, 3], holidays: [] };

describe('addWorkingDays', () => {
  const cases: readonly (readonly [string, WorkingCalendar, string, number, string])[] = [
    ['ends at the same time of day', berlin, '2026-11-23T10:15:30.250+01:00', 3, '2026-11-26T10:15:30.250+01:00'],
    ['leaves out a weekend', berlin, '2026-11-27T16:00:00+01:00', 1, '2026-11-30T16:00:00+01:00'],
    ['leaves out a weekend in Iran', tehran, '2026-11-25T16:00:00+03:30', 1, '2026-11-28T16:00:00+03:30'],
    ['leaves out a holiday', newYork, '2026-11-25T09:00:00-05:00', 1, '2026-11-27T09:00:00-05:00'],
    ['goes across the end of a year', berlin, '2026-12-23T17:30:00+01:00', 6, '2027-01-04T17:30:00+01:00'],
    [
      'counts from Monday what is asked on Saturday',
      berlin,
      '2026-11-21T14:00:00+01:00',
      1,
      '2026-11-24T00:00:00+01:00',
    ],
    [
      'counts from the day after what is asked on a holiday',
      newYork,
      '2026-11-26T14:00:00-05:00',
      1,
      '2026-11-30T00:00:00-05:00',
    ],
    ['asks its own calendar what day it is', newYork, '2026-11-21T03:00:00Z', 1, '2026-11-23T22:00:00-05:00'],
    ['keeps the time of day when summer begins', berlin, '2027-03-25T09:00:00+01:00', 1, '2027-03-30T09:00:00+02:00'],
    ['keeps the time of day when summer ends', newYork, '2027-11-05T18:00:00-04:00', 1, '2027-11-08T18:00:00-05:00'],
    [
      'begins a day at 1:00 where clocks are put forward at 0:00',
      egypt(),
      '2027-04-29T00:00:00+02:00',
      1,
      '2027-04-30T01:00:00+03:00',
    ],
    [
      'takes none for the beginning of the next working day',
      berlin,
      '2026-11-21T14:00:00+01:00',
      0,
      '2026-11-23T00:00:00+01:00',
    ],
    ['takes none on a working day for now', berlin, '2026-11-23T14:00:00+01:00', 0, '2026-11-23T14:00:00+01:00'],
  ];
  for (const [what, calendar, from, days, until] of cases) {
    it(what, () => assert.deepEqual(addWorkingDays(new Date(from), days, calendar), new Date(until)));
  }

  it('gives up on a calendar without a day to work', () => {
    assert.throws(() => addWorkingDays(new Date(0), 1, { ...usualCalendar, workingWeekdays: [] }), RangeError);
  });

  for (const zone of zones()) {
    it(`is what one finds by watching the clock in ${zone}`, () => {
      const random = seededRandom(20261121 + zone.length);
      for (let run = 0; run < 150; run += 1) {
        const { calendar, from, days } = randomCase(zone, random);
        const found = addWorkingDays(from, days, calendar);
        const said = `${from.toISOString()} + ${days} in ${JSON.stringify(calendar)}`;
        assert.equal(found.toISOString(), slowlyAddWorkingDays(from, days, calendar).toISOString(), said);
        const { date } = localTimeOf(found, zone);
        assert.ok(calendar.workingWeekdays.includes(weekdayOf(date)) && !calendar.holidays.includes(date), said);
        assert.ok(found > from, said);
      }
    });
  }
});

function egypt(): WorkingCalendar {
  return { timeZone: 'Africa/Cairo', workingWeekdays: [7, 1, 2, 3, 4, 5], holidays: [] };
}

/** Clocks put forward by an hour or half of one, at 2:00, at 0:00, not at all, in the south, for a month, and from a date line. */
function zones(): readonly string[] {
  return [
    ...['Europe/Berlin', 'America/New_York', 'America/St_Johns', 'America/Havana', 'America/Santiago', 'Asia/Tehran'],
    ...['Australia/Lord_Howe', 'Pacific/Chatham', 'Africa/Cairo', 'Africa/Casablanca', 'Asia/Kathmandu', 'UTC'],
  ];
}

function randomCase(timeZone: string, random: () => number) {
  const below = (limit: number) => Math.floor(random() * limit);
  const workingWeekdays = [1, 2, 3, 4, 5, 6, 7].filter(() => random() < 0.7);
  // Half of them near the days on which clocks are changed somewhere, and some before 2023, when Iran did so.
  const month = random() < 0.5 ? ([2, 3, 8, 9, 10][below(5)] ?? 0) : below(12);
  const from = new Date(Date.UTC(2018 + below(20), month, 1 + below(28), below(24), 5 * below(12)));
  const soon = () => new Date(from.getTime() + below(120) * 86_400_000).toISOString().slice(0, 10);
  const holidays = Array.from({ length: below(20) }, soon);
  const calendar = {
    timeZone,
    workingWeekdays: workingWeekdays.length > 0 ? workingWeekdays : [below(7) + 1],
    holidays,
  };
  return { calendar, from, days: 1 + below(random() < 0.2 ? 60 : 12) };
}
