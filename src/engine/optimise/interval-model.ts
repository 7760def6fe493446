/**
 * Purpose: the mixed-integer programme of one interval.
 * Columns: x[g] agents of group g (whole, minAgents..maxAgents), y[g,f] agents of g at work for flow f (real).
 * Rows: every need Σ x[g] / factor[g,S] ≥ R(S); and the time of an agent counts once: Σ_f y[g,f] ≤ cap · x[g],  Σ_g y[g,f] / factor[g,f] ≥ work of f.
 * Work of f, in erlangs: with an occupancy cap the whole offered work; without one, what must be carried if the target is just met
 * (calls that may be lost need nobody). A flow without a target is carried whole: nobody asked for it to be dropped.
 * Groups that share workplaces: Σ x[g] ≤ workplaces.
 * For a solver of coverings alone (`allocation: 'sets'`) the y are replaced by what they imply: for every set S of flows the agents who
 * can answer any of S carry at least the work of S (Hall's condition; exact when every factor is 1).
 * Without a cap, a flow whose callers wait for ever is held by its need, which is above its work.
 */
import { flowSets } from './flow-sets.ts';
import { MilpBuilder, type MilpModel } from './milp.ts';
import type { Need } from './requirement.ts';
import { answerable, type StaffingProblem } from './staffing-problem.ts';

/** A real requirement of 7.0000001 is one of 7. */
const NEED_TOLERANCE = 1e-6;

export interface IntervalSettings {
  /** 0..1; null = none. */
  readonly occupancyCap: number | null;
  readonly allocation: 'columns' | 'sets';
  /** Share of its cost that an agent more than are there now seems dearer; 0 = none. */
  readonly staying: number;
}

export interface IntervalModel {
  readonly model: MilpModel;
  /** Agents by group from the columns' values. */
  agentsOf(values: Float64Array): number[];
}

/** Erlangs of a flow that its agents must carry in the interval, at the flow's own handling time. */
export function workToCarry(problem: StaffingProblem, flow: number, interval: number, occupancyCap: number | null): number {
  const { handlingSeconds, target, patienceSeconds, limitedRoom } = problem.flows[flow];
  if (!answerable(problem, flow, interval)) return 0;
  const erlangs = (problem.callsPerHour[interval * problem.flows.length + flow] * handlingSeconds) / 3600;
  if (occupancyCap !== null || target === null || (patienceSeconds === null && !limitedRoom)) return erlangs;
  const mayBeLost = limitedRoom ? 1 - target.share : Math.min(1 - target.share, target.maxAbandonment ?? 1);
  return erlangs * (1 - mayBeLost);
}

function addAllocationColumns(builder: MilpBuilder, problem: StaffingProblem, interval: number, settings: IntervalSettings): void {
  const carried = problem.flows.map((): [number, number][] => []);
  const cap = settings.occupancyCap ?? 1;
  for (const [g, group] of problem.groups.entries()) {
    const time: [number, number][] = [[g, -cap * group.present]];
    for (const { flow, factor } of group.skills) {
      const y = builder.column(0, 0, Number.POSITIVE_INFINITY, false);
      time.push([y, 1]);
      carried[flow].push([y, 1 / factor]);
    }
    builder.row(Number.NEGATIVE_INFINITY, 0, time);
  }
  for (const [f, entries] of carried.entries()) {
    const work = workToCarry(problem, f, interval, settings.occupancyCap);
    if (work > 0) builder.row(work, Number.POSITIVE_INFINITY, entries);
  }
}

function addAllocationSets(builder: MilpBuilder, problem: StaffingProblem, interval: number, settings: IntervalSettings): void {
  const cap = settings.occupancyCap ?? 1;
  const all = problem.flows.map((_, f) => f);
  for (const { flows, groups, weights } of flowSets(problem, all, 'servers')) {
    let work = 0;
    for (const f of flows) if (problem.flows[f].servers.length > 0) work += workToCarry(problem, f, interval, settings.occupancyCap);
    if (work > 0)
      builder.row(
        work,
        Number.POSITIVE_INFINITY,
        groups.map((g, i) => [g, cap * weights[i]]),
      );
  }
}

