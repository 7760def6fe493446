/**
 * Purpose: agents that flows need together in one interval.
 * Model: the flows as one stationary queue M/M/n(+M) (Erlang C or A, closed forms of ../queueing) with their pooled rate, mean handling
 * time and rate of giving up. Each flow is handled at the speed of the fastest group that can answer it.
 * For several flows the target is the least they ask for together: the widest time limit, the shares weighted by calls.
 * Assumption: what pooled agents who can do everything cannot reach, specialised ones cannot reach either.
 */
import { A_ABANDONMENT, A_SERVICE_LEVEL, A_SLOTS, erlangAInto } from '../queueing/erlang-a.ts';
import { erlangCServiceLevel } from '../queueing/erlang-c.ts';
import type { StaffingProblem } from './staffing-problem.ts';

export interface PooledQueue {
  readonly callsPerHour: number;
  readonly handlingSeconds: number;
  /** null = nobody gives up. */
  readonly patienceSeconds: number | null;
  readonly withinSeconds: number;
  /** Share to be answered in time, 0..1. */
  readonly share: number;
  /** null = no limit. */
  readonly maxAbandonment: number | null;
}

/** Service level and abandonment with so many agents; both 0..1. */
export interface PooledService {
  readonly serviceLevel: number;
  readonly abandonment: number;
}

const figures = new Float64Array(A_SLOTS);

export function serviceWith(queue: PooledQueue, agents: number): PooledService {
  const { callsPerHour, handlingSeconds, patienceSeconds, withinSeconds } = queue;
  if (callsPerHour <= 0) return { serviceLevel: 1, abandonment: 0 };
  if (agents <= 0) return { serviceLevel: 0, abandonment: patienceSeconds === null ? 0 : 1 };
  if (patienceSeconds === null) {
    const erlangs = (callsPerHour * handlingSeconds) / 3600;
    return { serviceLevel: erlangCServiceLevel(agents, erlangs, withinSeconds / handlingSeconds), abandonment: 0 };
  }
  erlangAInto(callsPerHour / 3600, handlingSeconds, patienceSeconds, agents, withinSeconds, figures);
  return { serviceLevel: figures[A_SERVICE_LEVEL], abandonment: figures[A_ABANDONMENT] };
}

/** A target met to the last digit but one is met. */
const TOLERANCE = 1e-9;

function meets(queue: PooledQueue, agents: number): boolean {
  const { serviceLevel, abandonment } = serviceWith(queue, agents);
  return serviceLevel >= queue.share - TOLERANCE && (queue.maxAbandonment === null || abandonment <= queue.maxAbandonment + TOLERANCE);
}

/** Smallest whole number of agents that meets the target. @example no calls need 0 */
export function agentsNeeded(queue: PooledQueue): number {
  if (queue.callsPerHour <= 0 || (queue.share <= 0 && queue.maxAbandonment === null)) return 0;
  const erlangs = (queue.callsPerHour * queue.handlingSeconds) / 3600;
  let low = Math.floor(erlangs * queue.share * 0.5);
  if (low > 0 && meets(queue, low)) low = 0;
  let step = Math.max(1, Math.ceil(Math.sqrt(erlangs)));
  let high = Math.max(1, Math.ceil(erlangs));
  while (!meets(queue, high)) {
    low = high;
    high += step;
    step *= 2;
    if (high > 1e7) return Number.POSITIVE_INFINITY;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (meets(queue, middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Handling time of a flow at the speed of the fastest group that can answer it. */
function fastestHandling(problem: StaffingProblem, flow: number): number {
  let factor = Number.POSITIVE_INFINITY;
  for (const group of problem.groups) for (const skill of group.skills) if (skill.flow === flow) factor = Math.min(factor, skill.factor);
  return problem.flows[flow].handlingSeconds * (Number.isFinite(factor) ? factor : 1);
}

/**
 * The flows of a set as one queue in one interval; all must have a target. With `together` the target is this one.
 */
export function pooledQueue(
  problem: StaffingProblem,
  flows: readonly number[],
  interval: number,
  together?: { readonly withinSeconds: number; readonly share: number; readonly maxAbandonment?: number },
): PooledQueue {
  let calls = 0;
  let work = 0;
  let givingUp = 0;
  let share = 0;
  let withinSeconds = 0;
  let abandonment: number | null = 0;
  for (const f of flows) {
    const flow = problem.flows[f];
    const rate = problem.callsPerHour[interval * problem.flows.length + f];
    calls += rate;
    work += rate * fastestHandling(problem, f);
    givingUp += flow.patienceSeconds === null ? 0 : rate / flow.patienceSeconds;
    share += rate * (flow.target?.share ?? 0);
    withinSeconds = Math.max(withinSeconds, flow.target?.withinSeconds ?? 0);
    abandonment =
      abandonment === null || flow.target?.maxAbandonment === undefined ? null : abandonment + rate * flow.target.maxAbandonment;
  }
  const some = calls > 0;
  return {
    callsPerHour: calls,
    handlingSeconds: some ? work / calls : 1,
    patienceSeconds: givingUp > 0 ? calls / givingUp : null,
    withinSeconds: together?.withinSeconds ?? withinSeconds,
    share: together?.share ?? (some ? share / calls : 0),
    maxAbandonment: together ? (together.maxAbandonment ?? null) : some && abandonment !== null ? abandonment / calls : null,
  };
}
