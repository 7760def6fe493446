/**
 * Work that the calls of a month bring, with those that come back: repeats, transfers and help during calls, followed to their end.
 * Everybody is answered here; abandonment and redials are the simulation's. So these are the hours that a decision moves, not a forecast.
 */
import type { Flow, Id, Network } from '../model/network.ts';
import { indexOf } from '../model/network-index.ts';
import { callsAt } from './flow-changes.ts';
import { WEEKS_PER_MONTH } from './ramp.ts';

export interface Workload {
  /** Calls of the month, returns included. */
  readonly calls: number;
  /** Hours of handling at the flow's own handling time. */
  readonly hours: number;
}

const ROUNDS = 200;
const ENOUGH = 1e-10;
const SECONDS_PER_HOUR = 3600;
/** Trade convention: above this occupancy a plan does not hold. */
export const PLANNED_OCCUPANCY = 0.85;

const transferred = (flow: Flow): number => flow.transfers.reduce((sum, transfer) => sum + transfer.share, 0);

/** One round: fresh calls, and what the calls of the round before send on. */
function nextRound(network: Network, month: number, calls: ReadonlyMap<Id, number>): Map<Id, number> {
  const next = new Map(network.flows.map((flow) => [flow.id, callsAt(flow, month)]));
  const add = (id: Id, more: number): void => {
    if (next.has(id)) next.set(id, next.get(id)! + more);
  };
  for (const flow of network.flows) {
    const own = calls.get(flow.id) ?? 0;
    for (const { toFlowId, share } of flow.transfers) add(toFlowId, own * share);
    add(flow.id, own * Math.max(0, 1 - transferred(flow)) * flow.repeat.share);
    if (flow.support) add(flow.support.flowId, own * flow.support.share);
  }
  return next;
}

/** Calls and hours of every flow in a month, by id. */
export function workloads(network: Network, month: number): ReadonlyMap<Id, Workload> {
  let calls: ReadonlyMap<Id, number> = new Map();
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = nextRound(network, month, calls);
    const moved = Math.max(0, ...Array.from(next, ([id, count]) => Math.abs(count - (calls.get(id) ?? 0)) / (1 + count)));
    calls = next;
    if (moved < ENOUGH) break;
  }
  const { flows } = indexOf(network);
  return new Map(Array.from(calls, ([id, count]) => [id, { calls: count, hours: (count * flows.get(id)!.ahtSeconds) / SECONDS_PER_HOUR }]));
}

/** Hours of all flows of a line in a month. */
export function hoursOfLine(network: Network, month: number, line: Flow['line']): number {
  const { flows } = indexOf(network);
  return Array.from(workloads(network, month)).reduce((sum, [id, { hours }]) => sum + (flows.get(id)?.line === line ? hours : 0), 0);
}

/** Full-time advisers who do so many hours of handling in a month, at the planned occupancy. @param teams whose hours and absences count */
export function fteFor(
  hours: number,
  teams: readonly { readonly fte: number; readonly weeklyHours: number; readonly shrinkageShare: number }[],
): number {
  const people = teams.reduce((sum, team) => sum + team.fte, 0);
  const phone = teams.reduce((sum, team) => sum + team.fte * team.weeklyHours * (1 - team.shrinkageShare), 0);
  const hoursPerFte = people > 0 ? phone / people : 35 * 0.7;
  return hoursPerFte > 0 ? hours / (hoursPerFte * WEEKS_PER_MONTH * PLANNED_OCCUPANCY) : 0;
}
