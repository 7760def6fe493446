/**
 * Civil calendar by arithmetic (proleptic Gregorian), no clock and no time zone.
 * Source: H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil. Valid for years 0 to 9999.
 * Easter: the anonymous Gregorian algorithm (J. Meeus, Astronomical Algorithms, ch. 8). French public holidays: Code du travail, art. L3133-1.
 */
import type { Horizon } from './network.ts';

const MONTHS_PER_YEAR = 12;
const MARCH = 3;
/** 1970-01-01 was a Thursday: index 3 when Monday is 0. */
const EPOCH_WEEKDAY = 3;

/** A month of the calendar; `month` 1..12. */
export interface CivilMonth {
  readonly year: number;
  readonly month: number;
}

/** Days since 1970-01-01 of a civil date. @param month 1..12 @param day 1..31 @example daysSinceEpoch(1970, 1, 2) // 1 */
export function daysSinceEpoch(year: number, month: number, day: number): number {
  const y = month < MARCH ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const monthFromMarch = (month + 9) % MONTHS_PER_YEAR;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Weekday of a civil date, 0 = Monday … 6 = Sunday. @example weekdayOf(2012, 1, 1) // 6, a Sunday */
export function weekdayOf(year: number, month: number, day: number): number {
  return (((daysSinceEpoch(year, month, day) + EPOCH_WEEKDAY) % 7) + 7) % 7;
}

/** Days of a month, 28..31. */
export function daysInMonth({ year, month }: CivilMonth): number {
  const next = month === MONTHS_PER_YEAR ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return daysSinceEpoch(next.year, next.month, 1) - daysSinceEpoch(year, month, 1);
}

/**
 * Month number `index` (0-based) of a horizon. A start that cannot be read counts as January 2000, so that callers stay total;
 * validation reports it.
 */
export function monthOfHorizon(horizon: Horizon, index: number): CivilMonth {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(horizon.startMonth);
  const start = match ? Number(match[1]) * MONTHS_PER_YEAR + Number(match[2]) - 1 : 2000 * MONTHS_PER_YEAR;
  const count = start + index;
  return { year: Math.floor(count / MONTHS_PER_YEAR), month: (count % MONTHS_PER_YEAR) + 1 };
}

/** How many Mondays, Tuesdays … Sundays a month has: 7 integers, 4 or 5, their sum the days of the month. */
export function weekdayCounts(civil: CivilMonth): readonly number[] {
  const first = weekdayOf(civil.year, civil.month, 1);
  const days = daysInMonth(civil);
  return Array.from({ length: 7 }, (_, weekday) => {
    const firstSuch = (weekday - first + 7) % 7;
    return Math.floor((days - 1 - firstSuch) / 7) + 1;
  });
}

/** Easter Sunday of a year, as days since 1970-01-01. @example easterSunday(2012) // 15438, 8 April */
export function easterSunday(year: number): number {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const f = Math.floor((century + 8) / 25);
  const g = Math.floor((century - f + 1) / 3);
  const h = (19 * a + century - Math.floor(century / 4) - g + 15) % 30;
  const l = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - h - (inCentury % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return daysSinceEpoch(year, Math.floor(n / 31), (n % 31) + 1);
}

/** Month and day of the holidays that do not move, and days after Easter of those that do. */
const FIXED_HOLIDAYS = [
  [1, 1],
  [5, 1],
  [5, 8],
  [7, 14],
  [8, 15],
  [11, 1],
  [11, 11],
  [12, 25],
] as const;
const AFTER_EASTER = [1, 39, 50] as const;

/** The eleven public holidays of France in a year, as days since 1970-01-01, ascending; two may fall on one day. */
export function frenchHolidays(year: number): readonly number[] {
  const easter = easterSunday(year);
  const fixed = FIXED_HOLIDAYS.map(([month, day]) => daysSinceEpoch(year, month, day));
  return [...fixed, ...AFTER_EASTER.map((days) => easter + days)].sort((a, b) => a - b);
}

/** A day of a month on which the service may open. */
export interface OpenDay {
  /** 1..31 */
  readonly dayOfMonth: number;
  /** 0 = Monday … 6 = Sunday. */
  readonly weekday: number;
}

/** The days of a month that are no public holidays, in order. */
function plainDays(horizon: Horizon, index: number): readonly OpenDay[] {
  const civil = monthOfHorizon(horizon, index);
  const first = daysSinceEpoch(civil.year, civil.month, 1);
  const firstWeekday = weekdayOf(civil.year, civil.month, 1);
  const holidays = new Set(horizon.holidays === 'fr' ? frenchHolidays(civil.year) : []);
  return Array.from({ length: daysInMonth(civil) }, (_, at) => ({ dayOfMonth: at + 1, weekday: (firstWeekday + at) % 7 })).filter(
    ({ dayOfMonth }) => !holidays.has(first + dayOfMonth - 1),
  );
}

const perMonthOf = ({ occasionalDays = [] }: Horizon, weekday: number): number =>
  occasionalDays.find((one) => one.weekday === weekday)?.perMonth ?? Number.POSITIVE_INFINITY;

/**
 * The days of a month of the horizon on which the service may open, in order: no public holidays, and of a weekday that opens only
 * some times a month the first ones.
 */
export function openDays(horizon: Horizon, index: number): readonly OpenDay[] {
  const seen = [0, 0, 0, 0, 0, 0, 0];
  return plainDays(horizon, index).filter(({ weekday }) => {
    seen[weekday] = seen[weekday]! + 1;
    return seen[weekday]! <= perMonthOf(horizon, weekday);
  });
}

const countedByWeekday = (days: readonly OpenDay[]): readonly number[] =>
  Array.from({ length: 7 }, (_, weekday) => days.filter((day) => day.weekday === weekday).length);

/** How many Mondays … Sundays of a month of the horizon may open (`openDays`): 7 integers. */
export function workingDays(horizon: Horizon, index: number): readonly number[] {
  return countedByWeekday(openDays(horizon, index));
}

/**
 * Of the Mondays … Sundays of a month that are no public holidays, the share that may open: 7 shares, all 1 without occasional days.
 * @example two Sundays of the four of June 2026: [1, 1, 1, 1, 1, 1, 0.5]
 */
export function openShareOfWeekdays(horizon: Horizon, index: number): readonly number[] {
  const open = workingDays(horizon, index);
  return countedByWeekday(plainDays(horizon, index)).map((count, weekday) => (count > 0 ? open[weekday]! / count : 1));
}
