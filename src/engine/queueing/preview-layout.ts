/**
 * A centre as the preview reads it: flat arrays, rates per second, skills sorted the two ways they are walked.
 * Durations are reduced to their means: the closed forms know no more.
 */
import type { Centre, CentreFlow, CentreSkill, ServiceTarget } from '../../model/centre.ts';
import { meanFactors } from '../../model/paces.ts';
import { DEFAULT_WITHIN_SECONDS } from '../simulate/compile-flows.ts';
import { distributionMean } from '../simulate/estimate-work.ts';

/** A share of the answered calls of `from` arrives in `to`; `groups` null = whoever answered. */
export interface PreviewTransfer {
  readonly from: number;
  readonly to: number;
  readonly probability: number;
  /** [groupCount], 1 = calls answered by this group are transferred. */
  readonly groups: Uint8Array | null;
}

export interface PreviewLayout {
  readonly centre: Centre;
  readonly flowCount: number;
  readonly groupCount: number;
  readonly intervals: number;
  readonly intervalSeconds: number;
  /** [interval * flowCount + flow], fresh calls per second. */
  readonly fresh: Float64Array;
  /** [interval * groupCount + group], agents. */
  readonly agents: Float64Array;
  /** Skills of flow f are firstSkill[f] .. firstSkill[f + 1] - 1, by rank; [flowCount + 1]. */
  readonly firstSkill: Int32Array;
  /** [skill] each. */
  readonly skillFlow: Int32Array;
  readonly skillGroup: Int32Array;
  readonly skillRank: Float64Array;
  readonly skillQueueRank: Float64Array;
  /** Mean handling time, seconds. */
  readonly skillHandling: Float64Array;
  /** 1 where the skill has no overflow condition that takes time or a queue. */
  readonly skillOpen: Uint8Array;
  /** [skill], waiting time from which the skill may be used, seconds; 0 = at once. */
  readonly skillAfter: Float64Array;
  /** [flow], 1 where some skills open only after the time of the service level: within it the call has its first groups alone. */
  readonly staged: Uint8Array;
  /** [interval * flowCount + flow], 1 while returning and transferred calls are taken. */
  readonly open: Uint8Array;
  /** Skills of group g in the group's order of preference are groupSkills[firstOfGroup[g]] ..; [groupCount + 1], [skill]. */
  readonly firstOfGroup: Int32Array;
  readonly groupSkills: Int32Array;
  /** [skill], in the order of `groupSkills`: the walk over a group's skills is the preview's innermost loop. */
  readonly groupSkillFlow: Int32Array;
  readonly groupSkillRank: Float64Array;
  readonly overflow: readonly (CentreSkill['overflow'] | null)[];
  /** [flow]: 1 / mean patience, 0 = waits for ever. */
  readonly leaving: Float64Array;
  readonly balking: Float64Array;
  readonly busynessCv: Float64Array;
  readonly within: Float64Array;
  /** [flow], places to wait; Infinity = no limit. A limit of the whole centre counts for each flow. */
  readonly waitingRoom: Float64Array;
  readonly targets: readonly (ServiceTarget | null)[];
  readonly transfers: readonly PreviewTransfer[];
  /** [flow], index of the pool: flows answered by the same groups with the same ranks and conditions share one. */
  readonly poolOf: Int32Array;
  readonly poolCount: number;
}

function perInterval(value: number | readonly number[], interval: number): number {
  return typeof value === 'number' ? value : value[interval]!;
}

/** Mean handling time, the paces of the group's agents included. */
function handlingSeconds(flow: CentreFlow, { skill, factor }: SkillEntry): number {
  return distributionMean(skill.handling ?? flow.handling) * factor;
}

interface SkillEntry {
  readonly flow: number;
  readonly group: number;
  readonly skill: CentreSkill;
  readonly factor: number;
}

/** Pools by what decides where a call may go; handling times may differ, they are mixed. */
function findPools(flowCount: number, entries: readonly SkillEntry[]): { poolOf: Int32Array; poolCount: number } {
  const keys: string[] = Array.from({ length: flowCount }, () => '');
  for (const { flow, group, skill } of entries) {
    const o = skill.overflow;
    const condition = o ? `${o.afterSeconds ?? 0}/${o.queueAtLeast ?? 1}/${o.idleAtLeast ?? 1}` : '';
    keys[flow] += `${group}:${skill.rank}:${skill.queueRank}:${condition};`;
  }
  const pools = new Map<string, number>();
  const poolOf = Int32Array.from(keys, (key) => {
    if (!pools.has(key)) pools.set(key, pools.size);
    return pools.get(key)!;
  });
  return { poolOf, poolCount: pools.size };
}

function findStaged(flows: readonly CentreFlow[], entries: readonly SkillEntry[]): Uint8Array {
  const staged = new Uint8Array(flows.length);
  const atOnce = new Uint8Array(flows.length);
  for (const { flow, skill } of entries) {
    const after = skill.overflow?.afterSeconds ?? 0;
    if (after === 0) atOnce[flow] = 1;
    if (after > (flows[flow]!.target?.withinSeconds ?? DEFAULT_WITHIN_SECONDS)) staged[flow] = 1;
  }
  return staged.map((value, f) => value & atOnce[f]!);
}

