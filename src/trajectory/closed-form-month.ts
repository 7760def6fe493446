/**
 * Purpose: a month's figures by closed forms, at once. ALWAYS marked as an approximation; the simulation replaces them.
 * Model: what the month's centres tell whatever waits (month-form.ts), and what waits on its first morning: what a day cannot do is left for
 * the next (backlog-chain.ts).
 */
import type { Estimate } from '../model/measures.ts';
import type { Id } from '../model/network.ts';
import { arrivingBacklog, indexOf } from '../model/network-index.ts';
import type { DayId } from '../model/vocabulary.ts';
import type { DayResponse } from './backlog-chain.ts';
import { inHouseShare, moneyOf } from './money.ts';
import { isPartner, keepForm, knownForm, monthFacts } from './month-facts.ts';
import type { FlowMonth, MonthFigures, SiteMonth, WorkMonth } from './month-figures.ts';
import { type FlowSums, type MonthForm, monthForm, noSums, type SiteSums } from './month-form.ts';
import { carriesWork, type PlannedMonth } from './months.ts';
import type { ClosedFormMemory } from './sampled-day.ts';
import { workMonth } from './work-month.ts';

const exact = (mean: number): Estimate => ({ mean, halfWidth: null });

/** The month's closed forms, worked out when they are not known. */
function formOf(planned: PlannedMonth, occupancyCap: number | null, memory: ClosedFormMemory): MonthForm {
  const known = knownForm(planned, occupancyCap);
  if (known) return known;
  const form = monthForm(planned.week, occupancyCap, memory);
  keepForm(planned, occupancyCap, form);
  return form;
}

function workOf(planned: PlannedMonth, form: MonthForm, backlog: ReadonlyMap<Id, number>, cap: number | null): readonly WorkMonth[] {
  const { dates } = monthFacts(planned, cap);
  return planned.network.flows.flatMap((flow) => {
    const work = form.work.find(({ flowId }) => flowId === flow.id);
    if (!flow.deferrable || !work) return [];
    const start = backlog.get(flow.id) ?? 0;
    const received = new Map<DayId, number>(work.days.map((day) => [day.dayId, day.received]));
    const responses = new Map<DayId, DayResponse>(
      work.days.map(({ dayId, received: fresh, pieces }) => [
        dayId,
        { start, leftAtStart: [start + fresh - pieces], leftAtEmpty: [Math.max(0, fresh - pieces)] },
      ]),
    );
    return [
      workMonth(dates, {
        flowId: flow.id,
        dueSeconds: flow.target.withinSeconds,
        month: planned.month,
        starts: [start],
        received,
        responses,
      }).work,
    ];
  });
}

/** Done work makes its teams busy: hours and pieces by site, shared as the day's capacity is. */
function addWork(sites: ReadonlyMap<Id, SiteSums>, form: MonthForm, work: readonly WorkMonth[]): ReadonlyMap<Id, SiteSums> {
  const sums = new Map(Array.from(sites, ([id, sum]): [Id, SiteSums] => [id, { ...sum }]));
  for (const { flowId, done } of work) {
    const { seconds, days } = form.work.find((one) => one.flowId === flowId)!;
    const bySite = new Map<Id, number>();
    for (const day of days) {
      for (const [siteId, pieces] of day.bySite) bySite.set(siteId, (bySite.get(siteId) ?? 0) + pieces * day.weight);
    }
    const total = [...bySite.values()].reduce((sum, pieces) => sum + pieces, 0);
    for (const [siteId, pieces] of bySite) {
      const sum = sums.get(siteId);
      if (!sum || !(total > 0)) continue;
      sum.answered += (done * pieces) / total;
      sum.busyHours = Math.min(sum.staffedHours, sum.busyHours + (done * pieces * seconds) / total / 3600);
    }
  }
  return sums;
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
  form: MonthForm,
): MonthFigures {
  const { network, month } = planned;
  const sums = form.flows;
  const total = [...sums.values()].reduce(
    (all, { offered, within, lost }) => ({ offered: all.offered + offered, within: all.within + within, lost: all.lost + lost }),
    noSums(),
  );
  const facts = monthFacts(planned, occupancyCap);
  const work = carriesWork(planned) ? workOf(planned, form, backlog, occupancyCap) : [];
  const siteSums = addWork(form.sites, form, work);
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

/** Pieces that wait on a month's first morning: what comes at once, beside what the month before left. @param left [] = the study begins */
export function startingBacklog({ network, month }: PlannedMonth, left: readonly WorkMonth[]): ReadonlyMap<Id, number> {
  const start = new Map(arrivingBacklog(network, month));
  for (const { flowId, leftAtEnd } of left) start.set(flowId, (start.get(flowId) ?? 0) + leftAtEnd);
  return start;
}

const formed = new WeakMap<PlannedMonth, { readonly key: string; readonly figures: MonthFigures }>();

const keyOf = (backlog: ReadonlyMap<Id, number>, cap: number | null): string => JSON.stringify([cap, ...backlog]);

/** Month by month in order, the backlog carried over; a month that is known with the same start is not worked out again. */
export function* closedFormMonths(
  months: readonly PlannedMonth[],
  occupancyCap: number | null,
  memory: ClosedFormMemory,
): Generator<MonthFigures, void> {
  let left: readonly WorkMonth[] = [];
  for (const planned of months) {
    const backlog = startingBacklog(planned, left);
    const key = keyOf(backlog, occupancyCap);
    const known = formed.get(planned);
    const figures =
      known?.key === key ? known.figures : closedFormMonth(planned, backlog, occupancyCap, formOf(planned, occupancyCap, memory));
    formed.set(planned, { key, figures });
    left = figures.work;
    yield figures;
  }
}

/** Months in order as far as their closed forms are known. */
export function knownClosedForms(months: readonly PlannedMonth[], occupancyCap: number | null): readonly MonthFigures[] {
  const missing = months.findIndex((planned) => knownForm(planned, occupancyCap) === null);
  return [...closedFormMonths(missing < 0 ? months : months.slice(0, missing), occupancyCap, new Map())];
}

export function closedFormTrajectory(
  months: readonly PlannedMonth[],
  occupancyCap: number | null,
  memory: ClosedFormMemory,
): readonly MonthFigures[] {
  return [...closedFormMonths(months, occupancyCap, memory)];
}
