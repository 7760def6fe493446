/**
 * Purpose: the result object `plateau-result/1` of the headless command, from simulated tables.
 * Counts are per day in a day run and per hour in a stationary run. Figures that do not exist (0 / 0) are null.
 * The fingerprint is the SHA-256 of the canonical JSON of flows, groups and total: keys sorted, so the order in the file is
 * of no account.
 */
import type { Centre } from '../../model/centre.ts';
import { contentHash } from '../../model/content-hash.ts';
import {
  CALLBACK_MEASURES,
  type Estimate,
  FLOW_MEASURES,
  type FlowCounter,
  GROUP_MEASURES,
  type GroupCounter,
  type MeasureDefinition,
  SKILL_MEASURES,
} from '../../model/measures.ts';
import type { DayTable } from '../../protocol/simulation.ts';
import { allTargetsMet, dailyServiceLevels, orderStatistic } from './day-distribution.ts';
import type { StationaryFacts } from './stationary.ts';
import { flowEstimate, groupEstimate, intervalFlowEstimate, intervalGroupEstimate, skillEstimate, targetMetShare } from './statistics.ts';
import { waitQuantile } from './wait-histogram.ts';

/** A figure: mean and 95 % half-width; null where there is none. */
export interface Figure {
  readonly mean: number | null;
  readonly halfWidth: number | null;
}
export type Figures = Readonly<Record<string, Figure>>;
/** Figures over the whole run; by interval of a day; of a flow, by the group that answered. */
export type FiguresByInterval = Readonly<Record<string, Figure | readonly Figures[] | Readonly<Record<string, Figures>>>>;

export interface PlateauResult {
  readonly format: 'plateau-result/1';
  readonly engine: string;
  readonly seed: number;
  readonly replications: number;
  readonly calls: number;
  readonly wallSeconds: number;
  /** How a stationary run was read; absent in a day run. */
  readonly stationary?: StationaryFacts;
  readonly flows: Readonly<Record<string, FiguresByInterval>>;
  readonly groups: Readonly<Record<string, FiguresByInterval>>;
  readonly total: Figures;
  readonly fingerprint: string;
}

export interface ResultRequest {
  readonly table: DayTable;
  /** True: the rows of the table are batches of a stationary run, and counts are given per hour. */
  readonly stationary: boolean;
  readonly engine: string;
  readonly seed: number;
  readonly wallSeconds: number;
  /** The centre: its targets give the chance of a day that meets them. */
  readonly centre?: Centre;
  /** Of a stationary run. */
  readonly facts?: StationaryFacts;
}

type FlowMeasures = Readonly<Record<string, MeasureDefinition<FlowCounter>>>;
type GroupMeasures = Readonly<Record<string, MeasureDefinition<GroupCounter>>>;

const figure = ({ mean, halfWidth }: Estimate): Figure => ({
  mean: Number.isFinite(mean) ? mean : null,
  halfWidth: halfWidth !== null && Number.isFinite(halfWidth) ? halfWidth : null,
});

/** A measure per replication, multiplied: counts per hour, queue seconds per second. */
function scaled<C extends string>(measure: MeasureDefinition<C>, factor: number): MeasureDefinition<C> {
  if (measure.denominator !== null || factor === 1) return measure;
  const numerator: Partial<Record<C, number>> = {};
  for (const [name, value] of Object.entries(measure.numerator) as [C, number][]) numerator[name] = value * factor;
  return { ...measure, numerator };
}

const counter = <C extends string>(name: C, unit: 'calls' | 'seconds' | 'agents', better: 'higher' | 'lower' | 'neither') =>
  ({ id: name, unit, better, numerator: { [name]: 1 } as Partial<Record<C, number>>, denominator: null }) satisfies MeasureDefinition<C>;

/** All measures of a flow; `seconds` = length of what one row covers, `countFactor` turns its counts into the counts shown. */
function flowMeasures(seconds: number, countFactor: number): FlowMeasures {
  const measures: Record<string, MeasureDefinition<FlowCounter>> = {};
  for (const measure of Object.values(FLOW_MEASURES)) measures[measure.id] = scaled<FlowCounter>(measure, countFactor);
  measures.queueLength = scaled(counter<FlowCounter>('queueSeconds', 'calls', 'lower'), 1 / seconds);
  return measures;
}

function groupMeasures(countFactor: number): GroupMeasures {
  return {
    occupancy: GROUP_MEASURES.occupancy,
    serviceLevelOfAnswered: GROUP_MEASURES.siteServiceLevel,
    answered: scaled<GroupCounter>(GROUP_MEASURES.siteAnswered, countFactor),
    busySeconds: scaled(counter<GroupCounter>('busySeconds', 'seconds', 'neither'), countFactor),
    staffedSeconds: scaled(counter<GroupCounter>('staffedSeconds', 'seconds', 'neither'), countFactor),
    overtimeSeconds: scaled<GroupCounter>(GROUP_MEASURES.overtimeSeconds, countFactor),
  };
}

function each<M>(measures: Readonly<Record<string, M>>, estimate: (measure: M) => Estimate): Record<string, Figure> {
  return Object.fromEntries(Object.entries(measures).map(([name, measure]) => [name, figure(estimate(measure))]));
}

