/**
 * Purpose: the cheapest agents of each interval for its needs. Intervals share no constraint, so each is a programme of its own; equal
 * ones are solved once.
 */
import { type IntervalSettings, intervalModel, shortageModel } from './interval-model.ts';
import type { Need } from './requirement.ts';
import type { StaffingProblem } from './staffing-problem.ts';
import type { OptimiserTools } from './tools.ts';

export interface Shortage {
  readonly flows: readonly number[];
  readonly interval: number;
  readonly agents: number;
}

export interface IntervalAnswer {
  /** By group; null when the bounds allow no answer. */
  readonly agents: readonly number[] | null;
  /** Proven lower bound on the interval's cost. */
  readonly bound: number;
  readonly shortages: readonly Shortage[];
}

export interface IntervalSolver {
  solve(interval: number, needs: readonly Need[]): Promise<IntervalAnswer>;
  /** Whether these agents can carry the interval's work, an agent's time counted once. */
  carries(interval: number, agents: readonly number[]): Promise<boolean>;
}

/** A solver in JavaScript alone proves no bound; this one always holds: each need costs at least its agents at the cheapest able group. */
function simpleBound(problem: StaffingProblem, interval: number, needs: readonly Need[]): number {
  let bound = 0;
  for (const group of problem.groups) bound += group.least[interval] * group.cost;
  for (const need of needs)
    bound = Math.max(bound, need.agents * Math.min(...need.groups.map((g, i) => problem.groups[g].cost / need.weights[i])));
  return bound;
}

export function createIntervalSolver(
  problem: StaffingProblem,
  tools: OptimiserTools,
  limits: { readonly occupancyCap: number | null; readonly gap: number; readonly timeLimitSeconds: number },
): IntervalSolver {
  const settings: IntervalSettings = {
    occupancyCap: limits.occupancyCap,
    allocation: tools.solver.name === 'highs' ? 'columns' : 'sets',
  };
  const options = { gap: limits.gap, timeLimitSeconds: limits.timeLimitSeconds };
  const known = new Map<string, { readonly agents: readonly number[] | null; readonly bound: number }>();

  const shortagesOf = async (interval: number, needs: readonly Need[]): Promise<Shortage[]> => {
    const { model, shortages } = shortageModel(problem, interval, needs, settings);
    const { status, values } = await tools.solver.solve(model, options);
    if (status !== 'optimal' && status !== 'feasible') return [];
    return shortages(values).map(({ flows, agents }) => ({ flows, interval, agents }));
  };

  return {
    async solve(interval, needs) {
      const { model, agentsOf } = intervalModel(problem, interval, needs, settings);
      const key = [model.colLower, model.colUpper, model.rowLower, model.starts, model.indices].map((part) => part.join()).join('|');
      let answer = known.get(key);
      if (!answer) {
        const { status, values, bound } = await tools.solver.solve(model, options);
        const solved = status === 'optimal' || status === 'feasible';
        answer = { agents: solved ? agentsOf(values) : null, bound: Math.max(bound, simpleBound(problem, interval, needs)) };
        known.set(key, answer);
      }
      return { ...answer, shortages: answer.agents ? [] : await shortagesOf(interval, needs) };
    },
    async carries(interval, agents) {
      const { model } = intervalModel(problem, interval, [], settings, agents);
      const { status } = await tools.solver.solve(model, options);
      return status === 'optimal' || status === 'feasible';
    },
  };
}
