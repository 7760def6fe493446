/**
 * Measures of a run in the user's terms: a flow of the project (all its zones together), a site, a profile, over the month. Every day of the
 * week counts as often as the month has it. Pure; the statistics are those of the engine.
 */
import type { CompiledDay, CompiledWeek } from '../../../compile/compiled.ts';
import {
  flowEstimate,
  groupEstimate,
  type PairedDifference,
  pairedFlowDifference,
  pairedGroupDifference,
  type Selection,
  type WeightedDay,
} from '../../../engine/simulate/statistics.ts';
import type { ServiceTarget } from '../../../model/centre.ts';
import { type Estimate, FLOW_MEASURES, type FlowMeasureId, GROUP_MEASURES, type GroupMeasureId } from '../../../model/measures.ts';
import type { Id } from '../../../model/network.ts';
import type { DayId } from '../../../model/vocabulary.ts';
import type { DayTable } from '../../../protocol/simulation.ts';

/** What the results pages need of a run: the compiled week and the counters of its days. */
export interface SimulatedWeek {
  readonly week: CompiledWeek;
  readonly tables: readonly DayTable[];
}

/** A day's table with the compiled day it came from. */
export interface SimulatedDay {
  readonly day: CompiledDay;
  readonly table: DayTable;
}

/** Which groups of a centre: any field left out holds for all. */
export interface GroupScope {
  readonly siteId?: Id;
  readonly profileId?: Id;
}

export function simulatedDays(run: SimulatedWeek): readonly SimulatedDay[] {
  return run.week.days.flatMap((day) => {
    const table = run.tables.find((candidate) => candidate.dayId === day.dayId);
    return table ? [{ day, table }] : [];
  });
}

const weighted = (days: readonly SimulatedDay[]): readonly WeightedDay[] => days.map(({ day, table }) => ({ table, weight: day.weight }));

/** Positions of a project flow's zones in a day's centre; null = all flows of calls: work that can wait is not judged with them. */
export function flowIndices(day: CompiledDay, flowId: Id | null): readonly number[] {
  return day.flows.flatMap((flow, index) => ((flowId === null ? !flow.deferrable : flow.flowId === flowId) ? [index] : []));
}

/** Positions of the groups of a site, a profile, or both. */
export function groupIndices(day: CompiledDay, scope: GroupScope): readonly number[] {
  return day.groups.flatMap((group, index) =>
    (scope.siteId === undefined || group.siteId === scope.siteId) && (scope.profileId === undefined || group.profileId === scope.profileId)
      ? [index]
      : [],
  );
}

/** Days of one week may differ in their flows (a partner's Saturday), so positions are found day by day. */
function selection(days: readonly SimulatedDay[], find: (day: CompiledDay) => readonly number[]): Selection {
  const positions = new Map(days.map(({ day, table }) => [table, find(day)]));
  return (table) => positions.get(table) ?? [];
}

/** A measure of one flow (null = all together) over the month; `mean` NaN when the run has no such call. */
export function flowFigure(run: SimulatedWeek, flowId: Id | null, measure: FlowMeasureId): Estimate {
  const days = simulatedDays(run);
  return flowEstimate(
    weighted(days),
    selection(days, (day) => flowIndices(day, flowId)),
    FLOW_MEASURES[measure],
  );
}

export function groupFigure(run: SimulatedWeek, scope: GroupScope, measure: GroupMeasureId): Estimate {
  const days = simulatedDays(run);
  return groupEstimate(
    weighted(days),
    selection(days, (day) => groupIndices(day, scope)),
    GROUP_MEASURES[measure],
  );
}

/** `after` less `before`, week by week with the same callers. */
export function flowDifference(before: SimulatedWeek, after: SimulatedWeek, flowId: Id | null, measure: FlowMeasureId): PairedDifference {
  const a = simulatedDays(before);
  const b = simulatedDays(after);
  const find = (day: CompiledDay): readonly number[] => flowIndices(day, flowId);
  return pairedFlowDifference(weighted(a), weighted(b), selection(a, find), selection(b, find), FLOW_MEASURES[measure]);
}

export function groupDifference(before: SimulatedWeek, after: SimulatedWeek, scope: GroupScope, measure: GroupMeasureId): PairedDifference {
  const a = simulatedDays(before);
  const b = simulatedDays(after);
  const find = (day: CompiledDay): readonly number[] => groupIndices(day, scope);
  return pairedGroupDifference(weighted(a), weighted(b), selection(a, find), selection(b, find), GROUP_MEASURES[measure]);
}

/** The flows of calls that a run carries, in the order they first appear. */
export function flowIdsOf(run: SimulatedWeek): readonly Id[] {
  return [...new Set(run.week.days.flatMap((day) => day.flows.flatMap(({ flowId, deferrable }) => (deferrable ? [] : [flowId]))))];
}

/** The flows of work that can wait. */
export function workIdsOf(run: SimulatedWeek): readonly Id[] {
  return [...new Set(run.week.days.flatMap((day) => day.flows.flatMap(({ flowId, deferrable }) => (deferrable ? [flowId] : []))))];
}

export function siteIdsOf(run: SimulatedWeek): readonly Id[] {
  return [...new Set(run.week.days.flatMap((day) => day.groups.map((group) => group.siteId)))];
}

export function profileIdsOf(run: SimulatedWeek): readonly Id[] {
  return [...new Set(run.week.days.flatMap((day) => day.groups.map((group) => group.profileId)))];
}

/** What the flow promised in this run; null when it has no target or is not in it. */
export function targetOf(run: SimulatedWeek, flowId: Id): ServiceTarget | null {
  for (const day of run.week.days) {
    const index = day.flows.findIndex((flow) => flow.flowId === flowId);
    if (index >= 0) return day.centre.flows[index]?.target ?? null;
  }
  return null;
}

/** Queues that a flow has on a weekday: its zones and what partners take. */
export function queuesOf(run: SimulatedWeek, flowId: Id, dayId: DayId): number {
  const day = run.week.days.find((one) => one.dayId === dayId);
  return day ? flowIndices(day, flowId).length : 0;
}
