/**
 * Purpose: the staffing that each interval needs, as needs: "at least so many agents among these groups".
 * Model: for every set S of flows with a target, Σ x[g] / factor[g,S] over the groups that can answer any flow of S in time ≥ R(S), the agents that
 * the pooled flows need (pooled-queue.ts; a real number: only x is whole). factor[g,S]: of the flow of S that g handles fastest. `raised` adds what the check by simulation has shown to be missing (cuts in the manner of
 * Atlason, Epelman & Henderson 2004 and 2008; Cezik & L'Ecuyer 2008).
 */
import { type FlowSet, flowSet, flowSets } from './flow-sets.ts';
import { agentsNeeded, pooledQueue } from './pooled-queue.ts';
import { answerable, type StaffingProblem } from './staffing-problem.ts';

export interface Need {
  readonly flows: readonly number[];
  readonly groups: readonly number[];
  /** By group of `groups`: what one of its agents counts. */
  readonly weights: readonly number[];
  /** ≥ 0. */
  readonly agents: number;
}

/** The sets that have requirements: flows with a target and somebody who may answer in time, alone and tied by such groups. */
export function promisedSets(problem: StaffingProblem): readonly FlowSet[] {
  const wanted = problem.flows.flatMap(({ target, prompt }, f) => (target && prompt.length > 0 ? [f] : []));
  return flowSets(problem, wanted, 'prompt');
}

/** Needs of every interval: `needs[interval]`. */
export function requirements(problem: StaffingProblem, sets: readonly FlowSet[]): readonly (readonly Need[])[] {
  const known = new Map<string, number>();
  const needed = (set: FlowSet, k: number): number => {
    const open = set.flows.filter((f) => answerable(problem, f, k));
    const queue = pooledQueue(problem, open, k);
    const key = Object.values(queue).join();
    let agents = known.get(key);
    if (agents === undefined) {
      agents = agentsNeeded(queue);
      known.set(key, agents);
    }
    return agents;
  };
  const everything = totalSet(problem);
  return Array.from({ length: problem.intervals }, (_, k) => {
    const needs = sets.map((set): Need => ({ ...set, agents: needed(set, k) }));
    if (everything && problem.stationary) needs.push({ ...everything, agents: agentsNeeded(totalQueue(problem, k)) });
    return needs.filter((need) => need.agents > 0);
  });
}

function totalSet(problem: StaffingProblem): FlowSet | null {
  if (!problem.centre.totalTarget) return null;
  const all = problem.flows.map((_, f) => f);
  return flowSet(problem, all, 'prompt');
}

const totalQueue = (problem: StaffingProblem, interval: number) =>
  pooledQueue(
    problem,
    problem.flows.map((_, f) => f),
    interval,
    problem.centre.totalTarget ?? undefined,
  );

/**
 * The needs that say: one agent more than now for each of `flows`, and none relabelled for it. Every set keeps who can answer it now and
 * gets one more for each of the flows in it; with a flow's own need alone the solver would only make another flow's agents versatile.
 */
export function oneMore(problem: StaffingProblem, sets: readonly FlowSet[], flows: ReadonlySet<number>, agents: readonly number[]): Need[] {
  return sets.map((set) => {
    let needed = 0;
    for (const [i, g] of set.groups.entries()) needed += agents[g] * set.weights[i];
    for (const flow of set.flows) {
      if (!flows.has(flow)) continue;
      const able = set.weights.filter((_, i) => problem.flows[flow].prompt.includes(set.groups[i]));
      needed += Math.min(...able);
    }
    return { ...set, agents: needed };
  });
}
