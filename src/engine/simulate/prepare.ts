/**
 * Purpose: compiles a valid centre into typed arrays and random streams for the event loop.
 * Order: flows and groups are sorted by id, so that their order in the file changes nothing, not even the choice among
 * equals; `flowPosition` / `groupPosition` lead back to the file's order.
 */
import type { Centre, CentreGroup } from '../../model/centre.ts';
import { compileFlows, UNLIMITED } from './compile-flows.ts';
import { compilePaces, withoutSinglePace } from './compile-paces.ts';
import { compileSkills, type IndexedSkill, needLuck, sortedSkills } from './compile-skills.ts';
import { CHANCE } from './duration-law.ts';
import { compileMasks } from './masks.ts';
import { type GroupTables, inOneShape, type Model } from './model.ts';
import { orderById, startsOf, valueAt } from './ordering.ts';
import { StreamList } from './stream-layout.ts';

/** When the intervals of a run start and end, and which interval of the file each one copies. */
export interface Schedule {
  readonly borders: readonly number[];
  readonly source: readonly number[];
  /** Whether there is a day, with its busyness, absences, breaks and backlog (a stationary run has none). */
  readonly day: boolean;
  /** Waits are counted by interval (a stationary run); false = over the whole replication. */
  readonly waitsByInterval?: boolean;
}

/** The intervals of an operating day. */
export function daySchedule(centre: Centre): Schedule {
  const count = centre.intervals;
  return {
    borders: Array.from({ length: count + 1 }, (_, k) => k * centre.intervalSeconds),
    source: Array.from({ length: count }, (_, k) => k),
    day: true,
  };
}

/** Compiles; the centre must be valid (src/model/centre-validation.ts). */
export function prepare(centre: Centre, schedule: Schedule, seed: number, dayId: string): Model {
  const flowPosition = orderById(centre.flows);
  const groupPosition = orderById(centre.groups);
  const flows = flowPosition.map((i) => centre.flows[i]!);
  const groups = groupPosition.map((i) => withoutSinglePace(centre.groups[i]!));
  const indexed = sortedSkills(flows, groups);
  const list = new StreamList();
  const skills = compileSkills(list, flows, groups, indexed);
  const luck = needLuck(flows.length, skills);
  const intervals = schedule.source;
  const compiledGroups = compileGroups(list, groups, schedule);
  return inOneShape({
    ...compileFlows(list, { centre, flows, groups, intervals, day: schedule.day, needLuck: luck }),
    ...skills,
    ...compileMasks(skills, flows.length, groups.length),
    ...compiledGroups,
    ...compilePaces(list, groups, indexed, schedule.day),
    flowCount: flows.length,
    groupCount: groups.length,
    intervalCount: intervals.length,
    skillCount: indexed.length,
    breakCount: compiledGroups.breakGroup.length,
    flowPosition: Int32Array.from(flowPosition),
    groupPosition: Int32Array.from(groupPosition),
    skillPosition: skillPositions(centre, groupPosition, indexed),
    borders: Float64Array.from(schedule.borders),
    dropAtClosing: centre.closing === 'drop',
    firstLeaves: centre.departures === 'first',
    waitsByInterval: schedule.waitsByInterval ?? false,
    waitingRoom: centre.waitingRoom ?? UNLIMITED,
    bank: list.bank([String(seed), dayId]),
  });
}

/** [s] position of each skill in the file. @param groupPosition the file's place of each group in the order of ids */
function skillPositions(centre: Centre, groupPosition: readonly number[], skills: readonly IndexedSkill[]): Int32Array {
  const first = startsOf(centre.groups.map((group) => group.skills.length));
  return Int32Array.from(skills, ({ group, index }) => first[groupPosition[group]!]! + index);
}

function compileGroups(list: StreamList, groups: readonly CentreGroup[], { source, day }: Schedule): GroupTables {
  const departureStream = list.length;
  for (const group of groups) list.add(CHANCE, ['group', group.id, 'departures']);
  const absence = Float64Array.from(groups, (group) => (day ? (group.absence?.probability ?? 0) : 0));
  const breaks = groups.flatMap((group, g) => (day ? (group.breaks ?? []) : []).map((one) => ({ g, ...one })));
  return {
    departureStream,
    agents: Int32Array.from(source.flatMap((k) => groups.map((group) => valueAt(group.agents, k)))),
    absence,
    absenceStream: Int32Array.from(groups, (group, g) => (absence[g]! > 0 ? list.add(CHANCE, ['group', group.id, 'absence']) : -1)),
    breakGroup: Int32Array.from(breaks, ({ g }) => g),
    breakStart: Float64Array.from(breaks, ({ startSeconds }) => startSeconds),
    breakSeconds: Float64Array.from(breaks, ({ seconds }) => seconds),
    breakAgents: Int32Array.from(breaks, ({ agents }) => agents),
  };
}
