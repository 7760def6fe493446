/**
 * Purpose: requirements of single intervals that give just what is promised over the whole day.
 * Method: every flow's interval target is moved by what the simulated day missed or had to spare, and the intervals are solved again: the
 * solver keeps the mix of groups cheap at every step, which taking away single agents would not. What a flow then needs more alone, every
 * set with it needs more too, or the solver would only relabel agents as versatile. The cheapest staffing that met every promise is kept.
 * Redials, overflow and all that the closed forms do not know are absorbed by the moved targets.
 */
import type { ServiceTarget } from '../../model/centre.ts';
import { type CheckedStaffing, type DaySearch, tryStaffing } from './day-search.ts';
import { agentsNeeded, pooledQueue } from './pooled-queue.ts';
import { type StaffingProblem, staffingCost } from './staffing-problem.ts';

const ROUNDS = 9;
/** Part of the deviation that is corrected at once. */
const DAMPING = 0.8;
const LEAST_SHARE = 0.02;
const MOST_SHARE = 0.9995;
const LEAST_ABANDONMENT = 1e-4;
/** Deviations below this are not worth another round. */
const CLOSE = 0.002;

const between = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value));

/** The targets moved by what the day showed; null when nothing moves any more. */
function moved(search: DaySearch, targets: readonly (ServiceTarget | null)[], { check }: CheckedStaffing): (ServiceTarget | null)[] | null {
  const next = [...targets];
  let far = false;
  for (const { flows, kind, slack } of check.goals) {
    // A promise over several flows together is left to the repair.
    const target = flows.length === 1 ? next[flows[0]] : null;
    const promised = flows.length === 1 ? search.problem.flows[flows[0]].target : null;
    if (!target || !promised) continue;
    // Of two promises of one flow the tighter one leads: the other may only be asked for less.
    if (kind === 'serviceLevel') {
      const share = between(LEAST_SHARE, target.share - DAMPING * slack, MOST_SHARE);
      far ||= Math.abs(share - target.share) > CLOSE;
      next[flows[0]] = { ...target, share };
    } else {
      const maxAbandonment = between(LEAST_ABANDONMENT, (target.maxAbandonment ?? 1) + DAMPING * slack, 1);
      far ||= Math.abs(maxAbandonment - (target.maxAbandonment ?? 1)) > CLOSE;
      next[flows[0]] = { ...target, maxAbandonment };
    }
  }
  return far ? next : null;
}

/** By flow and interval: agents that the flow alone needs more with the moved target than with its own. */
function shiftedNeeds(problem: StaffingProblem, targets: readonly (ServiceTarget | null)[]): (flow: number, interval: number) => number {
  const asked: StaffingProblem = { ...problem, flows: problem.flows.map((flow, f) => ({ ...flow, target: targets[f] })) };
  return (f, k) => agentsNeeded(pooledQueue(asked, [f], k)) - agentsNeeded(pooledQueue(problem, [f], k));
}

/** Starts from a checked staffing of the untouched targets; returns the cheapest that meets every promise, or null when none did. */
export async function tune(search: DaySearch, start: CheckedStaffing): Promise<CheckedStaffing | null> {
  const { problem } = search;
  let targets: (ServiceTarget | null)[] | null = problem.flows.map(({ target }) => target);
  let now = start;
  let best = start.check.met ? start : null;
  for (let round = 0; round < ROUNDS && !search.outOfTime(); round++) {
    targets = moved(search, targets, now);
    if (!targets) break;
    const shifts = shiftedNeeds(problem, targets);
    const staffing = problem.groups.map((): number[] => []);
    for (let k = 0; k < problem.intervals; k++) {
      const needs = search.needs[k].map((need) => ({ ...need, agents: need.flows.reduce((sum, f) => sum + shifts(f, k), need.agents) }));
      const { agents } = await search.intervals.solve(k, needs);
      if (!agents) return best;
      for (const [g, count] of agents.entries()) staffing[g].push(count);
    }
    now = await tryStaffing(search, staffing);
    if (now.check.met && (!best || staffingCost(problem, staffing) < staffingCost(problem, best.staffing))) best = now;
  }
  return best;
}
