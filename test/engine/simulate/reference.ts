/** Comparing a simulated table with exact figures: errors in standard errors. */
import { flowEstimate, groupEstimate } from '../../../src/engine/simulate/statistics.ts';
import { studentQuantile } from '../../../src/maths/student.ts';
import type { Centre } from '../../../src/model/centre.ts';
import { type Estimate, FLOW_MEASURES, GROUP_MEASURES } from '../../../src/model/measures.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';
import type { Engine } from './bundled-engine.ts';

/** Half-width on service level that every comparison must reach. */
export const SERVICE_LEVEL_PRECISION = 0.001;

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

/** The measure names that are further than 4 standard errors from their exact values. */
export function farFrom(
  table: DayTable,
  exact: Readonly<Record<string, number>>,
  figures: Readonly<Record<string, { mean: number; halfWidth: number | null }>>,
): string[] {
  return Object.entries(exact)
    .map(([name, value]) => ({ name, errors: standardErrors(figures[name]!, value, table.replications) }))
    .filter(({ errors }) => !(errors <= 4))
    .map(({ name, errors }) => `${name}: ${errors.toFixed(1)} standard errors`);
}

export function worstServiceLevelHalfWidth(table: DayTable): number {
  return Math.max(...table.flowIds.map((_, f) => flowFigures(table, f).serviceLevel.halfWidth ?? Number.POSITIVE_INFINITY));
}

/** RUN_LENGTHS=1 prints what each case takes: for the tables of calls and days in these tests. */
function tellLength(table: DayTable, ratio: number): void {
  if (!process.env.RUN_LENGTHS) return;
  console.log(`${(table.calls / 1e6).toFixed(2)} million calls, ${table.replications} replications: ${ratio.toFixed(3)} of the precision`);
}

/** Days merged at once, a multiple of the engine's batches. */
const PART = 400;

/** Days enough that every service level is known to SERVICE_LEVEL_PRECISION; the caller asserts that they were. */
export function preciseDays(engine: Engine, centre: Centre, days: number): DayTable {
  // Merged a few hundred days at a time: thousands of tables at once would fill the memory.
  const request = { day: { dayId: 'day', centre }, seed: 1 };
  const parts: DayTable[] = [];
  for (let first = 0; first < days; first += PART) {
    parts.push(engine.mergeTables(engine.batchesOf(request, first, Math.min(days, first + PART)).map(engine.simulateBatch)));
  }
  const table = engine.mergeTables(parts);
  tellLength(table, worstServiceLevelHalfWidth(table) / SERVICE_LEVEL_PRECISION);
  return table;
}

interface RunSize {
  readonly warmupHours?: number;
  /** Millions of fresh calls of the first try: a little more than the precision needs, so that no run is repeated. */
  readonly millions: number;
  readonly precision?: number;
}

/** A stationary run long enough that every service level is known to the precision, by batches that hang together no more. */
export function preciseStationary(
  engine: Engine,
  centre: Centre,
  seed: number,
  { warmupHours = 10, millions, precision = SERVICE_LEVEL_PRECISION }: RunSize,
): DayTable {
  const perHour = centre.flows.reduce((sum, flow) => sum + Number(flow.arrivalsPerHour), 0);
  let hours = (1e6 * millions) / perHour;
  for (;;) {
    const run = engine.createStationary({ centre, seed, hours, warmupHours });
    const table = run.finish();
    const ratio = worstServiceLevelHalfWidth(table) / precision;
    tellLength(table, ratio);
    if (ratio <= 1 && run.facts().independent) return table;
    hours *= Math.max(1.15, ratio * ratio * 1.15);
  }
}
