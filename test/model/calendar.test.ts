import { expect, it } from 'vitest';
import { daysInMonth, daysSinceEpoch, monthOfHorizon, weekdayCounts, weekdayOf } from '../../src/model/calendar.ts';

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
