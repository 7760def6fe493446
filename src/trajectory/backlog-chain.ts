/**
 * Purpose: how the backlog of work that can wait moves from day to day through a month.
 * Model: a day turns the morning's backlog b into what is left at closing, U(b). Its mean E[U(b)] is known from simulation (or a fluid) at two
 * points: nothing waiting, and the month's first morning. In between and beyond, a piece more in the morning leaves a piece more at closing,
 * down to what is left when nothing waited: U(b) = max(U(0), U(b₀) − (b₀ − b)). Each day starts with the MEAN of what the day before left.
 * Why that is right far from empty and near it: while the day never runs out of work the slope is exactly 1; when it always does, U does not
 * depend on b. E[U] is convex with slopes between 0 and 1, so the true curve lies on or above this one. Limits: around the corner, where some
 * days empty the backlog and others do not, the mean of the maximum is above the maximum of the means, and the carried mean hides the spread
 * between days: the backlog is understated there by a fraction of a day's standard deviation. The work of several flows that share agents is
 * chained flow by flow, each with the others as they stood on the month's first morning.
 */
import type { DayId } from '../model/vocabulary.ts';
import type { OpenDate } from './open-dates.ts';

/** What a kind of day leaves at closing, pieces. */
export interface DayResponse {
  /** Pieces in the morning at which `leftAtStart` holds. */
  readonly start: number;
  readonly leftAtStart: number;
  /** When nothing waited in the morning. */
  readonly leftAtEmpty: number;
}

/** Pieces left at closing after a morning with `backlog` pieces. */
export function leftAfter({ start, leftAtStart, leftAtEmpty }: DayResponse, backlog: number): number {
  return Math.max(0, leftAtEmpty, leftAtStart - (start - backlog));
}

export interface MonthChain {
  /** Pieces at closing of each open date. */
  readonly left: readonly number[];
  readonly end: number;
  /** The date at whose end less than a day's entries is left, for good this month; null when that is not reached, or was never exceeded. */
  readonly cleared: OpenDate | null;
  /** Whether some day came down to what an empty morning leaves: then that must be known. */
  readonly reachesEmpty: boolean;
}

/** @param start pieces on the first morning @param received pieces that come in a mean day: less than that is no backlog */
export function chainMonth(
  dates: readonly OpenDate[],
  responses: ReadonlyMap<DayId, DayResponse>,
  start: number,
  received: number,
): MonthChain {
  const enough = Math.max(1, received);
  const left: number[] = [];
  let backlog = start;
  let cleared: OpenDate | null = null;
  let late = start >= enough;
  let reachesEmpty = false;
  for (const date of dates) {
    const response = responses.get(date.dayId);
    const morning = backlog;
    if (response) {
      backlog = leftAfter(response, morning);
      reachesEmpty ||= response.leftAtStart - (response.start - morning) <= response.leftAtEmpty;
      if (backlog >= enough) {
        late = true;
        cleared = null;
      } else if (late) {
        late = false;
        cleared = date;
      }
    }
    left.push(backlog);
  }
  return { left, end: backlog, cleared, reachesEmpty };
}
