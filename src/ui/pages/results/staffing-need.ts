/**
 * Required against staffed, half-hour by half-hour, of one compiled day.
 *
 * Queues that the same groups may answer (overflow included) are one pool; a pool needs the fractional number of agents that keeps the
 * strictest of its targets by Erlang A (M/M/n+M), calls offered taken with transfers and repeats. Requirements are added unrounded: rounding
 * up queue by queue would grow with the number of queues.
 * Staffed agents are shared among the pools they may answer so that the ratios of staffed to required come as close as the skills allow
 * (proportional scaling); each agent counts once. An estimate: the simulation decides. Pure; from the compiled day alone.
 */
import type { CompiledDay } from '../../../compile/compiled.ts';
import { offeredCalls } from '../../../engine/optimise/offered-calls.ts';
import { type MergePart, mergeParts } from '../../../engine/queueing/merge-break-even.ts';
import { requiredAgents } from '../../../engine/queueing/required-agents.ts';
import { distributionMean } from '../../../engine/simulate/estimate-work.ts';
import type { CentreGroup } from '../../../model/centre.ts';
import type { Id } from '../../../model/network.ts';
import { meanFactors } from '../../../model/paces.ts';
import { flowIndices, type GroupScope } from './week-figures.ts';

/** Whose staffing: a flow of the project, or the groups of a site, a profile or both; no field = everybody. */
export type StaffingScope = { readonly kind: 'flow'; readonly flowId: Id } | ({ readonly kind: 'groups' } & GroupScope);

export interface HalfHourNeed {
  /** Minutes after midnight. */
  readonly minute: number;
  readonly required: number;
  readonly staffed: number;
}

interface Pool {
  /** Positions in the centre. */
  readonly flows: readonly number[];
  readonly groups: readonly number[];
}

/** Rounds of proportional scaling; the shares settle to a percent within a few. */
const SCALING_ROUNDS = 40;

const at = (value: number | readonly number[], interval: number): number => (typeof value === 'number' ? value : (value[interval] ?? 0));

/** Who may answer a queue: positions of the groups, ascending, and their handling-time factors on it. */
interface Answerers {
  readonly groups: number[];
  readonly factors: number[];
}

/** By flow. One pass over the skills: a nation has tens of thousands. */
function answerersOf({ centre }: CompiledDay): readonly Answerers[] {
  const position = new Map(centre.flows.map(({ id }, flow) => [id, flow]));
  const found = centre.flows.map((): Answerers => ({ groups: [], factors: [] }));
  for (const [g, group] of centre.groups.entries()) {
    const factors = meanFactors(group);
    for (const [i, skill] of group.skills.entries()) {
      const flow = position.get(skill.flow);
      if (flow === undefined || found[flow].groups.at(-1) === g) continue;
      const handling = skill.handling ? distributionMean(skill.handling) / distributionMean(centre.flows[flow].handling) : 1;
      found[flow].groups.push(g);
      found[flow].factors.push(handling * factors[i]);
    }
  }
  return found;
}

function poolsFrom(answerers: readonly Answerers[]): readonly Pool[] {
  const pools = new Map<string, { flows: number[]; groups: readonly number[] }>();
  for (const [flow, { groups }] of answerers.entries()) {
    const key = groups.join();
    const known = pools.get(key);
    if (known) known.flows.push(flow);
    else pools.set(key, { flows: [flow], groups });
  }
  return [...pools.values()];
}

/** Queues by the set of groups that may answer them; a queue that nobody answers is a pool without groups. */
export const poolsOf = (day: CompiledDay): readonly Pool[] => poolsFrom(answerersOf(day));

/** Handling-time factor on a flow, averaged over the agents present who may answer it; 1 when nobody is there. */
function presentFactor({ groups, factors }: Answerers, centreGroups: readonly CentreGroup[], interval: number): number {
  let agents = 0;
  let weighted = 0;
  for (const [i, g] of groups.entries()) {
    const present = at(centreGroups[g].agents, interval);
    agents += present;
    weighted += present * factors[i];
  }
  return agents > 0 ? weighted / agents : 1;
}

