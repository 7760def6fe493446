/**
 * Purpose: required against present advisers of a compiled week, half-hour by half-hour, and where most lack.
 * Model: that of the page's intervals (queues that the same groups may answer are one pool; Erlang A with the strictest of its targets; present
 * advisers shared among pools so that cover is as even as skills allow, each counted once), with two short cuts: requirements from a table, and
 * a pool's handling time taken over the whole day. Work that can wait has no half-hour in which it is required, and is left out.
 */
import type { CompiledDay, CompiledWeek } from '../compile/index.ts';
import { offeredCalls } from '../engine/optimise/offered-calls.ts';
import { distributionMean } from '../engine/simulate/estimate-work.ts';
import type { ServiceTarget } from '../model/centre.ts';
import type { Id } from '../model/network.ts';
import { meanFactors } from '../model/paces.ts';
import type { StaffingMonth, WorstHalfHour } from './month-figures.ts';
import { requirementOf } from './requirement-table.ts';

const SCALING_ROUNDS = 12;
const HALF_HOUR_MINUTES = 30;

interface Pool {
  readonly flows: number[];
  readonly groups: readonly number[];
}

const at = (value: number | readonly number[], interval: number): number => (typeof value === 'number' ? value : (value[interval] ?? 0));

function poolsOf({ centre, flows }: CompiledDay): readonly Pool[] {
  const pools = new Map<string, Pool>();
  const answering = new Map<string, number[]>(centre.flows.map(({ id }) => [id, []]));
  centre.groups.forEach((group, index) => {
    for (const { flow } of group.skills) answering.get(flow)?.push(index);
  });
  centre.flows.forEach(({ id }, flow) => {
    if (flows[flow]!.deferrable) return;
    const groups = answering.get(id)!;
    const pool = pools.get(groups.join()) ?? { flows: [], groups };
    pool.flows.push(flow);
    pools.set(groups.join(), pool);
  });
  return [...pools.values()];
}

/** Mean handling time of each flow over the agent hours that may answer it, seconds. */
function handlingOf({ centre }: CompiledDay): readonly number[] {
  const hours = centre.groups.map(({ agents }) => (typeof agents === 'number' ? agents : agents.reduce((sum, value) => sum + value, 0)));
  const present = new Map<string, number>();
  const weighted = new Map<string, number>();
  centre.groups.forEach((group, index) => {
    const factors = meanFactors(group);
    for (const [i, { flow }] of group.skills.entries()) {
      present.set(flow, (present.get(flow) ?? 0) + hours[index]!);
      weighted.set(flow, (weighted.get(flow) ?? 0) + hours[index]! * factors[i]!);
    }
  });
  return centre.flows.map(({ id, handling }) => {
    const here = present.get(id) ?? 0;
    return distributionMean(handling) * (here > 0 ? weighted.get(id)! / here : 1);
  });
}

interface PoolRule {
  readonly target: ServiceTarget;
  readonly ahtSeconds: number;
  readonly patienceSeconds: number | null;
}

/** What every caller of a pool is promised, with the mix of its calls over the day. */
function ruleOf({ centre }: CompiledDay, pool: Pool, handling: readonly number[], offered: Float64Array): PoolRule | null {
  const targets = pool.flows.flatMap((flow) => centre.flows[flow]!.target ?? []);
  let calls = 0;
  let work = 0;
  let leaving = 0;
  for (const flow of pool.flows) {
    const { patience } = centre.flows[flow]!;
    for (let interval = 0; interval < centre.intervals; interval += 1) {
      const here = offered[interval * centre.flows.length + flow]!;
      calls += here;
      work += here * handling[flow]!;
      if (patience) leaving += here / distributionMean(patience);
    }
  }
  if (targets.length === 0 || !(calls > 0) || !(work > 0)) return null;
  const limits = targets.flatMap(({ maxAbandonment }) => maxAbandonment ?? []);
  return {
    ahtSeconds: work / calls,
    patienceSeconds: leaving > 0 ? calls / leaving : null,
    target: {
      withinSeconds: Math.min(...targets.map(({ withinSeconds }) => withinSeconds)),
      share: Math.min(0.9999, Math.max(...targets.map(({ share }) => share))),
      ...(limits.length > 0 && { maxAbandonment: Math.max(1e-6, Math.min(...limits)) }),
    },
  };
}

/** Present advisers by pool: shared so that the ratios of present to required come as close as the skills allow. */
function sharePresent(
  pools: readonly Pool[],
  poolsOfGroup: readonly (readonly number[])[],
  agents: readonly number[],
  required: Float64Array,
): Float64Array {
  const pull = new Float64Array(pools.length).fill(1);
  const present = new Float64Array(pools.length);
  for (let round = 0; round < SCALING_ROUNDS; round += 1) {
    present.fill(0);
    let shared = false;
    for (let g = 0; g < agents.length; g += 1) {
      const mine = poolsOfGroup[g]!;
      if (agents[g] === 0 || mine.length === 0) continue;
      shared ||= mine.length > 1;
      let total = 0;
      for (const p of mine) total += required[p]! * pull[p]!;
      for (const p of mine) present[p]! += agents[g]! * (total > 0 ? (required[p]! * pull[p]!) / total : 1 / mine.length);
    }
    if (!shared) break;
    for (let p = 0; p < pools.length; p += 1) if (present[p]! > 0 && required[p]! > 0) pull[p]! *= required[p]! / present[p]!;
  }
  return present;
}

