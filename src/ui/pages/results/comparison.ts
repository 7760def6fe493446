/**
 * The comparison as data: rows (flows or sites), the baseline's figure, each scenario's figure and its paired difference, with a verdict on
 * each. Pure: numbers only, words in comparison-vm.ts.
 */
import { moreReplicationsToTell } from '../../../engine/simulate/statistics.ts';
import type { ServiceTarget } from '../../../model/centre.ts';
import {
  type Estimate,
  FLOW_MEASURES,
  type FlowMeasureId,
  GROUP_MEASURES,
  type GroupMeasureId,
  type MeasureUnit,
} from '../../../model/measures.ts';
import type { Id } from '../../../model/network.ts';
import { keptDifference, keptFigure } from './kept-figures.ts';
import {
  flowDifference,
  flowFigure,
  flowIdsOf,
  groupDifference,
  groupFigure,
  type SimulatedWeek,
  siteIdsOf,
  targetOf,
} from './week-figures.ts';
import { SPREAD_MEASURES, type SpreadMeasureId, spreadDifference, spreadFigure } from './week-spread.ts';

/** 'none' = inside the noise; 'same' = equal in every week; 'more'/'less' where neither way is better; 'unknown' = no error is known; 'absent' = there is nothing to count on one side. */
export type Verdict = 'better' | 'worse' | 'more' | 'less' | 'none' | 'same' | 'unknown' | 'absent';

/** A target against an estimate: 'unsure' when the target lies inside the interval. */
export type TargetState = 'met' | 'missed' | 'unsure';

export interface ComparedEstimate extends Estimate {
  /** The half-width is an upper bound of the true one. */
  readonly bounded?: boolean;
  /** The part of the half-width that more weeks do not reduce. */
  readonly reading?: number;
}

export interface ComparisonCell {
  readonly scenarioId: Id;
  readonly figure: ComparedEstimate;
  readonly difference: ComparedEstimate;
  readonly verdict: Verdict;
  readonly target: TargetState | null;
  /** More simulated weeks until the difference shows; 0 = it does, Infinity = no telling. */
  readonly moreWeeks: number;
}

export interface ComparisonRow {
  /** Flow or site; null = all together. */
  readonly id: Id | null;
  readonly target: ServiceTarget | null;
  readonly baseline: ComparedEstimate;
  readonly baselineTarget: TargetState | null;
  readonly cells: readonly ComparisonCell[];
}

export type RowKind = 'flow' | 'site';
/** 'spread': what averages hide, of a flow. */
export type MeasureRef =
  | { readonly kind: 'flow'; readonly id: FlowMeasureId }
  | { readonly kind: 'spread'; readonly id: SpreadMeasureId }
  | { readonly kind: 'site'; readonly id: GroupMeasureId };

/** Whether a measure's rows are flows or sites. */
export const rowKindOf = (measure: MeasureRef): RowKind => (measure.kind === 'site' ? 'site' : 'flow');

export interface Comparison {
  readonly measure: MeasureRef;
  readonly unit: MeasureUnit;
  readonly weeks: number;
  /** All together first, then one a flow or site. */
  readonly rows: readonly ComparisonRow[];
}

export interface NamedWeek extends SimulatedWeek {
  readonly scenarioId: Id;
  readonly weeks: number;
}

/** @example verdictOf({ mean: -0.1, halfWidth: 0.02 }, 'higher') // 'worse' */
export function verdictOf(difference: Estimate, better: 'higher' | 'lower' | 'neither'): Verdict {
  const { mean, halfWidth } = difference;
  if (!Number.isFinite(mean)) return 'absent';
  if (halfWidth === null) return 'unknown';
  if (mean === 0 && halfWidth === 0) return 'same';
  if (Math.abs(mean) <= halfWidth) return 'none';
  if (better === 'neither') return mean > 0 ? 'more' : 'less';
  return mean > 0 === (better === 'higher') ? 'better' : 'worse';
}

/** Service level against the target's share. */
export function targetState(level: Estimate, target: ServiceTarget | null): TargetState | null {
  if (target === null || !Number.isFinite(level.mean)) return null;
  const error = level.halfWidth ?? 0;
  if (level.mean - error >= target.share) return 'met';
  if (level.mean + error < target.share) return 'missed';
  return 'unsure';
}

/** Abandonment against the most the target allows. */
function abandonmentState(share: Estimate, target: ServiceTarget | null): TargetState | null {
  const most = target?.maxAbandonment;
  if (most === undefined || !Number.isFinite(share.mean)) return null;
  const error = share.halfWidth ?? 0;
  if (share.mean + error <= most) return 'met';
  if (share.mean - error > most) return 'missed';
  return 'unsure';
}

