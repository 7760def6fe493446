/**
 * Figures of a comparison for the headless command: by flow of the project (all its zones together), by site and in total, over the month
 * (every day of the week as often as the month has it), with paired differences B − A, week by week with the same callers.
 */
import type { CompiledDay, CompiledWeek } from '../compile/index.ts';
import {
  type PairedDifference,
  pairedFlowDifference,
  pairedGroupDifference,
  type Selection,
  type WeightedDay,
} from '../engine/simulate/statistics.ts';
import { FLOW_MEASURES, GROUP_MEASURES } from '../model/measures.ts';
import type { Id } from '../model/network.ts';
import type { DayTable } from '../protocol/simulation.ts';

export interface SimulatedRun {
  readonly week: CompiledWeek;
  readonly tables: readonly DayTable[];
}

export const COMPARED_FLOW_MEASURES = ['serviceLevel', 'abandonment', 'meanWait'] as const;

export type FlowComparison = Readonly<Record<(typeof COMPARED_FLOW_MEASURES)[number], PairedDifference>>;
export interface SiteComparison {
  readonly occupancy: PairedDifference;
}

export interface ComparisonFigures {
  readonly flows: Readonly<Record<Id, FlowComparison>>;
  readonly sites: Readonly<Record<Id, SiteComparison>>;
  readonly total: FlowComparison & SiteComparison;
}

interface Side {
  readonly days: readonly WeightedDay[];
  select(positions: (day: CompiledDay) => readonly number[]): Selection;
}

/** Days of one week may differ in their flows, so positions are found day by day. */
function sideOf({ week, tables }: SimulatedRun): Side {
  const compiled = new Map<DayTable, CompiledDay>();
  for (const day of week.days) {
    const table = tables.find(({ dayId }) => dayId === day.dayId);
    if (table) compiled.set(table, day);
  }
  return {
    days: [...compiled].map(([table, { weight }]) => ({ table, weight })),
    select: (positions) => {
      const found = new Map([...compiled].map(([table, day]) => [table, positions(day)]));
      return (table) => found.get(table) ?? [];
    },
  };
}

function compareFlow(a: Side, b: Side, flowId: Id | null): FlowComparison {
  const positions = ({ flows }: CompiledDay) => flows.flatMap((flow, i) => (flowId === null || flow.flowId === flowId ? [i] : []));
  const difference = (measure: (typeof COMPARED_FLOW_MEASURES)[number]) =>
    pairedFlowDifference(a.days, b.days, a.select(positions), b.select(positions), FLOW_MEASURES[measure]);
  return { serviceLevel: difference('serviceLevel'), abandonment: difference('abandonment'), meanWait: difference('meanWait') };
}

function compareSite(a: Side, b: Side, siteId: Id | null): SiteComparison {
  const positions = ({ groups }: CompiledDay) => groups.flatMap((group, i) => (siteId === null || group.siteId === siteId ? [i] : []));
  return { occupancy: pairedGroupDifference(a.days, b.days, a.select(positions), b.select(positions), GROUP_MEASURES.occupancy) };
}

const idsOf = (runs: readonly SimulatedRun[], find: (day: CompiledDay) => readonly Id[]): Id[] => [
  ...new Set(runs.flatMap(({ week }) => week.days.flatMap(find))),
];

export function compareFigures(before: SimulatedRun, after: SimulatedRun): ComparisonFigures {
  const [a, b] = [sideOf(before), sideOf(after)];
  const flowIds = idsOf([before, after], ({ flows }) => flows.map(({ flowId }) => flowId));
  const siteIds = idsOf([before, after], ({ groups }) => groups.map(({ siteId }) => siteId));
  return {
    flows: Object.fromEntries(flowIds.map((id) => [id, compareFlow(a, b, id)])),
    sites: Object.fromEntries(siteIds.map((id) => [id, compareSite(a, b, id)])),
    total: { ...compareFlow(a, b, null), ...compareSite(a, b, null) },
  };
}
