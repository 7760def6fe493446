/**
 * Purpose: how much of the start of a stationary run to forget.
 * Model: MSER on batch means. The run begins with an empty centre; of the series Y of the mean number of calls in the system by unit of time, the
 * first d values are left out with the d that makes the standard error of the mean of the rest least: Σ_{i≥d}(Y_i − mean)² / (n − d)². An
 * optimum in the second half says only that the run is too short.
 * Source: K. P. White, An effective truncation heuristic for bias reduction in simulation output, Simulation 69 (1997); with batch means (MSER-5):
 * K. P. White, M. J. Cobb and S. C. Spratt, A comparison of five steady-state truncation heuristics for simulation, Winter Simulation Conference 2000.
 */

/** Values to leave out at the start, 0 … ⌊n/2⌋. */
export function mserTruncation(series: ArrayLike<number>): number {
  const n = series.length;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  let sum = 0;
  let squares = 0;
  // From the end, so that every d costs one step. Deviations from the last value keep the squares small.
  const origin = n > 0 ? series[n - 1]! : 0;
  for (let d = n - 1; d >= 0; d--) {
    const y = series[d]! - origin;
    sum += y;
    squares += y * y;
    const kept = n - d;
    const statistic = Math.max(0, squares - (sum * sum) / kept) / (kept * kept);
    if (d <= n / 2 && statistic <= least) {
      least = statistic;
      best = d;
    }
  }
  return best;
}
