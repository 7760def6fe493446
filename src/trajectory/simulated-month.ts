/**
 * A month's figures from the tables of its simulated days: every kind of day counts as often as the month has it. The statistics are those of
 * the engine (ratio of sums over weeks, 95 % half-widths); staffing, people and pay are those of the closed form.
 */
import type { CompiledDay, CompiledWeek } from '../compile/index.ts';
import { type ControlledSide, controlledFlowDifference, controlledFlowEstimate } from '../engine/simulate/controlled-estimate.ts';
import { type ControlledDay, controlsOf } from '../engine/simulate/controls.ts';
import { flowEstimate, groupEstimate, type Selection } from '../engine/simulate/statistics.ts';
import { type Estimate, FLOW_COUNTERS, FLOW_MEASURES, GROUP_MEASURES } from '../model/measures.ts';
import type { Id } from '../model/network.ts';
import { arrivingBacklog } from '../model/network-index.ts';
import type { DayId } from '../model/vocabulary.ts';
import type { DayTable } from '../protocol/simulation.ts';
import { type DayResponse, PATHS } from './backlog-chain.ts';
import { inHouseShare, moneyOf } from './money.ts';
import { isPartner, monthFacts } from './month-facts.ts';
import type { FlowMonth, MonthFigures, SiteMonth, WorkMonth } from './month-figures.ts';
import type { PlannedMonth } from './months.ts';
import { workMonth } from './work-month.ts';

/** A compiled week with the tables of its days, in the same order. */
export interface SimulatedDays {
  readonly week: CompiledWeek;
  readonly tables: readonly DayTable[];
}

interface Pair {
  readonly day: CompiledDay;
  readonly table: DayTable;
}

const pairsOf = ({ week, tables }: SimulatedDays): readonly Pair[] => week.days.map((day, index) => ({ day, table: tables[index]! }));
const weighted = (pairs: readonly Pair[]): readonly ControlledDay[] =>
  pairs.map(({ day, table }) => ({ table, weight: day.weight, centre: day.centre }));

/** Days of one week may differ in their flows, so positions are found day by day. */
function selecting(pairs: readonly Pair[], find: (day: CompiledDay) => readonly number[]): Selection {
  const positions = new Map(pairs.map(({ day, table }) => [table, find(day)]));
  return (table) => positions.get(table) ?? [];
}

/** Calls of a flow, or of all flows of calls together: work that can wait is not judged by the day. */
const callsOf =
  (flowId: Id | null) =>
  (day: CompiledDay): readonly number[] =>
    day.flows.flatMap((flow, index) => (!flow.deferrable && (flowId === null || flow.flowId === flowId) ? [index] : []));

/** Some flows' calls of a month, with the controls that their shares are freed from luck by. */
function sideOf(days: SimulatedDays, flowId: Id | null): ControlledSide {
  const pairs = pairsOf(days);
  const selection = selecting(pairs, callsOf(flowId));
  const ofDays = weighted(pairs);
  return { days: ofDays, selection, controls: controlsOf(ofDays, selection) };
}

const shareOf = ({ days, selection, controls }: ControlledSide, measure: 'serviceLevel' | 'abandonment'): Estimate =>
  controlledFlowEstimate(days, selection, FLOW_MEASURES[measure], controls);

const offeredOf = ({ days, selection }: ControlledSide): number => flowEstimate(days, selection, FLOW_MEASURES.offered).mean;

/** Service level of a flow (null = all calls) under b less that under a, week by week with the same callers. */
export function serviceDifference(a: SimulatedDays, b: SimulatedDays, flowId: Id | null): Estimate {
  return controlledFlowDifference(sideOf(a, flowId), sideOf(b, flowId), FLOW_MEASURES.serviceLevel);
}

function siteMonth(planned: PlannedMonth, days: SimulatedDays, siteId: Id, hours: number): SiteMonth {
  const pairs = pairsOf(days);
  const selection = selecting(pairs, (day) => day.groups.flatMap((group, index) => (group.siteId === siteId ? [index] : [])));
  const figure = (measure: 'occupancy' | 'siteAnswered') => groupEstimate(weighted(pairs), selection, GROUP_MEASURES[measure]);
  return {
    siteId,
    isPartner: isPartner(planned, siteId),
    occupancy: figure('occupancy'),
    hours,
    answered: figure('siteAnswered').mean || 0,
  };
}

/** A counter of a flow over a day, all its queues together, by replication. */
function countsOf({ day, table }: Pair, flowId: Id, counter: 'offered' | 'unserved'): readonly number[] {
  const place = FLOW_COUNTERS.indexOf(counter);
  const sums = new Array<number>(table.replications).fill(0);
  day.flows.forEach((flow, index) => {
    if (flow.flowId !== flowId) return;
    for (let r = 0; r < table.replications; r += 1) {
      sums[r]! += table.flowCounters[(r * table.flowIds.length + index) * FLOW_COUNTERS.length + place]!;
    }
  });
  return sums;
}

