/**
 * Purpose: compiles the paces of a group's agents: which share of them has which factor on each of the group's skills.
 * Paces that do not differ on any skill are one, and a group whose agents are all of one pace has none: its factor is its skills'.
 * Order: by the factors, skill by skill in the order of flows, so that the order in the file changes nothing.
 */
import type { CentreGroup } from '../../model/centre.ts';
import { factorsOf } from '../../model/paces.ts';
import type { IndexedSkill } from './compile-skills.ts';
import { CHANCE } from './duration-law.ts';
import { compareIds, startsOf } from './ordering.ts';
import type { StreamList } from './stream-layout.ts';

/** Shares that add up to within this of 1 are everybody. */
const ROUNDING = 1e-9;

export interface PaceTables {
  readonly paceCount: number;
  /** Paces of group g: [paceStart[g], paceStart[g+1]); none where all agents work alike. */
  readonly paceStart: Int32Array;
  /** [p] its group, and the share of the group's agents who have this pace or one before it; 1 for the last. */
  readonly paceGroup: Int32Array;
  readonly paceUpTo: Float64Array;
  /** [s] place in paceFactor of the skill's factor for the group's first pace, the others follow; −1 = no paces. */
  readonly skillPaces: Int32Array;
  readonly paceFactor: Float64Array;
  /** [g] stream of who has which pace; −1 = no paces. */
  readonly paceStream: Int32Array;
  /** How many agents have a pace whose number is not whole: drawn, or the nearest one. */
  readonly pacesDrawn: boolean;
}

interface Pace {
  readonly share: number;
  /** By skill of the group, in the order of its flows' ids. */
  readonly factors: readonly number[];
}

const flowsOf = (group: CentreGroup): string[] => group.skills.map(({ flow }) => flow).sort(compareIds);

function compareFactors(a: Pace, b: Pace): number {
  const at = a.factors.findIndex((factor, i) => factor !== b.factors[i]);
  return at < 0 ? a.share - b.share : a.factors[at]! - b.factors[at]!;
}

/** The different paces of a group's agents, those with the factor 1 included; empty without the field. */
function differentPaces(group: CentreGroup): readonly Pace[] {
  const given = (group.paces ?? []).filter(({ share }) => share > 0);
  if (given.length === 0) return [];
  const flows = flowsOf(group);
  const paces = given.map((pace): Pace => ({ share: pace.share, factors: factorsOf(pace, flows) })).sort(compareFactors);
  const rest = 1 - paces.reduce((sum, { share }) => sum + share, 0);
  const all = rest > ROUNDING ? [...paces, { share: rest, factors: flows.map(() => 1) }].sort(compareFactors) : paces;
  const merged: Pace[] = [];
  for (const pace of all) {
    const last = merged.at(-1);
    if (last?.factors.every((factor, i) => factor === pace.factors[i])) {
      merged[merged.length - 1] = { ...last, share: last.share + pace.share };
    } else merged.push(pace);
  }
  return merged;
}

/** The group with its different paces only: none when all agents have the same, which is then its skills'. */
export function withoutSinglePace(group: CentreGroup): CentreGroup {
  if (group.paces === undefined) return group;
  const { paces: _, ...plain } = group;
  const different = differentPaces(group);
  if (different.length > 1) return group;
  const flows = flowsOf(group);
  const factors = new Map(flows.map((flow, i) => [flow, different[0]?.factors[i] ?? 1]));
  return {
    ...plain,
    skills: group.skills.map((skill) => ({ ...skill, handlingFactor: (skill.handlingFactor ?? 1) * factors.get(skill.flow)! })),
  };
}

/**
 * @param groups as withoutSinglePace gives them
 * @param day whether there is a day; a stationary run has the nearest whole numbers of agents
 */
export function compilePaces(list: StreamList, groups: readonly CentreGroup[], skills: readonly IndexedSkill[], day: boolean): PaceTables {
  const paces = groups.map(differentPaces);
  const places = groups.map((group) => new Map(flowsOf(group).map((flow, i) => [flow, i])));
  const skillPaces = new Int32Array(skills.length).fill(-1);
  const factors: number[] = [];
  skills.forEach(({ group, skill }, s) => {
    if (paces[group]!.length === 0) return;
    skillPaces[s] = factors.length;
    for (const pace of paces[group]!) factors.push(pace.factors[places[group]!.get(skill.flow)!]!);
  });
  return {
    paceCount: paces.flat().length,
    paceStart: startsOf(paces.map((own) => own.length)),
    paceGroup: Int32Array.from(paces.flatMap((own, g) => own.map(() => g))),
    paceUpTo: Float64Array.from(paces.flatMap(cumulated)),
    skillPaces,
    paceFactor: Float64Array.from(factors),
    paceStream: Int32Array.from(groups, (group, g) => (paces[g]!.length > 0 ? list.add(CHANCE, ['group', group.id, 'paces']) : -1)),
    pacesDrawn: day,
  };
}

function cumulated(paces: readonly Pace[]): number[] {
  let sum = 0;
  return paces.map(({ share }, i) => {
    sum += share;
    return i === paces.length - 1 ? 1 : sum;
  });
}
