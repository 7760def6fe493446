/** Comparing a simulated table with exact figures: errors in standard errors. */
import { flowEstimate, groupEstimate } from '../../../src/engine/simulate/statistics.ts';
import { studentQuantile } from '../../../src/maths/student.ts';
import type { Centre } from '../../../src/model/centre.ts';
import { type Estimate, FLOW_MEASURES, GROUP_MEASURES } from '../../../src/model/measures.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';
import type { Engine } from './bundled-engine.ts';

export const SERVICE_LEVEL_PRECISION = 0.002;

export interface ExpectedFlow {
  readonly offeredPerHour?: number;
  readonly abandonment?: number;
  readonly blocked?: number;
  readonly meanWait?: number;
  readonly asa?: number;
  readonly serviceLevel?: number;
  readonly serviceLevelExcludingShort?: number;
}

const blockedShare = { ...FLOW_MEASURES.blocked, denominator: { offered: 1 } } as const;

export function flowFigures(table: DayTable, flow: number): Record<keyof ExpectedFlow, Estimate> {
  const of = (measure: Parameters<typeof flowEstimate>[2]): Estimate => flowEstimate([{ table, weight: 1 }], [flow], measure);
  const perHour = 3600 / (table.intervals * table.intervalSeconds);
  return {
    offeredPerHour: of({ ...FLOW_MEASURES.offered, numerator: { offered: perHour } }),
    abandonment: of(FLOW_MEASURES.abandonment),
    blocked: of(blockedShare),
    meanWait: of(FLOW_MEASURES.meanWait),
    asa: of(FLOW_MEASURES.asa),
    serviceLevel: of(FLOW_MEASURES.serviceLevel),
    serviceLevelExcludingShort: of(FLOW_MEASURES.serviceLevelExcludingShort),
  };
}

export const occupancy = (table: DayTable, group: number): Estimate =>
  groupEstimate([{ table, weight: 1 }], [group], GROUP_MEASURES.occupancy);

/** |estimate − exact| in standard errors; an estimate without spread must be exact to rounding. */
export function standardErrors(estimate: Estimate, exact: number, replications: number): number {
  const error = (estimate.halfWidth ?? 0) / studentQuantile(0.975, replications - 1);
  const difference = Math.abs(estimate.mean - exact);
  if (difference <= 1e-9 * Math.max(1, Math.abs(exact))) return 0;
  return difference / error;
}

export function worstServiceLevelHalfWidth(table: DayTable): number {
  return Math.max(...table.flowIds.map((_, f) => flowFigures(table, f).serviceLevel.halfWidth ?? Number.POSITIVE_INFINITY));
}

interface RunSize {
  readonly warmupHours?: number;
  /** Fresh calls of the first try; a good guess saves the time of the shorter runs. */
  readonly calls?: number;
}

/** A stationary run long enough that every service level is known to ±0.002: its length is found from shorter ones. */
export function preciseStationary(
  engine: Engine,
  centre: Centre,
  seed: number,
  { warmupHours = 10, calls = 400_000 }: RunSize = {},
): DayTable {
  const perHour = centre.flows.reduce((sum, flow) => sum + Number(flow.arrivalsPerHour), 0);
  let hours = calls / perHour;
  for (;;) {
    const table = engine.simulateStationary({ centre, seed, hours, warmupHours });
    const ratio = worstServiceLevelHalfWidth(table) / SERVICE_LEVEL_PRECISION;
    if (ratio <= 1) return table;
    hours *= Math.max(1.1, ratio * ratio * 1.1);
  }
}