interface Ledger {
  required: number;
  present: number;
  halfHours: number;
  worst: WorstHalfHour | null;
  readonly worstOfFlow: Map<Id, WorstHalfHour>;
  /** A half-hour without anybody lacks hours, not numbers: told only when nothing else is. */
  readonly closedOfFlow: Map<Id, WorstHalfHour>;
}

function addDay(ledger: Ledger, day: CompiledDay, occupancyCap: number | null): void {
  const { centre } = day;
  const count = centre.flows.length;
  const pools = poolsOf(day);
  const handling = handlingOf(day);
  const offered = offeredCalls(centre);
  const required = new Float64Array(pools.length);
  const needs = pools.map((pool) => {
    const rule = ruleOf(day, pool, handling, offered);
    return rule ? requirementOf({ ...rule, occupancyCap }) : () => 0;
  });
  const poolsOfGroup = centre.groups.map((_, g) => pools.flatMap((pool, p) => (pool.groups.includes(g) ? [p] : [])));
  const work = new Float64Array(count);
  const places = placesOf(day);
  for (let interval = 0; interval < centre.intervals; interval += 1) {
    pools.forEach((pool, p) => {
      let erlangs = 0;
      for (const flow of pool.flows) {
        work[flow] = (offered[interval * count + flow]! * handling[flow]!) / 3600;
        erlangs += work[flow]!;
      }
      required[p] = needs[p]!(erlangs);
    });
    const present = sharePresent(
      pools,
      poolsOfGroup,
      centre.groups.map(({ agents }) => at(agents, interval)),
      required,
    );
    recordHalfHour(ledger, day, interval, { pools, required, present, work, places });
  }
}

/** Where the queues of a day stand among the flows of the project, and room to add a half-hour up by flow. */
interface FlowPlaces {
  readonly ids: readonly Id[];
  readonly ofQueue: readonly number[];
  readonly lacks: Float64Array;
  readonly here: Float64Array;
}

function placesOf({ flows }: CompiledDay): FlowPlaces {
  const ids = [...new Set(flows.map(({ flowId }) => flowId))];
  const ofQueue = flows.map(({ flowId }) => ids.indexOf(flowId));
  return { ids, ofQueue, lacks: new Float64Array(ids.length), here: new Float64Array(ids.length) };
}

interface HalfHour {
  readonly pools: readonly Pool[];
  /** By pool. */
  readonly required: Float64Array;
  readonly present: Float64Array;
  /** By queue, erlangs. */
  readonly work: Float64Array;
  readonly places: FlowPlaces;
}

function recordHalfHour(ledger: Ledger, day: CompiledDay, interval: number, { pools, required, present, work, places }: HalfHour): void {
  const minute = (day.firstHalfHour + interval) * HALF_HOUR_MINUTES;
  const { ids, ofQueue, lacks, here } = places;
  lacks.fill(0);
  here.fill(0);
  let lacking = 0;
  for (let p = 0; p < pools.length; p += 1) {
    ledger.required += day.weight * required[p]!;
    ledger.present += day.weight * present[p]!;
    lacking += Math.max(0, present[p]! > 0 ? required[p]! - present[p]! : 0);
    let total = 0;
    for (const flow of pools[p]!.flows) total += work[flow]!;
    for (const flow of pools[p]!.flows) {
      const part = total > 0 ? work[flow]! / total : 0;
      const place = ofQueue[flow]!;
      lacks[place]! += part * (required[p]! - present[p]!);
      here[place]! += part * present[p]!;
    }
  }
  ledger.halfHours += day.weight;
  const place = (amount: number): WorstHalfHour => ({ missing: amount, dayId: day.dayId, minute });
  if (lacking > (ledger.worst?.missing ?? 0)) ledger.worst = place(lacking);
  for (let f = 0; f < ids.length; f += 1) {
    const book = here[f]! > 0 ? ledger.worstOfFlow : ledger.closedOfFlow;
    if (lacks[f]! > (book.get(ids[f]!)?.missing ?? 0)) book.set(ids[f]!, place(lacks[f]!));
  }
}

/** @param occupancyCap that requirements must not exceed, 0..1; null = only the targets count */
export function staffingOf(week: CompiledWeek, occupancyCap: number | null): StaffingMonth {
  const ledger: Ledger = { required: 0, present: 0, halfHours: 0, worst: null, worstOfFlow: new Map(), closedOfFlow: new Map() };
  for (const day of week.days) addDay(ledger, day, occupancyCap);
  for (const [flowId, closed] of ledger.closedOfFlow) if (!ledger.worstOfFlow.has(flowId)) ledger.worstOfFlow.set(flowId, closed);
  const { worst, worstOfFlow } = ledger;
  return {
    required: ledger.required / Math.max(1, ledger.halfHours),
    present: ledger.present / Math.max(1, ledger.halfHours),
    worst,
    worstOfFlow,
  };
}
