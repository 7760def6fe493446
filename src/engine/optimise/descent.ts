/**
 * Purpose: takes agents away while the simulation still confirms every promise.
 * Method: local search. Agents are ranked by cost saved per call lost (by guess, marginal-gain.ts); as many as the promises seem to have
 * room for go at once, at most one an interval; when a promise breaks, half as many; a single one that breaks it stays for good.
 * In every interval of a day those who remain must be able to carry the work: a promise kept over the day does not buy an empty half-hour.
 */
import type { Goal } from './check-staffing.ts';
import { type CheckedStaffing, type DaySearch, tryStaffing } from './day-search.ts';
import { marginalCalls, offeredIn } from './marginal-gain.ts';
import { copyStaffing } from './staffing-problem.ts';

interface Cut {
  readonly group: number;
  readonly interval: number;
  /** Calls a day lost, by flow. */
  readonly losses: ReadonlyMap<number, number>;
  readonly worth: number;
}

/** What one agent fewer loses: every flow of the group loses in proportion to its part of the group's calls. */
function cutOf(search: DaySearch, { check }: CheckedStaffing, group: number, interval: number): Cut {
  const { problem } = search;
  const flows = problem.groups[group].skills.map(({ flow }) => flow);
  const calls = flows.map((f) => offeredIn(problem, check.table, f, interval));
  const all = calls.reduce((sum, one) => sum + one, 0);
  const losses = new Map<number, number>();
  let lost = 1e-6;
  for (const [i, f] of flows.entries()) {
    const loss = all > 0 ? (calls[i] / all) * marginalCalls(problem, check.table, f, interval, -1) : 0;
    losses.set(f, loss);
    lost += loss;
  }
  return { group, interval, losses, worth: problem.groups[group].cost / lost };
}

/** Calls a day that the goal can still lose. */
function room(search: DaySearch, { check }: CheckedStaffing, goal: Goal): number {
  let offered = 0;
  for (let k = 0; k < search.problem.intervals; k++) for (const f of goal.flows) offered += offeredIn(search.problem, check.table, f, k);
  return goal.slack * offered;
}

/** The best cuts, one an interval at most, until a promise seems used up. */
function choose(search: DaySearch, now: CheckedStaffing, cuts: readonly Cut[], most: number): Cut[] {
  const chosen: Cut[] = [];
  const taken = new Set<number>();
  const left = now.check.goals.map((goal) => room(search, now, goal));
  for (const cut of cuts) {
    if (chosen.length >= most) break;
    if (taken.has(cut.interval)) continue;
    const after = now.check.goals.map((goal, i) => left[i] - goal.flows.reduce((sum, f) => sum + (cut.losses.get(f) ?? 0), 0));
    if (chosen.length > 0 && after.some((calls) => calls < 0)) continue;
    for (const [i, calls] of after.entries()) left[i] = calls;
    chosen.push(cut);
    taken.add(cut.interval);
  }
  return chosen;
}

/** `most` trials; the answer costs no more than the start and meets what the start met. */
export async function descend(search: DaySearch, start: CheckedStaffing, most: number): Promise<CheckedStaffing> {
  const { problem } = search;
  const needed = new Set<string>();
  let now = start;
  let batch = Number.POSITIVE_INFINITY;
  for (let trial = 0; trial < most && !search.outOfTime(); trial++) {
    const cuts: Cut[] = [];
    for (const [g, group] of problem.groups.entries()) {
      for (let k = 0; k < problem.intervals; k++) {
        if (now.staffing[g][k] > group.least[k] && group.cost > 0 && !needed.has(`${g}/${k}`)) cuts.push(cutOf(search, now, g, k));
      }
    }
    cuts.sort((a, b) => b.worth - a.worth || a.interval - b.interval || a.group - b.group);
    const chosen = choose(search, now, cuts, batch);
    if (chosen.length === 0) return now;
    const staffing = copyStaffing(now.staffing);
    let kept = 0;
    for (const { group, interval } of chosen) {
      staffing[group][interval] -= 1;
      const agents = staffing.map((row) => row[interval]);
      if (!problem.stationary && !(await search.intervals.carries(interval, agents))) {
        staffing[group][interval] += 1;
        needed.add(`${group}/${interval}`);
      } else kept += 1;
    }
    if (kept === 0) continue;
    const tried = await tryStaffing(search, staffing);
    if (tried.check.met) {
      now = tried;
      batch = Math.max(chosen.length, batch);
    } else if (kept === 1) for (const { group, interval } of chosen) needed.add(`${group}/${interval}`);
    else batch = Math.max(1, Math.floor(kept / 2));
  }
  return now;
}
