/**
 * Purpose: agents that flows need together in one interval.
 * Model: the flows as one stationary queue M/M/n(+M) (Erlang C or A, closed forms of ../queueing) with their pooled rate, mean handling
 * time and rate of giving up, in agents who handle each flow at its own handling time; a slower agent counts for less (flow-sets.ts).
 * For several flows the target is the least they ask for together: the widest time limit, the shares weighted by calls.
 * Assumption: what pooled agents who can do everything cannot reach, specialised ones cannot reach either.
 */
import { A_ABANDONMENT, A_SERVICE_LEVEL, A_SLOTS, erlangAInto } from '../queueing/erlang-a.ts';
import { erlangCServiceLevel } from '../queueing/erlang-c.ts';
import { solveAgents } from '../queueing/required-agents.ts';
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

/** Nobody can promise all calls, or that nobody ever gives up: such targets are taken as this close. */
const ALMOST = 1e-5;

/**
 * Smallest number of agents that meets the target, a real one: who rounds each queue up before adding them counts too many.
 * @example no calls need 0
 */
export function agentsNeeded(queue: PooledQueue): number {
  const { callsPerHour, share, maxAbandonment } = queue;
  if (callsPerHour <= 0 || (share <= 0 && maxAbandonment === null)) return 0;
  const target = { withinSeconds: queue.withinSeconds, share: Math.min(share, 1 - ALMOST) };
  const question = {
    callsPerHour,
    ahtSeconds: queue.handlingSeconds,
    patienceSeconds: queue.patienceSeconds,
    target: maxAbandonment === null ? target : { ...target, maxAbandonment: Math.max(maxAbandonment, ALMOST) },
    occupancyCap: null,
  };
  return solveAgents(question, 1e-9, 0);
}

/**
 * The flows of a set as one queue in one interval; a flow without a target asks for nothing. With `together` the target is this one.
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
    work += rate * flow.handlingSeconds;
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