/** Columns of agents beyond those who are there now, at the end: they seem dearer by so much. */
function addStaying(builder: MilpBuilder, problem: StaffingProblem, interval: number, staying: number): void {
  for (const [g, group] of problem.groups.entries()) {
    if (!(group.cost > 0)) continue;
    const more = builder.column(staying * group.cost, 0, Number.POSITIVE_INFINITY, false);
    builder.row(Number.NEGATIVE_INFINITY, group.now[interval], [
      [g, 1],
      [more, -1],
    ]);
  }
}

/** `fixed`: these agents and no others, to ask whether they can carry the work. */
export function intervalModel(
  problem: StaffingProblem,
  interval: number,
  needs: readonly Need[],
  settings: IntervalSettings,
  fixed?: readonly number[],
): IntervalModel {
  const builder = new MilpBuilder();
  for (const [g, group] of problem.groups.entries()) {
    builder.column(group.cost, fixed?.[g] ?? group.least[interval], fixed?.[g] ?? group.most[interval], fixed === undefined);
  }
  for (const need of needs)
    builder.row(
      need.agents - NEED_TOLERANCE,
      Number.POSITIVE_INFINITY,
      need.groups.map((g, i) => [g, need.weights[i]]),
    );
  if (settings.allocation === 'columns') {
    addAllocationColumns(builder, problem, interval, settings);
    // Last, so that needs keep their places; a covering alone cannot hold them.
    for (const { groups, most } of problem.rooms)
      builder.row(
        Number.NEGATIVE_INFINITY,
        most,
        groups.map((g) => [g, 1]),
      );
    if (settings.staying > 0 && fixed === undefined) addStaying(builder, problem, interval, settings.staying);
  } else addAllocationSets(builder, problem, interval, settings);
  return { model: builder.build(), agentsOf: (values) => Array.from(values.subarray(0, problem.groups.length), Math.round) };
}

/** One missing agent weighs as much as so many of the dearest. */
const SHORTAGE_WEIGHT = 100;

/** For bounds that allow no answer: the same rows, each with a slack so dear that as little as possible is missing, at least cost. */
export function shortageModel(
  problem: StaffingProblem,
  interval: number,
  needs: readonly Need[],
  settings: IntervalSettings,
): IntervalModel & { shortages(values: Float64Array): { readonly flows: readonly number[]; readonly agents: number }[] } {
  const { model, agentsOf } = intervalModel(problem, interval, needs, settings);
  const builder = new MilpBuilder();
  for (let c = 0; c < model.columns; c++) builder.column(model.cost[c], model.colLower[c], model.colUpper[c], model.integer[c] === 1);
  const dear = SHORTAGE_WEIGHT * Math.max(1e-3, ...problem.groups.map(({ cost }) => cost));
  const slacks: { readonly flows: readonly number[]; readonly column: number }[] = [];
  for (let r = 0; r < model.rows; r++) {
    const entries: [number, number][] = [];
    for (let e = model.starts[r]; e < model.starts[r + 1]; e++) entries.push([model.indices[e], model.values[e]]);
    if (model.rowLower[r] > 0) {
      // A real slack: small real shortages of work stay small; what is reported is rounded up.
      const column = builder.column(dear, 0, Number.POSITIVE_INFINITY, false);
      entries.push([column, 1]);
      slacks.push({ flows: r < needs.length ? needs[r].flows : flowsOfRow(problem, model, r), column });
    }
    builder.row(model.rowLower[r], model.rowUpper[r], entries);
  }
  return {
    model: builder.build(),
    agentsOf,
    shortages: (values) =>
      slacks.flatMap(({ flows, column }) => (values[column] > 1e-5 ? [{ flows, agents: Math.ceil(values[column] - 1e-5) }] : [])),
  };
}

/** The flow of a work row: the one that all its columns serve. */
function flowsOfRow(problem: StaffingProblem, model: MilpModel, row: number): number[] {
  const owner: number[] = problem.groups.map(() => -1);
  for (const group of problem.groups) for (const { flow } of group.skills) owner.push(flow);
  const flows = new Set<number>();
  for (let e = model.starts[row]; e < model.starts[row + 1]; e++) if (owner[model.indices[e]] >= 0) flows.add(owner[model.indices[e]]);
  return [...flows];
}
