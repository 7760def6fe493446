/**
 * The week in half-hours: every array of this folder that says "week" is Float64Array [weekday * 48 + halfHour], Monday first.
 */
import type { DayHours, Profile24, WeekHours } from '../model/network.ts';
import { HALF_HOUR_MINUTES, HALF_HOURS } from '../model/vocabulary.ts';

export const WEEKDAYS = 7;
export const WEEK_CELLS = WEEKDAYS * HALF_HOURS;
export const HALF_HOUR_HOURS = 0.5;

/** Share of a half-hour (0..1) that lies in the hours of a day. @param halfHour 0..47 */
export function openShare(hours: DayHours, halfHour: number): number {
  if (hours === null) return 0;
  const start = halfHour * HALF_HOUR_MINUTES;
  const minutes = Math.min(hours.toMinute, start + HALF_HOUR_MINUTES) - Math.max(hours.fromMinute, start);
  return Math.max(0, minutes) / HALF_HOUR_MINUTES;
}

/** Share of each half-hour of the week that lies in the hours. */
export function openWeek(hours: WeekHours): Float64Array {
  const week = new Float64Array(WEEK_CELLS);
  for (let day = 0; day < WEEKDAYS; day += 1) {
    for (let half = 0; half < HALF_HOURS; half += 1) week[day * HALF_HOURS + half] = openShare(hours[day] ?? null, half);
  }
  return week;
}

/**
 * Spreads a quantity over the open half-hours of a week: first over the days by weekday weight (days without any open weight get
 * nothing), then inside each day by half-hour weight × open share. A profile without weight on any open half-hour spreads evenly.
 * @param daysOf how many times each weekday counts (7 figures); the quantity is that of all these days together
 * @returns quantity per half-hour of ONE such day; all zero when nothing is open
 */
export function spreadOverWeek(
  quantity: number,
  profile: Profile24 | undefined,
  open: Float64Array,
  daysOf: readonly number[],
): Float64Array {
  const shape = weightedOpening(profile, open);
  const cells = shape.total > 0 ? shape : weightedOpening(undefined, open);
  const spread = new Float64Array(WEEK_CELLS);
  let weightOfAllDays = 0;
  for (let day = 0; day < WEEKDAYS; day += 1) if (cells.dayTotals[day]! > 0) weightOfAllDays += cells.dayWeights[day]! * (daysOf[day] ?? 0);
  if (!(weightOfAllDays > 0)) return spread;
  for (let day = 0; day < WEEKDAYS; day += 1) {
    const total = cells.dayTotals[day]!;
    if (!(total > 0)) continue;
    const scale = (quantity * cells.dayWeights[day]!) / weightOfAllDays / total;
    for (let cell = day * HALF_HOURS; cell < (day + 1) * HALF_HOURS; cell += 1) spread[cell] = scale * cells.weights[cell]!;
  }
  return spread;
}

interface WeightedOpening {
  readonly weights: Float64Array;
  readonly dayTotals: Float64Array;
  readonly dayWeights: readonly number[];
  /** Zero when the profile gives no weight to any open half-hour. */
  readonly total: number;
}

/** @param profile undefined = the same weight everywhere */
function weightedOpening(profile: Profile24 | undefined, open: Float64Array): WeightedOpening {
  const weights = new Float64Array(WEEK_CELLS);
  const dayTotals = new Float64Array(WEEKDAYS);
  const dayWeights: number[] = [];
  let total = 0;
  for (let day = 0; day < WEEKDAYS; day += 1) {
    let sum = 0;
    for (let half = 0; half < HALF_HOURS; half += 1) {
      const weight = open[day * HALF_HOURS + half]! * (profile ? (profile.halfHourWeights[half] ?? 0) : 1);
      weights[day * HALF_HOURS + half] = weight;
      sum += weight;
    }
    // Without a profile a day counts for as long as it is open.
    const dayWeight = profile ? (profile.weekdayWeights[day] ?? 0) : sum;
    dayTotals[day] = sum;
    dayWeights.push(dayWeight);
    total += sum * dayWeight;
  }
  return { weights, dayTotals, dayWeights, total };
}
