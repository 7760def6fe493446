/**
 * A measure over some half-hours and queues of one day together: ratio of sums with an upper bound on its 95 % half-width.
 *
 * Products of counters are kept for one cell (half-hour × queue) at a time, so the covariance between cells is unknown. The standard deviation
 * of a sum is never more than the sum of the standard deviations (Minkowski), whatever the cells have in common: with the linearised error
 * N − R·D of each cell (R the common ratio), that sum bounds the true one from above. Exact for a single cell. Pure.
 */
import { FLOW_PAIRS, GROUP_PAIRS, pairIndex } from '../../../engine/simulate/interval-moments.ts';
import { studentQuantile } from '../../../maths/student.ts';
import {
  type Estimate,
  FLOW_COUNTERS,
  type FlowCounter,
  GROUP_COUNTERS,
  type GroupCounter,
  type MeasureDefinition,
} from '../../../model/measures.ts';
import type { DayTable } from '../../../protocol/simulation.ts';

/** Moments of one kind of column (flows or groups) of a day's table. */
interface Moments {
  readonly names: readonly string[];
  readonly columns: number;
  readonly sums: Float64Array;
  readonly products: Float64Array;
  readonly pairs: number;
}

export interface RatioOfSums extends Estimate {
  /** Sum of the denominator over all replications: how much the figure rests on. */
  readonly weight: number;
}

const QUANTILE = 0.975;
const DUST = 1e-12;

function coefficients(names: readonly string[], terms: Readonly<Partial<Record<string, number>>>): readonly number[] {
  return names.map((name) => terms[name] ?? 0);
}

function dot(moments: Moments, cell: number, terms: readonly number[]): number {
  const base = cell * moments.names.length;
  return terms.reduce((sum, factor, index) => (factor === 0 ? sum : sum + factor * moments.sums[base + index]), 0);
}

/**
 * Sum over replications of (Σ terms · counters)² less n times the square of its mean. What is left when all replications are alike is
 * rounding dust: 0.
 */
function squaredError(moments: Moments, cell: number, terms: readonly number[], replications: number): number {
  const base = cell * moments.pairs;
  const width = terms.length;
  let total = 0;
  let size = 0;
  for (let i = 0; i < width; i++) {
    if (terms[i] === 0) continue;
    for (let j = 0; j < width; j++) {
      if (terms[j] === 0) continue;
      const product = terms[i] * terms[j] * moments.products[base + pairIndex(width, i, j)];
      total += product;
      size += Math.abs(product);
    }
  }
  const centre = dot(moments, cell, terms) / replications;
  const left = total - replications * centre * centre;
  return left > DUST * size ? left : 0;
}

function ratio(
  table: DayTable,
  moments: Moments,
  measure: MeasureDefinition<string>,
  intervals: readonly number[],
  columns: readonly number[],
): RatioOfSums {
  const top = coefficients(moments.names, measure.numerator);
  const bottom = coefficients(moments.names, measure.denominator ?? {});
  const cells = intervals.flatMap((interval) => columns.map((column) => interval * moments.columns + column));
  const weight = cells.reduce((sum, cell) => sum + dot(moments, cell, bottom), 0);
  const mean = cells.reduce((sum, cell) => sum + dot(moments, cell, top), 0) / weight;
  const n = table.replications;
  if (!Number.isFinite(mean)) return { mean: Number.NaN, halfWidth: null, weight };
  if (n < 2) return { mean, halfWidth: null, weight };
  const error = top.map((factor, index) => factor - mean * bottom[index]);
  const deviation = cells.reduce((sum, cell) => sum + Math.sqrt(squaredError(moments, cell, error, n) / (n - 1)), 0);
  return { mean, weight, halfWidth: (studentQuantile(QUANTILE, n - 1) * deviation * Math.sqrt(n)) / weight };
}

/** A flow measure with a denominator over half-hours × queues. `mean` NaN when nothing was counted. */
export function flowRatio(
  table: DayTable,
  measure: MeasureDefinition<FlowCounter>,
  intervals: readonly number[],
  flows: readonly number[],
): RatioOfSums {
  const moments: Moments = {
    names: FLOW_COUNTERS,
    columns: table.flowIds.length,
    sums: table.flowIntervalSums,
    products: table.flowIntervalProducts,
    pairs: FLOW_PAIRS,
  };
  return ratio(table, moments, measure, intervals, flows);
}

/** A group measure with a denominator over half-hours × groups. */
export function groupRatio(
  table: DayTable,
  measure: MeasureDefinition<GroupCounter>,
  intervals: readonly number[],
  groups: readonly number[],
): RatioOfSums {
  const moments: Moments = {
    names: GROUP_COUNTERS,
    columns: table.groupIds.length,
    sums: table.groupIntervalSums,
    products: table.groupIntervalProducts,
    pairs: GROUP_PAIRS,
  };
  return ratio(table, moments, measure, intervals, groups);
}
