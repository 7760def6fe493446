/**
 * Purpose: compiles a valid centre into typed arrays and random streams for the event loop.
 * Order: flows and groups are sorted by id, so that their order in the file changes nothing, not even the choice among
 * equals; `flowPosition` / `groupPosition` lead back to the file's order.
 * Streams are named by seed, day and the flow's or group's id and purpose, never by an index.
 */
import { createSamplerBank, type Sampler, type SamplerBank } from '../../maths/samplers.ts';
import { STREAM_WORDS, writeStreamKey } from '../../maths/streams.ts';
import type { Centre, CentreFlow, CentreGroup, CentreSkill } from '../../model/centre.ts';
import { busynessSampler, CHANCE, durationSampler, scaleBetween, UNIT_EXPONENTIAL } from './duration-law.ts';
import { compileMasks, type Masks } from './masks.ts';

/** Streams of one flow. FRESH: the nth fresh call; BACK: redials, repeats and transfers in. */
export const GAP = 0;
export const BUSYNESS = 1;
export const HANDLING_FRESH = 2;
export const HANDLING_BACK = 3;
export const PATIENCE_FRESH = 4;
export const PATIENCE_BACK = 5;
export const LUCK_FRESH = 6;
export const LUCK_BACK = 7;
export const BALKING_FRESH = 8;
export const BALKING_BACK = 9;
export const REDIAL_CHANCE = 10;
export const REDIAL_DELAY = 11;
export const REPEAT_CHANCE = 12;
export const REPEAT_DELAY = 13;
export const TRANSFER_CHANCE = 14;
export const FLOW_STREAMS = 15;

const FLOW_PURPOSES = [
  'arrivals',
  'busyness',
  'handling',
  'handling of returning calls',
  'patience',
  'patience of returning calls',
  'luck',
  'luck of returning calls',
  'balking',
  'balking of returning calls',
  'redial',
  'redial delay',
  'repeat',
  'repeat delay',
  'transfer',
] as const;

/** No limit on a waiting room. */
export const UNLIMITED = 0x3fffffff;
/** Seconds within which an answer counts when the flow names no target. */
export const DEFAULT_WITHIN_SECONDS = 20;

/** What a flow's calls may do, as bits, so that the loop skips what cannot happen. */
export const HAS_PATIENCE = 1;
export const HAS_BALKING = 2;
export const HAS_LUCK = 4;
export const HAS_TRANSFERS = 8;
export const HAS_REPEATS = 16;

/** The compiled centre. `[f]` flow, `[g]` group, `[k]` interval, `[s]` skill; skills stand flow by flow, by rank. */
export interface Model extends Masks {
  readonly flowCount: number;
  readonly groupCount: number;
  readonly intervalCount: number;
  readonly flowPosition: Int32Array;
  readonly groupPosition: Int32Array;
  /** Float64Array [intervals + 1], seconds from the start. */
  readonly borders: Float64Array;
  readonly dropAtClosing: boolean;
  readonly waitsByInterval: boolean;
  readonly waitingRoom: number;
  /** Float64Array [k * flowCount + f], calls per second. */
  readonly rate: Float64Array;
  /** Uint8Array [k * flowCount + f], 0 = returning and transferred calls are not made. */
  readonly open: Uint8Array;
  /** Int32Array [k * groupCount + g], agents staffed. */
  readonly agents: Int32Array;
  /** Int32Array [f] bits HAS_…. */
  readonly features: Int32Array;
  readonly within: Float64Array;
  readonly room: Int32Array;
  readonly balking: Float64Array;
  readonly redialAbandoned: Float64Array;
  readonly redialBlocked: Float64Array;
  readonly repeat: Float64Array;
  /** Transfers of flow f: [transferStart[f], transferStart[f+1]); `transferFrom` [transfer * groupCount + g] 1 = after this group. */
  readonly transferStart: Int32Array;
  readonly transferTo: Int32Array;
  readonly transferShare: Float64Array;
  readonly transferFrom: Uint8Array;
  /** Skills of flow f: [routeStart[f], routeStart[f+1]), lowest rank first; equal `routeTier` = equal rank. */
  readonly routeStart: Int32Array;
  readonly routeTier: Int32Array;
  readonly skillFlow: Int32Array;
  readonly skillGroup: Int32Array;
  readonly skillAfter: Float64Array;
  readonly skillQueue: Int32Array;
  readonly skillIdle: Int32Array;
  /** Factor on the call's own handling draw, or, where `skillLaw` ≥ 0, on a draw of that stream's law. */
  readonly skillScale: Float64Array;
  readonly skillLaw: Int32Array;
  /** Skills of group g: pickSkill[pickStart[g] … pickStart[g+1]), lowest queueRank first; equal `pickTier` = equal rank. */
  readonly pickStart: Int32Array;
  readonly pickSkill: Int32Array;
  readonly pickTier: Int32Array;
  /** Distinct afterSeconds > 0 of flow f, ascending: threshold[thresholdStart[f] … thresholdStart[f+1]). */
  readonly thresholdStart: Int32Array;
  readonly threshold: Float64Array;
  /** First stream of the groups' departures: departure stream of g = departureStream + g. */
  readonly departureStream: number;
  readonly bank: SamplerBank;
}

