/**
 * Purpose: the optimum of a stationary centre with few groups, as proven as simulation can prove.
 * Method: every staffing cheaper than the best known, in order of cost, that the closed forms cannot rule out; the first that the
 * simulation confirms is the optimum, and all cheaper ones have been refuted. The rulings are careful: what several flows need
 * together counts with one agent fewer, because a clever order of service can beat the pooled queue by a little.
 */

import type { CheckSize } from './check-staffing.ts';
import { type CheckedStaffing, type DaySearch, tryStaffing } from './day-search.ts';
import { flowSet } from './flow-sets.ts';
import { workToCarry } from './interval-model.ts';
import type { Need } from './requirement.ts';
import type { Staffing, StaffingProblem } from './staffing-problem.ts';

/** Nodes of the enumeration; beyond, the case is not small. */
const MOST_NODES = 400_000;
const MOST_CANDIDATES = 400;
const COST_TOLERANCE = 1e-9;

type Rule = Pick<Need, 'groups' | 'weights' | 'agents'>;

/** What any staffing that meets the promises must satisfy. */
function rules({ problem, needs }: DaySearch): Rule[] {
  const result: Rule[] = needs[0].map((need) => ({ ...need, agents: need.flows.length > 1 ? need.agents - 1 : need.agents }));
  for (const { flows } of problem.promises) {
    if (flows.length === 1) result.push({ ...flowSet(problem, flows, 'servers'), agents: workToCarry(problem, flows[0], 0, null) });
  }
  return result;
}

/** All staffings below the cost that keep the rules, cheapest first; null when there are too many. */
export function candidates(problem: StaffingProblem, kept: readonly Rule[], below: number): number[][] | null {
  const { groups } = problem;
  const found: { agents: number[]; cost: number }[] = [];
  const leastLeft = new Float64Array(groups.length + 1);
  for (let g = groups.length - 1; g >= 0; g--) leastLeft[g] = leastLeft[g + 1] + groups[g].least[0] * groups[g].cost;
  const agents: number[] = [];
  let nodes = 0;
  const visit = (g: number, cost: number): boolean => {
    nodes += 1;
    if (nodes > MOST_NODES) return false;
    if (g === groups.length) {
      const holds = kept.every(
        (rule) => rule.groups.reduce((sum, i, at) => sum + agents[i] * rule.weights[at], 0) >= rule.agents - COST_TOLERANCE,
      );
      if (holds) found.push({ agents: [...agents], cost });
      return true;
    }
    for (let n = groups[g].least[0]; n <= groups[g].most[0]; n++) {
      const next = cost + n * groups[g].cost;
      if (next + leastLeft[g + 1] >= below - COST_TOLERANCE) break;
      agents.push(n);
      const fine = visit(g + 1, next);
      agents.pop();
      if (!fine) return false;
    }
    return true;
  };
  if (groups.some(({ cost }) => cost <= 0) || !visit(0, 0)) return null;
  found.sort((a, b) => a.cost - b.cost);
  return found.map((one) => one.agents);
}

export interface ExactOutcome {
  readonly best: CheckedStaffing;
  /** No staffing below this cost keeps every promise. */
  readonly bound: number;
}

const costOf = (problem: StaffingProblem, agents: readonly number[]): number =>
  agents.reduce((sum, n, g) => sum + n * problem.groups[g].cost, 0);

/** `best` meets the promises at cost `cost`. Among equals in cost the one with most to spare wins. */
export async function exactSearch(search: DaySearch, best: CheckedStaffing, cost: number, size: CheckSize): Promise<ExactOutcome | null> {
  const { problem } = search;
  const list = candidates(problem, rules(search), cost);
  if (!list || list.length > MOST_CANDIDATES) return null;
  for (const agents of list) {
    if (search.outOfTime()) return { best, bound: costOf(problem, agents) };
    const staffing: Staffing = agents.map((n) => [n]);
    const tried = await tryStaffing(search, staffing, size);
    if (tried.check.met) return { best: tried, bound: costOf(problem, agents) };
  }
  return { best, bound: cost };
}