/** What came in a mean day: all that was offered but what waited in the morning. */
function receivedOf(pair: Pair, flowId: Id): number {
  const { day } = pair;
  const waiting = day.flows.reduce(
    (sum, flow, index) => sum + (flow.flowId === flowId ? (day.centre.flows[index]!.deferrable?.backlog ?? 0) : 0),
    0,
  );
  const offered = countsOf(pair, flowId, 'offered');
  return offered.reduce((sum, pieces) => sum + pieces, 0) / offered.length - waiting;
}

/** What a month starts with: pieces of each flow by path when the month before was simulated, else the same for all. */
export function startsOf(backlog: ReadonlyMap<Id, number>, before: readonly WorkMonth[], flowId: Id, arriving: number): readonly number[] {
  const paths = before.find((work) => work.flowId === flowId)?.paths;
  return paths ? paths.left.map((pieces) => pieces + arriving) : new Array<number>(PATHS).fill(backlog.get(flowId) ?? 0);
}

/**
 * Work of the month. @param backlog pieces on the first morning, as the days were simulated with
 * @param before work of the month before, [] = none @param empty the same days with nothing waiting in the morning; null = not simulated (nothing waited, or not reached)
 */
export function simulatedWork(
  planned: PlannedMonth,
  days: SimulatedDays,
  empty: SimulatedDays | null,
  backlog: ReadonlyMap<Id, number>,
  before: readonly WorkMonth[],
): { readonly work: readonly WorkMonth[]; readonly needsEmpty: boolean } {
  const { dates } = monthFacts(planned, null);
  const pairs = pairsOf(days);
  const emptyPairs = empty ? pairsOf(empty) : null;
  const arriving = arrivingBacklog(planned.network, planned.month);
  let needsEmpty = false;
  const work = planned.network.flows.flatMap((flow) => {
    if (!flow.deferrable) return [];
    const start = Math.round(backlog.get(flow.id) ?? 0);
    const received = new Map<DayId, number>(pairs.map((pair) => [pair.day.dayId, receivedOf(pair, flow.id)]));
    const responses = new Map<DayId, DayResponse>(
      pairs.map((pair, index) => {
        const leftAtStart = countsOf(pair, flow.id, 'unserved');
        const leftAtEmpty =
          start === 0 ? leftAtStart : emptyPairs ? countsOf(emptyPairs[index]!, flow.id, 'unserved') : leftAtStart.map(() => 0);
        return [pair.day.dayId, { start, leftAtStart, leftAtEmpty }];
      }),
    );
    const found = workMonth(dates, {
      flowId: flow.id,
      dueSeconds: flow.target.withinSeconds,
      month: planned.month,
      starts: startsOf(backlog, before, flow.id, arriving.get(flow.id) ?? 0),
      received,
      responses,
    });
    needsEmpty ||= start > 0 && emptyPairs === null && found.reachesEmpty;
    return [found.work];
  });
  return { work, needsEmpty };
}

export function simulatedMonth(
  planned: PlannedMonth,
  days: SimulatedDays,
  work: readonly WorkMonth[],
  occupancyCap: number | null,
): MonthFigures {
  const { network, month } = planned;
  const facts = monthFacts(planned, occupancyCap);
  const pairs = pairsOf(days);
  const flowIds = new Set(days.week.days.flatMap((day) => day.flows.flatMap(({ flowId, deferrable }) => (deferrable ? [] : [flowId]))));
  const flows = network.flows.flatMap(({ id, target }): FlowMonth[] => {
    if (!flowIds.has(id)) return [];
    const side = sideOf(days, id);
    const offered = offeredOf(side);
    return offered > 0
      ? [{ flowId: id, target, offered, serviceLevel: shareOf(side, 'serviceLevel'), abandonment: shareOf(side, 'abandonment') }]
      : [];
  });
  const sites = network.sites.flatMap(({ id }) => {
    const hours = facts.hoursBySite.get(id);
    return hours === undefined ? [] : [siteMonth(planned, days, id, hours)];
  });
  const money = moneyOf(network, month, sites);
  const all = sideOf(days, null);
  return {
    month,
    source: 'simulation',
    weeks: days.tables[0]?.replications ?? 0,
    serviceLevel: shareOf(all, 'serviceLevel'),
    abandonment: shareOf(all, 'abandonment'),
    occupancy: groupEstimate(
      weighted(pairs),
      selecting(pairs, (day) => day.groups.map((_, index) => index)),
      GROUP_MEASURES.occupancy,
    ),
    flows,
    work,
    sites,
    staffing: facts.staffing,
    money,
    inHouse: inHouseShare(sites, money),
    people: facts.people,
  };
}
