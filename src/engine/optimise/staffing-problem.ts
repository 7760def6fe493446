/**
 * Purpose: a centre as the staffing optimiser sees it: who can answer what, at what cost, within which bounds, how much work comes.
 * Assumptions: a group without `costPerHour` costs 1 an hour, so that without any cost the agent-hours are counted;
 * without `maxAgents` there is no upper bound. With one interval the centre is stationary: its rates last for ever.
 */
import type { Centre, ServiceTarget } from '../../model/centre.ts';
import type { ServicePromise, SharedRoom } from '../../protocol/optimisation.ts';
import { distributionMean } from '../simulate/estimate-work.ts';
import { busyFactor, busySeconds } from './busy-time.ts';
import { offeredCalls } from './offered-calls.ts';

export interface StaffedFlow {
  readonly id: string;
  readonly target: ServiceTarget | null;
  /** Time that a call keeps an agent busy (busy-time.ts). */
  readonly handlingSeconds: number;
  /** Mean; null = waits for ever. */
  readonly patienceSeconds: number | null;
  /** Calls may be turned away, by its own waiting room or the centre's. */
  readonly limitedRoom: boolean;
  /** Groups that can answer it, as positions. */
  readonly servers: readonly number[];
  /** Those of them that may take its calls within the promised time; where every skill overflows later, no agent helps. */
  readonly prompt: readonly number[];
}

export interface StaffedGroup {
  readonly id: string;
  /** Of one agent in one interval. */
  readonly cost: number;
  /** [interval], agents. */
  readonly least: readonly number[];
  readonly most: readonly number[];
  /** [interval], agents that the centre staffs. */
  readonly now: readonly number[];
  /** Share of those staffed who come, 0..1. */
  readonly present: number;
  /** `factor`: time that a call keeps an agent of this group busy / the flow's own. */
  readonly skills: readonly { readonly flow: number; readonly factor: number }[];
}

/** A target over flows together; most stand for one flow alone. */
export interface Promised {
  /** Ascending positions. */
  readonly flows: readonly number[];
  readonly target: ServiceTarget;
  /** Share of its calls that some group may take in time, 0..1: those must make good for the others. */
  readonly possible: number;
}

export interface StaffingProblem {
  readonly centre: Centre;
  readonly intervals: number;
  readonly stationary: boolean;
  readonly flows: readonly StaffedFlow[];
  readonly groups: readonly StaffedGroup[];
  readonly promises: readonly Promised[];
  /** Promises that no number of agents keeps: too many of their calls may be taken only after the promised time. */
  readonly hopeless: readonly Promised[];
  readonly rooms: readonly Room[];
  /** Float64Array [interval * flowCount + flow], calls per hour, transfers and repeats included. */
  readonly callsPerHour: Float64Array;
}

/** Groups that share workplaces. */
export interface Room {
  readonly groups: readonly number[];
  readonly most: number;
}

/** `agents[group][interval]`. */
export type Staffing = readonly (readonly number[])[];

function perInterval(value: number | readonly number[] | null | undefined, intervals: number, otherwise: number): number[] {
  return Array.from({ length: intervals }, (_, k) => (typeof value === 'number' ? value : (value?.[k] ?? otherwise)));
}

function promisesOf(centre: Centre, asked: readonly ServicePromise[] | undefined): Promised[] {
  // A target of no call at all promises nothing: so work that can wait comes from the workbench.
  if (!asked) return centre.flows.flatMap(({ target }, f) => (target && target.share > 0 ? [{ flows: [f], target, possible: 1 }] : []));
  return asked.flatMap(({ flowIds, target }) => {
    const flows = centre.flows.flatMap(({ id }, f) => (flowIds.includes(id) ? [f] : []));
    return flows.length > 0 ? [{ flows, target, possible: 1 }] : [];
  });
}

/** The simulation counts calls in time by the flow's own target: it gets the promise's. */
function withTargets(centre: Centre, promises: readonly Promised[]): Centre {
  return {
    ...centre,
    flows: centre.flows.map((flow, f) => {
      const target = promises.find((promise) => promise.flows.includes(f))?.target;
      return target ? { ...flow, target } : flow;
    }),
  };
}

/** Share of a promise's calls that some group may take in time. */
function shareInTime({ flows }: Promised, among: readonly StaffedFlow[], callsPerHour: Float64Array): number {
  let all = 0;
  let some = 0;
  for (const f of flows) {
    for (let at = f; at < callsPerHour.length; at += among.length) {
      all += callsPerHour[at];
      if (among[f].prompt.length > 0) some += callsPerHour[at];
    }
  }
  return all > 0 ? some / all : 1;
}

/** What each of the promise's flows that can be answered in time must reach, so that all together reach the target. */
export function targetOfFlow({ possible }: Promised, target: ServiceTarget): ServiceTarget {
  return { ...target, share: Math.min(1, target.share / possible) };
}

/**
 * Work that can wait, spread evenly over the intervals in which somebody may do it: nobody is needed for it at the hour it comes in.
 * @param calls Float64Array [interval * flowCount + flow], an hour
 */
