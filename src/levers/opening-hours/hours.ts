/**
 * Arithmetic of opening hours: which half-hours of the week are open, and how a curve of presence or demand reaches into hours that were
 * closed. A week is 7 × 48 half-hours, Monday first; a half-hour that is half open counts half.
 */
import type { DayHours, Profile24, WeekHours } from '../../model/network.ts';

export const DAYS = 7;
export const HALF_HOURS = 48;
const HALF_HOUR_MINUTES = 30;

/** Share of a half-hour in which a day's hours are open, 0..1. */
export function openShare(hours: DayHours, half: number): number {
  if (hours === null) return 0;
  const start = half * HALF_HOUR_MINUTES;
  const open = Math.min(hours.toMinute, start + HALF_HOUR_MINUTES) - Math.max(hours.fromMinute, start);
  return Math.max(0, open) / HALF_HOUR_MINUTES;
}

/** The week with other hours on some days. */
export function withHours(week: WeekHours, weekdays: readonly number[], hours: DayHours): WeekHours {
  // Seven days in, seven days out.
  return week.map((before, day) => (weekdays.includes(day) ? hours : before)) as unknown as WeekHours;
}

/** Hours a mean week is open. @param shares by weekday, the share of its days that open @example Monday to Friday, 8 to 20: 60 */
export const openHoursOf = (week: WeekHours, shares: readonly number[]): number =>
  week.reduce((sum, hours, day) => sum + (hours === null ? 0 : ((shares[day] ?? 1) * (hours.toMinute - hours.fromMinute)) / 60), 0);

const isOpenAt = (weeks: readonly WeekHours[], half: number): boolean =>
  weeks.some((week) => week.some((hours) => openShare(hours, half) > 0));

const isOpenOn = (weeks: readonly WeekHours[], day: number): boolean => weeks.some((week) => (week[day] ?? null) !== null);

const mean = (values: readonly number[]): number => (values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0);

/** Weights where a place was open stay; where it is newly open they are a part of the mean of those. */
function reaching(weights: readonly number[], wasOpen: (at: number) => boolean, isOpen: (at: number) => boolean, factor: number) {
  const usual = mean(weights.filter((_, at) => wasOpen(at)));
  return weights.map((weight, at) => (!wasOpen(at) && isOpen(at) ? factor * usual : weight));
}

/**
 * The curve reaching into newly open hours and days.
 * @param before weeks in which somebody was open @param after weeks now @param factor level there, relative to the hours of before
 * @returns the same object when nothing is newly open
 */
export function reachingCurve(curve: Profile24, before: readonly WeekHours[], after: readonly WeekHours[], factor: number): Profile24 {
  const halfHourWeights = reaching(
    curve.halfHourWeights,
    (half) => isOpenAt(before, half),
    (half) => isOpenAt(after, half),
    factor,
  );
  const weekdayWeights = reaching(
    curve.weekdayWeights,
    (day) => isOpenOn(before, day),
    (day) => isOpenOn(after, day),
    factor,
  );
  const same = (a: readonly number[], b: readonly number[]): boolean => a.every((value, at) => value === b[at]);
  const unchanged = same(halfHourWeights, curve.halfHourWeights) && same(weekdayWeights, curve.weekdayWeights);
  return unchanged ? curve : { ...curve, halfHourWeights, weekdayWeights };
}

/**
 * Share of a team's mean week that falls into hours of a kind. A day has the curve's weight of that weekday, however long it is open, as
 * compiling spreads it.
 * @param shares by weekday, the share of its days that open
 * @param counts share of each open half-hour that is of the kind, 0..1
 */
export function shareOfWeek(
  curve: Profile24,
  week: WeekHours,
  shares: readonly number[],
  counts: (day: number, half: number) => number,
): number {
  let all = 0;
  let some = 0;
  for (let day = 0; day < DAYS; day += 1) {
    let [ofDay, counted] = [0, 0];
    for (let half = 0; half < HALF_HOURS; half += 1) {
      const weight = openShare(week[day] ?? null, half) * (curve.halfHourWeights[half] ?? 0);
      ofDay += weight;
      if (weight > 0) counted += weight * counts(day, half);
    }
    const weight = ofDay > 0 ? (shares[day] ?? 1) * (curve.weekdayWeights[day] ?? 0) : 0;
    all += weight;
    if (weight > 0) some += (weight * counted) / ofDay;
  }
  return all > 0 ? some / all : 0;
}