/** When the intervals of a run start and end, and which interval of the file each one copies. */
export interface Schedule {
  readonly borders: readonly number[];
  readonly source: readonly number[];
  /** Whether the day's busyness factor is drawn (a stationary run has no day). */
  readonly busyness: boolean;
  /** Waits are counted by interval (a stationary run); false = over the whole replication. */
  readonly waitsByInterval?: boolean;
}

/** The intervals of an operating day. */
export function daySchedule(centre: Centre): Schedule {
  const count = centre.intervals;
  return {
    borders: Array.from({ length: count + 1 }, (_, k) => k * centre.intervalSeconds),
    source: Array.from({ length: count }, (_, k) => k),
    busyness: true,
  };
}

interface IndexedSkill {
  readonly flow: number;
  readonly group: number;
  readonly skill: CentreSkill;
}

/** Positions in the order of ids (by UTF-16 code units, the same everywhere). */
function orderById(items: readonly { readonly id: string }[]): number[] {
  return items.map((_, i) => i).sort((a, b) => compareIds(items[a]!.id, items[b]!.id));
}

function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const at = (value: number | readonly number[], interval: number): number => (typeof value === 'number' ? value : value[interval]!);

function startsOf(counts: readonly number[]): Int32Array {
  const starts = new Int32Array(counts.length + 1);
  counts.forEach((count, i) => {
    starts[i + 1] = starts[i]! + count;
  });
  return starts;
}

/** Compiles; the centre must be valid (src/model/centre-validation.ts). */
export function prepare(centre: Centre, schedule: Schedule, seed: number, dayId: string): Model {
  const flowPosition = orderById(centre.flows);
  const groupPosition = orderById(centre.groups);
  const flows = flowPosition.map((i) => centre.flows[i]!);
  const groups = groupPosition.map((i) => centre.groups[i]!);
  const skills = sortedSkills(flows, groups);
  const samplers: Sampler[] = flows.flatMap((flow) => flowSamplers(flow, schedule.busyness));
  const laws = skillLaws(flows, skills, samplers);
  const departureStream = samplers.length;
  for (const _ of groups) samplers.push(CHANCE);
  const bank = createSamplerBank(samplers);
  nameStreams(bank, flows, groups, skills, laws.law, departureStream, [String(seed), dayId]);
  const compiledSkills = { ...compileSkills(flows, skills), ...compilePicks(groups, skills) };
  return {
    flowCount: flows.length,
    groupCount: groups.length,
    intervalCount: schedule.source.length,
    flowPosition: Int32Array.from(flowPosition),
    groupPosition: Int32Array.from(groupPosition),
    borders: Float64Array.from(schedule.borders),
    dropAtClosing: centre.closing === 'drop',
    waitsByInterval: schedule.waitsByInterval ?? false,
    waitingRoom: centre.waitingRoom ?? UNLIMITED,
    rate: Float64Array.from(schedule.source.flatMap((k) => flows.map((flow) => at(flow.arrivalsPerHour, k) / 3600))),
    open: Uint8Array.from(schedule.source.flatMap((k) => flows.map((flow) => at(flow.open ?? 1, k)))),
    agents: Int32Array.from(schedule.source.flatMap((k) => groups.map((group) => at(group.agents, k)))),
    ...compileFlows(flows, groups, laws.needLuck),
    ...compiledSkills,
    ...compileMasks(compiledSkills, flows.length, groups.length),
    skillScale: laws.scale,
    skillLaw: laws.law,
    departureStream,
    bank,
  };
}

