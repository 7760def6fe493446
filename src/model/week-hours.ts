/** Overlaps of hours, by day and over the week. Pure. */
import type { DayHours, WeekHours } from './network.ts';

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** Minutes that two openings of a day have in common. */
export function commonMinutes(a: DayHours, b: DayHours): number {
  return a === null || b === null ? 0 : Math.max(0, Math.min(a.toMinute, b.toMinute) - Math.max(a.fromMinute, b.fromMinute));
}

/** Hours a week that two weeks have in common. */
export function commonHours(a: WeekHours, b: WeekHours): number {
  return DAYS.reduce<number>((sum, day) => sum + commonMinutes(a[day], b[day]), 0) / 60;
}
