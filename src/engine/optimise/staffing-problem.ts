/**
 * Purpose: a centre as the staffing optimiser sees it: who can answer what, at what cost, within which bounds, how much work comes.
 * Assumptions: a group without `costPerHour` costs 1 an hour, so that without any cost the agent-hours are counted;
 * without `maxAgents` there is no upper bound. With one interval the centre is stationary: its rates last for ever.
 */
import type { Centre, ServiceTarget } from '../../model/centre.ts';
import { distributionMean } from '../simulate/estimate-work.ts';
import { offeredCalls } from './offered-calls.ts';

export interface StaffedFlow {
  readonly id: string;
  readonly target: ServiceTarget | null;
  readonly handlingSeconds: number;
  /** Mean; null = waits for ever. */
  readonly patienceSeconds: number | null;
  /** Calls may be turned away, by its own waiting room or the centre's. */
  readonly limitedRoom: boolean;
  /** Groups that can answer it, as positions. */
  readonly servers: readonly number[];
}

export interface StaffedGroup {
  readonly id: string;
  /** Of one agent in one interval. */
  readonly cost: number;
  /** [interval], agents. */
  readonly least: readonly number[];
  readonly most: readonly number[];
  /** `factor`: handling time of this group / the flow's own. */
  readonly skills: readonly { readonly flow: number; readonly factor: number }[];
}

export interface StaffingProblem {
  readonly centre: Centre;
  readonly intervals: number;
  readonly stationary: boolean;
  readonly flows: readonly StaffedFlow[];
  readonly groups: readonly StaffedGroup[];
  /** Float64Array [interval * flowCount + flow], calls per hour, transfers and repeats included. */
  readonly callsPerHour: Float64Array;
}

/** `agents[group][interval]`. */
export type Staffing = readonly (readonly number[])[];

function perInterval(value: number | readonly number[] | null | undefined, intervals: number, otherwise: number): number[] {
  return Array.from({ length: intervals }, (_, k) => (typeof value === 'number' ? value : (value?.[k] ?? otherwise)));
}

export function staffingProblem(centre: Centre): StaffingProblem {
  const { intervals } = centre;
  const places = new Map(centre.flows.map((flow, index) => [flow.id, index]));
  const groups = centre.groups.map((group): StaffedGroup => {
    const skills = group.skills.flatMap((skill) => {
      const flow = places.get(skill.flow);
      if (flow === undefined) return [];
      const own = skill.handling ? distributionMean(skill.handling) / distributionMean(centre.flows[flow].handling) : 1;
      return [{ flow, factor: skill.handling ? own : (skill.handlingFactor ?? 1) }];
    });
    return {
      id: group.id,
      cost: ((group.costPerHour ?? 1) * centre.intervalSeconds) / 3600,
      least: perInterval(group.minAgents, intervals, 0),
      most: perInterval(group.maxAgents, intervals, Number.POSITIVE_INFINITY),
      skills,
    };
  });
  const flows = centre.flows.map(
    (flow, index): StaffedFlow => ({
      id: flow.id,
      target: flow.target ?? null,
      handlingSeconds: distributionMean(flow.handling),
      patienceSeconds: flow.patience ? distributionMean(flow.patience) : null,
      limitedRoom: (flow.waitingRoom ?? centre.waitingRoom ?? null) !== null,
      servers: groups.flatMap((group, g) => (group.skills.some((skill) => skill.flow === index) ? [g] : [])),
    }),
  );
  return { centre, intervals, stationary: intervals === 1, flows, groups, callsPerHour: offeredCalls(centre) };
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
