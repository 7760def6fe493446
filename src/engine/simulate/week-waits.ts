/**
 * Purpose: quantiles of the waiting time of the answered calls of a whole week or month, of one queue or several together, with their half-width.
 * Model: the waits of a period are those of all its calls: day type d comes w_d times, so F(x) = Σ_d w_d·C_d(x) / Σ_d w_d·N_d with C_d(x) the
 * calls of the simulated days of that type that waited at most x, N_d all of them, summed over the queues asked for. A quantile is where F
 * reaches p, read inside its bucket as for a single day (src/engine/simulate/wait-histogram.ts), so it lies at most 1/32 = 3.1 % from that of
 * the sample. It is no mean of daily quantiles: a Monday with twice the calls counts twice.
 * Half-width: Woodruff's, as for a day. The error of F at the quantile is that of Σ_d w_d·ē_d with e = C_d(b) − F·N_d of one replication; days
 * have random streams of their own, so their variances add. Inside a day the covariance of two queues is not kept, only that of all queues
 * together: for one queue or all of them the half-width is exact, for several the standard deviations are added, which is never too little.
 * Such a half-width says `bounded`. Student's t with n − 1 degrees of freedom, n the replications of the shortest day: cautious, as several
 * days bring more.
 * The width of the quantile's bucket is added to it and told as `reading`: where many calls wait the same time (an overflow opens after 30 s) the
 * place inside the bucket says nothing, and no number of replications makes it say more. Bucket 0 is read as 0: those calls did not wait.
 * Source: R. S. Woodruff, Confidence intervals for medians and other position measures, JASA 47 (1952).
 */
import { studentQuantile } from '../../maths/student.ts';
import type { Estimate } from '../../model/measures.ts';
import type { DayTable } from '../../protocol/simulation.ts';
import { bucketStart, WAIT_BUCKETS } from './wait-histogram.ts';

const CONFIDENCE_QUANTILE = 0.975;

/** One day type: how often it comes, and the columns of its table that are asked about. */
export interface WaitDay {
  readonly table: DayTable;
  /** Days of this type in the period, ≥ 0. */
  readonly weight: number;
  readonly flows: readonly number[];
}

export interface BoundedEstimate extends Estimate {
  /** The half-width is an upper bound of the true one. */
  readonly bounded: boolean;
  /** The part of the half-width that further replications do not reduce. */
  readonly reading: number;
}

/** The waits of a period, ready to be asked for any quantile. */
export interface WeekWaits {
  readonly days: readonly WaitDay[];
  /** [bucket], calls of the period up to the bucket's end, times the replications. */
  readonly cumulative: Float64Array;
  readonly bounded: boolean;
}

const NOTHING: BoundedEstimate = { mean: Number.NaN, halfWidth: null, bounded: false, reading: 0 };

const isWhole = ({ table, flows }: WaitDay): boolean => flows.length === table.flowIds.length;

/** Rows of the day's sums to be added: all queues together have a row of their own. */
const rowsOf = (day: WaitDay): readonly number[] => (isWhole(day) ? [day.table.flowIds.length] : day.flows);

/** @param days tables without waits, days that never come and days without the queue asked for are left out */
export function weekWaits(days: readonly WaitDay[]): WeekWaits {
  const counted = days.filter(({ table, weight, flows }) => table.waitCounts && weight > 0 && flows.length > 0);
  const cumulative = new Float64Array(WAIT_BUCKETS);
  for (const day of counted) {
    const { table, weight } = day;
    for (const row of rowsOf(day)) {
      const base = row * WAIT_BUCKETS;
      for (let b = 0; b < WAIT_BUCKETS; b++) cumulative[b] = cumulative[b]! + (weight * table.waitCounts![base + b]!) / table.replications;
    }
  }
  for (let b = 1; b < WAIT_BUCKETS; b++) cumulative[b] = cumulative[b]! + cumulative[b - 1]!;
  return { days: counted, cumulative, bounded: counted.some((day) => !isWhole(day) && day.flows.length > 1) };
}

