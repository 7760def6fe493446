/** Measures of a compiled week, simulated: a few weeks are enough for the wide margins of the sample tests. */
import type { CompiledWeek } from '../../src/compile/index.ts';
import { simulateDay } from '../../src/engine/simulate/index.ts';
import { FLOW_COUNTERS, type FlowCounter, GROUP_COUNTERS, type GroupCounter, type MeasureDefinition } from '../../src/model/measures.ts';

const SEED = 1;

export interface WeekMeasure {
  /** The measure over all rows chosen by the id of the network: flow, or site for groups. */
  overall(chosen: (id: string) => boolean): number;
}

interface Row {
  readonly id: string;
  readonly numerator: number;
  readonly denominator: number;
}

function sumTerms(
  terms: Readonly<Partial<Record<string, number>>>,
  names: readonly string[],
  counters: Float64Array,
  from: number,
): number {
  let sum = 0;
  names.forEach((name, index) => {
    sum += (terms[name] ?? 0) * counters[from + index]!;
  });
  return sum;
}

function measureOf(rows: readonly Row[]): WeekMeasure {
  return {
    overall: (chosen) => {
      let numerator = 0;
      let denominator = 0;
      for (const row of rows) {
        if (!chosen(row.id)) continue;
        numerator += row.numerator;
        denominator += row.denominator;
      }
      return numerator / denominator;
    },
  };
}

export function estimateFlowMeasure(week: CompiledWeek, measure: MeasureDefinition<FlowCounter>, weeks: number): WeekMeasure {
  const rows: Row[] = [];
  for (const day of week.days) {
    const table = simulateDay({ day: { dayId: day.dayId, centre: day.centre }, seed: SEED, replications: weeks });
    for (let r = 0; r < weeks; r += 1) {
      day.flows.forEach((flow, index) => {
        const from = (r * day.flows.length + index) * FLOW_COUNTERS.length;
        const part = (terms: Readonly<Partial<Record<string, number>>>) =>
          day.weight * sumTerms(terms, FLOW_COUNTERS, table.flowCounters, from);
        rows.push({ id: flow.flowId, numerator: part(measure.numerator), denominator: part(measure.denominator ?? {}) });
      });
    }
  }
  return measureOf(rows);
}

export function estimateGroupMeasure(week: CompiledWeek, measure: MeasureDefinition<GroupCounter>, weeks: number): WeekMeasure {
  const rows: Row[] = [];
  for (const day of week.days) {
    const table = simulateDay({ day: { dayId: day.dayId, centre: day.centre }, seed: SEED, replications: weeks });
    for (let r = 0; r < weeks; r += 1) {
      day.groups.forEach((group, index) => {
        const from = (r * day.groups.length + index) * GROUP_COUNTERS.length;
        const part = (terms: Readonly<Partial<Record<string, number>>>) =>
          day.weight * sumTerms(terms, GROUP_COUNTERS, table.groupCounters, from);
        rows.push({ id: group.siteId, numerator: part(measure.numerator), denominator: part(measure.denominator ?? {}) });
      });
    }
  }
  return measureOf(rows);
}
