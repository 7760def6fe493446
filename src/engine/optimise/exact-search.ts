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
import { type Staffing, type StaffingProblem, staffingCost } from './staffing-problem.ts';

/** Nodes of the enumeration; beyond, the case is not small. */
const MOST_NODES = 400_000;
const MOST_CANDIDATES = 400;
const COST_TOLERANCE = 1e-9;
/** Changes of one agent that a neighbour is away. */
const NEIGHBOUR_STEPS = 3;

type Rule = Pick<Need, 'groups' | 'weights' | 'agents'>;

/** What any staffing that meets the promises must satisfy. */
function rules({ problem, needs }: DaySearch): Rule[] {
  const result: Rule[] = needs[0].map((need) => ({ ...need, agents: need.flows.length > 1 ? need.agents - 1 : need.agents }));
  for (const { flows } of problem.promises) {
    if (flows.length === 1) result.push({ ...flowSet(problem, flows, 'servers'), agents: workToCarry(problem, flows[0], 0, null) });
  }
  return result;
}

const keeps = (kept: readonly Rule[], agents: readonly number[]): boolean =>
  kept.every((rule) => rule.groups.reduce((sum, g, i) => sum + agents[g] * rule.weights[i], 0) >= rule.agents - COST_TOLERANCE);

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
      if (keeps(kept, agents)) found.push({ agents: [...agents], cost });
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

/** Staffings one, two or three agents away (taken away or exchanged) that are cheaper and keep the rules, cheapest first. */
function neighbours(problem: StaffingProblem, kept: readonly Rule[], from: readonly number[]): number[][] {
  const found = new Map<string, number[]>();
  const below = costOf(problem, from) - COST_TOLERANCE;
  const visit = (agents: readonly number[], steps: number): void => {
    if (costOf(problem, agents) < below && keeps(kept, agents)) found.set(agents.join(), [...agents]);
    if (steps === 0) return;
    for (const [g, group] of problem.groups.entries()) {
      for (const by of [-1, 1]) {
        const n = agents[g] + by;
        if (n < group.least[0] || n > group.most[0]) continue;
        visit(
          agents.map((count, i) => (i === g ? n : count)),
          steps - 1,
        );
      }
    }
  };
  visit(from, NEIGHBOUR_STEPS);
  return [...found.values()].sort((a, b) => costOf(problem, a) - costOf(problem, b));
}

/** For centres too large to enumerate: to the cheapest neighbour that meets the promises, again and again. */
async function polish(search: DaySearch, start: CheckedStaffing, kept: readonly Rule[], size: CheckSize): Promise<CheckedStaffing> {
  let best = start;
  const refuted = new Set<string>();
  for (let trials = 0; trials < MOST_CANDIDATES; ) {
    const from = best.staffing.map(([n]) => n);
    const untried = neighbours(search.problem, kept, from).filter((agents) => !refuted.has(agents.join()));
    let better: CheckedStaffing | null = null;
    for (const agents of untried) {
      if (search.outOfTime() || trials >= MOST_CANDIDATES) return best;
      if (search.mustCarry && !(await search.intervals.carries(0, agents))) {
        refuted.add(agents.join());
        continue;
      }
      trials += 1;
      const tried = await tryStaffing(
        search,
        agents.map((n) => [n]),
        size,
      );
      if (tried.check.met) {
        better = tried;
        break;
      }
      refuted.add(agents.join());
    }
    if (!better) return best;
    best = better;
  }
  return best;
}

/** `best` meets the promises; the first to be found at a cost is taken. A bound of 0 where the centre is too large to enumerate. */
export async function exactSearch(search: DaySearch, best: CheckedStaffing, size: CheckSize): Promise<ExactOutcome> {
  const { problem } = search;
  const kept = rules(search);
  const cost = staffingCost(problem, best.staffing);
  const list = candidates(problem, kept, cost);
  if (!list || list.length > MOST_CANDIDATES) return { best: await polish(search, best, kept, size), bound: 0 };
  for (const agents of list) {
    if (search.outOfTime()) return { best, bound: costOf(problem, agents) };
    if (search.mustCarry && !(await search.intervals.carries(0, agents))) continue;
    const staffing: Staffing = agents.map((n) => [n]);
    const tried = await tryStaffing(search, staffing, size);
    if (tried.check.met) return { best: tried, bound: costOf(problem, agents) };
  }
  return { best, bound: cost };
}
