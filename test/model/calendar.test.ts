import { expect, it } from 'vitest';
import {
  daysInMonth,
  daysSinceEpoch,
  easterSunday,
  frenchHolidays,
  monthOfHorizon,
  openDays,
  openShareOfWeekdays,
  weekdayCounts,
  weekdayOf,
  workingDays,
} from '../../src/model/calendar.ts';

const DAY = 86_400_000;

it('agrees with the machine’s calendar on every day from 1890 to 2110', () => {
  const wrong: string[] = [];
  for (let days = Date.UTC(1890, 0, 1) / DAY; days < Date.UTC(2110, 0, 1) / DAY; days += 1) {
    const date = new Date(days * DAY);
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
    const weekday = (date.getUTCDay() + 6) % 7;
    if (daysSinceEpoch(year, month, day) !== days || weekdayOf(year, month, day) !== weekday) wrong.push(date.toISOString());
  }
  expect(wrong).toEqual([]);
});

it('counts the weekdays of a month, their sum its days', () => {
  expect(weekdayCounts({ year: 2012, month: 1 })).toEqual([5, 5, 4, 4, 4, 4, 5]);
  const sums = Array.from({ length: 48 }, (_, i) => monthOfHorizon({ startMonth: '2011-03', months: 48 }, i)).map(
    (civil) => weekdayCounts(civil).reduce((total, count) => total + count, 0) - daysInMonth(civil),
  );
  expect(sums.every((difference) => difference === 0)).toBe(true);
});

it('walks over the year’s end, and over leap years', () => {
  expect(monthOfHorizon({ startMonth: '2012-11', months: 12 }, 3)).toEqual({ year: 2013, month: 2 });
  expect([2012, 2013, 2000, 1900].map((year) => daysInMonth({ year, month: 2 }))).toEqual([29, 28, 29, 28]);
});

it('knows Easter, the eleven French holidays, and the days that are left of a month', () => {
  const date = (days: number): string => new Date(days * DAY).toISOString().slice(0, 10);
  // Dates of Easter as printed in almanacs; 2038 is the latest possible, 2285 the earliest.
  expect([1954, 2000, 2012, 2021, 2024, 2026, 2038, 2285].map((year) => date(easterSunday(year)))).toEqual([
    '1954-04-18',
    '2000-04-23',
    '2012-04-08',
    '2021-04-04',
    '2024-03-31',
    '2026-04-05',
    '2038-04-25',
    '2285-03-22',
  ]);
  expect(frenchHolidays(2012).map(date)).toEqual(
    '01-01 04-09 05-01 05-08 05-17 05-28 07-14 08-15 11-01 11-11 12-25'.split(' ').map((day) => `2012-${day}`),
  );
  const may2012 = { startMonth: '2012-05', months: 1 };
  expect(workingDays(may2012, 0)).toEqual([4, 5, 5, 5, 4, 4, 4]);
  expect(workingDays({ ...may2012, holidays: 'fr' }, 0)).toEqual([3, 3, 5, 4, 4, 4, 4]);
  // 1 May 2008 was Labour Day and Ascension at once: one day lost, not two.
  expect(workingDays({ startMonth: '2008-05', months: 1, holidays: 'fr' }, 0)).toEqual([3, 4, 4, 3, 5, 5, 4]);
});

it('opens the first of a weekday that opens only some times a month, holidays aside', () => {
  const sundays = { startMonth: '2026-05', months: 2, holidays: 'fr' as const, occasionalDays: [{ weekday: 6, perMonth: 2 }] };
  const openSundays = (index: number): readonly number[] =>
    openDays(sundays, index)
      .filter(({ weekday }) => weekday === 6)
      .map(({ dayOfMonth }) => dayOfMonth);
  expect([openSundays(0), openSundays(1)]).toEqual([
    [3, 10],
    [7, 14],
  ]);
  expect(workingDays(sundays, 1)).toEqual([5, 5, 4, 4, 4, 4, 2]);
  expect(openShareOfWeekdays(sundays, 1)).toEqual([1, 1, 1, 1, 1, 1, 0.5]);
  // 14 July 2026 was a Tuesday: of four Tuesdays, three are no holidays, and the first two of them open.
  const tuesdays = { startMonth: '2026-07', months: 1, holidays: 'fr' as const, occasionalDays: [{ weekday: 1, perMonth: 5 }] };
  expect(workingDays(tuesdays, 0)[1]).toBe(3);
  expect(workingDays({ ...tuesdays, occasionalDays: [{ weekday: 1, perMonth: 0 }] }, 0)[1]).toBe(0);
});
