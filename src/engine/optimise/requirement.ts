/**
 * Purpose: the staffing that each interval needs, as needs: "at least so many agents among these groups".
 * Model: for every set S of flows with a target, Σ x[g] over the groups that can answer any flow of S ≥ R(S), the agents that the pooled
 * flows need (pooled-queue.ts). `raised` adds what the check by simulation has shown to be missing (cuts in the manner of
 * Atlason, Epelman & Henderson 2004 and 2008; Cezik & L'Ecuyer 2008).
 */
import { type FlowSet, flowSets } from './flow-sets.ts';
import { agentsNeeded, pooledQueue } from './pooled-queue.ts';
import type { StaffingProblem } from './staffing-problem.ts';

export interface Need {
  readonly flows: readonly number[];
  readonly groups: readonly number[];
  /** Whole, ≥ 0. */
  readonly agents: number;
}

/** Needs of every interval: `needs[interval]`. */
export function requirements(problem: StaffingProblem): readonly (readonly Need[])[] {
  const sets = flowSets(problem, (f) => problem.flows[f].target !== null);
  const known = new Map<string, number>();
  const needed = (set: FlowSet, k: number): number => {
    const queue = pooledQueue(problem, set.flows, k);
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
    const needs = sets.map(({ flows, groups }): Need => ({ flows, groups, agents: needed({ flows, groups }, k) }));
    if (everything && problem.stationary) needs.push({ ...everything, agents: agentsNeeded(totalQueue(problem, k)) });
    return needs.filter((need) => need.agents > 0);
  });
}

function totalSet(problem: StaffingProblem): FlowSet | null {
  if (!problem.centre.totalTarget) return null;
  return { flows: problem.flows.map((_, f) => f), groups: problem.groups.map((_, g) => g) };
}

const totalQueue = (problem: StaffingProblem, interval: number) =>
  pooledQueue(
    problem,
    problem.flows.map((_, f) => f),
    interval,
    problem.centre.totalTarget ?? undefined,
  );

/** Agents that can answer the flow in the interval. */
export function coverage(problem: StaffingProblem, agents: readonly number[], flow: number): number {
  let sum = 0;
  for (const g of problem.flows[flow].servers) sum += agents[g];
  return sum;
}
