/**
 * Purpose: how many calls and how much memory a centre's replication takes, before it starts: for progress, batch planning
 * and to refuse what no computer can do.
 * Model: expected fresh calls, plus returning calls generation by generation at the largest probability that an attempt comes
 * back (an upper bound: a call cannot both abandon and be answered). A generation takes at least the shortest mean handling
 * time or delay, so a day holds only so many.
 */
import type { Centre, CentreFlow, Distribution } from '../../model/centre.ts';
import { FLOW_COUNTERS, GROUP_COUNTERS, SKILL_COUNTERS } from '../../model/measures.ts';
import { FLOW_PAIRS, GROUP_PAIRS, SKILL_PAIRS } from './interval-moments.ts';
import { WAIT_BUCKETS } from './wait-histogram.ts';

export interface WorkEstimate {
  /** Expected arrivals (all attempts) in one replication, an upper bound; Infinity when calls may return without end. */
  readonly callsPerReplication: number;
  /** Bytes of one batch: tables and working arrays. */
  readonly bytes: number;
}

const BATCH = 4;
const BYTES_PER_CALL_IN_SYSTEM = 120;
const BYTES_PER_FLOW = 16_384;
const MAX_GENERATIONS = 100_000;

/** Mean of a distribution, seconds. @example distributionMean({ kind: 'uniform', min: 10, max: 30 }) // 20 */
export function distributionMean(d: Distribution): number {
  switch (d.kind) {
    case 'deterministic':
      return d.value;
    case 'uniform':
      return (d.min + d.max) / 2;
    case 'hyperexponential':
      return weightedMean(d.means, d.weights);
    case 'empirical':
      return weightedMean(d.values, d.weights);
    default:
      return d.mean;
  }
}

function weightedMean(values: readonly number[], weights: readonly number[]): number {
  let total = 0;
  let weight = 0;
  values.forEach((value, i) => {
    total += value * weights[i]!;
    weight += weights[i]!;
  });
  return total / weight;
}

/** Expected fresh calls of one day, and its backlog. */
function freshCalls(flow: CentreFlow, centre: Centre): number {
  const hours = centre.intervalSeconds / 3600;
  const rates = flow.arrivalsPerHour;
  const backlog = flow.deferrable?.backlog ?? 0;
  if (typeof rates === 'number') return backlog + rates * hours * centre.intervals;
  return rates.reduce((sum, rate) => sum + rate * hours, backlog);
}

/** Largest probability that an attempt of this flow comes back to the same flow. */
function returnShare(flow: CentreFlow): number {
  const redial = Math.max(flow.redial?.afterAbandonment ?? 0, flow.redial?.afterBlocking ?? 0);
  return Math.max(redial, flow.repeat?.probability ?? 0);
}

/** Calls that an attempt causes in other flows: transfers, support, redials that change flow; at most these shares. */
function goesOn(flow: CentreFlow): { readonly to: string; readonly share: number }[] {
  const redial = Math.max(flow.redial?.afterAbandonment ?? 0, flow.redial?.afterBlocking ?? 0);
  return [
    ...(flow.transfers ?? []).map((t) => ({ to: t.to, share: t.probability })),
    ...(flow.redial?.to ?? []).map((row) => ({ to: row.flow, share: redial * row.probability })),
    ...(flow.support ? [{ to: flow.support.flow, share: flow.support.probability }] : []),
  ].filter(({ share }) => share > 0);
}

function shortestGeneration(flow: CentreFlow): number {
  const times = [distributionMean(flow.handling)];
  if (flow.redial) times.push(distributionMean(flow.redial.delay));
  if (flow.repeat) times.push(distributionMean(flow.repeat.delay));
  return Math.min(...times);
}

/** All attempts of a day of `daySeconds`, given the fresh calls of that day. */
function allAttempts(centre: Centre, daySeconds: number): number {
  const position = new Map(centre.flows.map((flow, i) => [flow.id, i]));
  let generation = centre.flows.map((flow) => freshCalls(flow, centre));
  const fresh = generation.reduce((a, b) => a + b, 0);
  let total = fresh;
  const returning = centre.flows.filter((flow) => returnShare(flow) > 0 || goesOn(flow).length > 0);
  if (returning.length === 0 || fresh === 0) return total;
  const step = Math.min(...returning.map(shortestGeneration));
  const most = step > 0 ? (3 * daySeconds) / step : Number.POSITIVE_INFINITY;
  for (let g = 1; g <= most; g++) {
    const next = centre.flows.map((flow, i) => generation[i]! * returnShare(flow));
    centre.flows.forEach((flow, i) => {
      for (const { to, share } of goesOn(flow)) next[position.get(to)!] = next[position.get(to)!]! + generation[i]! * share;
    });
    const size = next.reduce((a, b) => a + b, 0);
    total += size;
    if (size < 1e-6 * fresh) return total;
    if (g >= MAX_GENERATIONS) return Number.POSITIVE_INFINITY;
    generation = next;
  }
  return total;
}

/** Work of one replication of the day. The centre must have passed validation of its fields. */
export function estimateWork(centre: Centre): WorkEstimate {
  const daySeconds = centre.intervals * centre.intervalSeconds;
  const callsPerReplication = allAttempts(centre, daySeconds);
  const flows = centre.flows.length;
  const groups = centre.groups.length;
  const cells = flows * (FLOW_COUNTERS.length * 2 + FLOW_PAIRS) + groups * (GROUP_COUNTERS.length * 2 + GROUP_PAIRS);
  const waits = 4 * (flows + 1) * WAIT_BUCKETS;
  const skills = centre.groups.reduce((n, group) => n + group.skills.length, 0) * (SKILL_COUNTERS.length * 3 + SKILL_PAIRS);
  const tables = 8 * (waits + skills + centre.intervals * cells + BATCH * (flows * FLOW_COUNTERS.length + groups * GROUP_COUNTERS.length));
  const patient = centre.flows.some((flow) => !flow.patience);
  const agents = centre.groups.reduce((sum, g) => sum + (typeof g.agents === 'number' ? g.agents : Math.max(0, ...g.agents)), 0);
  const inSystem = agents + callsPerReplication * (patient ? 1 : 0.2);
  return { callsPerReplication, bytes: tables + inSystem * BYTES_PER_CALL_IN_SYSTEM + flows * BYTES_PER_FLOW };
}
