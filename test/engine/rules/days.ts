/**
 * Days for the tests of the optional rules: calls that come at fixed times, so that a day can be traced by hand, and counters by name.
 * A call at second t is a piece of work that waits when the day begins, takes its own agent exactly t seconds and is then transferred.
 */
import { simulateDay } from '../../../src/engine/simulate/index.ts';
import type { Centre, CentreFlow, CentreGroup } from '../../../src/model/centre.ts';
import {
  FLOW_COUNTERS,
  type FlowCounter,
  GROUP_COUNTERS,
  type GroupCounter,
  SKILL_COUNTERS,
  type SkillCounter,
} from '../../../src/model/measures.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';
import { centre, flow, group, skill } from '../simulate/centres.ts';

export const fixed = (value: number) => ({ kind: 'deterministic', value }) as const;

/** A flow nobody calls but at the times given to `traced`; its callers wait for ever. */
export const quiet = (id: string, handling: number, more: Partial<CentreFlow> = {}): CentreFlow =>
  flow(id, { arrivalsPerHour: 0, handling: fixed(handling), patience: null, ...more });

/** A day of one interval of an hour, unless `more` says otherwise, with calls at these times. @param calls seconds by flow */
export function traced(
  calls: Readonly<Record<string, readonly number[]>>,
  flows: readonly CentreFlow[],
  groups: readonly CentreGroup[],
  more: Partial<Centre> = {},
): Centre {
  const starts = Object.entries(calls).flatMap(([to, times]) =>
    times.map((time, i) => quiet(`~${to}${i}`, time, { deferrable: { backlog: 1 }, transfers: [{ to, probability: 1 }] })),
  );
  return centre([...flows, ...starts], [...groups, ...starts.map(({ id }) => group(id, 1, [skill(id)]))], {
    intervals: 1,
    intervalSeconds: 3600,
    ...more,
  });
}

export const run = (of: Centre, replications = 1, seed = 11): DayTable =>
  simulateDay({ day: { dayId: 'day', centre: of }, seed, replications });

/** Sum of a flow's counter over all days. */
export function ofFlow(t: DayTable, id: string, counter: FlowCounter): number {
  return perDay(t, id, counter).reduce((a, b) => a + b, 0);
}
/** A flow's counter day by day. */
export function perDay(t: DayTable, id: string, counter: FlowCounter): number[] {
  const f = t.flowIds.indexOf(id);
  const at = FLOW_COUNTERS.indexOf(counter);
  return Array.from({ length: t.replications }, (_, r) => t.flowCounters[(r * t.flowIds.length + f) * FLOW_COUNTERS.length + at]!);
}
/** Sum of a group's counter over all days. */
export function ofGroup(t: DayTable, id: string, counter: GroupCounter): number {
  return groupPerDay(t, id, counter).reduce((a, b) => a + b, 0);
}
export function groupPerDay(t: DayTable, id: string, counter: GroupCounter): number[] {
  const g = t.groupIds.indexOf(id);
  const at = GROUP_COUNTERS.indexOf(counter);
  return Array.from({ length: t.replications }, (_, r) => t.groupCounters[(r * t.groupIds.length + g) * GROUP_COUNTERS.length + at]!);
}
/** Sum over all days of what happened in interval k. */
export const flowIn = (t: DayTable, k: number, id: string, counter: FlowCounter): number =>
  t.flowIntervalSums[(k * t.flowIds.length + t.flowIds.indexOf(id)) * FLOW_COUNTERS.length + FLOW_COUNTERS.indexOf(counter)]!;
export const groupIn = (t: DayTable, k: number, id: string, counter: GroupCounter): number =>
  t.groupIntervalSums[(k * t.groupIds.length + t.groupIds.indexOf(id)) * GROUP_COUNTERS.length + GROUP_COUNTERS.indexOf(counter)]!;

/** What a group answered of a flow, over all days. */
export function ofSkill(t: DayTable, flowId: string, groupId: string, counter: SkillCounter): number {
  const f = t.flowIds.indexOf(flowId);
  const g = t.groupIds.indexOf(groupId);
  const s = t.skillFlows!.findIndex((of, i) => of === f && t.skillGroups![i] === g);
  return s < 0 ? 0 : t.skillSums![s * SKILL_COUNTERS.length + SKILL_COUNTERS.indexOf(counter)]!;
}

/** Some of a flow's counters, by name. */
export const flowCounts = (t: DayTable, id: string, ...names: readonly FlowCounter[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, ofFlow(t, id, name)]));
/** Some of a group's counters, by name. */
export const groupCounts = (t: DayTable, id: string, ...names: readonly GroupCounter[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, ofGroup(t, id, name)]));

/** The figures of a table that a rule which never applies must leave alone, to the last bit: everything. */
export const everything = (t: DayTable): readonly (readonly number[])[] => [
  [...t.flowCounters],
  [...t.groupCounters],
  [...t.flowIntervalSums],
  [...t.groupIntervalSums],
  [...t.flowIntervalProducts],
  [...t.groupIntervalProducts],
  [...t.skillSums!],
  [...t.waitCounts!],
];

/** A busy day of two flows and two groups with most of the plain rules, to change one thing of. */
export function plainDay(
  change: { flow?: Partial<CentreFlow>; skill?: object; more?: Partial<Centre>; group?: Partial<CentreGroup> } = {},
) {
  const delay = { kind: 'exponential', mean: 300 } as const;
  const a = flow('A', {
    arrivalsPerHour: [60, 110, 90, 50],
    balking: 0.05,
    waitingRoom: 6,
    busyness: { cv: 0.2 },
    redial: { afterAbandonment: 0.5, afterBlocking: 0.5, delay },
    repeat: { probability: 0.2, delay },
    transfers: [{ to: 'B', probability: 0.3, from: ['P'] }],
    ...change.flow,
  });
  const b = flow('B', { arrivalsPerHour: 25, handling: { kind: 'lognormal', mean: 300, cv: 0.8 } });
  const p = { ...group('P', [5, 8, 6, 5], [skill('A', change.skill), skill('B', { queueRank: 2 })]), ...change.group };
  const q = group(
    'Q',
    [3, 3, 2, 3],
    [skill('A', { rank: 2, handlingFactor: 1.2, overflow: { afterSeconds: 20 }, ...change.skill }), skill('B', change.skill)],
  );
  return centre([a, b], [p, q], change.more);
}
