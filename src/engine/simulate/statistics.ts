/**
 * Purpose: estimates with 95 % half-widths from simulated days, and paired differences between two scenarios.
 * Model: a measure over many days is a ratio of sums (not a mean of daily ratios). With N_r and D_r the numerator and
 * denominator of replication r, R = ΣN / ΣD, and by the delta method the error of R is that of the mean of
 * (N_r − R·D_r) / mean(D). Student's t with n − 1 degrees of freedom (A. M. Law, Simulation Modeling and Analysis, ch. 9).
 * A replication may be a weighted week: N_r = Σ_day weight · N_{r,day}.
 * Two scenarios that share their random streams are compared replication by replication, which removes the common noise.
 */
import { studentQuantile } from '../../maths/student.ts';
import {
  type Estimate,
  FLOW_COUNTERS,
  type FlowCounter,
  GROUP_COUNTERS,
  type GroupCounter,
  type MeasureDefinition,
  SKILL_COUNTERS,
  type SkillCounter,
} from '../../model/measures.ts';
import type { DayTable } from '../../protocol/simulation.ts';
import { FLOW_PAIRS, GROUP_PAIRS, pairIndex, SKILL_PAIRS } from './interval-moments.ts';

/** One day type of a week and how often it comes. */
export interface WeightedDay {
  readonly table: DayTable;
  /** Days of this type in the period, ≥ 0. */
  readonly weight: number;
}

/** Which flows (or groups): positions in the table, or a rule that finds them (tables of one week may differ in their flows). */
export type Selection = readonly number[] | ((table: DayTable) => readonly number[]);

export interface PairedDifference {
  readonly a: Estimate;
  readonly b: Estimate;
  /** b − a. */
  readonly difference: Estimate;
}

export const CONFIDENCE_QUANTILE = 0.975;
export const NOTHING: Estimate = { mean: Number.NaN, halfWidth: null };

/** Numerators and denominators by replication. */
interface Series {
  readonly numerator: Float64Array;
  /** null = the measure is per replication. */
  readonly denominator: Float64Array | null;
}

type Terms = Readonly<Partial<Record<string, number>>>;

function coefficients(terms: Terms, names: readonly string[]): Float64Array {
  const result = new Float64Array(names.length);
  names.forEach((name, i) => {
    result[i] = terms[name] ?? 0;
  });
  return result;
}

/** Σ coefficient × counter of the selected columns, by replication, added to `into` with the day's weight. */
function addTerms(
  into: Float64Array,
  weight: number,
  counters: Float64Array,
  columns: number,
  selected: readonly number[],
  terms: Float64Array,
): void {
  const width = terms.length;
  for (let r = 0; r < into.length; r++) {
    let sum = 0;
    for (const column of selected) {
      const base = (r * columns + column) * width;
      for (let c = 0; c < width; c++) {
        const factor = terms[c]!;
        if (factor !== 0) sum += factor * counters[base + c]!;
      }
    }
    into[r] = into[r]! + weight * sum;
  }
}

function seriesOf(
  days: readonly WeightedDay[],
  selection: Selection,
  measure: MeasureDefinition<string>,
  names: readonly string[],
  countersOf: (table: DayTable) => Float64Array,
  columnsOf: (table: DayTable) => number,
): Series {
  const replications = days.reduce((least, day) => Math.min(least, day.table.replications), Number.POSITIVE_INFINITY);
  const n = Number.isFinite(replications) ? replications : 0;
  const numeratorTerms = coefficients(measure.numerator, names);
  const denominatorTerms = measure.denominator === null ? null : coefficients(measure.denominator, names);
  const numerator = new Float64Array(n);
  const denominator = denominatorTerms === null ? null : new Float64Array(n);
  for (const { table, weight } of days) {
    const selected = typeof selection === 'function' ? selection(table) : selection;
    const counters = countersOf(table);
    addTerms(numerator, weight, counters, columnsOf(table), selected, numeratorTerms);
    if (denominator !== null && denominatorTerms !== null) {
      addTerms(denominator, weight, counters, columnsOf(table), selected, denominatorTerms);
    }
  }
  return { numerator, denominator };
}

const flowSeries = (days: readonly WeightedDay[], selection: Selection, measure: MeasureDefinition<FlowCounter>): Series =>
  seriesOf(
    days,
    selection,
    measure,
    FLOW_COUNTERS,
    (t) => t.flowCounters,
    (t) => t.flowIds.length,
  );
const groupSeries = (days: readonly WeightedDay[], selection: Selection, measure: MeasureDefinition<GroupCounter>): Series =>
  seriesOf(
    days,
    selection,
    measure,
    GROUP_COUNTERS,
    (t) => t.groupCounters,
    (t) => t.groupIds.length,
  );

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

