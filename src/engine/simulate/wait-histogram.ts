/**
 * Purpose: how long answered callers waited, in bounded memory: counts on a logarithmic scale, from which quantiles are read.
 * Model: bucket 0 holds waits below 2^-4 s (62 ms, read as 0); above, every octave is cut into 32 equal parts up to 2^18 s (73 h), and what
 * is longer falls into the last bucket. A quantile is read by linear interpolation inside its bucket, so it lies at most 1/32 = 3.1 % from the
 * quantile of the sample (in practice far less, as calls are spread over the bucket).
 * The half-width is Woodruff's: R = C(b)/N, the share of waits up to bucket b, is a ratio of sums over replications, so its error is known by the
 * delta method from ΣC², ΣC·N and ΣN²; the bounds p ± t·error are turned back into seconds through the distribution found.
 * All sums are whole numbers below 2^53 and therefore exact in whatever order they are formed.
 * Source: R. S. Woodruff, Confidence intervals for medians and other position measures, JASA 47 (1952).
 */
import { highWord, powerOfTwo } from '../../maths/float-bits.ts';
import { studentQuantile } from '../../maths/student.ts';
import type { Estimate } from '../../model/measures.ts';
import type { DayTable } from '../../protocol/simulation.ts';

const OCTAVE_BITS = 5;
const PARTS = 1 << OCTAVE_BITS;
const LEAST_EXPONENT = -4;
const GREATEST_EXPONENT = 18;
const SHIFT = 20 - OCTAVE_BITS;
/** High word of 2^LEAST_EXPONENT in steps of a bucket, less one: bucket 1 begins there. */
const OFFSET = ((1023 + LEAST_EXPONENT) << OCTAVE_BITS) - 1;
export const WAIT_BUCKETS = (GREATEST_EXPONENT - LEAST_EXPONENT) * PARTS + 2;
/** Largest distance of a quantile from that of the sample, relative, for waits between 0.0625 s and 73 h. */
export const WAIT_RELATIVE_ERROR = 1 / PARTS;
const CONFIDENCE_QUANTILE = 0.975;

/** Bucket of a wait of `seconds` ≥ 0. The exponent and the first bits of the significand are the logarithmic scale. */
export function waitBucket(seconds: number): number {
  const bucket = (highWord(seconds) >> SHIFT) - OFFSET;
  return bucket < 0 ? 0 : bucket < WAIT_BUCKETS ? bucket : WAIT_BUCKETS - 1;
}

/** Where bucket b begins, seconds; WAIT_BUCKETS gives the end of the last but one. @example bucketStart(0) // 0 */
export function bucketStart(b: number): number {
  if (b === 0) return 0;
  const octave = Math.floor((b - 1) / PARTS);
  return powerOfTwo(LEAST_EXPONENT + octave) * (1 + ((b - 1) % PARTS) / PARTS);
}

/**
 * Sums over replications. One row a flow in the table's order, then one of all flows together.
 * counts [row][bucket]; squares [row][bucket] Σ C(b)² with C(b) = calls of a replication up to bucket b; products [row][bucket] Σ C(b)·N.
 * ΣN² of a row is the last bucket of its squares.
 */
export interface WaitSums {
  readonly waitCounts: Float64Array;
  readonly waitSquares: Float64Array;
  readonly waitProducts: Float64Array;
}

export function emptyWaitSums(flows: number): WaitSums {
  const length = (flows + 1) * WAIT_BUCKETS;
  return { waitCounts: new Float64Array(length), waitSquares: new Float64Array(length), waitProducts: new Float64Array(length) };
}

/** Adds row `row` of one replication, `counts` from `from` on. */
function addRow(sums: WaitSums, row: number, counts: ArrayLike<number>, from: number): void {
  let total = 0;
  for (let b = 0; b < WAIT_BUCKETS; b++) total += counts[from + b]!;
  if (total === 0) return;
  const { waitCounts, waitSquares, waitProducts } = sums;
  let below = 0;
  for (let b = 0, at = row * WAIT_BUCKETS; b < WAIT_BUCKETS; b++, at++) {
    const count = counts[from + b]!;
    below += count;
    waitCounts[at] = waitCounts[at]! + count;
    waitSquares[at] = waitSquares[at]! + below * below;
    waitProducts[at] = waitProducts[at]! + below * total;
  }
}

/**
 * Adds one replication's waits.
 * @param counts [flow in the engine's order][bucket] from `from` on
 * @param position the table's column of each of the engine's flows
 */
export function addWaits(sums: WaitSums, counts: Uint32Array, from: number, position: Int32Array): void {
  const all = new Float64Array(WAIT_BUCKETS);
  for (let f = 0; f < position.length; f++) {
    const start = from + f * WAIT_BUCKETS;
    addRow(sums, position[f]!, counts, start);
    for (let b = 0; b < WAIT_BUCKETS; b++) all[b] = all[b]! + counts[start + b]!;
  }
  addRow(sums, position.length, all, 0);
}

const NOTHING: Estimate = { mean: Number.NaN, halfWidth: null };

/** Seconds below which the share p of the calls waited, read from cumulative counts. */
function invert(cumulative: Float64Array, p: number): number {
  const wanted = p * cumulative[WAIT_BUCKETS - 1]!;
  let b = 0;
  while (b < WAIT_BUCKETS - 1 && cumulative[b]! < wanted) b++;
  if (b === 0) return 0;
  if (b === WAIT_BUCKETS - 1) return bucketStart(b);
  const inside = cumulative[b]! - cumulative[b - 1]!;
  const share = inside > 0 ? Math.max(0, wanted - cumulative[b - 1]!) / inside : 0;
  const start = bucketStart(b);
  return start + share * (bucketStart(b + 1) - start);
}

/**
 * The wait that the share p of answered calls did not exceed, seconds, with its 95 % half-width.
 * @param flow column of the table, null = all flows together
 * @param p share, 0 < p < 1
 * NaN when no call was answered or the table carries no waits.
 */
export function waitQuantile(table: DayTable, flow: number | null, p: number): Estimate {
  const { waitCounts, waitSquares, waitProducts, replications } = table;
  if (!waitCounts || !waitSquares || !waitProducts) return NOTHING;
  const base = (flow ?? table.flowIds.length) * WAIT_BUCKETS;
  const cumulative = new Float64Array(WAIT_BUCKETS);
  let total = 0;
  for (let b = 0; b < WAIT_BUCKETS; b++) {
    total += waitCounts[base + b]!;
    cumulative[b] = total;
  }
  if (total === 0) return NOTHING;
  const mean = invert(cumulative, p);
  if (replications < 2) return { mean, halfWidth: null };
  let b = 0;
  while (b < WAIT_BUCKETS - 1 && cumulative[b]! < p * total) b++;
  const ratio = cumulative[b]! / total;
  const squareOfTotal = waitSquares[base + WAIT_BUCKETS - 1]!;
  const squares = waitSquares[base + b]! - 2 * ratio * waitProducts[base + b]! + ratio * ratio * squareOfTotal;
  const error = Math.sqrt(Math.max(0, squares) / (replications - 1) / replications) / (total / replications);
  const reach = studentQuantile(CONFIDENCE_QUANTILE, replications - 1) * error;
  // In the last occupied bucket, or with a bound past the last call, the sample is too small to bound this quantile from above.
  if (ratio === 1 || p + reach >= 1) return { mean, halfWidth: null };
  return { mean, halfWidth: (invert(cumulative, p + reach) - invert(cumulative, Math.max(0, p - reach))) / 2 };
}
