/**
 * Purpose: what a month's closed forms tell whatever waits on its first morning; plain data, made in a worker as well as here.
 * Model: the instant preview (engine/queueing/preview.ts) at sampled half-hours (sampled-day.ts), weighted by calls and by how often the month
 * has each weekday. Work that can wait is a fluid: the hours that calls leave to the teams that may do it, less those kept free for calls,
 * shared by several flows in proportion to the work that comes.
 */
import { type CompiledWeek, compileWeek } from '../compile/index.ts';
import { distributionMean } from '../engine/simulate/estimate-work.ts';
import type { Id, Network } from '../model/network.ts';
import { meanFactor } from '../model/paces.ts';
import type { DayId } from '../model/vocabulary.ts';
import type { StaffingMonth } from './month-figures.ts';
import { type ClosedFormMemory, type SampledDay, sampleWeek } from './sampled-day.ts';
import { staffingOf } from './staffing-gap.ts';

/** One half-hour in six is looked at, fewer when the week has fewer open days. */
const STRIDE = 6;

/** Calls of the month by flow of the project. */
export interface FlowSums {
  offered: number;
  within: number;
  lost: number;
}

export const noSums = (): FlowSums => ({ offered: 0, within: 0, lost: 0 });

/** Calls of the month by flow of the project, with those answered in time and lost. */
function sumFlows(days: readonly SampledDay[]): ReadonlyMap<Id, FlowSums> {
  const sums = new Map<Id, FlowSums>();
  for (const { day, intervals, scale, calls, serviceLevel, abandonment } of days) {
    const hours = (day.weight * scale * day.centre.intervalSeconds) / 3600;
    day.flows.forEach(({ flowId, deferrable }, flow) => {
      if (deferrable) return;
      const sum = sums.get(flowId) ?? noSums();
      sums.set(flowId, sum);
      for (let sample = 0; sample < intervals.length; sample += 1) {
        const cell = sample * day.flows.length + flow;
        const here = calls[cell]! * hours;
        if (!(here > 0)) continue;
        sum.offered += here;
        sum.within += here * serviceLevel[cell]!;
        sum.lost += here * abandonment[cell]!;
      }
    });
  }
  return sums;
}

export interface SiteSums {
  busyHours: number;
  staffedHours: number;
  answered: number;
}

function sumSites(days: readonly SampledDay[]): ReadonlyMap<Id, SiteSums> {
  const sums = new Map<Id, SiteSums>();
  for (const { day, intervals, scale, occupancy, answered } of days) {
    const hours = (day.weight * scale * day.centre.intervalSeconds) / 3600;
    day.groups.forEach(({ siteId }, group) => {
      const sum = sums.get(siteId) ?? { busyHours: 0, staffedHours: 0, answered: 0 };
      sums.set(siteId, sum);
      const { agents } = day.centre.groups[group]!;
      intervals.forEach((interval, sample) => {
        const cell = sample * day.groups.length + group;
        const here = hours * (typeof agents === 'number' ? agents : (agents[interval] ?? 0));
        sum.staffedHours += here;
        sum.busyHours += here * occupancy[cell]!;
        sum.answered += hours * answered[cell]!;
      });
    });
  }
  return sums;
}

/** Hours of one such day that calls leave to each group. */
function freeHours({ day, intervals, scale, occupancy }: SampledDay): readonly number[] {
  const hours = (scale * day.centre.intervalSeconds) / 3600;
  return day.centre.groups.map(({ agents, skills }, group) => {
    const keep = Math.max(0, ...skills.flatMap(({ overflow }) => (overflow?.idleAtLeast ?? 1) - 1));
    return intervals.reduce((sum, interval, sample) => {
      const here = typeof agents === 'number' ? agents : (agents[interval] ?? 0);
      return sum + hours * Math.max(0, here * (1 - occupancy[sample * day.groups.length + group]!) - keep);
    }, 0);
  });
}

/** Pieces of each deferrable flow that one such day can do, by site. */
function capacityOf(sampled: SampledDay): ReadonlyMap<Id, { pieces: number; bySite: Map<Id, number> }> {
  const { day } = sampled;
  const free = freeHours(sampled);
  const demand = new Map(day.centre.flows.map(({ id, handling }, flow) => [id, day.flows[flow]!.callsPerDay * distributionMean(handling)]));
  const found = new Map<Id, { pieces: number; bySite: Map<Id, number> }>();
  day.centre.groups.forEach(({ skills }, group) => {
    const mine = skills.flatMap((skill) => {
      const flow = day.centre.flows.findIndex(({ id }) => id === skill.flow);
      return flow >= 0 && day.flows[flow]!.deferrable ? [{ skill, flow }] : [];
    });
    const total = mine.reduce((sum, { skill }) => sum + demand.get(skill.flow)!, 0);
    for (const { skill, flow } of mine) {
      const share = total > 0 ? demand.get(skill.flow)! / total : 1 / mine.length;
      const seconds = distributionMean(day.centre.flows[flow]!.handling) * meanFactor(day.centre.groups[group]!, skill);
      const pieces = (free[group]! * share * 3600) / seconds;
      const { flowId } = day.flows[flow]!;
      const sum = found.get(flowId) ?? { pieces: 0, bySite: new Map<Id, number>() };
      sum.pieces += pieces;
      const { siteId } = day.groups[group]!;
      sum.bySite.set(siteId, (sum.bySite.get(siteId) ?? 0) + pieces);
      found.set(flowId, sum);
    }
  });
  return found;
}

