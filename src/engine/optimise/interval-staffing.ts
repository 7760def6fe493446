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
  /** By group. */
  readonly agents: readonly number[];
  /** Proven lower bound on the interval's cost; 0 when the bounds of the groups leave something short. */
  readonly bound: number;
  /** What the bounds of the groups leave short: then `agents` is the cheapest of the least short. */
  readonly shortages: readonly Shortage[];
}

export interface IntervalSolver {
  solve(interval: number, needs: readonly Need[]): Promise<IntervalAnswer>;
  /** Whether these agents can carry the interval's work, an agent's time counted once. */
  carries(interval: number, agents: readonly number[]): Promise<boolean>;
}

/** Cost that is not worth looking for in one interval, as a part of the cheapest agent: what follows is decided by simulation. */
const PART_OF_AGENT = 0.3;
/** Longest work of the solver on one interval, seconds: seldom needed, and the solution in hand is then good. */
const INTERVAL_SECONDS = 2;

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
  limits: { readonly occupancyCap: number | null; readonly gap: number; readonly timeLimitSeconds: number; readonly staying: number },
): IntervalSolver {
  const settings: IntervalSettings = {
    occupancyCap: limits.occupancyCap,
    allocation: tools.solver.name === 'highs' ? 'columns' : 'sets',
    staying: limits.staying,
  };
  const options = { gap: limits.gap, timeLimitSeconds: Math.min(INTERVAL_SECONDS, limits.timeLimitSeconds) };
  const cheapest = Math.min(...problem.groups.flatMap(({ cost }) => (cost > 0 ? [cost] : [])));
  const known = new Map<string, IntervalAnswer>();

  const leastShort = async (interval: number, needs: readonly Need[]): Promise<IntervalAnswer> => {
    const { model, agentsOf, shortages } = shortageModel(problem, interval, needs, settings);
    const { status, values } = await tools.solver.solve(model, options);
    if (status !== 'optimal' && status !== 'feasible') throw new Error(`interval ${interval}: the solver ended as ${status}`);
    return { agents: agentsOf(values), bound: 0, shortages: shortages(values).map((one) => ({ ...one, interval })) };
  };

  return {
    async solve(interval, needs) {
      const { model, agentsOf } = intervalModel(problem, interval, needs, settings);
      const key = [model.colLower, model.colUpper, model.rowLower, model.rowUpper, model.starts, model.indices]
        .map((part) => part.join())
        .join('|');
      let answer = known.get(key);
      if (!answer) {
        const least = simpleBound(problem, interval, needs);
        const gap = Math.max(limits.gap, least > 0 ? (PART_OF_AGENT * cheapest) / least : 0);
        const { status, values, bound } = await tools.solver.solve(model, { ...options, gap });
        const solved = status === 'optimal' || status === 'feasible';
        // What only seems dearer is in no bound.
        answer = solved
          ? { agents: agentsOf(values), bound: settings.staying > 0 ? least : Math.max(bound, least), shortages: [] }
          : await leastShort(interval, needs);
        known.set(key, answer);
      }
      return { ...answer, shortages: answer.shortages.map((one) => ({ ...one, interval })) };
    },
    async carries(interval, agents) {
      const { model } = intervalModel(problem, interval, [], settings, agents);
      const { status } = await tools.solver.solve(model, options);
      return status === 'optimal' || status === 'feasible';
    },
  };
}
