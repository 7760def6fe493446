/**
 * Purpose: how days differ: the service level of a bad, a middling and a good day, and the chance that a day meets its targets.
 * Model: every simulated day has its own service level, answered in time ÷ offered; days without calls have none and are left out. The quantiles of
 * these are order statistics, and their 95 % bounds two further order statistics, whose ranks follow from the binomial distribution (normal
 * approximation, no assumption on the distribution itself). Too few days for a bound give no half-width.
 * Source: H. A. David and H. N. Nagaraja, Order Statistics, ch. 7 (distribution-free intervals for quantiles).
 */
import { type Estimate, FLOW_COUNTERS } from '../../model/measures.ts';
import type { DayTable } from '../../protocol/simulation.ts';
import { metShare } from './statistics.ts';

const WITHIN = FLOW_COUNTERS.indexOf('answeredWithin');
const OFFERED = FLOW_COUNTERS.indexOf('offered');
const NORMAL_QUANTILE = 1.959963984540054;

/** Service level of the flows together on each simulated day that had calls, ascending. */
export function dailyServiceLevels(table: DayTable, flowIndices: readonly number[]): Float64Array {
  const levels: number[] = [];
  for (let r = 0; r < table.replications; r++) {
    let within = 0;
    let offered = 0;
    for (const f of flowIndices) {
      const base = (r * table.flowIds.length + f) * FLOW_COUNTERS.length;
      within += table.flowCounters[base + WITHIN]!;
      offered += table.flowCounters[base + OFFERED]!;
    }
    if (offered > 0) levels.push(within / offered);
  }
  return Float64Array.from(levels).sort();
}

/** The value that the share p of the days does not exceed. @param ascending values in order */
export function orderStatistic(ascending: Float64Array, p: number): Estimate {
  const n = ascending.length;
  if (n === 0) return { mean: Number.NaN, halfWidth: null };
  const mean = ascending[Math.min(n, Math.max(1, Math.ceil(p * n))) - 1]!;
  const spread = NORMAL_QUANTILE * Math.sqrt(n * p * (1 - p));
  const low = Math.floor(n * p - spread);
  const high = Math.ceil(n * p + spread) + 1;
  if (low < 1 || high > n) return { mean, halfWidth: null };
  return { mean, halfWidth: (ascending[high - 1]! - ascending[low - 1]!) / 2 };
}

/**
 * Share of days on which every one of the flows met its own target; days without calls count as met.
 * @param shares target share by flow of the table, null = the flow has none
 */
export function allTargetsMet(table: DayTable, shares: readonly (number | null)[]): Estimate {
  let met = 0;
  for (let r = 0; r < table.replications; r++) {
    const kept = shares.every((share, f) => {
      if (share === null) return true;
      const base = (r * table.flowIds.length + f) * FLOW_COUNTERS.length;
      return table.flowCounters[base + WITHIN]! >= share * table.flowCounters[base + OFFERED]!;
    });
    if (kept) met++;
  }
  return metShare(met, table.replications);
}
