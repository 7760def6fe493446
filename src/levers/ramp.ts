/**
 * Learning over time: classroom (away from the phone), accompaniment (partly away), then a handling-time factor that falls to 1 in a line.
 * Time is counted in months from the start; a week is 12/52.18 of a month. A month's figures are averages over that month.
 */
import type { Cohort, Id, TrainingPath } from '../model/network.ts';

/** Weeks of a mean month: 365.25 days / 12 / 7. */
export const WEEKS_PER_MONTH = 365.25 / 84;

/** The figures of a training path that shape the curve. */
export type Learning = Pick<TrainingPath, 'classroomWeeks' | 'accompanimentWeeks' | 'accompanimentAwayShare' | 'rampFactor' | 'rampMonths'>;

/** Share of the month (0..1) in the classroom. */
export function classroomShareAt(learning: Learning, elapsed: number): number {
  return overlap(elapsed, elapsed + 1, 0, learning.classroomWeeks / WEEKS_PER_MONTH);
}

const overlap = (from: number, to: number, start: number, end: number): number => Math.max(0, Math.min(to, end) - Math.max(from, start));

/** Share of the month (0..1) away from the phone. @param elapsed whole months since the start, 0 = the first month */
export function awayShareAt(learning: Learning, elapsed: number): number {
  const classroom = learning.classroomWeeks / WEEKS_PER_MONTH;
  const accompanied = classroom + learning.accompanimentWeeks / WEEKS_PER_MONTH;
  return (
    overlap(elapsed, elapsed + 1, 0, classroom) + overlap(elapsed, elapsed + 1, classroom, accompanied) * learning.accompanimentAwayShare
  );
}

/**
 * Mean handling-time factor of the month, over its part after the classroom; the starting factor while the classroom lasts all month.
 * @returns rampFactor … 1
 */
export function rampFactorAt(learning: Learning, elapsed: number): number {
  const start = learning.classroomWeeks / WEEKS_PER_MONTH;
  const end = start + learning.rampMonths;
  const from = Math.max(elapsed, start);
  const to = elapsed + 1;
  if (from >= to) return learning.rampMonths > 0 ? learning.rampFactor : 1;
  const onRamp = overlap(from, to, start, end);
  if (!(onRamp > 0)) return 1;
  // The factor falls in a line, so its mean over the part on the ramp is the one in that part's middle.
  const middle = from + onRamp / 2;
  const excess = (learning.rampFactor - 1) * (1 - (middle - start) / learning.rampMonths);
  return 1 + (excess * onRamp) / (to - from);
}

/** The cohort of a month, or null once everybody is at full pace. @param flowIds flows on which they are slower */
export function cohortAt(learning: Learning, fte: number, flowIds: readonly Id[], elapsed: number): Cohort | null {
  const awayShare = awayShareAt(learning, elapsed);
  const handlingFactor = flowIds.length > 0 ? rampFactorAt(learning, elapsed) : 1;
  if (!(fte > 0) || (awayShare === 0 && handlingFactor === 1)) return null;
  const classroomShare = classroomShareAt(learning, elapsed);
  return { fte, awayShare, ...(classroomShare > 0 && { classroomShare }), handlingFactor, flowIds };
}

/** Months after the start at which everybody is at full pace. */
export function monthsToFullPace(learning: Learning): number {
  const classroom = learning.classroomWeeks / WEEKS_PER_MONTH;
  return classroom + Math.max(learning.accompanimentWeeks / WEEKS_PER_MONTH, learning.rampFactor === 1 ? 0 : learning.rampMonths);
}
