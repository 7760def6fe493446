/**
 * Purpose: compiles a valid centre into typed arrays and random streams for the event loop.
 * Order: flows and groups are sorted by id, so that their order in the file changes nothing, not even the choice among
 * equals; `flowPosition` / `groupPosition` lead back to the file's order.
 */
import type { SamplerBank } from '../../maths/samplers.ts';
import type { Centre, CentreGroup } from '../../model/centre.ts';
import { compileFlows, type FlowTables, UNLIMITED } from './compile-flows.ts';
import { compileSkills, type IndexedSkill, needLuck, type SkillTables, sortedSkills } from './compile-skills.ts';
import { CHANCE } from './duration-law.ts';
import { compileMasks, type Masks } from './masks.ts';
import { orderById, startsOf, valueAt } from './ordering.ts';
import { StreamList } from './stream-layout.ts';

/** What a group's agents do besides answering. */
interface GroupTables {
  /** Int32Array [k * groupCount + g], agents scheduled. */
  readonly agents: Int32Array;
  /** [g] chance that an agent stays away for the day, and the stream that decides on it, −1 = nobody does. */
  readonly absence: Float64Array;
  readonly absenceStream: Int32Array;
  /** [b] breaks. */
  readonly breakGroup: Int32Array;
  readonly breakStart: Float64Array;
  readonly breakSeconds: Float64Array;
  readonly breakAgents: Int32Array;
  /** First stream of the groups' departures: departure stream of g = departureStream + g. */
  readonly departureStream: number;
}

/** The compiled centre. `[f]` flow, `[g]` group, `[k]` interval, `[s]` skill. */
export interface Model extends Masks, FlowTables, SkillTables, GroupTables {
  readonly flowCount: number;
  readonly groupCount: number;
  readonly intervalCount: number;
  readonly skillCount: number;
  readonly breakCount: number;
  readonly flowPosition: Int32Array;
  readonly groupPosition: Int32Array;
  /** [s] position in the file's order: group by group, and in each as it lists them. */
  readonly skillPosition: Int32Array;
  /** Float64Array [intervals + 1], seconds from the start. */
  readonly borders: Float64Array;
  readonly dropAtClosing: boolean;
  /** Surplus agents leave as they come free, none is chosen beforehand. */
  readonly firstLeaves: boolean;
  readonly waitsByInterval: boolean;
  readonly waitingRoom: number;
  readonly bank: SamplerBank;
}

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
  const groups = groupPosition.map((i) => centre.groups[i]!);
  const indexed = sortedSkills(flows, groups);
  const list = new StreamList();
  const skills = compileSkills(list, flows, groups, indexed);
  const luck = needLuck(flows.length, skills);
  const intervals = schedule.source;
  const compiledGroups = compileGroups(list, groups, schedule);
  return {
    ...compileFlows(list, { centre, flows, groups, intervals, day: schedule.day, needLuck: luck }),
    ...skills,
    ...compileMasks(skills, flows.length, groups.length),
    ...compiledGroups,
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
  };
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