/** All skills by flow, then rank, then group. Skills of unknown flows do not occur in a valid centre. */
function sortedSkills(flows: readonly CentreFlow[], groups: readonly CentreGroup[]): IndexedSkill[] {
  const position = new Map(flows.map((flow, f) => [flow.id, f]));
  const skills = groups.flatMap((group, g) => group.skills.map((skill) => ({ flow: position.get(skill.flow)!, group: g, skill })));
  return skills.sort((a, b) => a.flow - b.flow || a.skill.rank - b.skill.rank || a.group - b.group);
}

function flowSamplers(flow: CentreFlow, busyness: boolean): Sampler[] {
  const handling = durationSampler(flow.handling);
  const patience = flow.patience ? durationSampler(flow.patience) : CHANCE;
  const samplers: Sampler[] = new Array<Sampler>(FLOW_STREAMS).fill(CHANCE);
  samplers[GAP] = UNIT_EXPONENTIAL;
  samplers[BUSYNESS] = busynessSampler(busyness ? (flow.busyness?.cv ?? 0) : 0);
  samplers[HANDLING_FRESH] = handling;
  samplers[HANDLING_BACK] = handling;
  samplers[PATIENCE_FRESH] = patience;
  samplers[PATIENCE_BACK] = patience;
  if (flow.redial) samplers[REDIAL_DELAY] = durationSampler(flow.redial.delay);
  if (flow.repeat) samplers[REPEAT_DELAY] = durationSampler(flow.repeat.delay);
  return samplers;
}

/** How each skill makes a handling time from the call's draw; laws of another shape get a stream at the end of `samplers`. */
function skillLaws(
  flows: readonly CentreFlow[],
  skills: readonly IndexedSkill[],
  samplers: Sampler[],
): { scale: Float64Array; law: Int32Array; needLuck: readonly boolean[] } {
  const scale = new Float64Array(skills.length);
  const law = new Int32Array(skills.length).fill(-1);
  const needLuck = flows.map(() => false);
  skills.forEach(({ flow, skill }, s) => {
    const factor = skill.handlingFactor ?? 1;
    if (!skill.handling) {
      scale[s] = factor;
      return;
    }
    const own = durationSampler(skill.handling);
    const ratio = scaleBetween(samplers[flow * FLOW_STREAMS + HANDLING_FRESH]!, own);
    scale[s] = (ratio ?? 1) * factor;
    if (ratio !== null) return;
    law[s] = samplers.length;
    samplers.push(own);
    needLuck[flow] = true;
  });
  return { scale, law, needLuck };
}

function nameStreams(
  bank: SamplerBank,
  flows: readonly CentreFlow[],
  groups: readonly CentreGroup[],
  skills: readonly IndexedSkill[],
  skillLaw: Int32Array,
  departureStream: number,
  prefix: readonly string[],
): void {
  flows.forEach((flow, f) => {
    FLOW_PURPOSES.forEach((purpose, p) => {
      writeStreamKey(bank.keys, (f * FLOW_STREAMS + p) * STREAM_WORDS, [...prefix, 'flow', flow.id, purpose]);
    });
  });
  skills.forEach(({ flow }, s) => {
    if (skillLaw[s]! < 0) return;
    writeStreamKey(bank.keys, skillLaw[s]! * STREAM_WORDS, [...prefix, 'flow', flows[flow]!.id, 'handling by luck']);
  });
  groups.forEach((group, g) => {
    writeStreamKey(bank.keys, (departureStream + g) * STREAM_WORDS, [...prefix, 'group', group.id, 'departures']);
  });
}

