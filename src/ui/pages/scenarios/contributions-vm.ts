/**
 * What each active lever of a scenario brings: which combinations are simulated, and what their tables say. The statistics are in
 * engine/simulate/contributions.ts. Pure.
 */
import { type CompiledWeek, compileWeek } from '../../../compile/index.ts';
import {
  allSets,
  averagedContributions,
  contributionsInOrder,
  MOST_AVERAGED,
  type SetFigure,
  setsInOrder,
} from '../../../engine/simulate/contributions.ts';
import { flowErrors, flowEstimate, pairedFlowDifference, type WeightedDay } from '../../../engine/simulate/statistics.ts';
import { networkAtMonth } from '../../../levers/apply-scenario.ts';
import { type Estimate, FLOW_MEASURES, type FlowMeasureId } from '../../../model/measures.ts';
import type { LeverUse, Project, Scenario } from '../../../model/project.ts';
import type { DayTable, SimulationRequest } from '../../../protocol/simulation.ts';

/** Measures that can be split: those whose better side is plain. */
export const CONTRIBUTION_MEASURES = ['serviceLevel', 'abandonment', 'meanWait', 'asa'] as const satisfies readonly FlowMeasureId[];
export type ContributionMeasure = (typeof CONTRIBUTION_MEASURES)[number];

export interface ContributionPlan {
  readonly levers: readonly LeverUse[];
  /** Bit masks of the combinations, none and all included. */
  readonly sets: readonly number[];
  readonly averaged: boolean;
}

/** null = fewer than two active levers: there is nothing to split. */
export function contributionPlan(scenario: Scenario): ContributionPlan | null {
  const levers = scenario.levers.filter((use) => use.enabled);
  if (levers.length < 2) return null;
  const averaged = levers.length <= MOST_AVERAGED;
  return { levers, sets: averaged ? allSets(levers.length) : setsInOrder(levers.length), averaged };
}

const member = (set: number, i: number): boolean => Math.floor(set / 2 ** i) % 2 === 1;

/** The compiled week of every combination, in the order of `plan.sets`. */
export function combinationWeeks(project: Project, plan: ContributionPlan): readonly CompiledWeek[] {
  const { month } = project.run;
  return plan.sets.map((set) => {
    const levers = plan.levers.filter((_, i) => member(set, i));
    return compileWeek(networkAtMonth(project.baseline, levers, month).network, month);
  });
}

export function contributionRequest(project: Project, plan: ContributionPlan, weeks: readonly CompiledWeek[]): SimulationRequest {
  return {
    runs: weeks.map((week, i) => ({ id: `set-${plan.sets[i]}`, days: week.days.map(({ dayId, centre }) => ({ dayId, centre })) })),
    seed: project.run.seed,
    replications: project.run.weeks,
  };
}

/** One combination simulated. */
export interface Combination {
  readonly week: CompiledWeek;
  readonly tables: readonly DayTable[];
}

export interface ContributionRow {
  readonly useId: string;
  readonly inOrder: Estimate;
  readonly averaged: Estimate | null;
}

export interface Contributions {
  readonly rows: readonly ContributionRow[];
  readonly whole: Estimate;
}

/** Positions in a table of one flow's queues, or of all calls; work that can wait has no waiting callers and is left out. */
function selectionIn(week: CompiledWeek, flowId: string | null): (table: DayTable) => readonly number[] {
  const wanted = new Set(
    week.days.flatMap((day) =>
      day.flows.filter((flow) => (flowId === null ? !flow.deferrable : flow.flowId === flowId)).map((flow) => flow.centreFlowId),
    ),
  );
  return (table) => table.flowIds.flatMap((id, f) => (wanted.has(id) ? [f] : []));
}

const weighted = ({ week, tables }: Combination): readonly WeightedDay[] =>
  tables.map((table, i) => ({ table, weight: week.days[i]!.weight }));

/** @param combinations in the order of `plan.sets` @param flowId null = all calls */
export function contributions(
  plan: ContributionPlan,
  combinations: readonly Combination[],
  measureId: ContributionMeasure,
  flowId: string | null,
): Contributions {
  const measure = FLOW_MEASURES[measureId];
  const figures = new Map<number, SetFigure>();
  plan.sets.forEach((set, i) => {
    const days = weighted(combinations[i]!);
    const selection = selectionIn(combinations[i]!.week, flowId);
    figures.set(set, { mean: flowEstimate(days, selection, measure).mean, errors: flowErrors(days, selection, measure) });
  });
  const figureOf = (set: number): SetFigure => figures.get(set)!;
  const inOrder = contributionsInOrder(plan.levers.length, figureOf);
  const averaged = plan.averaged ? averagedContributions(plan.levers.length, figureOf) : null;
  const first = combinations[0]!;
  const last = combinations.at(-1)!;
  const { difference } = pairedFlowDifference(
    weighted(first),
    weighted(last),
    selectionIn(first.week, flowId),
    selectionIn(last.week, flowId),
    measure,
  );
  const rows = plan.levers.map((use, i) => ({ useId: use.id, inOrder: inOrder[i]!, averaged: averaged?.[i] ?? null }));
  return { rows, whole: difference };
}

/** The row that moves the figure most, among those whose contribution shows; null = none does. */
export function largestContribution({ rows }: Contributions): { readonly row: ContributionRow; readonly estimate: Estimate } | null {
  const shown = rows
    .map((row) => ({ row, estimate: row.averaged ?? row.inOrder }))
    .filter(({ estimate: { mean, halfWidth } }) => Number.isFinite(mean) && halfWidth !== null && Math.abs(mean) > halfWidth);
  return shown.reduce<(typeof shown)[number] | null>(
    (best, one) => (best === null || Math.abs(one.estimate.mean) > Math.abs(best.estimate.mean) ? one : best),
    null,
  );
}
