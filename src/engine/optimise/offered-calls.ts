/**
 * Purpose: calls per hour that each flow is offered in each interval, transfers, calls for help and repeats included.
 * Model: a fluid. A transfer arrives at once, and so does a call for help; a repeat waits in a pool that empties at rate 1/delay (the mean stands for the whole
 * distribution; one implicit Euler step an interval, so a delay far longer than the day hardly returns). With one interval (stationary)
 * every repeat returns. Callers who give up are neglected: their redials are what the check by simulation adds.
 * Array: Float64Array [interval * flowCount + flow], calls per hour.
 */
import type { Centre, CentreFlow } from '../../model/centre.ts';
import { distributionMean } from '../simulate/estimate-work.ts';

/** Rounds of passing transfers on; each multiplies the rest by the transfer probability. */
const TRANSFER_ROUNDS = 60;

export function freshRate(flow: CentreFlow, interval: number): number {
  return typeof flow.arrivalsPerHour === 'number' ? flow.arrivalsPerHour : (flow.arrivalsPerHour[interval] ?? 0);
}

/** Share of a flow's calls that are answered by one of `from`, taking its groups as equally busy. */
function shareAnsweredBy(centre: Centre, flowId: string, from: readonly string[] | undefined): number {
  if (!from) return 1;
  const able = centre.groups.filter((group) => group.skills.some((skill) => skill.flow === flowId));
  return able.length === 0 ? 0 : able.filter((group) => from.includes(group.id)).length / able.length;
}

/** passOn[from * flows + to]: share of the answered calls of `from` that arrive at once in `to`, as transfers or as calls for help. */
function transferMatrix(centre: Centre): Float64Array {
  const count = centre.flows.length;
  const place = new Map(centre.flows.map((flow, index) => [flow.id, index]));
  const passOn = new Float64Array(count * count);
  for (const [index, flow] of centre.flows.entries()) {
    for (const transfer of flow.transfers ?? []) {
      const to = place.get(transfer.to);
      if (to !== undefined) passOn[index * count + to] += transfer.probability * shareAnsweredBy(centre, flow.id, transfer.from);
    }
    const help = flow.support ? place.get(flow.support.flow) : undefined;
    if (help !== undefined) passOn[index * count + help] += flow.support?.probability ?? 0;
  }
  return passOn;
}

export function offeredCalls(centre: Centre): Float64Array {
  const { intervals } = centre;
  const count = centre.flows.length;
  const hours = centre.intervalSeconds / 3600;
  const stationary = intervals === 1;
  const passOn = transferMatrix(centre);
  if (stationary) for (const [f, flow] of centre.flows.entries()) passOn[f * count + f] += flow.repeat?.probability ?? 0;
  // A nation has hundreds of queues and few transfers: only the places that calls can go to are looked at.
  const reached = centre.flows.map((_, f) => Array.from({ length: count }, (_, to) => to).filter((to) => passOn[f * count + to] !== 0));
  const delayHours = centre.flows.map(({ repeat }) => (repeat ? distributionMean(repeat.delay) / 3600 : 0));
  const pools = new Float64Array(count);
  const rates = new Float64Array(intervals * count);
  let moving = new Float64Array(count);
  let next = new Float64Array(count);
  for (let k = 0; k < intervals; k++) {
    for (const [f, flow] of centre.flows.entries()) {
      const released = stationary || !flow.repeat ? 0 : (pools[f] * hours) / (hours + delayHours[f]);
      pools[f] -= released;
      moving[f] = freshRate(flow, k) + released / hours;
    }
    for (let round = 0; round < TRANSFER_ROUNDS; round++) {
      next.fill(0);
      let any = false;
      for (let f = 0; f < count; f++) {
        // What is 0 passes nothing on; when all is 0 the rounds left would add nothing.
        if (moving[f] === 0) continue;
        any = true;
        rates[k * count + f] += moving[f];
        for (const to of reached[f]) next[to] += moving[f] * passOn[f * count + to];
      }
      [moving, next] = [next, moving];
      if (!any) break;
    }
    for (const [f, flow] of centre.flows.entries()) pools[f] += (flow.repeat?.probability ?? 0) * rates[k * count + f] * hours;
  }
  return rates;
}
