/**
 * Purpose: from the answer of the closed forms to one that the simulation confirms.
 * Method: cutting planes in the manner of Atlason, Epelman & Henderson (2004, 2008) and Cezik & L'Ecuyer (2008): where a flow misses its
 * promise, the intervals in which one more agent helps it most get new needs (who is there now, and one agent more for the flow), as many
 * intervals as the missing calls ask for, and are solved again. Agents only come, so the loop ends.
 */
import type { Goal } from './check-staffing.ts';
import { type CheckedStaffing, type DaySearch, tryStaffing } from './day-search.ts';
import type { Shortage } from './interval-staffing.ts';
import { marginalCalls, offeredIn, simulatedLevel } from './marginal-gain.ts';
import { oneMore } from './requirement.ts';
import { copyStaffing, hasRoom } from './staffing-problem.ts';

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
      const room = problem.flows[f].prompt.some((g) => staffing[g][k] + 1 <= problem.groups[g].most[k] && hasRoom(problem, staffing, g, k));
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

/** Notes which flows want one agent more in which intervals for one missed goal; false when nothing can be added. */
function raise(search: DaySearch, now: CheckedStaffing, goal: Goal, wanted: Map<number, Set<number>>, insistence: number): boolean {
  const seen = new Set<number>();
  let missing = missingCalls(search, now, goal) * insistence;
  for (const { flow, interval, gain } of places(search, now, goal)) {
    if (missing <= 0 && seen.size > 0) break;
    if (seen.has(interval)) continue;
    seen.add(interval);
    wanted.set(interval, (wanted.get(interval) ?? new Set()).add(flow));
    missing -= gain;
  }
  return seen.size > 0;
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

/** Adds agents to a checked staffing until it meets every promise, or until nobody may be added where one is missed. */
export async function repair(search: DaySearch, start: CheckedStaffing): Promise<RepairOutcome> {
  const { problem } = search;
  let now = start;
  for (let round = 0; round < MOST_ROUNDS && !now.check.met; round++) {
    const wanted = new Map<number, Set<number>>();
    const shortages: Shortage[] = [];
    for (const goal of now.check.goals) {
      // What did not suffice in the first rounds is asked for more strongly.
      if (goal.slack < 0 && !raise(search, now, goal, wanted, 1 + round / 8)) shortages.push(worstPlace(search, now, goal));
    }
    const staffing = copyStaffing(now.staffing);
    for (const [interval, flows] of wanted) {
      const agents = staffing.map((row) => row[interval]);
      const answer = await search.intervals.solve(interval, oneMore(problem, search.sets, flows, agents));
      for (const [g, count] of answer.agents.entries()) staffing[g][interval] = count;
    }
    const stuck = staffing.every((row, g) => row.every((agents, k) => agents === now.staffing[g][k]));
    if (stuck || shortages.length > 0) return { ...now, shortages: shortages.length > 0 ? shortages : missedPlaces(search, now) };
    now = await tryStaffing(search, staffing);
  }
  return { ...now, shortages: missedPlaces(search, now) };
}

const missedPlaces = (search: DaySearch, now: CheckedStaffing): Shortage[] =>
  now.check.goals.flatMap((goal) => (goal.slack < 0 ? [worstPlace(search, now, goal)] : []));