function partOf({ day, answerers }: PreparedDay, flow: number, interval: number, callsPerHour: number): MergePart | null {
  const centreFlow = day.centre.flows[flow];
  // Work that can wait has no half-hour in which it must be staffed.
  if (!centreFlow.target || callsPerHour <= 0 || day.flows[flow].deferrable) return null;
  return {
    callsPerHour,
    ahtSeconds: distributionMean(centreFlow.handling) * presentFactor(answerers[flow], day.centre.groups, interval),
    patienceSeconds: centreFlow.patience ? distributionMean(centreFlow.patience) : null,
    target: centreFlow.target,
  };
}

/** What all intervals of a day have in common. */
interface PreparedDay {
  readonly day: CompiledDay;
  readonly answerers: readonly Answerers[];
  readonly pools: readonly Pool[];
  /** By group: the pools it may answer. */
  readonly poolsOfGroup: readonly (readonly number[])[];
  readonly offered: Float64Array;
}

function prepareDay(day: CompiledDay): PreparedDay {
  const answerers = answerersOf(day);
  const pools = poolsFrom(answerers);
  const poolsOfGroup = day.centre.groups.map((): number[] => []);
  for (const [p, pool] of pools.entries()) for (const g of pool.groups) poolsOfGroup[g].push(p);
  return { day, answerers, pools, poolsOfGroup, offered: offeredCalls(day.centre) };
}

/** One interval of a day: need of each pool, and how each group's agents are shared among them. */
interface IntervalStaffing {
  readonly required: readonly number[];
  /** [pool][group], agents. */
  readonly shared: readonly (readonly number[])[];
  /** [flow], agents: the flow's part of its pool's need. */
  readonly requiredByFlow: readonly number[];
  /** [flow], agents: its part of what its pool staffs, by work. */
  readonly staffedByFlow: readonly number[];
}

