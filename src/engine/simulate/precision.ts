/**
 * Purpose: how long to go on until the service levels are known as well as asked.
 * Model: after each round the largest 95 % half-width over the flows is compared with the one wanted. As half-widths fall with the square root of the
 * effort, the next round is laid out for the square of what is missing and a margin, at most five times what there is. Stopping by a half-width
 * that is itself an estimate favours the rounds that happened to look calm: the first round must therefore not be small (Law, ch. 9.4; coverage
 * in test/engine/statistics/precision.test.ts).
 */
import { FLOW_MEASURES } from '../../model/measures.ts';
import type { DayTable } from '../../protocol/simulation.ts';
import { flowEstimate } from './statistics.ts';

/** Days of the first round. */
export const FIRST_ROUND_DAYS = 40;
/** Aim beyond the precision, so that one more round is rarely needed: each look at a half-width near the limit favours calm runs. */
const MARGIN = 1.3;
const LEAST_GROWTH = 1.5;
const GREATEST_GROWTH = 5;

/** Half-width of the flow whose service level is known worst; 0 when no flow has any. */
export function worstHalfWidth(table: DayTable): number {
  let worst = 0;
  table.flowIds.forEach((_, f) => {
    const estimate = flowEstimate([{ table, weight: 1 }], [f], FLOW_MEASURES.serviceLevel);
    if (Number.isFinite(estimate.mean)) worst = Math.max(worst, estimate.halfWidth ?? Number.POSITIVE_INFINITY);
  });
  return worst;
}

/** By how much a run must grow so that its half-width falls from `reached` to `wanted`; both > 0. */
export function nextGrowth(reached: number, wanted: number): number {
  const ratio = reached / wanted;
  return Math.min(GREATEST_GROWTH, Math.max(LEAST_GROWTH, ratio * ratio * MARGIN));
}
