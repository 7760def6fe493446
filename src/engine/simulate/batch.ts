/**
 * Purpose: runs the replications of a batch, in slices, and collects their counters into a DayTable in the file's order.
 */
import type { Centre } from '../../model/centre.ts';
import { FLOW_COUNTERS, GROUP_COUNTERS, SKILL_COUNTERS } from '../../model/measures.ts';
import type { BatchRequest, DayTable } from '../../protocol/simulation.ts';
import { keepCompiledDay, takeCompiledDay } from './compiled-days.ts';
import { addMoments, FLOW_PAIRS, GROUP_PAIRS, SKILL_PAIRS } from './interval-moments.ts';
import { advance, beginReplication } from './loop.ts';
import type { State } from './state.ts';
import { addWaits, emptyWaitSums } from './wait-histogram.ts';

/** A batch computed in slices, for a worker that must stay able to hear a cancellation. */
export interface BatchSimulation {
  /** Simulates about `maxCalls` more calls; returns the share done, 0..1 (1 = finished). */
  step(maxCalls: number): number;
  /** The table; finishes first what is left. */
  finish(): DayTable;
}

/** Copies [interval][canonical column][width] into [interval][file column][width]. */
export function toFileOrder(from: Float64Array, intervals: number, position: Int32Array, width: number, into: Float64Array): void {
  const columns = position.length;
  for (let k = 0; k < intervals; k++) {
    for (let c = 0; c < columns; c++) {
      const source = (k * columns + c) * width;
      const target = (k * columns + position[c]!) * width;
      for (let i = 0; i < width; i++) into[target + i] = from[source + i]!;
    }
  }
}

/** Sums of what each group answered of each flow, all 0. */
export function emptySkillSums({ flows, groups }: Centre) {
  const position = new Map(flows.map((flow, f) => [flow.id, f]));
  const skills = groups.reduce((n, group) => n + group.skills.length, 0);
  return {
    skillFlows: Int32Array.from(groups.flatMap((group) => group.skills.map((skill) => position.get(skill.flow)!))),
    skillGroups: Int32Array.from(groups.flatMap((group, g) => group.skills.map(() => g))),
    skillSums: new Float64Array(skills * SKILL_COUNTERS.length),
    skillProducts: new Float64Array(skills * SKILL_PAIRS),
  };
}

/** Adds one replication's counts by skill. @param cells [skill of the engine][SKILL_COUNTERS] @param scratch of the same length */
export function addSkills(
  table: { readonly skillSums: Float64Array; readonly skillProducts: Float64Array },
  cells: Float64Array,
  position: Int32Array,
  scratch: Float64Array,
): void {
  toFileOrder(cells, 1, position, SKILL_COUNTERS.length, scratch);
  addMoments(scratch, SKILL_COUNTERS.length, table.skillSums, table.skillProducts);
}

/** Adds the intervals of one replication up into a row of day totals. */
function addIntervals(cells: Float64Array, intervals: number, row: Float64Array, at: number): void {
  const length = cells.length / intervals;
  for (let k = 0; k < intervals; k++) {
    for (let i = 0; i < length; i++) row[at + i] = row[at + i]! + cells[k * length + i]!;
  }
}

/** Adds the replication's fresh calls up by flow, in the file's order. */
function addFresh({ model, freshCalls }: State, row: Float64Array, at: number): void {
  for (let source = 0; source < model.sourceCount; source++) {
    const column = at + model.flowPosition[model.sourceFlow[source]!]!;
    row[column] = row[column]! + freshCalls[source]!;
  }
}

/** The table of a batch before its first replication. */
function emptyTable({ day, replications, detail }: BatchRequest) {
  const { centre, dayId } = day;
  const flows = centre.flows.length;
  const groups = centre.groups.length;
  const full = detail !== 'days';
  const { intervals } = centre;
  const cells = full ? intervals : 0;
  return {
    dayId,
    replications,
    intervals,
    intervalSeconds: centre.intervalSeconds,
    flowIds: centre.flows.map((flow) => flow.id),
    groupIds: centre.groups.map((group) => group.id),
    flowCounters: new Float64Array(replications * flows * FLOW_COUNTERS.length),
    groupCounters: new Float64Array(replications * groups * GROUP_COUNTERS.length),
    freshCalls: new Float64Array(replications * flows),
    flowIntervalSums: new Float64Array(cells * flows * FLOW_COUNTERS.length),
    groupIntervalSums: new Float64Array(cells * groups * GROUP_COUNTERS.length),
    flowIntervalProducts: new Float64Array(cells * flows * FLOW_PAIRS),
    groupIntervalProducts: new Float64Array(cells * groups * GROUP_PAIRS),
    more: full ? { ...emptySkillSums(centre), ...emptyWaitSums(flows) } : null,
    calls: 0,
  };
}

export function createBatch(request: BatchRequest): BatchSimulation {
  const { day, seed, firstReplication, replications } = request;
  const centre = day.centre;
  const compiled = takeCompiledDay(day, seed);
  const { state, flowCells, groupCells, skillCells } = compiled;
  const flows = centre.flows.length;
  const groups = centre.groups.length;
  const intervals = centre.intervals;
  const flowWidth = FLOW_COUNTERS.length;
  const groupWidth = GROUP_COUNTERS.length;
  const { more, ...table } = emptyTable(request);
  let done = 0;

  const collect = (): void => {
    toFileOrder(state.flowCells, intervals, state.model.flowPosition, flowWidth, flowCells);
    toFileOrder(state.groupCells, intervals, state.model.groupPosition, groupWidth, groupCells);
    addIntervals(flowCells, intervals, table.flowCounters, done * flows * flowWidth);
    addIntervals(groupCells, intervals, table.groupCounters, done * groups * groupWidth);
    addFresh(state, table.freshCalls, done * flows);
    if (more !== null) {
      addMoments(flowCells, flowWidth, table.flowIntervalSums, table.flowIntervalProducts);
      addMoments(groupCells, groupWidth, table.groupIntervalSums, table.groupIntervalProducts);
      addSkills(more, state.skillCells, state.model.skillPosition, skillCells);
      addWaits(more, state.waitCounts, 0, state.model.flowPosition);
    }
    done++;
  };

  const step = (maxCalls: number): number => {
    const stop = state.calls + maxCalls;
    while (done < replications && state.calls < stop) {
      if (state.finished) beginReplication(state, firstReplication + done);
      advance(state, stop - state.calls);
      if (state.finished) collect();
    }
    return done === replications ? 1 : (done + shareOfDay(state)) / replications;
  };
  let finished: DayTable | null = null;
  const finish = (): DayTable => {
    if (finished === null) {
      step(Number.POSITIVE_INFINITY);
      finished = { ...table, ...more, calls: state.calls };
      keepCompiledDay(centre, compiled);
    }
    return finished;
  };
  return { step, finish };
}

/** How much of the current replication's day has passed, below 1. */
function shareOfDay(s: State): number {
  return s.finished ? 0 : s.interval / s.model.intervalCount;
}
