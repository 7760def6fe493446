/**
 * Runs a centre for the headless command: a number of days, a stationary run, or until the precision asked for is reached.
 * Everything runs on one thread; the figures would be the same on any number.
 */
import type { WorkEstimate } from '../engine/simulate/estimate-work.ts';
import { BATCH_REPLICATIONS, batchesOf, createStationary, estimateWork, mergeTables, simulateBatch } from '../engine/simulate/index.ts';
import { flowEstimate } from '../engine/simulate/statistics.ts';
import type { Centre } from '../model/centre.ts';
import { FLOW_MEASURES } from '../model/measures.ts';
import type { DayTable } from '../protocol/simulation.ts';
import { CommandFailed, UsageError } from './command.ts';
import type { SimulateOptions } from './simulate-options.ts';

/** Days without --days and --precision: a half-width near 1 point for a small centre. */
const DEFAULT_DAYS = 200;
/** First look of a run with --precision. */
const FIRST_DAYS = 20;
const DEFAULT_WARMUP_HOURS = 10;
/** Aim a little beyond the precision, so that one more round is rarely needed. */
const MARGIN = 1.1;
const MAX_GROWTH = 5;
/** Nobody waits for more. */
export const MAX_CALLS = 5e9;
const MAX_BYTES = 1.5e9;
const BYTES_PER_NUMBER = 8;
const STEP_CALLS = 200_000;

export type Report = (share: number) => void;

/** Half-width of the flow whose service level is known worst; 0 when no flow has any. */
function worstHalfWidth(table: DayTable): number {
  let worst = 0;
  table.flowIds.forEach((_, f) => {
    const estimate = flowEstimate([{ table, weight: 1 }], [f], FLOW_MEASURES.serviceLevel);
    if (Number.isFinite(estimate.mean)) worst = Math.max(worst, estimate.halfWidth ?? Number.POSITIVE_INFINITY);
  });
  return worst;
}

/** By how much a run must grow so that its half-width falls from `now` to `wanted`. */
function growth(now: number, wanted: number): number {
  const ratio = now / wanted;
  return Math.min(MAX_GROWTH, Math.max(1.2, ratio * ratio * MARGIN));
}

function refuseSize(calls: number): void {
  if (calls > MAX_CALLS) {
    throw new UsageError(
      `about ${calls.toExponential(1)} calls would have to be simulated; at most ${MAX_CALLS.toExponential(0)} in one run`,
    );
  }
}

function refuseMemory(centre: Centre, work: WorkEstimate, days: number): void {
  const rows = 16 * (centre.flows.length + centre.groups.length) * BYTES_PER_NUMBER * days;
  if (rows + work.bytes > MAX_BYTES) throw new UsageError(`about ${Math.round((rows + work.bytes) / 1e6)} MB of memory would be needed`);
}

function runDays(centre: Centre, seed: number, from: DayTable | null, to: number, report: Report): DayTable {
  const first = from?.replications ?? 0;
  const tables = from === null ? [] : [from];
  for (const batch of batchesOf({ day: { dayId: 'day', centre }, seed }, first, to)) {
    tables.push(simulateBatch(batch));
    report((batch.firstReplication + batch.replications - first) / (to - first));
  }
  return mergeTables(tables);
}

function dayRun(centre: Centre, options: SimulateOptions, report: Report): DayTable {
  const work = estimateWork(centre);
  if (!Number.isFinite(work.callsPerReplication)) throw new UsageError('transfers, redials and repeats would go on without end');
  const wholeBatches = (n: number): number => Math.ceil(n / BATCH_REPLICATIONS) * BATCH_REPLICATIONS;
  let days = options.days ?? (options.precision === null ? DEFAULT_DAYS : FIRST_DAYS);
  let table: DayTable | null = null;
  for (;;) {
    refuseSize(work.callsPerReplication * days);
    refuseMemory(centre, work, days);
    table = runDays(centre, options.seed, table, days, report);
    if (options.precision === null) return table;
    const worst = worstHalfWidth(table);
    if (worst <= options.precision) return table;
    const next = wholeBatches(table.replications * growth(worst, options.precision));
    refuseEffort(table.calls, worst, options.precision);
    // A run goes on in whole batches: what was cut short is done again from the border of its batch.
    if (table.replications % BATCH_REPLICATIONS !== 0) table = null;
    days = next;
  }
}

/** The half-width falls with the square root of the calls: what the rest would take is known after the first look. */
function refuseEffort(calls: number, reached: number, wanted: number): void {
  const needed = calls * (reached / wanted) ** 2;
  if (needed > MAX_CALLS) {
    const words = `after ${calls} calls the half-width is ${reached.toPrecision(3)}; about ${needed.toExponential(1)} calls would be needed`;
    throw new CommandFailed(`the precision ${wanted} is out of reach: ${words}, at most ${MAX_CALLS.toExponential(0)} in one run`);
  }
}

function stationaryRun(centre: Centre, options: SimulateOptions, firstHours: number, report: Report): DayTable {
  if (centre.intervals !== 1) throw new UsageError(`--hours needs a centre of one interval; this one has ${centre.intervals}`);
  const warmupHours = options.warmupHours ?? DEFAULT_WARMUP_HOURS;
  const hour = { ...centre, intervalSeconds: 3600 };
  let hours = firstHours;
  for (;;) {
    const calls = estimateWork(hour).callsPerReplication * (hours + warmupHours);
    refuseSize(Number.isFinite(calls) ? calls : 0);
    const run = createStationary({ centre, seed: options.seed, hours, warmupHours });
    for (let share = 0; share < 1; ) {
      share = run.step(STEP_CALLS);
      report(share);
    }
    const table = run.finish();
    if (options.precision === null) return table;
    const worst = worstHalfWidth(table);
    if (worst <= options.precision) return table;
    refuseEffort(table.calls, worst, options.precision);
    hours *= growth(worst, options.precision);
  }
}

/** @throws UsageError (exit 2), CommandFailed (exit 1) */
export function runCentre(centre: Centre, options: SimulateOptions, report: Report): DayTable {
  return options.hours === null ? dayRun(centre, options, report) : stationaryRun(centre, options, options.hours, report);
}