/** Pieces of a flow that come in one such day, those that calls are transferred to included. */
function receivedOf({ day, intervals, scale, brought }: SampledDay, flowId: Id): number {
  const hours = (scale * day.centre.intervalSeconds) / 3600;
  return day.flows.reduce((sum, flow, index) => {
    if (flow.flowId !== flowId) return sum;
    const transferred = intervals.reduce((pieces, _, sample) => pieces + hours * brought[sample * day.flows.length + index]!, 0);
    return sum + flow.callsPerDay + transferred;
  }, 0);
}

/** A flow of work that can wait, on one kind of day. */
export interface WorkDay {
  readonly dayId: DayId;
  /** Days of this kind in the month. */
  readonly weight: number;
  /** Pieces that come, those that calls are transferred to included. */
  readonly received: number;
  /** Pieces that the hours calls leave can do, in all and by site. */
  readonly pieces: number;
  readonly bySite: ReadonlyMap<Id, number>;
}

export interface WorkForm {
  readonly flowId: Id;
  /** Mean handling time of a piece, seconds. */
  readonly seconds: number;
  readonly days: readonly WorkDay[];
}

export interface MonthForm {
  readonly flows: ReadonlyMap<Id, FlowSums>;
  readonly sites: ReadonlyMap<Id, SiteSums>;
  /** By flow that can wait. */
  readonly work: readonly WorkForm[];
  readonly staffing: StaffingMonth;
  /** Adviser hours on the phone by site. */
  readonly hoursBySite: ReadonlyMap<Id, number>;
  readonly dayIds: readonly DayId[];
}

export function hoursBySite(week: CompiledWeek): ReadonlyMap<Id, number> {
  const hours = new Map<Id, number>();
  for (const { centre, groups, weight } of week.days) {
    centre.groups.forEach(({ agents }, index) => {
      const sum = typeof agents === 'number' ? agents * centre.intervals : agents.reduce((total, value) => total + value, 0);
      const { siteId } = groups[index]!;
      hours.set(siteId, (hours.get(siteId) ?? 0) + (weight * sum * centre.intervalSeconds) / 3600);
    });
  }
  return hours;
}

function workForms(days: readonly SampledDay[]): readonly WorkForm[] {
  const flowIds = new Set(days.flatMap(({ day }) => day.flows.flatMap(({ flowId, deferrable }) => (deferrable ? [flowId] : []))));
  if (flowIds.size === 0) return [];
  const capacities = days.map(capacityOf);
  return Array.from(flowIds, (flowId): WorkForm => {
    let seconds = 0;
    const ofDays = days.map((sampled, index): WorkDay => {
      const { day } = sampled;
      const capacity = capacities[index]!.get(flowId);
      const flow = day.flows.findIndex((one) => one.flowId === flowId);
      if (flow >= 0) seconds = distributionMean(day.centre.flows[flow]!.handling);
      const [pieces, bySite] = [capacity?.pieces ?? 0, capacity?.bySite ?? new Map<Id, number>()];
      return { dayId: day.dayId, weight: day.weight, received: receivedOf(sampled, flowId), pieces, bySite };
    });
    return { flowId, seconds, days: ofDays };
  });
}

/** @param occupancyCap that requirements must not exceed, 0..1; null = only the targets count */
export function monthForm(week: CompiledWeek, occupancyCap: number | null, memory: ClosedFormMemory): MonthForm {
  const stride = Math.min(STRIDE, Math.max(1, week.days.length));
  const days = sampleWeek(week.days, stride, memory);
  return {
    flows: sumFlows(days),
    sites: sumSites(days),
    work: workForms(days),
    staffing: staffingOf(week, occupancyCap),
    hoursBySite: hoursBySite(week),
    dayIds: week.days.map(({ dayId }) => dayId),
  };
}

/** The closed forms of a month's network, nothing left over from the month before. @param month 0-based month of the horizon */
export function formOfNetwork(network: Network, month: number, occupancyCap: number | null, memory: ClosedFormMemory): MonthForm {
  return monthForm(compileWeek(network, month, new Map()), occupancyCap, memory);
}