/** Positions in the order of ids, so that sums over all flows do not depend on the order in the file. */
const byId = (ids: readonly string[]): number[] => ids.map((_, i) => i).sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));

/** Waits that half, nine tenths and 99 hundredths of the answered calls did not exceed; null = all flows. */
function waitFigures(table: DayTable, flow: number | null): Record<string, Figure> {
  if (!table.waitCounts) return {};
  return {
    waitP50: figure(waitQuantile(table, flow, 0.5)),
    waitP90: figure(waitQuantile(table, flow, 0.9)),
    waitP99: figure(waitQuantile(table, flow, 0.99)),
  };
}

/** What each group answered of a flow. */
function figuresByGroup(table: DayTable, flow: number, countFactor: number): Readonly<Record<string, Figures>> {
  const measures = { ...SKILL_MEASURES, answered: scaled(SKILL_MEASURES.answered, countFactor) };
  const rows: Record<string, Figures> = {};
  table.skillFlows?.forEach((f, skill) => {
    if (f === flow) rows[table.groupIds[table.skillGroups![skill]!]!] = each(measures, (measure) => skillEstimate(table, skill, measure));
  });
  return rows;
}

/** How the days differ. */
function dayFigures(table: DayTable, flowIndices: readonly number[]): Record<string, Figure> {
  const levels = dailyServiceLevels(table, flowIndices);
  return {
    serviceLevelOfDayP10: figure(orderStatistic(levels, 0.1)),
    serviceLevelOfDayP50: figure(orderStatistic(levels, 0.5)),
    serviceLevelOfDayP90: figure(orderStatistic(levels, 0.9)),
  };
}

/** The result of a day run or a stationary run. */
export function plateauResult({ table, stationary, engine, seed, wallSeconds, centre, facts }: ResultRequest): PlateauResult {
  const shareOf = new Map(centre?.flows.map((flow) => [flow.id, flow.target?.share ?? null]));
  const shares = table.flowIds.map((id) => shareOf.get(id) ?? null);
  const further = (f: number): Record<string, Figure> => ({
    ...waitFigures(table, f),
    ...(stationary ? {} : dayFigures(table, [f])),
    ...(stationary || shares[f] === null ? {} : { targetMet: figure(targetMetShare(table, [f], shares[f]!)) }),
  });
  const seconds = table.intervals * table.intervalSeconds;
  const countFactor = stationary ? 3600 / seconds : 1;
  const days = [{ table, weight: 1 }];
  const ofFlow = flowMeasures(seconds, countFactor);
  const ofCallbacks = Object.fromEntries(
    Object.values(CALLBACK_MEASURES).map((measure) => [measure.id, scaled<FlowCounter>(measure, countFactor)]),
  );
  const callsBack = new Set(centre?.flows.filter((flow) => (flow.callback?.acceptance ?? 0) > 0).map((flow) => flow.id));
  const ofGroup = groupMeasures(countFactor);
  const intervals = Array.from({ length: stationary ? 0 : table.intervals }, (_, k) => k);
  const inInterval: FlowMeasures = {
    ...flowMeasures(table.intervalSeconds, 1),
    abandonedDuring: counter<FlowCounter>('abandonedDuring', 'calls', 'lower'),
  };
  const flows = Object.fromEntries(
    table.flowIds.map((id, f) => {
      const rows = intervals.map((k) => each(inInterval, (measure) => intervalFlowEstimate(table, k, [f], measure)));
      const measures = callsBack.has(id) ? { ...ofFlow, ...ofCallbacks } : ofFlow;
      const own = { ...each(measures, (measure) => flowEstimate(days, [f], measure)), ...further(f) };
      return [id, { ...own, byGroup: figuresByGroup(table, f, countFactor), ...(stationary ? {} : { intervals: rows }) }];
    }),
  );
  const groups = Object.fromEntries(
    table.groupIds.map((id, g) => {
      const rows = intervals.map((k) => each(ofGroup, (measure) => intervalGroupEstimate(table, k, [g], measure)));
      return [id, { ...each(ofGroup, (measure) => groupEstimate(days, [g], measure)), ...(stationary ? {} : { intervals: rows }) }];
    }),
  );
  const allFlows = byId(table.flowIds);
  const allGroups = byId(table.groupIds);
  const total = {
    ...each(ofFlow, (measure) => flowEstimate(days, allFlows, measure)),
    occupancy: figure(groupEstimate(days, allGroups, ofGroup.occupancy!)),
    overtimeSeconds: figure(groupEstimate(days, allGroups, ofGroup.overtimeSeconds!)),
    ...waitFigures(table, null),
    ...(stationary ? {} : dayFigures(table, allFlows)),
    ...(stationary || shares.every((share) => share === null) ? {} : { targetMet: figure(allTargetsMet(table, shares)) }),
  };
  return {
    format: 'plateau-result/1',
    engine,
    seed,
    replications: table.replications,
    calls: table.calls,
    wallSeconds,
    ...(facts ? { stationary: facts } : {}),
    flows,
    groups,
    total,
    fingerprint: contentHash({ flows, groups, total }),
  };
}