export interface DayStaffingNeed {
  readonly pools: readonly Pool[];
  readonly intervals: readonly IntervalStaffing[];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function shareAgents({ day, pools, poolsOfGroup }: PreparedDay, required: readonly number[], interval: number): number[][] {
  const agents = day.centre.groups.map((group) => at(group.agents, interval));
  const pull = pools.map(() => 1);
  const shared = pools.map(() => agents.map(() => 0));
  for (let round = 0; round < SCALING_ROUNDS; round++) {
    for (const [g, present] of agents.entries()) {
      if (present === 0) continue;
      const mine = poolsOfGroup[g];
      let total = 0;
      for (const p of mine) total += required[p] * pull[p];
      for (const p of mine) shared[p][g] = present * (total > 0 ? (required[p] * pull[p]) / total : 1 / mine.length);
    }
    for (const [p, pool] of pools.entries()) {
      let staffed = 0;
      for (const g of pool.groups) staffed += shared[p][g];
      if (staffed > 0 && required[p] > 0) pull[p] *= required[p] / staffed;
    }
  }
  return shared;
}

function intervalStaffing(prepared: PreparedDay, interval: number, cap: number | null): IntervalStaffing {
  const { day, pools, offered } = prepared;
  const count = day.centre.flows.length;
  const workByFlow = day.centre.flows.map(() => 0);
  const requiredByFlow = day.centre.flows.map(() => 0);
  const required = pools.map((pool) => {
    const parts = pool.flows.flatMap((flow) => {
      const part = partOf(prepared, flow, interval, offered[interval * count + flow]);
      if (part) workByFlow[flow] = part.callsPerHour * part.ahtSeconds;
      return part ? [part] : [];
    });
    if (parts.length === 0) return 0;
    return requiredAgents({ ...mergeParts(parts), occupancyCap: cap, integer: false });
  });
  const shared = shareAgents(prepared, required, interval);
  const staffedByFlow = day.centre.flows.map(() => 0);
  for (const [p, pool] of pools.entries()) {
    const work = sum(pool.flows.map((flow) => workByFlow[flow]));
    const present = sum(shared[p]);
    for (const flow of pool.flows) {
      requiredByFlow[flow] = work > 0 ? (required[p] * workByFlow[flow]) / work : 0;
      staffedByFlow[flow] = present * (work > 0 ? workByFlow[flow] / work : 1 / pool.flows.length);
    }
  }
  return { required, requiredByFlow, staffedByFlow, shared };
}

const known = new WeakMap<CompiledDay, Map<number | null, DayStaffingNeed>>();

/** As `staffingNeed`, half-hour by half-hour, for callers who let others in between; ends with everything kept. */
export function* staffingNeedSteps(day: CompiledDay, occupancyCap: number | null): Generator<void, DayStaffingNeed> {
  const ofDay = known.get(day) ?? new Map<number | null, DayStaffingNeed>();
  known.set(day, ofDay);
  const found = ofDay.get(occupancyCap);
  if (found) return found;
  const prepared = prepareDay(day);
  const intervals: IntervalStaffing[] = [];
  for (let interval = 0; interval < day.centre.intervals; interval += 1) {
    intervals.push(intervalStaffing(prepared, interval, occupancyCap));
    yield;
  }
  const need: DayStaffingNeed = { pools: prepared.pools, intervals };
  ofDay.set(occupancyCap, need);
  return need;
}

/**
 * Computed once a day and cap, then kept while the compiled day lives.
 * @param occupancyCap 0..1; null = only the target counts
 */
export function staffingNeed(day: CompiledDay, occupancyCap: number | null): DayStaffingNeed {
  const steps = staffingNeedSteps(day, occupancyCap);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

function forFlow(staffing: IntervalStaffing, flows: readonly number[]): { required: number; staffed: number } {
  let required = 0;
  let staffed = 0;
  for (const flow of flows) {
    required += staffing.requiredByFlow[flow];
    staffed += staffing.staffedByFlow[flow];
  }
  return { required, staffed };
}

function forGroups(
  day: CompiledDay,
  need: DayStaffingNeed,
  staffing: IntervalStaffing,
  scope: GroupScope,
): { required: number; staffed: number } {
  const everybody = scope.siteId === undefined && scope.profileId === undefined;
  let required = 0;
  let staffed = 0;
  const inScope = day.groups.map(
    (group) =>
      (scope.siteId === undefined || group.siteId === scope.siteId) &&
      (scope.profileId === undefined || group.profileId === scope.profileId),
  );
  for (const p of need.pools.keys()) {
    const present = sum(staffing.shared[p]);
    const mine = sum(staffing.shared[p].filter((_, g) => inScope[g]));
    staffed += mine;
    // A site or profile carries its part of what the pool needs, in proportion to what it staffs of it.
    if (everybody) required += staffing.required[p];
    else if (present > 0) required += (staffing.required[p] * mine) / present;
  }
  return { required, staffed };
}

/** The day's half-hours for a scope, in agents (fractional). */
export function halfHourNeeds(day: CompiledDay, scope: StaffingScope, occupancyCap: number | null): readonly HalfHourNeed[] {
  const need = staffingNeed(day, occupancyCap);
  const flows = scope.kind === 'flow' ? flowIndices(day, scope.flowId) : [];
  return need.intervals.map((staffing, interval) => ({
    minute: day.firstHalfHour * 30 + (interval * day.centre.intervalSeconds) / 60,
    ...(scope.kind === 'flow' ? forFlow(staffing, flows) : forGroups(day, need, staffing, scope)),
  }));
}

export interface WorstShortage {
  readonly day: CompiledDay;
  readonly minute: number;
  /** Fractional agents missing, more than 0. */
  readonly missing: number;
}

/**
 * The half-hour of the week in which a flow lacks most; null when it lacks none. Half-hours without anybody (a back office closed while
 * calls are still transferred to it) only count when there is no other: there it is not numbers that lack but hours.
 */
export function worstShortage(days: readonly CompiledDay[], flowId: Id): WorstShortage | null {
  let worst: WorstShortage | null = null;
  let closed: WorstShortage | null = null;
  for (const day of days) {
    for (const { minute, required, staffed } of halfHourNeeds(day, { kind: 'flow', flowId }, null)) {
      const missing = required - staffed;
      if (staffed > 0 && missing > (worst?.missing ?? 0)) worst = { day, minute, missing };
      if (staffed === 0 && missing > (closed?.missing ?? 0)) closed = { day, minute, missing };
    }
  }
  return worst ?? closed;
}