function levelled(centre: Centre, groups: readonly StaffedGroup[], flows: readonly StaffedFlow[], calls: Float64Array): Float64Array {
  const rates = Float64Array.from(calls);
  for (const [f, flow] of centre.flows.entries()) {
    if (!flow.deferrable) continue;
    const at = (k: number): number => k * flows.length + f;
    const open = Array.from({ length: centre.intervals }, (_, k) => k).filter((k) => flows[f].servers.some((g) => groups[g].most[k] > 0));
    let all = 0;
    for (let k = 0; k < centre.intervals; k++) {
      all += calls[at(k)];
      rates[at(k)] = 0;
    }
    for (const k of open) rates[at(k)] = all / open.length;
  }
  return rates;
}

/** Whether one more of the group fits where it sits; `leaving`: a group that gives one up for it, −1 = none. */
export function hasRoom({ rooms }: StaffingProblem, staffing: Staffing, group: number, interval: number, leaving = -1): boolean {
  return rooms.every(
    ({ groups, most }) =>
      !groups.includes(group) || groups.includes(leaving) || groups.reduce((sum, g) => sum + staffing[g][interval], 0) + 1 <= most,
  );
}

function groupsOf(centre: Centre): readonly StaffedGroup[] {
  const { intervals } = centre;
  const places = new Map(centre.flows.map((flow, index) => [flow.id, index]));
  return centre.groups.map((group): StaffedGroup => {
    const skills = group.skills.flatMap((skill) => {
      const flow = places.get(skill.flow);
      if (flow === undefined) return [];
      return [{ flow, factor: busyFactor(centre, centre.flows[flow], group, skill) }];
    });
    return {
      id: group.id,
      cost: ((group.costPerHour ?? 1) * centre.intervalSeconds) / 3600,
      least: perInterval(group.minAgents, intervals, 0),
      most: perInterval(group.maxAgents, intervals, Number.POSITIVE_INFINITY),
      now: perInterval(group.agents, intervals, 0),
      present: 1 - (group.absence?.probability ?? 0),
      skills,
    };
  });
}

/** `asked`: promises instead of every flow's own target. */
export function staffingProblem(given: Centre, asked?: readonly ServicePromise[], rooms: readonly SharedRoom[] = []): StaffingProblem {
  const all = promisesOf(given, asked);
  const centre = withTargets(given, all);
  const { intervals } = centre;
  const groups = groupsOf(centre);
  const flows = centre.flows.map((flow, index): StaffedFlow => {
    const target = all.find((promise) => promise.flows.includes(index))?.target ?? null;
    const within = target?.withinSeconds ?? Number.POSITIVE_INFINITY;
    const able = (inTime: boolean): number[] =>
      centre.groups.flatMap((group, g) =>
        group.skills.some((skill) => skill.flow === flow.id && !(inTime && (skill.overflow?.afterSeconds ?? 0) > within)) ? [g] : [],
      );
    return {
      id: flow.id,
      target,
      handlingSeconds: busySeconds(centre, flow),
      patienceSeconds: flow.patience ? distributionMean(flow.patience) : null,
      limitedRoom: (flow.waitingRoom ?? centre.waitingRoom ?? null) !== null,
      servers: able(false),
      prompt: able(true),
    };
  });
  const callsPerHour = levelled(centre, groups, flows, offeredCalls(centre));
  const promises: Promised[] = [];
  const hopeless: Promised[] = [];
  for (const promise of all) {
    const possible = shareInTime(promise, flows, callsPerHour);
    if (possible < promise.target.share) hopeless.push(promise);
    else promises.push({ ...promise, possible });
  }
  const targets = flows.map((_, f) => {
    const promise = promises.find((one) => one.flows.includes(f));
    return promise ? targetOfFlow(promise, promise.target) : null;
  });
  return {
    centre,
    intervals,
    stationary: intervals === 1,
    flows: flows.map((flow, f) => ({ ...flow, target: targets[f] })),
    groups,
    promises,
    hopeless,
    rooms: rooms.flatMap(({ groupIds, agents }) => {
      const sharing = groups.flatMap(({ id }, g) => (groupIds.includes(id) ? [g] : []));
      return sharing.length > 1 && Number.isFinite(agents) ? [{ groups: sharing, most: agents }] : [];
    }),
    callsPerHour,
  };
}

/** Whether anybody who can answer the flow may be there in the interval: a site that is closed promises nothing. */
export function answerable(problem: StaffingProblem, flow: number, interval: number): boolean {
  return problem.flows[flow].servers.some((g) => problem.groups[g].most[interval] > 0);
}

export function staffingCost(problem: StaffingProblem, staffing: Staffing): number {
  let cost = 0;
  for (const [g, group] of problem.groups.entries()) for (const agents of staffing[g]) cost += agents * group.cost;
  return cost;
}

/** The centre with this staffing. */
export function withStaffing(centre: Centre, staffing: Staffing): Centre {
  return { ...centre, groups: centre.groups.map((group, g) => ({ ...group, agents: [...staffing[g]] })) };
}

export const copyStaffing = (staffing: Staffing): number[][] => staffing.map((row) => [...row]);
