/**
 * Purpose: makes a staffing cheaper while the simulation still confirms every promise.
 * Method: local search over two moves, an agent taken away and an agent exchanged for a cheaper one of another group, ranked by cost
 * saved per call lost (by guess, marginal-gain.ts). As many moves as the promises seem to have room for go at once, at most one an
 * interval; when a promise breaks, half as many; a single one that breaks it is not tried again.
 * In every interval of a day those who remain must be able to carry the work: a promise kept over the day does not buy an empty half-hour.
 */
import type { Goal } from './check-staffing.ts';
import { type CheckedStaffing, type DaySearch, tryStaffing } from './day-search.ts';
import { marginalCalls, offeredIn } from './marginal-gain.ts';
import { copyStaffing, hasRoom } from './staffing-problem.ts';

interface Move {
  readonly from: number;
  /** Group that gets an agent instead; −1 = none. */
  readonly to: number;
  readonly interval: number;
  /** Calls a day lost (negative: won), by flow. */
  readonly losses: ReadonlyMap<number, number>;
  readonly worth: number;
}

const nameOf = (move: Move): string => `${move.from}>${move.to}/${move.interval}`;

/** Where two groups serve the same flows, exchanging their agents still costs a little: the cheaper one may come later in the routing. */
const EXCHANGE_LOSS = 1e-3;

/** Guesses of one agent's calls by flow and interval, made once a table. */
function createGuess(search: DaySearch, { check }: CheckedStaffing) {
  const known = new Map<string, number>();
  const marginal = (flow: number, interval: number): number => {
    const key = `${flow}/${interval}`;
    let calls = known.get(key);
    if (calls === undefined) {
      calls = marginalCalls(search.problem, check.table, flow, interval, -1);
      known.set(key, calls);
    }
    return calls;
  };
  /** What the group's agent is worth to each of its flows: each in proportion to its part of the group's calls. */
  return (group: number, interval: number): Map<number, number> => {
    const { problem } = search;
    const flows = problem.groups[group].skills.flatMap(({ flow }) => (problem.flows[flow].prompt.includes(group) ? [flow] : []));
    const calls = flows.map((f) => offeredIn(problem, check.table, f, interval));
    const all = calls.reduce((sum, one) => sum + one, 0);
    return new Map(flows.map((f, i) => [f, all > 0 ? (calls[i] / all) * marginal(f, interval) : 0]));
  };
}

function moves(search: DaySearch, now: CheckedStaffing, refuted: ReadonlySet<string>): Move[] {
  const { problem } = search;
  const worthOf = createGuess(search, now);
  const result: Move[] = [];
  const consider = (from: number, to: number, interval: number): void => {
    const losses = worthOf(from, interval);
    const saved = problem.groups[from].cost - (to < 0 ? 0 : problem.groups[to].cost);
    if (to >= 0) for (const [f, calls] of worthOf(to, interval)) losses.set(f, (losses.get(f) ?? 0) - calls);
    let lost = to < 0 ? 1e-6 : EXCHANGE_LOSS;
    for (const calls of losses.values()) lost += Math.max(0, calls);
    const move = { from, to, interval, losses, worth: saved / lost };
    if (!refuted.has(nameOf(move))) result.push(move);
  };
  for (const [from, group] of problem.groups.entries()) {
    for (let k = 0; k < problem.intervals; k++) {
      if (now.staffing[from][k] <= group.least[k] || group.cost <= 0) continue;
      consider(from, -1, k);
      for (const [to, other] of problem.groups.entries()) {
        const shares = other.skills.some(({ flow }) => group.skills.some((skill) => skill.flow === flow));
        const fits = now.staffing[to][k] < other.most[k] && hasRoom(problem, now.staffing, to, k, from);
        if (to !== from && shares && other.cost < group.cost - 1e-9 && fits) consider(from, to, k);
      }
    }
  }
  return result.sort((a, b) => b.worth - a.worth || a.interval - b.interval || a.from - b.from || a.to - b.to);
}

/** Calls a day that the goal can still lose. */
function room(search: DaySearch, { check }: CheckedStaffing, goal: Goal): number {
  let offered = 0;
  for (let k = 0; k < search.problem.intervals; k++) for (const f of goal.flows) offered += offeredIn(search.problem, check.table, f, k);
  return goal.slack * offered;
}

/** The best moves, one an interval at most, until a promise seems used up. */
function choose(search: DaySearch, now: CheckedStaffing, ranked: readonly Move[], most: number): Move[] {
  const chosen: Move[] = [];
  const taken = new Set<number>();
  const left = now.check.goals.map((goal) => room(search, now, goal));
  for (const move of ranked) {
    if (chosen.length >= most) break;
    if (taken.has(move.interval)) continue;
    const after = now.check.goals.map((goal, i) => left[i] - goal.flows.reduce((sum, f) => sum + (move.losses.get(f) ?? 0), 0));
    if (chosen.length > 0 && after.some((calls, i) => calls < 0 && calls < left[i])) continue;
    for (const [i, calls] of after.entries()) left[i] = calls;
    chosen.push(move);
    taken.add(move.interval);
  }
  return chosen;
}

/** The staffing after those moves that leave enough agents for the work; the others are noted as refuted. */
async function apply(search: DaySearch, now: CheckedStaffing, chosen: readonly Move[], refuted: Set<string>) {
  const staffing = copyStaffing(now.staffing);
  const made: Move[] = [];
  const shift = ({ from, to, interval }: Move, by: number): void => {
    staffing[from][interval] -= by;
    if (to >= 0) staffing[to][interval] += by;
  };
  for (const move of chosen) {
    shift(move, 1);
    const agents = staffing.map((row) => row[move.interval]);
    if (!search.mustCarry || (await search.intervals.carries(move.interval, agents))) made.push(move);
    else {
      shift(move, -1);
      refuted.add(nameOf(move));
    }
  }
  return { staffing, made };
}

/** Single moves refuted one after the other that end the search: the next ones are guessed to be worse. */
const PATIENCE = 10;

/** At most `most` trials; the answer costs no more than the start and meets what the start met. */
export async function descend(search: DaySearch, start: CheckedStaffing, most: number): Promise<CheckedStaffing> {
  const refuted = new Set<string>();
  let now = start;
  let batch = Number.POSITIVE_INFINITY;
  let ranked = moves(search, now, refuted);
  let inVain = 0;
  for (let trial = 0; trial < most && inVain < PATIENCE && !search.outOfTime(); ) {
    const chosen = choose(search, now, ranked, batch);
    if (chosen.length === 0) return now;
    const { staffing, made } = await apply(search, now, chosen, refuted);
    if (made.length > 0) {
      trial += 1;
      const tried = await tryStaffing(search, staffing);
      inVain = tried.check.met ? 0 : inVain + 1;
      if (tried.check.met) now = tried;
      else if (made.length === 1) refuted.add(nameOf(made[0]));
      else batch = Math.max(1, Math.floor(made.length / 2));
    }
    ranked = moves(search, now, refuted);
  }
  return now;
}
