/**
 * Purpose: requirements of single intervals that give just what is promised over the whole day.
 * Method: every promise's interval target is moved by what the simulated day missed or had to spare, and the intervals are solved again: the
 * solver keeps the mix of groups cheap at every step, which taking away single agents would not. What a promise then needs more alone,
 * every set with it needs more too, or the solver would only relabel agents as versatile. The staffing from which meeting every
 * promise seems cheapest is kept. Redials, overflow and all that the closed forms do not know are absorbed by the moved targets.
 */
import type { ServiceTarget } from '../../model/centre.ts';
import { type CheckedStaffing, type DaySearch, tryStaffing } from './day-search.ts';
import { offeredIn } from './marginal-gain.ts';
import { agentsNeeded, pooledQueue } from './pooled-queue.ts';
import type { Need } from './requirement.ts';
import { answerable, type StaffingProblem, staffingCost, targetOfFlow } from './staffing-problem.ts';

const ROUNDS = 9;
/** Part of the deviation that is corrected at once. */
const DAMPING = 0.8;
const LEAST_SHARE = 0.02;
const MOST_SHARE = 0.9995;
const LEAST_ABANDONMENT = 1e-4;
/** Deviations below this are not worth another round. */
const CLOSE = 0.002;

const between = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value));

/** The promises' targets moved by what the day showed; null when nothing moves any more. */
function moved(targets: readonly ServiceTarget[], { check }: CheckedStaffing): ServiceTarget[] | null {
  const next = [...targets];
  let far = false;
  for (const { promise, kind, slack } of check.goals) {
    // The total target is left to the repair.
    if (promise < 0) continue;
    const target = next[promise];
    if (kind === 'serviceLevel') {
      const share = between(LEAST_SHARE, target.share - DAMPING * slack, MOST_SHARE);
      far ||= Math.abs(share - target.share) > CLOSE;
      next[promise] = { ...target, share };
    } else {
      const maxAbandonment = between(LEAST_ABANDONMENT, (target.maxAbandonment ?? 1) + DAMPING * slack, 1);
      far ||= Math.abs(maxAbandonment - (target.maxAbandonment ?? 1)) > CLOSE;
      next[promise] = { ...target, maxAbandonment };
    }
  }
  return far ? next : null;
}

/** By need: agents more than with the promises' own targets, the sum over its flows of what each needs more alone. */
function shiftedNeeds(problem: StaffingProblem, targets: readonly ServiceTarget[], interval: number): (need: Need) => number {
  const shifts = new Float64Array(problem.flows.length);
  for (const [p, promise] of problem.promises.entries()) {
    for (const f of promise.flows) {
      if (!answerable(problem, f, interval) || problem.flows[f].prompt.length === 0) continue;
      const asked = (target: ServiceTarget) => agentsNeeded(pooledQueue(problem, [f], interval, targetOfFlow(promise, target)));
      shifts[f] = asked(targets[p]) - asked(promise.target);
    }
  }
  return (need) => need.flows.reduce((sum, f) => sum + shifts[f], 0);
}

/**
 * What a staffing would cost once it meets every promise, by guess: its cost and, for the calls it misses, so many times the mean cost of
 * a call (the last calls answered in time are the dearest).
 */
const DEAREST_CALLS = 3;

function promisingCost(search: DaySearch, { staffing, check }: CheckedStaffing): number {
  const cost = staffingCost(search.problem, staffing);
  let offered = 0;
  let missed = 0;
  for (let k = 0; k < search.problem.intervals; k++) {
    for (const goal of check.goals) {
      for (const f of goal.flows) {
        const calls = offeredIn(search.problem, check.table, f, k);
        if (goal.kind === 'serviceLevel') offered += calls;
        missed += Math.max(0, -goal.slack) * calls;
      }
    }
  }
  return offered > 0 ? cost * (1 + (DEAREST_CALLS * missed) / offered) : cost;
}

/** Starts from a checked staffing of the untouched targets; returns the one from which meeting every promise seems cheapest. */
export async function tune(search: DaySearch, start: CheckedStaffing): Promise<CheckedStaffing> {
  const { problem } = search;
  let targets: ServiceTarget[] | null = problem.promises.map(({ target }) => target);
  let now = start;
  let best = start;
  let bestCost = promisingCost(search, start);
  for (let round = 0; round < ROUNDS && !search.outOfTime(); round++) {
    targets = moved(targets, now);
    if (!targets) break;
    const staffing = problem.groups.map((): number[] => []);
    for (let k = 0; k < problem.intervals; k++) {
      const more = shiftedNeeds(problem, targets, k);
      const needs = search.needs[k].map((need) => ({ ...need, agents: Math.max(0, need.agents + more(need)) }));
      const { agents } = await search.intervals.solve(k, needs);
      for (const [g, count] of agents.entries()) staffing[g].push(count);
    }
    now = await tryStaffing(search, staffing);
    const cost = promisingCost(search, now);
    if (cost < bestCost) {
      best = now;
      bestCost = cost;
    }
  }
  return best;
}