function stateFor(measure: MeasureRef, figure: Estimate, target: ServiceTarget | null): TargetState | null {
  if (measure.kind !== 'flow') return null;
  if (measure.id === 'serviceLevel') return targetState(figure, target);
  return measure.id === 'abandonment' ? abandonmentState(figure, target) : null;
}

function definitionOf(measure: MeasureRef): { readonly unit: MeasureUnit; readonly better: 'higher' | 'lower' | 'neither' } {
  if (measure.kind === 'flow') return FLOW_MEASURES[measure.id];
  return measure.kind === 'spread' ? SPREAD_MEASURES[measure.id] : GROUP_MEASURES[measure.id];
}

export const unitOf = (measure: MeasureRef): MeasureUnit => definitionOf(measure).unit;

function makeFigure(run: SimulatedWeek, id: Id | null, measure: MeasureRef): ComparedEstimate {
  if (measure.kind === 'flow') return flowFigure(run, id, measure.id);
  if (measure.kind === 'spread') return spreadFigure(run, id, measure.id);
  return groupFigure(run, id === null ? {} : { siteId: id }, measure.id);
}

function makeDifference(before: SimulatedWeek, after: SimulatedWeek, id: Id | null, measure: MeasureRef): ComparedEstimate {
  if (measure.kind === 'flow') return flowDifference(before, after, id, measure.id).difference;
  if (measure.kind === 'spread') return spreadDifference(before, after, id, measure.id);
  return groupDifference(before, after, id === null ? {} : { siteId: id }, measure.id).difference;
}

const keyOf = (id: Id | null, { kind, id: measure }: MeasureRef): string => JSON.stringify([kind, measure, id]);

const figureOf = (run: SimulatedWeek, id: Id | null, measure: MeasureRef): ComparedEstimate =>
  keptFigure(run, keyOf(id, measure), () => makeFigure(run, id, measure));

const differenceOf = (before: SimulatedWeek, after: SimulatedWeek, id: Id | null, measure: MeasureRef): ComparedEstimate =>
  keptDifference(before, after, keyOf(id, measure), () => makeDifference(before, after, id, measure));

/** What the scale of a figure cannot resolve, no number of weeks will show. */
function moreWeeksToTell(difference: ComparedEstimate, weeks: number): number {
  const { mean, halfWidth, reading = 0 } = difference;
  if (reading === 0 || halfWidth === null) return moreReplicationsToTell(difference, weeks);
  const margin = Math.abs(mean) - reading;
  return margin > 0 ? moreReplicationsToTell({ mean: margin, halfWidth: halfWidth - reading }, weeks) : Number.POSITIVE_INFINITY;
}

/** One row: flow, site or all. */
export function compareRow(baseline: NamedWeek, scenarios: readonly NamedWeek[], id: Id | null, measure: MeasureRef): ComparisonRow {
  const target = measure.kind !== 'site' && id !== null ? targetOf(baseline, id) : null;
  const better = definitionOf(measure).better;
  const level = figureOf(baseline, id, measure);
  return {
    id,
    target,
    baseline: level,
    baselineTarget: stateFor(measure, level, target),
    cells: scenarios.map((run) => {
      const figure = figureOf(run, id, measure);
      const difference = differenceOf(baseline, run, id, measure);
      const ownTarget = measure.kind !== 'site' && id !== null ? targetOf(run, id) : null;
      return {
        scenarioId: run.scenarioId,
        figure,
        difference,
        verdict: verdictOf(difference, better),
        target: stateFor(measure, figure, ownTarget),
        moreWeeks: moreWeeksToTell(difference, run.weeks),
      };
    }),
  };
}

/** Every flow or site that any of the runs carries, the baseline's first. */
export function rowIds(baseline: NamedWeek, scenarios: readonly NamedWeek[], kind: RowKind): readonly Id[] {
  const idsOf = kind === 'flow' ? flowIdsOf : siteIdsOf;
  return [...new Set([baseline, ...scenarios].flatMap(idsOf))];
}

export function compare(baseline: NamedWeek, scenarios: readonly NamedWeek[], measure: MeasureRef): Comparison {
  const ids: readonly (Id | null)[] = [null, ...rowIds(baseline, scenarios, rowKindOf(measure))];
  return {
    measure,
    unit: unitOf(measure),
    weeks: baseline.weeks,
    rows: ids.map((id) => compareRow(baseline, scenarios, id, measure)),
  };
}