/** The ratio, and by replication its linearised error (mean 0). */
function linearise(series: Series): { readonly mean: number; readonly errors: Float64Array } {
  const n = series.numerator.length;
  const total = series.denominator === null ? n : sum(series.denominator);
  const mean = sum(series.numerator) / total;
  const errors = new Float64Array(n);
  const perReplication = total / n;
  for (let r = 0; r < n; r++) {
    const d = series.denominator === null ? 1 : series.denominator[r]!;
    errors[r] = (series.numerator[r]! - mean * d) / perReplication;
  }
  return { mean, errors };
}

/** Half-width of the 95 % interval of the mean of values whose mean is 0. */
function halfWidthOf(errors: Float64Array): number | null {
  const n = errors.length;
  if (n < 2) return null;
  let squares = 0;
  for (let r = 0; r < n; r++) squares += errors[r]! * errors[r]!;
  return studentQuantile(CONFIDENCE_QUANTILE, n - 1) * Math.sqrt(squares / (n - 1) / n);
}

function estimate(series: Series): Estimate {
  const { mean, errors } = linearise(series);
  return Number.isFinite(mean) ? { mean, halfWidth: halfWidthOf(errors) } : NOTHING;
}

function paired(a: Series, b: Series): PairedDifference {
  const first = linearise(a);
  const second = linearise(b);
  const n = Math.min(first.errors.length, second.errors.length);
  const errors = new Float64Array(n);
  for (let r = 0; r < n; r++) errors[r] = second.errors[r]! - first.errors[r]!;
  const mean = second.mean - first.mean;
  return {
    a: estimate(a),
    b: estimate(b),
    difference: Number.isFinite(mean) ? { mean, halfWidth: halfWidthOf(errors) } : NOTHING,
  };
}

/** A measure of some flows together over a weighted week. `mean` is NaN when nothing was counted (0 / 0). */
export function flowEstimate(days: readonly WeightedDay[], flowIndices: Selection, measure: MeasureDefinition<FlowCounter>): Estimate {
  return estimate(flowSeries(days, flowIndices, measure));
}

/** A flow measure and by replication its linearised error (mean 0), whose spread is what the half-width is made of. */
export function flowMeanAndErrors(
  days: readonly WeightedDay[],
  flowIndices: Selection,
  measure: MeasureDefinition<FlowCounter>,
): { readonly mean: number; readonly errors: Float64Array } {
  return linearise(flowSeries(days, flowIndices, measure));
}

export function flowErrors(days: readonly WeightedDay[], flowIndices: Selection, measure: MeasureDefinition<FlowCounter>): Float64Array {
  return flowMeanAndErrors(days, flowIndices, measure).errors;
}

/** A measure of some groups together over a weighted week. */
export function groupEstimate(days: readonly WeightedDay[], groupIndices: Selection, measure: MeasureDefinition<GroupCounter>): Estimate {
  return estimate(groupSeries(days, groupIndices, measure));
}

/** Difference b − a of a flow measure between two runs that share seed and replications; the selections may differ. */
export function pairedFlowDifference(
  a: readonly WeightedDay[],
  b: readonly WeightedDay[],
  flowIndicesA: Selection,
  flowIndicesB: Selection,
  measure: MeasureDefinition<FlowCounter>,
): PairedDifference {
  return paired(flowSeries(a, flowIndicesA, measure), flowSeries(b, flowIndicesB, measure));
}

/** Difference b − a of a group measure between two runs that share seed and replications. */
export function pairedGroupDifference(
  a: readonly WeightedDay[],
  b: readonly WeightedDay[],
  groupIndicesA: Selection,
  groupIndicesB: Selection,
  measure: MeasureDefinition<GroupCounter>,
): PairedDifference {
  return paired(groupSeries(a, groupIndicesA, measure), groupSeries(b, groupIndicesB, measure));
}

/** Σ_i Σ_j x_i y_j E[counter_i counter_j] of one cell. */
function productOf(x: Float64Array, y: Float64Array, products: Float64Array, base: number): number {
  const width = x.length;
  let total = 0;
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < width; j++) {
      const factor = x[i]! * y[j]!;
      if (factor !== 0) total += factor * products[base + pairIndex(width, i, j)]!;
    }
  }
  return total;
}

