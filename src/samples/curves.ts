/** Curves of the day and opening hours from compact rows of figures. */
import type { Profile24, WeekHours } from '../model/network.ts';
import { HALF_HOURS } from '../model/vocabulary.ts';

const MINUTES_AN_HOUR = 60;

/** 48 weights: `weights` from `fromHour` on, 0 elsewhere. */
export function halfHours(fromHour: number, weights: readonly number[]): readonly number[] {
  return Array.from({ length: HALF_HOURS }, (_, half) => weights[half - 2 * fromHour] ?? 0);
}

export function curve(
  id: string,
  name: string,
  fromHour: number,
  weights: readonly number[],
  weekdayWeights: readonly number[],
): Profile24 {
  return { id, name, halfHourWeights: halfHours(fromHour, weights), weekdayWeights };
}

/** Monday to Friday and Saturday, hours of the clock; null = closed. Sunday is closed. */
export function week(weekday: readonly [number, number] | null, saturday: readonly [number, number] | null = null): WeekHours {
  const day = (hours: readonly [number, number] | null) =>
    hours === null ? null : { fromMinute: hours[0] * MINUTES_AN_HOUR, toMinute: hours[1] * MINUTES_AN_HOUR };
  const working = day(weekday);
  return [working, working, working, working, working, day(saturday), null];
}
