/**
 * Purpose: the sums of products over replications that the half-width of any per-interval measure needs.
 * Model: a measure is a ratio of sums of counters; its variance by the delta method needs the second moments of every
 * pair of counters that stand in it. All pairs of one cell (interval × flow, or interval × group) are kept, the upper
 * triangle row by row: (0,0) (0,1) … (0,C-1) (1,1) … (C-1,C-1).
 * Layout: Float64Array [interval][cell][pair], unit: product of the two counters' units, summed over replications.
 * Pairs of two different flows are not kept: a half-width exists for one flow or group at a time.
 */
import { FLOW_COUNTERS, GROUP_COUNTERS, SKILL_COUNTERS } from '../../model/measures.ts';

/** Pairs of `counters` counters, order ignored, a counter with itself included. @example pairCount(2) // 3 */
export function pairCount(counters: number): number {
  return (counters * (counters + 1)) / 2;
}

/** Position of the pair (first, second) in the upper triangle; order of the two does not matter. @example pairIndex(2, 0, 1) // 1 */
export function pairIndex(counters: number, first: number, second: number): number {
  const low = Math.min(first, second);
  const high = Math.max(first, second);
  return low * counters - (low * (low - 1)) / 2 + (high - low);
}

export const FLOW_PAIRS = pairCount(FLOW_COUNTERS.length);
export const GROUP_PAIRS = pairCount(GROUP_COUNTERS.length);
export const SKILL_PAIRS = pairCount(SKILL_COUNTERS.length);

/**
 * Adds one replication's counters to the sums and to the sums of products.
 * @param cells [interval × flow or group][counters], one replication
 * @param sums same layout as cells
 * @param products [interval × flow or group][pair]
 */
export function addMoments(cells: Float64Array, counters: number, sums: Float64Array, products: Float64Array): void {
  const cellCount = cells.length / counters;
  let pair = 0;
  for (let cell = 0; cell < cellCount; cell++) {
    const base = cell * counters;
    for (let i = 0; i < counters; i++) {
      const a = cells[base + i]!;
      sums[base + i] = sums[base + i]! + a;
      if (a === 0) {
        pair += counters - i;
        continue;
      }
      for (let j = i; j < counters; j++) {
        products[pair] = products[pair]! + a * cells[base + j]!;
        pair++;
      }
    }
  }
}
