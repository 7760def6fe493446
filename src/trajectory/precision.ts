/**
 * How many weeks a month is simulated: rounds until the half-width of every flow's service level is small enough. First a few weeks, then what
 * the square-root law asks for less a little, because an early estimate of an error is itself uncertain and another round costs nothing but itself.
 */
import { studentQuantile } from '../maths/student.ts';
import type { MonthFigures } from './month-figures.ts';

/** Half-width of a flow's service level in a month: 1 point. */
export const HALF_WIDTH = 0.01;
export const FIRST_WEEKS = 16;
/** A flow of few calls would ask for thousands of weeks: then the half-width is larger, and shown. */
export const MOST_WEEKS = 400;
/** Of the half-width: the law is followed to this share, because an early estimate of an error is itself uncertain. */
const RESERVE = 0.95;
const CONTROLS = 2;
const MOST_GROWTH = 6;
/** Replications are computed in batches of four. */
const BATCH = 4;

/** The largest half-width of a flow's service level; 0 when nothing was counted. */
export function widestOf({ flows }: MonthFigures): number {
  return Math.max(0, ...flows.map(({ serviceLevel }) => serviceLevel.halfWidth ?? 0));
}

/** How a half-width goes down with the weeks: Student's quantile and the root of the variance, both with what two controls cost (controls.ts). */
const narrowing = (weeks: number): number => studentQuantile(0.975, weeks - 1 - CONTROLS) * Math.sqrt((1 + CONTROLS / weeks) / weeks);

/** Weeks to simulate in all; the weeks there are = enough. @param figures of the same month under each scenario */
export function weeksWanted(figures: readonly MonthFigures[], halfWidth: number, mostWeeks: number): number {
  const weeks = Math.max(...figures.map(({ weeks: done }) => done ?? 0));
  const widest = Math.max(...figures.map(widestOf));
  if (widest <= halfWidth || weeks >= mostWeeks) return weeks;
  const enough = (narrowing(Math.max(weeks, CONTROLS + 2)) * halfWidth) / (RESERVE * widest);
  const most = Math.min(mostWeeks, MOST_GROWTH * weeks);
  let wanted = weeks + BATCH;
  while (wanted < most && narrowing(wanted) > enough) wanted += BATCH;
  return Math.min(wanted, mostWeeks);
}