function featuresOf(flow: CentreFlow, needLuck: boolean): number {
  return (
    (flow.patience ? HAS_PATIENCE : 0) |
    ((flow.balking ?? 0) > 0 ? HAS_BALKING : 0) |
    (needLuck ? HAS_LUCK : 0) |
    ((flow.transfers?.length ?? 0) > 0 ? HAS_TRANSFERS : 0) |
    ((flow.repeat?.probability ?? 0) > 0 ? HAS_REPEATS : 0)
  );
}

function compileFlows(flows: readonly CentreFlow[], groups: readonly CentreGroup[], needLuck: readonly boolean[]) {
  const flowOf = new Map(flows.map((flow, f) => [flow.id, f]));
  const transfers = flows.flatMap((flow) => [...(flow.transfers ?? [])].sort((a, b) => compareIds(a.to, b.to)));
  return {
    features: Int32Array.from(flows, (flow, f) => featuresOf(flow, needLuck[f]!)),
    within: Float64Array.from(flows, (flow) => flow.target?.withinSeconds ?? DEFAULT_WITHIN_SECONDS),
    room: Int32Array.from(flows, (flow) => flow.waitingRoom ?? UNLIMITED),
    balking: Float64Array.from(flows, (flow) => flow.balking ?? 0),
    redialAbandoned: Float64Array.from(flows, (flow) => flow.redial?.afterAbandonment ?? 0),
    redialBlocked: Float64Array.from(flows, (flow) => flow.redial?.afterBlocking ?? 0),
    repeat: Float64Array.from(flows, (flow) => flow.repeat?.probability ?? 0),
    transferStart: startsOf(flows.map((flow) => flow.transfers?.length ?? 0)),
    transferTo: Int32Array.from(transfers, (t) => flowOf.get(t.to)!),
    transferShare: Float64Array.from(transfers, (t) => t.probability),
    transferFrom: Uint8Array.from(transfers.flatMap((t) => groups.map((group) => (!t.from || t.from.includes(group.id) ? 1 : 0)))),
  };
}

/** Numbers equal neighbours alike: [1, 1, 2, 5] → [0, 0, 1, 2]. */
function tiers(ranks: readonly number[]): number[] {
  let tier = 0;
  return ranks.map((rank, i) => {
    if (i > 0 && rank !== ranks[i - 1]) tier++;
    return tier;
  });
}

function compileSkills(flows: readonly CentreFlow[], skills: readonly IndexedSkill[]) {
  const byFlow = flows.map(() => [] as IndexedSkill[]);
  for (const skill of skills) byFlow[skill.flow]!.push(skill);
  const thresholds = byFlow.map((own) => {
    const after = own.map((s) => s.skill.overflow?.afterSeconds ?? 0);
    return [...new Set(after)].filter((seconds) => seconds > 0).sort((a, b) => a - b);
  });
  return {
    routeStart: startsOf(byFlow.map((own) => own.length)),
    // Within one flow only the comparison of tiers matters, so one numbering over all flows serves.
    routeTier: Int32Array.from(tiers(skills.map((s) => s.skill.rank))),
    skillFlow: Int32Array.from(skills, (s) => s.flow),
    skillGroup: Int32Array.from(skills, (s) => s.group),
    skillAfter: Float64Array.from(skills, (s) => s.skill.overflow?.afterSeconds ?? 0),
    skillQueue: Int32Array.from(skills, (s) => s.skill.overflow?.queueAtLeast ?? 0),
    skillIdle: Int32Array.from(skills, (s) => s.skill.overflow?.idleAtLeast ?? 0),
    thresholdStart: startsOf(thresholds.map((list) => list.length)),
    threshold: Float64Array.from(thresholds.flat()),
  };
}

function compilePicks(groups: readonly CentreGroup[], skills: readonly IndexedSkill[]) {
  const byGroup = groups.map(() => [] as number[]);
  skills.forEach((s, i) => {
    byGroup[s.group]!.push(i);
  });
  for (const list of byGroup) {
    list.sort((a, b) => skills[a]!.skill.queueRank - skills[b]!.skill.queueRank || skills[a]!.flow - skills[b]!.flow);
  }
  const picks = byGroup.flat();
  return {
    pickStart: startsOf(byGroup.map((list) => list.length)),
    pickSkill: Int32Array.from(picks),
    pickTier: Int32Array.from(tiers(picks.map((s) => skills[s]!.skill.queueRank))),
  };
}
