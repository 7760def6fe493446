/**
 * Purpose: a month's figures by closed forms, at once. ALWAYS marked as an approximation; the simulation replaces them.
 * Model: the instant preview (engine/queueing/preview.ts) at sampled half-hours (sampled-day.ts), weighted by calls and by how often the month
 * has each weekday. Work that can wait is a fluid: the hours that calls leave to the teams that may do it, less those kept free for calls,
 * shared by several flows in proportion to the work that comes; what the day cannot do is left for the next (backlog-chain.ts).
 */
import { distributionMean } from '../engine/simulate/estimate-work.ts';
import type { Estimate } from '../model/measures.ts';
import type { Id } from '../model/network.ts';
import { indexOf } from '../model/network-index.ts';
import { meanFactor } from '../model/paces.ts';
import type { DayId } from '../model/vocabulary.ts';
import type { DayResponse } from './backlog-chain.ts';
import { inHouseShare, moneyOf } from './money.ts';
import { isPartner, monthFacts } from './month-facts.ts';
import type { FlowMonth, MonthFigures, SiteMonth, WorkMonth } from './month-figures.ts';
import { carriesWork, type PlannedMonth } from './months.ts';
import { type ClosedFormMemory, type SampledDay, sampleDay } from './sampled-day.ts';
import { workMonth } from './work-month.ts';

/** One half-hour in six is looked at, fewer when the week has fewer open days. */
const STRIDE = 6;

const exact = (mean: number): Estimate => ({ mean, halfWidth: null });

interface FlowSums {
  offered: number;
  within: number;
  lost: number;
}

const noSums = (): FlowSums => ({ offered: 0, within: 0, lost: 0 });

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