function intervalEstimate(
  interval: number,
  selected: readonly number[],
  measure: MeasureDefinition<string>,
  names: readonly string[],
  replications: number,
  columns: number,
  sums: Float64Array,
  products: Float64Array,
  pairs: number,
): Estimate {
  const width = names.length;
  const top = coefficients(measure.numerator, names);
  const bottom = measure.denominator === null ? null : coefficients(measure.denominator, names);
  let numerator = 0;
  let denominator = bottom === null ? replications : 0;
  for (const column of selected) {
    const base = (interval * columns + column) * width;
    for (let c = 0; c < width; c++) {
      numerator += top[c]! * sums[base + c]!;
      if (bottom !== null) denominator += bottom[c]! * sums[base + c]!;
    }
  }
  const mean = numerator / denominator;
  if (!Number.isFinite(mean)) return NOTHING;
  if (selected.length !== 1 || replications < 2) return { mean, halfWidth: null };
  const cell = (interval * columns + selected[0]!) * pairs;
  const squares =
    bottom === null
      ? productOf(top, top, products, cell) - replications * mean * mean
      : productOf(top, top, products, cell) -
        2 * mean * productOf(top, bottom, products, cell) +
        mean * mean * productOf(bottom, bottom, products, cell);
  const variance = Math.max(0, squares) / (replications - 1);
  const perReplication = denominator / replications;
  return {
    mean,
    halfWidth: (studentQuantile(CONFIDENCE_QUANTILE, replications - 1) * Math.sqrt(variance / replications)) / perReplication,
  };
}

/** A flow measure in one interval. Several flows together have no half-width (null): their covariance is not kept. */
export function intervalFlowEstimate(
  table: DayTable,
  interval: number,
  flowIndices: readonly number[],
  measure: MeasureDefinition<FlowCounter>,
): Estimate {
  return intervalEstimate(
    interval,
    flowIndices,
    measure,
    FLOW_COUNTERS,
    table.replications,
    table.flowIds.length,
    table.flowIntervalSums,
    table.flowIntervalProducts,
    FLOW_PAIRS,
  );
}

/** A group measure in one interval. Several groups together have no half-width (null). */
export function intervalGroupEstimate(
  table: DayTable,
  interval: number,
  groupIndices: readonly number[],
  measure: MeasureDefinition<GroupCounter>,
): Estimate {
  return intervalEstimate(
    interval,
    groupIndices,
    measure,
    GROUP_COUNTERS,
    table.replications,
    table.groupIds.length,
    table.groupIntervalSums,
    table.groupIntervalProducts,
    GROUP_PAIRS,
  );
}

/**
 * A measure of what one group answered of one flow, over the whole day. @param skill position in the table's skills
 * NaN when the table carries none.
 */
export function skillEstimate(table: DayTable, skill: number, measure: MeasureDefinition<SkillCounter>): Estimate {
  const { skillFlows, skillSums, skillProducts, replications } = table;
  if (!skillFlows || !skillSums || !skillProducts) return NOTHING;
  return intervalEstimate(0, [skill], measure, SKILL_COUNTERS, replications, skillFlows.length, skillSums, skillProducts, SKILL_PAIRS);
}

/**
 * How many MORE replications would bring the half-width below the difference, at the variance seen so far.
 * 0 when it already is; Infinity when the difference is exactly 0 or its error is unknown.
 * @example moreReplicationsToTell({ mean: 0.01, halfWidth: 0.02 }, 100) // 301
 */
export function moreReplicationsToTell(difference: Estimate, replications: number): number {
  const { mean, halfWidth } = difference;
  if (halfWidth === null || !Number.isFinite(mean)) return Number.POSITIVE_INFINITY;
  if (halfWidth < Math.abs(mean)) return 0;
  if (mean === 0) return halfWidth === 0 ? 0 : Number.POSITIVE_INFINITY;
  const ratio = halfWidth / mean;
  return Math.max(1, Math.floor(replications * ratio * ratio) + 1 - replications);
}

/**
 * Share of days on which the flows together met the target share of calls answered in time; days without calls count as met.
 * The half-width adds two successes and two failures (Agresti and Coull, 1998), so it is not 0 when every day looks alike.
 * @param share target, 0..1
 */
export function targetMetShare(table: DayTable, flowIndices: readonly number[], share: number): Estimate {
  const n = table.replications;
  if (n === 0) return NOTHING;
  const width = FLOW_COUNTERS.length;
  const within = FLOW_COUNTERS.indexOf('answeredWithin');
  const offeredAt = FLOW_COUNTERS.indexOf('offered');
  let met = 0;
  for (let r = 0; r < n; r++) {
    let good = 0;
    let offered = 0;
    for (const f of flowIndices) {
      const base = (r * table.flowIds.length + f) * width;
      good += table.flowCounters[base + within]!;
      offered += table.flowCounters[base + offeredAt]!;
    }
    if (good >= share * offered) met++;
  }
  return metShare(met, n);
}

/** `met` of `n` days, with the half-width of targetMetShare. */
export function metShare(met: number, n: number): Estimate {
  if (n === 0) return NOTHING;
  const centre = (met + 2) / (n + 4);
  const halfWidth = n < 2 ? null : studentQuantile(CONFIDENCE_QUANTILE, n - 1) * Math.sqrt((centre * (1 - centre)) / (n + 4));
  return { mean: met / n, halfWidth };
}
