/**
 * Purpose: how the backlog of work that can wait moves from day to day through a month.
 * Model: a simulated day turns the morning's backlog b into what is left at closing, U(b). Every replication r tells U_r at two points: nothing
 * waiting, and the month's first morning b₀. In between and beyond, a piece more in the morning leaves a piece more at closing, down to what is
 * left when nothing waited: U_r(b) = max(U_r(0), U_r(b₀) − (b₀ − b)). Exact when the day's hours for such work do not depend on how much
 * waits, which is so while calls come first.
 * The month is then gone through along many paths: each date of each path is one of the replications of its kind of day, and each path carries
 * its own backlog to the next date and the next month. So the mean contains that some days empty the backlog and others do not, and the spread
 * of the paths tells what chance may do. Every replication is used equally often on every date; a path meets them in an order of its own.
 * By formula there is one path, of mean days: near empty it understates, as the mean of a maximum is above the maximum of the means.
 * Limit: the work of several flows that share agents is chained flow by flow, each with the others as they stood on the month's first morning.
 */
import type { DayId } from '../model/vocabulary.ts';
import type { OpenDate } from './open-dates.ts';

/** Paths of a simulated month: more than replications, because a path is a matter of microseconds. */
export const PATHS = 240;

/** What a kind of day leaves at closing, pieces, by replication; a single one = a mean day. */
export interface DayResponse {
  /** Pieces in the morning at which `leftAtStart` holds. */
  readonly start: number;
  readonly leftAtStart: readonly number[];
  /** When nothing waited in the morning. */
  readonly leftAtEmpty: readonly number[];
}

/** Pieces left at closing after a morning with `backlog` pieces. */
export function leftAfter({ start, leftAtStart, leftAtEmpty }: DayResponse, replication: number, backlog: number): number {
  return Math.max(0, leftAtEmpty[replication]!, leftAtStart[replication]! - (start - backlog));
}

export interface MonthChain {
  /** Pieces at closing of each open date, mean over the paths. */
  readonly left: readonly number[];
  /** Pieces at the month's end, by path. */
  readonly ends: readonly number[];
  /** The date at whose end less than a day's entries is left, for good this month, of the mean; null when that is not reached, or was never exceeded. */
  readonly cleared: OpenDate | null;
  /** By path: day of the month of the same, 0 = none. */
  readonly clearedOn: readonly number[];
  /** By path: whether more than a day's entries is left at the end. */
  readonly late: readonly boolean[];
  /** Whether some day came down to what an empty morning leaves: then that must be known. */
  readonly reachesEmpty: boolean;
}

export interface ChainInput {
  readonly dates: readonly OpenDate[];
  readonly responses: ReadonlyMap<DayId, DayResponse>;
  /** Pieces on the first morning, by path. */
  readonly starts: readonly number[];
  /** Pieces that come in a mean day: less than that is no backlog. */
  readonly received: number;
  /** Of the horizon: two months of the same weekdays do not draw the same days along a path. */
  readonly month: number;
}

/** Scrambles two small whole numbers; 0 .. 2^32 − 1. */
function scramble(a: number, b: number): number {
  let x = Math.imul(a + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35);
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** The replication that a path meets on a date: blocks of paths as many as replications, each block turned by an amount of its own. */
function replicationOf(path: number, date: number, replications: number): number {
  if (replications === 1) return 0;
  const block = Math.floor(path / replications);
  return (path + scramble(block, date)) % replications;
}

/** When a backlog that was there is gone for good. */
class Clearing {
  date: OpenDate | null = null;
  late: boolean;
  readonly #enough: number;

  constructor(start: number, enough: number) {
    this.#enough = enough;
    this.late = start >= enough;
  }

  see(date: OpenDate, backlog: number): void {
    if (backlog >= this.#enough) {
      this.late = true;
      this.date = null;
    } else if (this.late) {
      this.late = false;
      this.date = date;
    }
  }
}

const MOST_DAYS = 31;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

export function chainMonth({ dates, responses, starts, received, month }: ChainInput): MonthChain {
  const enough = Math.max(1, received);
  const now = [...starts];
  const paths = now.map((start) => new Clearing(start, enough));
  const whole = new Clearing(mean(now), enough);
  const left: number[] = [];
  let reachesEmpty = false;
  for (const [index, date] of dates.entries()) {
    const response = responses.get(date.dayId);
    if (response) {
      const { start, leftAtStart, leftAtEmpty } = response;
      for (let path = 0; path < now.length; path += 1) {
        const replication = replicationOf(path, month * MOST_DAYS + index, leftAtStart.length);
        reachesEmpty ||= leftAtStart[replication]! - (start - now[path]!) <= leftAtEmpty[replication]!;
        now[path] = leftAfter(response, replication, now[path]!);
        paths[path]!.see(date, now[path]!);
      }
      whole.see(date, mean(now));
    }
    left.push(mean(now));
  }
  return {
    left,
    ends: now,
    cleared: whole.date,
    clearedOn: paths.map(({ date }) => date?.dayOfMonth ?? 0),
    late: paths.map(({ late }) => late),
    reachesEmpty,
  };
}
