/**
 * Purpose: whether a staffing keeps what the flows promise, by simulation.
 * A centre with one interval is simulated as one long stationary period, so long that its empty start does not count; a day as it is.
 * Replications are added until every promise is told from its target at 95 % or the most are reached; then the mean decides.
 */

import type { Centre, ServiceTarget } from '../../model/centre.ts';
import { type Estimate, FLOW_MEASURES } from '../../model/measures.ts';
import type { DayTable } from '../../protocol/simulation.ts';
import { flowEstimate } from '../simulate/statistics.ts';
import { type Staffing, type StaffingProblem, withStaffing } from './staffing-problem.ts';
import type { OptimiserTools } from './tools.ts';

/** One promise and how the simulation stands to it. */
export interface Goal {
  /** Position in the problem's promises; −1 = the centre's total target. */
  readonly promise: number;
  /** Flows it speaks of. */
  readonly flows: readonly number[];
  readonly kind: 'serviceLevel' | 'abandonment';
  readonly figure: Estimate;
  /** Positive: kept with so much to spare. */
  readonly slack: number;
}

export interface StaffingCheck {
  readonly table: DayTable;
  readonly goals: readonly Goal[];
  readonly met: boolean;
}

export interface CheckSize {
  readonly seed: number;
  /** Replications to begin with and at most. */
  readonly least: number;
  readonly most: number;
  /** First replication: other ones are other days. */
  readonly first?: number;
}

/** Calls of one replication of a stationary centre; the start from empty weighs a few calls. */
const STATIONARY_CALLS = 30_000;
/** Never fewer hours than this, or the slow moves of the queue would not average out. */
const STATIONARY_HOURS = 100;

function simulatedCentre(problem: StaffingProblem, centre: Centre): Centre {
  if (!problem.stationary) return centre;
  const perHour = problem.callsPerHour.reduce((sum, rate) => sum + rate, 0);
  const hours = Math.max(STATIONARY_HOURS, Math.ceil(STATIONARY_CALLS / Math.max(perHour, 1e-9)));
  return { ...centre, intervalSeconds: Math.min(hours, 10_000) * 3600 };
}

const withThreshold = (centre: Centre, target: ServiceTarget): Centre => ({
  ...centre,
  flows: centre.flows.map((flow) => ({ ...flow, target: { ...target, ...flow.target, withinSeconds: target.withinSeconds } })),
});

/** A promise over no calls is kept. */
function goal(table: DayTable, promise: number, flows: readonly number[], kind: Goal['kind'], limit: number): Goal {
  const figure = flowEstimate([{ table, weight: 1 }], flows, FLOW_MEASURES[kind]);
  const slack = kind === 'serviceLevel' ? figure.mean - limit : limit - figure.mean;
  return { promise, flows, kind, figure, slack: Number.isFinite(slack) ? slack : 1 };
}

function goalsOf(table: DayTable, promise: number, flows: readonly number[], target: ServiceTarget): Goal[] {
  const goals = [goal(table, promise, flows, 'serviceLevel', target.share)];
  if (target.maxAbandonment !== undefined) goals.push(goal(table, promise, flows, 'abandonment', target.maxAbandonment));
  return goals;
}

const undecided = ({ slack, figure }: Goal): boolean => Math.abs(slack) < (figure.halfWidth ?? Number.POSITIVE_INFINITY);

/** Simulates in growing steps; joins what is there already. */
async function extend(
  table: DayTable | null,
  centre: Centre,
  dayId: string,
  size: CheckSize,
  to: number,
  tools: OptimiserTools,
): Promise<DayTable> {
  const from = table?.replications ?? 0;
  const more = await tools.simulate({ dayId, centre }, size.seed, (size.first ?? 0) + from, to - from);
  return table ? tools.merge([table, more]) : more;
}

export async function checkStaffing(
  problem: StaffingProblem,
  dayId: string,
  staffing: Staffing,
  size: CheckSize,
  tools: OptimiserTools,
): Promise<StaffingCheck> {
  const centre = simulatedCentre(problem, withStaffing(problem.centre, staffing));
  const total = problem.centre.totalTarget ?? null;
  const all = problem.flows.map((_, f) => f);
  const oneThreshold = total !== null && problem.flows.every(({ target }) => target?.withinSeconds === total.withinSeconds);
  let table: DayTable | null = null;
  let totalTable: DayTable | null = null;
  for (let replications = size.least; ; replications = Math.min(size.most, replications * 2)) {
    table = await extend(table, centre, dayId, size, replications, tools);
    const joined = table;
    const goals = problem.promises.flatMap(({ flows, target }, p) => goalsOf(joined, p, flows, target));
    if (total) {
      totalTable = oneThreshold ? table : await extend(totalTable, withThreshold(centre, total), dayId, size, replications, tools);
      goals.push(...goalsOf(totalTable, -1, all, total));
    }
    const missed = goals.some((one) => one.slack < 0 && !undecided(one));
    if (missed || replications >= size.most || !goals.some(undecided)) return { table, goals, met: goals.every(({ slack }) => slack >= 0) };
  }
}
