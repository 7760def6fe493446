/**
 * What averages hide, in the user's terms: how long the unlucky callers of a month wait, and on how many of its days a target is met. All zones
 * of a flow together, every day as often as the month has it. Pure; the statistics are the engine's (week-waits.ts, week-days.ts).
 */

import { dayLevelQuantile, goalsMetShare, type WeekLevels, weekLevels } from '../../../engine/simulate/week-days.ts';
import {
  type BoundedEstimate,
  boundedDifference,
  type WeekWaits,
  weekWaitQuantile,
  weekWaits,
} from '../../../engine/simulate/week-waits.ts';
import type { Estimate, MeasureUnit } from '../../../model/measures.ts';
import type { Id } from '../../../model/network.ts';
import type { DayId } from '../../../model/vocabulary.ts';
import { keptFigure } from './kept-figures.ts';
import { flowIdsOf, flowIndices, type SimulatedDay, type SimulatedWeek, simulatedDays, targetOf } from './week-figures.ts';

export type SpreadMeasureId = 'waitP50' | 'waitP90' | 'waitP99' | 'targetMet';

interface SpreadMeasure {
  readonly id: SpreadMeasureId;
  readonly unit: MeasureUnit;
  readonly better: 'higher' | 'lower';
}

export const SPREAD_MEASURES: Readonly<Record<SpreadMeasureId, SpreadMeasure>> = {
  waitP50: { id: 'waitP50', unit: 'seconds', better: 'lower' },
  waitP90: { id: 'waitP90', unit: 'seconds', better: 'lower' },
  waitP99: { id: 'waitP99', unit: 'seconds', better: 'lower' },
  targetMet: { id: 'targetMet', unit: 'share', better: 'higher' },
};

export const WAIT_SHARES: Readonly<Partial<Record<SpreadMeasureId, number>>> = { waitP50: 0.5, waitP90: 0.9, waitP99: 0.99 };

/** Adding up a nation's waits once is enough for every quantile of them. */
const waitsOf = (run: SimulatedWeek, flowId: Id | null): WeekWaits =>
  keptFigure(run, JSON.stringify(['waits', flowId]), () =>
    weekWaits(simulatedDays(run).map(({ day, table }) => ({ table, weight: day.weight, flows: flowIndices(day, flowId) }))),
  );

/** One weekday, or every day of the month as often as it comes. */
const daysOf = (run: SimulatedWeek, dayId: DayId | null): readonly SimulatedDay[] =>
  simulatedDays(run).filter(({ day }) => dayId === null || day.dayId === dayId);

/** Service levels of a flow's days (null = all flows together). */
export function daysLevels(run: SimulatedWeek, flowId: Id | null, dayId: DayId | null = null): WeekLevels {
  return keptFigure(run, JSON.stringify(['levels', flowId, dayId]), () =>
    weekLevels(daysOf(run, dayId).map(({ day, table }) => ({ table, weight: day.weight, flows: flowIndices(day, flowId) }))),
  );
}

/** The service level that the share p of the days does not exceed. */
export const levelOfDay = (levels: WeekLevels, p: number): Estimate => dayLevelQuantile(levels, p);

/** Chance that a day meets the flow's target; null = that every flow with a target meets its own. NaN without a target. */
export function targetChance(run: SimulatedWeek, flowId: Id | null, dayId: DayId | null = null): Estimate {
  const flows = flowId === null ? flowIdsOf(run) : [flowId];
  const shares = flows.map((id) => ({ id, share: targetOf(run, id)?.share ?? null }));
  return goalsMetShare(
    daysOf(run, dayId).map(({ day, table }) => ({
      table,
      weight: day.weight,
      goals: shares.map(({ id, share }) => ({ flows: flowIndices(day, id), share })),
    })),
  );
}

export function spreadFigure(run: SimulatedWeek, flowId: Id | null, measure: SpreadMeasureId): BoundedEstimate {
  const share = WAIT_SHARES[measure];
  return share === undefined ? { ...targetChance(run, flowId), bounded: false, reading: 0 } : weekWaitQuantile(waitsOf(run, flowId), share);
}

/** `after` less `before`: how the two vary together is not kept, so the half-width is an upper bound. */
export function spreadDifference(
  before: SimulatedWeek,
  after: SimulatedWeek,
  flowId: Id | null,
  measure: SpreadMeasureId,
): BoundedEstimate {
  return boundedDifference(spreadFigure(before, flowId, measure), spreadFigure(after, flowId, measure));
}
