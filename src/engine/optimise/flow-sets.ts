/**
 * Purpose: the sets of flows whose common requirement is worth a constraint: every flow alone, and flows tied by groups that answer both.
 * A set that is not connected says nothing that its parts do not say. Small sets first; their number is bounded.
 */
import type { StaffingProblem } from './staffing-problem.ts';

export interface FlowSet {
  /** Ascending positions. */
  readonly flows: readonly number[];
  /** Groups that can answer at least one of them (in time). */
  readonly groups: readonly number[];
  /** By group of `groups`: what one of its agents counts: the share of them who come / the handling factor of the flow they handle fastest. */
  readonly weights: readonly number[];
}

const MOST_SETS = 96;

export type Able = 'servers' | 'prompt';

/** `able`: the groups that count: all that can answer, or those that may do so within the promised time. */
export function flowSet(problem: StaffingProblem, flows: readonly number[], able: Able): FlowSet {
  const groups: number[] = [];
  const weights: number[] = [];
  for (const [g, group] of problem.groups.entries()) {
    const counts = (flow: number): boolean => flows.includes(flow) && problem.flows[flow][able].includes(g);
    const factors = group.skills.flatMap((skill) => (counts(skill.flow) ? [skill.factor] : []));
    if (factors.length === 0) continue;
    groups.push(g);
    weights.push(group.present / Math.min(...factors));
  }
  return { flows, groups, weights };
}

const sorted = (numbers: Iterable<number>): number[] => [...numbers].sort((a, b) => a - b);

/** By flow: the wanted flows that some group answers too. */
function neighbours(problem: StaffingProblem, wanted: readonly number[], able: Able): number[][] {
  return problem.flows.map((flow, f) =>
    wanted.filter((other) => other !== f && problem.flows[other][able].some((g) => flow[able].includes(g))),
  );
}

/** The connected sets among the wanted flows, whole components always among them. */
export function flowSets(problem: StaffingProblem, wanted: readonly number[], able: Able): readonly FlowSet[] {
  const tied = neighbours(problem, wanted, able);
  const found = new Map<string, readonly number[]>();
  let level = wanted.map((f): readonly number[] => [f]);
  for (const set of level) found.set(set.join(), set);
  while (level.length > 0 && found.size < MOST_SETS) {
    const next: (readonly number[])[] = [];
    for (const set of level) {
      for (const more of new Set(set.flatMap((f) => tied[f]))) {
        if (set.includes(more) || found.size >= MOST_SETS) continue;
        const larger = sorted([...set, more]);
        if (found.has(larger.join())) continue;
        found.set(larger.join(), larger);
        next.push(larger);
      }
    }
    level = next;
  }
  for (const component of components(wanted, tied)) found.set(component.join(), component);
  return [...found.values()].map((flows) => flowSet(problem, flows, able));
}

function components(wanted: readonly number[], tied: readonly (readonly number[])[]): number[][] {
  const seen = new Set<number>();
  const result: number[][] = [];
  for (const start of wanted) {
    if (seen.has(start)) continue;
    seen.add(start);
    const component = [start];
    for (let i = 0; i < component.length; i++) {
      for (const more of tied[component[i]]) {
        if (seen.has(more)) continue;
        seen.add(more);
        component.push(more);
      }
    }
    result.push(sorted(component));
  }
  return result;
}
