/**
 * Purpose: batches of a stationary run that may be taken for independent.
 * Model: short batches follow one another too closely and make the half-width too small. The von Neumann ratio turned into a lag-1 autocorrelation,
 * C = 1 − Σ(x_i − x_{i+1})² / 2Σ(x_i − mean)², has mean 0 and variance (B − 2)/(B² − 1) for B independent batches and is nearly normal even
 * for small B. Batches are joined until C is no longer significantly above 0 (one-sided, 5 % shared by all series looked at), down to 10 batches.
 * Source: G. S. Fishman, Grouping observations in digital simulation, Management Science 24 (1978).
 */
import { normalCdf } from '../../maths/incomplete-gamma.ts';

/** Numbers of batches tried, most first; each divides STATIONARY_UNITS. */
export const BATCH_COUNTS: readonly number[] = [30, 24, 20, 15, 12, 10];
const SIGNIFICANCE = 0.05;

/** Lag-1 autocorrelation by the von Neumann ratio; 0 for a constant series. */
export function lagOneCorrelation(series: ArrayLike<number>): number {
  const n = series.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += series[i]! / n;
  let steps = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    squares += (series[i]! - mean) * (series[i]! - mean);
    if (i > 0) steps += (series[i]! - series[i - 1]!) * (series[i]! - series[i - 1]!);
  }
  return squares > 0 ? 1 - steps / (2 * squares) : 0;
}

/** Whether a correlation of `count` values is above 0 by more than chance, when `tests` are made at once. */
export function isCorrelated(correlation: number, count: number, tests: number): boolean {
  const z = correlation / Math.sqrt((count - 2) / (count * count - 1));
  return 1 - normalCdf(z) < SIGNIFICANCE / Math.max(1, tests);
}

export interface BatchChoice {
  readonly count: number;
  /** Largest lag-1 autocorrelation of the series at this number of batches. */
  readonly correlation: number;
  /** False: even 10 batches hang together; the run is too short for its half-widths. */
  readonly independent: boolean;
}

/** The most batches whose errors may be taken for independent. @param seriesOf the errors of each measure at a number of batches */
export function chooseBatches(seriesOf: (count: number) => readonly ArrayLike<number>[]): BatchChoice {
  let last: BatchChoice = { count: BATCH_COUNTS[0]!, correlation: 0, independent: true };
  for (const count of BATCH_COUNTS) {
    const correlations = seriesOf(count).map(lagOneCorrelation);
    const correlation = correlations.length === 0 ? 0 : Math.max(...correlations);
    last = { count, correlation, independent: !isCorrelated(correlation, count, correlations.length) };
    if (last.independent) break;
  }
  return last;
}