interface SiteSums {
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

function workOf(
  planned: PlannedMonth,
  days: readonly SampledDay[],
  backlog: ReadonlyMap<Id, number>,
  cap: number | null,
): readonly WorkMonth[] {
  const { dates } = monthFacts(planned, cap);
  const capacities = new Map(days.map((sampled) => [sampled.day.dayId, capacityOf(sampled)]));
  return planned.network.flows.flatMap((flow) => {
    if (!flow.deferrable) return [];
    const start = backlog.get(flow.id) ?? 0;
    const received = new Map<DayId, number>();
    const responses = new Map<DayId, DayResponse>();
    for (const sampled of days) {
      const { day } = sampled;
      const fresh = receivedOf(sampled, flow.id);
      const can = capacities.get(day.dayId)!.get(flow.id)?.pieces ?? 0;
      received.set(day.dayId, fresh);
      responses.set(day.dayId, { start, leftAtStart: start + fresh - can, leftAtEmpty: Math.max(0, fresh - can) });
    }
    return [workMonth(dates, { flowId: flow.id, dueSeconds: flow.target.withinSeconds, start, received, responses }).work];
  });
}

/** Done work makes its teams busy: hours and pieces by site, shared as the day's capacity is. */
function addWork(sites: Map<Id, SiteSums>, days: readonly SampledDay[], work: readonly WorkMonth[]): void {
  for (const { flowId, done } of work) {
    const bySite = new Map<Id, number>();
    let seconds = 0;
    for (const sampled of days) {
      const capacity = capacityOf(sampled).get(flowId);
      for (const [siteId, pieces] of capacity?.bySite ?? []) bySite.set(siteId, (bySite.get(siteId) ?? 0) + pieces * sampled.day.weight);
      const flow = sampled.day.flows.findIndex((one) => one.flowId === flowId);
      if (flow >= 0) seconds = distributionMean(sampled.day.centre.flows[flow]!.handling);
    }
    const total = [...bySite.values()].reduce((sum, pieces) => sum + pieces, 0);
    for (const [siteId, pieces] of bySite) {
      const sum = sites.get(siteId);
      if (!sum || !(total > 0)) continue;
      sum.answered += (done * pieces) / total;
      sum.busyHours = Math.min(sum.staffedHours, sum.busyHours + (done * pieces * seconds) / total / 3600);
    }
  }
}

function flowMonth(planned: PlannedMonth, flowId: Id, { offered, within, lost }: FlowSums): FlowMonth {
  const { target } = indexOf(planned.network).flows.get(flowId)!;
  return { flowId, target, offered, serviceLevel: exact(within / offered), abandonment: exact(lost / offered) };
}

/**
 * @param backlog pieces of each deferrable flow that wait on the month's first morning
 * @param occupancyCap that requirements must not exceed, 0..1; null = only the targets count
 */
export function closedFormMonth(
  planned: PlannedMonth,
  backlog: ReadonlyMap<Id, number>,
  occupancyCap: number | null,
  memory: ClosedFormMemory,
): MonthFigures {
  const { network, month, week } = planned;
  const stride = Math.min(STRIDE, Math.max(1, week.days.length));
  const days = week.days.map((day, phase) => sampleDay(day, stride, phase, memory));
  const sums = sumFlows(days);
  const total = [...sums.values()].reduce(
    (all, { offered, within, lost }) => ({ offered: all.offered + offered, within: all.within + within, lost: all.lost + lost }),
    noSums(),
  );
  const facts = monthFacts(planned, occupancyCap);
  const work = carriesWork(planned) ? workOf(planned, days, backlog, occupancyCap) : [];
  const siteSums = new Map(sumSites(days));
  addWork(siteSums, days, work);
  const sites = network.sites.flatMap(({ id }): SiteMonth[] => {
    const sum = siteSums.get(id);
    if (!sum) return [];
    const { busyHours, staffedHours, answered } = sum;
    const hours = facts.hoursBySite.get(id) ?? 0;
    return [{ siteId: id, isPartner: isPartner(planned, id), occupancy: exact(busyHours / staffedHours), hours, answered }];
  });
  const all = [...siteSums.values()];
  const money = moneyOf(network, month, sites);
  return {
    month,
    source: 'formula',
    weeks: null,
    serviceLevel: exact(total.within / total.offered),
    abandonment: exact(total.lost / total.offered),
    occupancy: exact(all.reduce((sum, { busyHours }) => sum + busyHours, 0) / all.reduce((sum, { staffedHours }) => sum + staffedHours, 0)),
    flows: network.flows.flatMap(({ id }) => {
      const sum = sums.get(id);
      return sum && sum.offered > 0 ? [flowMonth(planned, id, sum)] : [];
    }),
    work,
    sites,
    staffing: facts.staffing,
    money,
    inHouse: inHouseShare(sites, money),
    people: facts.people,
  };
}

/** Pieces that wait when the horizon begins. */
export function firstBacklog({ network }: PlannedMonth): ReadonlyMap<Id, number> {
  return new Map(network.flows.flatMap((flow) => (flow.deferrable && flow.backlog ? [[flow.id, flow.backlog] as const] : [])));
}

/** What the next month starts with. */
export function leftOver(work: readonly WorkMonth[]): ReadonlyMap<Id, number> {
  return new Map(work.map(({ flowId, leftAtEnd }) => [flowId, leftAtEnd]));
}

const formed = new WeakMap<PlannedMonth, { readonly key: string; readonly figures: MonthFigures }>();

const keyOf = (backlog: ReadonlyMap<Id, number>, cap: number | null): string => JSON.stringify([cap, ...backlog]);

/** Month by month in order, the backlog carried over; a month that is known with the same start is not worked out again. */
export function* closedFormMonths(
  months: readonly PlannedMonth[],
  occupancyCap: number | null,
  memory: ClosedFormMemory,
): Generator<MonthFigures, void> {
  let backlog = months[0] ? firstBacklog(months[0]) : new Map<Id, number>();
  for (const planned of months) {
    const key = keyOf(backlog, occupancyCap);
    const known = formed.get(planned);
    const figures = known?.key === key ? known.figures : closedFormMonth(planned, backlog, occupancyCap, memory);
    formed.set(planned, { key, figures });
    backlog = leftOver(figures.work);
    yield figures;
  }
}

export function closedFormTrajectory(
  months: readonly PlannedMonth[],
  occupancyCap: number | null,
  memory: ClosedFormMemory,
): readonly MonthFigures[] {
  return [...closedFormMonths(months, occupancyCap, memory)];
}
