/**
 * Purpose: the sets of flows whose common requirement is worth a constraint: every flow alone, and flows tied by groups that serve both.
 * A set that is not connected says nothing that its parts do not say. Small sets first; their number is bounded.
 */
import type { StaffingProblem } from './staffing-problem.ts';

export interface FlowSet {
  /** Ascending positions. */
  readonly flows: readonly number[];
  /** Groups that can answer at least one of them. */
  readonly groups: readonly number[];
  /** By group of `groups`: what one of its agents counts, 1 / the handling factor of the flow it handles fastest. */
  readonly weights: readonly number[];
}

const MOST_SETS = 96;

function neighbours(problem: StaffingProblem, wanted: (flow: number) => boolean): number[][] {
  return problem.flows.map((_, f) => {
    const tied = new Set<number>();
    for (const g of problem.flows[f].servers) for (const skill of problem.groups[g].skills) if (wanted(skill.flow)) tied.add(skill.flow);
    tied.delete(f);
    return [...tied].sort((a, b) => a - b);
  });
}

export function flowSet(problem: StaffingProblem, flows: readonly number[]): FlowSet {
  const groups: number[] = [];
  const weights: number[] = [];
  for (const [g, group] of problem.groups.entries()) {
    const factors = group.skills.flatMap((skill) => (flows.includes(skill.flow) ? [skill.factor] : []));
    if (factors.length === 0) continue;
    groups.push(g);
    weights.push(1 / Math.min(...factors));
  }
  return { flows, groups, weights };
}

/** The connected sets among the wanted flows, whole components always among them. */
export function flowSets(problem: StaffingProblem, wanted: (flow: number) => boolean): readonly FlowSet[] {
  const tied = neighbours(problem, wanted);
  const starts = problem.flows.flatMap((_, f) => (wanted(f) ? [f] : []));
  const found = new Map<string, readonly number[]>();
  let level = starts.map((f): readonly number[] => [f]);
  for (const set of level) found.set(set.join(), set);
  while (level.length > 0 && found.size < MOST_SETS) {
    const next: (readonly number[])[] = [];
    for (const set of level) {
      for (const more of new Set(set.flatMap((f) => tied[f]))) {
        if (set.includes(more) || found.size >= MOST_SETS) continue;
        const larger = [...set, more].sort((a, b) => a - b);
        if (found.has(larger.join())) continue;
        found.set(larger.join(), larger);
        next.push(larger);
      }
    }
    level = next;
  }
  for (const component of components(starts, tied)) found.set(component.join(), component);
  return [...found.values()].map((flows) => flowSet(problem, flows));
}

function components(starts: readonly number[], tied: readonly (readonly number[])[]): number[][] {
  const seen = new Set<number>();
  const result: number[][] = [];
  for (const start of starts) {
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
    result.push(component.sort((a, b) => a - b));
  }
  return result;
}