/** First bucket up to whose end at least the share p of the calls waited. */
function bucketOf(cumulative: Float64Array, p: number): number {
  const wanted = p * cumulative[WAIT_BUCKETS - 1]!;
  let b = 0;
  while (b < WAIT_BUCKETS - 1 && cumulative[b]! < wanted) b++;
  return b;
}

/** Seconds that the share p did not exceed. */
function invert(cumulative: Float64Array, p: number): number {
  const b = bucketOf(cumulative, p);
  if (b === 0) return 0;
  if (b === WAIT_BUCKETS - 1) return bucketStart(b);
  const inside = cumulative[b]! - cumulative[b - 1]!;
  const share = inside > 0 ? Math.max(0, p * cumulative[WAIT_BUCKETS - 1]! - cumulative[b - 1]!) / inside : 0;
  const start = bucketStart(b);
  return start + share * (bucketStart(b + 1) - start);
}

/** Σ over the rows of a day of the standard deviation of C(b) − ratio·N of one replication; one row: that deviation itself. */
function deviationOfDay(day: WaitDay, b: number, ratio: number): number {
  const { waitCounts, waitSquares, waitProducts, replications: n } = day.table;
  let deviation = 0;
  for (const row of rowsOf(day)) {
    const base = row * WAIT_BUCKETS;
    let below = 0;
    let total = 0;
    for (let i = 0; i < WAIT_BUCKETS; i++) {
      const count = waitCounts![base + i]!;
      total += count;
      if (i <= b) below += count;
    }
    const squareOfTotal = waitSquares![base + WAIT_BUCKETS - 1]!;
    const squares = waitSquares![base + b]! - 2 * ratio * waitProducts![base + b]! + ratio * ratio * squareOfTotal;
    // The ratio is the period's, not the day's, so the errors of one day have a mean that must be taken out.
    const sum = below - ratio * total;
    deviation += Math.sqrt(Math.max(0, squares - (sum * sum) / n) / (n - 1));
  }
  return deviation;
}

/**
 * The wait that the share p of the period's answered calls did not exceed, seconds, with its 95 % half-width.
 * NaN when no call was answered. No half-width with fewer than two replications, or when the calls are too few to bound it from above.
 * @param p share, 0 < p < 1
 */
export function weekWaitQuantile({ days, cumulative, bounded }: WeekWaits, p: number): BoundedEstimate {
  const total = cumulative[WAIT_BUCKETS - 1]!;
  if (!(total > 0)) return NOTHING;
  const mean = invert(cumulative, p);
  const b = bucketOf(cumulative, p);
  const reading = b === 0 ? 0 : bucketStart(b + 1) - bucketStart(b);
  const replications = days.reduce((least, { table }) => Math.min(least, table.replications), Number.POSITIVE_INFINITY);
  if (replications < 2) return { mean, halfWidth: null, bounded, reading };
  const ratio = cumulative[b]! / total;
  let variance = 0;
  for (const day of days) {
    const deviation = day.weight * deviationOfDay(day, b, ratio);
    variance += (deviation * deviation) / day.table.replications;
  }
  const reach = (studentQuantile(CONFIDENCE_QUANTILE, replications - 1) * Math.sqrt(variance)) / total;
  if (ratio === 1 || p + reach >= 1) return { mean, halfWidth: null, bounded, reading };
  const spread = invert(cumulative, p + reach) - invert(cumulative, Math.max(0, p - reach));
  return { mean, halfWidth: spread / 2 + reading, bounded, reading };
}

/**
 * after − before, where how the two vary together is not kept: the half-widths are added, which is never too little.
 * A half-width that one of them lacks, the difference lacks.
 */
export function boundedDifference(before: BoundedEstimate, after: BoundedEstimate): BoundedEstimate {
  const mean = after.mean - before.mean;
  if (!Number.isFinite(mean)) return NOTHING;
  const known = before.halfWidth !== null && after.halfWidth !== null;
  const reading = before.reading + after.reading;
  return { mean, halfWidth: known ? before.halfWidth + after.halfWidth : null, bounded: true, reading };
}
