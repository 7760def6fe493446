/**
 * Purpose: how many more calls of a flow one agent more (or fewer) in an interval gets answered in time, by guess: which intervals to try
 * first. The simulation decides.
 * Model: the flow alone as a stationary queue with as many agents as explain its simulated service level; one more, one fewer.
 */
import { FLOW_COUNTERS } from '../../model/measures.ts';
import type { DayTable } from '../../protocol/simulation.ts';
import { pooledQueue, serviceWith } from './pooled-queue.ts';
import type { StaffingProblem } from './staffing-problem.ts';

const OFFERED = FLOW_COUNTERS.indexOf('offered');
const WITHIN = FLOW_COUNTERS.indexOf('answeredWithin');
/** Where the closed form sees no gain at all, one agent still helps somebody. */
const LEAST_SHARE = 1e-4;

/** Calls of a flow offered in an interval, per day. */
export function offeredIn(problem: StaffingProblem, table: DayTable, flow: number, interval: number): number {
  return table.flowIntervalSums[(interval * problem.flows.length + flow) * FLOW_COUNTERS.length + OFFERED] / table.replications;
}

/** Simulated service level of a flow in an interval; 1 when nobody called. */
export function simulatedLevel(problem: StaffingProblem, table: DayTable, flow: number, interval: number): number {
  const base = (interval * problem.flows.length + flow) * FLOW_COUNTERS.length;
  const offered = table.flowIntervalSums[base + OFFERED];
  return offered > 0 ? table.flowIntervalSums[base + WITHIN] / offered : 1;
}

/** Calls a day, > 0; `agents` = +1 or −1 (what one fewer loses). */
export function marginalCalls(problem: StaffingProblem, table: DayTable, flow: number, interval: number, agents: 1 | -1): number {
  const offered = offeredIn(problem, table, flow, interval);
  const level = simulatedLevel(problem, table, flow, interval);
  const queue = pooledQueue(problem, [flow], interval);
  let low = 0;
  let high = Math.max(4, Math.ceil((queue.callsPerHour * queue.handlingSeconds) / 1800) + 4);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (serviceWith(queue, middle).serviceLevel > level) high = middle;
    else low = middle;
  }
  const here = agents > 0 ? low : high;
  const change = Math.abs(serviceWith(queue, here + agents).serviceLevel - serviceWith(queue, here).serviceLevel);
  return offered * Math.max(LEAST_SHARE, change);
}
