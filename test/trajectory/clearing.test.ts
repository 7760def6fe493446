import { expect, it } from 'vitest';
import { clearingRange, type MonthFigures, middleOf, type WorkMonth } from '../../src/trajectory/index.ts';

/** A month in which path p is cleared on the given day (0 = not), and late at its end where said. */
const month = (number: number, clearedOn: readonly number[], late: readonly boolean[] = clearedOn.map(() => false)): MonthFigures =>
  ({
    month: number,
    work: [{ flowId: 'files', paths: { left: clearedOn.map(() => 0), clearedOn, late } } as unknown as WorkMonth],
  }) as unknown as MonthFigures;

const ten = (...days: readonly number[]): readonly number[] => days;
const range = (...months: readonly (MonthFigures | null)[]) => clearingRange(months, 'files');

it('eight paths in ten lie between the first and the last date, across months', () => {
  const january = month(0, ten(20, 25, 28, 0, 0, 0, 0, 0, 0, 0), [false, false, false, true, true, true, true, true, true, true]);
  const february = month(1, ten(0, 0, 0, 2, 3, 4, 5, 6, 7, 30));
  expect(range(january, february)).toEqual({ first: { month: 0, dayOfMonth: 20 }, last: { month: 1, dayOfMonth: 7 } });
});

it('a path that is late again is cleared when it is cleared for the last time', () => {
  expect(range(month(0, ten(5, 5)), month(1, ten(9, 9)))).toEqual({
    first: { month: 1, dayOfMonth: 9 },
    last: { month: 1, dayOfMonth: 9 },
  });
});

it('more than one path in ten that is late at the end: no last date; nine in ten: no range', () => {
  const late = (count: number) => Array.from({ length: 10 }, (_, path) => path < count);
  const days = (count: number) => Array.from({ length: 10 }, (_, path) => (path < count ? 0 : 12));
  expect(range(month(0, days(1), late(1)))).toEqual({ first: { month: 0, dayOfMonth: 12 }, last: { month: 0, dayOfMonth: 12 } });
  expect(range(month(0, days(2), late(2)))?.last).toBeNull();
  expect(range(month(0, days(10), late(10)))).toBeNull();
});

it('nothing to clear, a month by formula, a flow that is not there: no range', () => {
  expect(range(month(0, ten(0, 0, 0)))).toBeNull();
  const formula = { month: 1, work: [{ flowId: 'files', paths: null }] } as unknown as MonthFigures;
  expect(range(month(0, ten(3, 3)), formula)).toBeNull();
  expect(range(null)).toBeNull();
});

it('the middle of values: one tenth and nine tenths of them in order', () => {
  expect(middleOf([5, 1, 4, 2, 3, 10, 9, 8, 7, 6])).toEqual({ low: 1, high: 9 });
  expect(middleOf([3])).toEqual({ low: 3, high: 3 });
});