function readTransfers(centre: Centre, flowIndex: ReadonlyMap<string, number>): PreviewTransfer[] {
  return centre.flows.flatMap((flow, from) =>
    (flow.transfers ?? []).map(({ to, probability, from: groupIds }) => ({
      from,
      to: flowIndex.get(to)!,
      probability,
      groups: groupIds ? Uint8Array.from(centre.groups, (group) => (groupIds.includes(group.id) ? 1 : 0)) : null,
    })),
  );
}

/** Coefficient of variation of a flow's daily rate: its own factor and the centre's that it shares. The factors are independent, of mean 1. */
function dayCv(centre: Centre, { busyness }: CentreFlow): number {
  const shared = (busyness?.dayFactors ?? []).map((id) => centre.dayFactors?.find((factor) => factor.id === id)?.cv ?? 0);
  return Math.sqrt([busyness?.cv ?? 0, ...shared].reduce((square, cv) => square * (1 + cv * cv), 1) - 1);
}

/** A loop: Float64Array.from takes several times as long, and a trajectory lays thousands of centres out. */
function fill(length: number, value: (i: number) => number): Float64Array {
  const values = new Float64Array(length);
  for (let i = 0; i < length; i++) values[i] = value(i);
  return values;
}

/** @param centre a valid centre file (model/centre-validation.ts) */
export function layOut(centre: Centre): PreviewLayout {
  const { flows, groups, intervals, intervalSeconds } = centre;
  const flowIndex = new Map(flows.map((flow, i) => [flow.id, i]));
  const entries: SkillEntry[] = groups.flatMap((group, g) => {
    const factors = meanFactors(group);
    return group.skills.map((skill, i) => ({ flow: flowIndex.get(skill.flow)!, group: g, skill, factor: factors[i]! }));
  });
  entries.sort((a, b) => a.flow - b.flow || a.skill.rank - b.skill.rank || a.group - b.group);
  const count = (key: 'flow' | 'group', size: number) => {
    const first = new Int32Array(size + 1);
    for (const entry of entries) first[entry[key] + 1]!++;
    for (let i = 0; i < size; i++) first[i + 1]! += first[i]!;
    return first;
  };
  const groupSkills = Int32Array.from(entries.keys());
  groupSkills.sort((a, b) => entries[a]!.group - entries[b]!.group || entries[a]!.skill.queueRank - entries[b]!.skill.queueRank || a - b);
  const each = (value: (entry: SkillEntry) => number) => fill(entries.length, (s) => value(entries[s]!));
  const byFlow = (value: (flow: CentreFlow) => number) => fill(flows.length, (f) => value(flows[f]!));
  const table = (rows: number, value: (row: number, interval: number) => number) =>
    fill(rows * intervals, (i) => value(i % rows, Math.floor(i / rows)));
  return {
    centre,
    flowCount: flows.length,
    groupCount: groups.length,
    intervals,
    intervalSeconds,
    // Work that can wait does not make calls wait: calls come first, and enough agents stay free for them.
    fresh: table(flows.length, (f, t) => (flows[f]!.deferrable ? 0 : perInterval(flows[f]!.arrivalsPerHour, t) / 3600)),
    agents: table(groups.length, (g, t) => perInterval(groups[g]!.agents, t)),
    firstSkill: count('flow', flows.length),
    skillFlow: Int32Array.from(entries, (entry) => entry.flow),
    skillGroup: Int32Array.from(entries, (entry) => entry.group),
    skillRank: each(({ skill }) => skill.rank),
    skillQueueRank: each(({ skill }) => skill.queueRank),
    skillHandling: each((entry) => handlingSeconds(flows[entry.flow]!, entry)),
    skillOpen: Uint8Array.from(entries, ({ skill: { overflow: o } }) =>
      o && ((o.afterSeconds ?? 0) > 0 || (o.queueAtLeast ?? 1) > 1) ? 0 : 1,
    ),
    skillAfter: each(({ skill }) => skill.overflow?.afterSeconds ?? 0),
    staged: findStaged(flows, entries),
    open: Uint8Array.from(table(flows.length, (f, t) => perInterval(flows[f]!.open ?? 1, t))),
    firstOfGroup: count('group', groups.length),
    groupSkills,
    groupSkillFlow: groupSkills.map((s) => entries[s]!.flow),
    groupSkillRank: Float64Array.from(groupSkills, (s) => entries[s]!.skill.queueRank),
    overflow: entries.map(({ skill }) => skill.overflow ?? null),
    leaving: byFlow((flow) => (flow.patience ? 1 / distributionMean(flow.patience) : 0)),
    balking: byFlow((flow) => flow.balking ?? 0),
    busynessCv: byFlow((flow) => dayCv(centre, flow)),
    within: byFlow((flow) => flow.target?.withinSeconds ?? DEFAULT_WITHIN_SECONDS),
    waitingRoom: byFlow((flow) => Math.min(flow.waitingRoom ?? Number.POSITIVE_INFINITY, centre.waitingRoom ?? Number.POSITIVE_INFINITY)),
    targets: flows.map((flow) => flow.target ?? null),
    transfers: readTransfers(centre, flowIndex),
    ...findPools(flows.length, entries),
  };
}
