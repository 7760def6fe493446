/**
 * Purpose: from the answer of the closed forms to one that the simulation confirms.
 * Method: cutting planes in the manner of Atlason, Epelman & Henderson (2004, 2008) and Cezik & L'Ecuyer (2008): where a flow misses its
 * promise, the intervals in which one more agent helps it most get new needs (one agent more among those who can answer it than now),
 * as many intervals as the missing calls ask for, and are solved again. Needs only rise, so the loop ends.
 */
import type { Goal } from './check-staffing.ts';
import { type CheckedStaffing, type DaySearch, tryStaffing } from './day-search.ts';
import type { Shortage } from './interval-staffing.ts';
import { marginalCalls, offeredIn, simulatedLevel } from './marginal-gain.ts';
import { type Need, oneMore } from './requirement.ts';
import { copyStaffing, type Staffing } from './staffing-problem.ts';

/** Rounds of raising needs; each raises at least one. */
const MOST_ROUNDS = 60;

export interface RepairOutcome extends CheckedStaffing {
  readonly shortages: readonly Shortage[];
}

interface Place {
  readonly flow: number;
  readonly interval: number;
  readonly gain: number;
}

/** Intervals in which the goal's flows could have one agent more, the most helpful first. */
function places(search: DaySearch, { staffing, check }: CheckedStaffing, goal: Goal): Place[] {
  const { problem } = search;
  const result: Place[] = [];
  for (let k = 0; k < problem.intervals; k++) {
    for (const f of goal.flows) {
      if (offeredIn(problem, check.table, f, k) <= 0 || simulatedLevel(problem, check.table, f, k) >= 0.9999) continue;
      const room = problem.flows[f].servers.some((g) => staffing[g][k] + 1 <= problem.groups[g].most[k]);
      if (room) result.push({ flow: f, interval: k, gain: marginalCalls(problem, check.table, f, k, 1) });
    }
  }
  return result.sort((a, b) => b.gain - a.gain || a.interval - b.interval || a.flow - b.flow);
}

const missingCalls = (search: DaySearch, { check }: CheckedStaffing, goal: Goal): number => {
  let offered = 0;
  for (let k = 0; k < search.problem.intervals; k++) for (const f of goal.flows) offered += offeredIn(search.problem, check.table, f, k);
  return -goal.slack * offered;
};

/** Raises needs for one missed goal; returns the intervals to solve again. */
function raise(search: DaySearch, now: CheckedStaffing, goal: Goal, raised: Need[][], patience: number): Set<number> {
  const changed = new Set<number>();
  let missing = missingCalls(search, now, goal) * patience;
  for (const { flow, interval, gain } of places(search, now, goal)) {
    if (missing <= 0 && changed.size > 0) break;
    if (changed.has(interval)) continue;
    const agents = now.staffing.map((row) => row[interval]);
    const more = oneMore(search.problem, search.sets, flow, agents);
    const said = new Set(more.map((need) => need.flows.join()));
    raised[interval] = [...raised[interval].filter((need) => !said.has(need.flows.join())), ...more];
    changed.add(interval);
    missing -= gain;
  }
  return changed;
}

/** Where the missed goal is missed worst: what the answer reports when no agent may be added any more. */
function worstPlace(search: DaySearch, { check }: CheckedStaffing, goal: Goal): Shortage {
  let worst = { interval: 0, lost: -1 };
  for (let k = 0; k < search.problem.intervals; k++) {
    let lost = 0;
    for (const f of goal.flows)
      lost += offeredIn(search.problem, check.table, f, k) * (1 - simulatedLevel(search.problem, check.table, f, k));
    if (lost > worst.lost) worst = { interval: k, lost };
  }
  return { flows: goal.flows, interval: worst.interval, agents: 1 };
}

/** Starts from a staffing; ends with one that meets every promise, or with what is short. */
export async function repair(search: DaySearch, start: Staffing): Promise<RepairOutcome> {
  const raised: Need[][] = search.needs.map(() => []);
  let now = await tryStaffing(search, start);
  for (let round = 0; round < MOST_ROUNDS && !now.check.met; round++) {
    const staffing = copyStaffing(now.staffing);
    const shortages: Shortage[] = [];
    const again = new Set<number>();
    for (const goal of now.check.goals) {
      if (goal.slack >= 0) continue;
      // What did not suffice in the first rounds is asked for more strongly.
      const changed = raise(search, now, goal, raised, 1 + round / 8);
      if (changed.size === 0) shortages.push(worstPlace(search, now, goal));
      for (const interval of changed) again.add(interval);
    }
    for (const interval of again) {
      const answer = await search.intervals.solve(interval, [...search.needs[interval], ...raised[interval]]);
      if (answer.agents) for (const [g, agents] of answer.agents.entries()) staffing[g][interval] = agents;
      else shortages.push(...answer.shortages);
    }
    if (shortages.length > 0) return { ...now, shortages };
    now = await tryStaffing(search, staffing);
    if (search.outOfTime()) break;
  }
  const shortages = now.check.met ? [] : now.check.goals.filter(({ slack }) => slack < 0).map((goal) => worstPlace(search, now, goal));
  return { ...now, shortages };
}
