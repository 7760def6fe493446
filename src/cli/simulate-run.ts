/**
 * Runs a centre for the headless command: a number of days, a stationary run, or until the precision asked for is reached.
 * Everything runs on one thread; the figures would be the same on any number.
 */
import type { WorkEstimate } from '../engine/simulate/estimate-work.ts';
import {
  BATCH_REPLICATIONS,
  batchesOf,
  createStationary,
  estimateWork,
  mergeTables,
  simulateBatch,
  stationaryBytes,
} from '../engine/simulate/index.ts';
import { FIRST_ROUND_DAYS, nextGrowth, worstHalfWidth } from '../engine/simulate/precision.ts';
import type { StationaryFacts } from '../engine/simulate/stationary.ts';
import type { Centre } from '../model/centre.ts';
import type { DayTable } from '../protocol/simulation.ts';
import { CommandFailed, UsageError } from './command.ts';
import type { SimulateOptions } from './simulate-options.ts';

/** Days without --days and --precision: a half-width near 1 point for a small centre. */
const DEFAULT_DAYS = 200;
/** Nobody waits for more. */
export const MAX_CALLS = 5e9;
const MAX_BYTES = 1.5e9;
const BYTES_PER_NUMBER = 8;
const STEP_CALLS = 200_000;

export type Report = (share: number) => void;

/** What one core simulates of small and large centres alike, calls per second, on the careful side. */
const CALLS_PER_SECOND = 1e6;

/** A length of time in words, to one or two figures. */
function timeInWords(seconds: number): string {
  const hours = seconds / 3600;
  if (hours < 48) return hours < 1 ? `${Math.ceil(seconds / 60)} minutes` : `${Math.ceil(hours)} hours`;
  return hours < 24 * 730 ? `${Math.ceil(hours / 24)} days` : `${(hours / 8766).toExponential(0)} years`;
}

/** Calls that would have to be simulated, and how long that takes. @throws UsageError above MAX_CALLS */
function refuseSize(calls: number): void {
  if (calls <= MAX_CALLS) return;
  const time = timeInWords(calls / CALLS_PER_SECOND);
  throw new UsageError(
    `about ${calls.toExponential(1)} calls would have to be simulated, about ${time}; at most ${MAX_CALLS.toExponential(0)} in one run`,
  );
}

function refuseMemory(bytes: number): void {
  if (bytes <= MAX_BYTES) return;
  throw new UsageError(`about ${Math.round(bytes / 1e6)} MB of memory would be needed; at most ${MAX_BYTES / 1e6} MB`);
}

/** Tables and working arrays of so many days. */
function bytesOfDays(centre: Centre, work: WorkEstimate, days: number): number {
  return work.bytes + 16 * (centre.flows.length + centre.groups.length) * BYTES_PER_NUMBER * days;
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
  let days = options.days ?? (options.precision === null ? DEFAULT_DAYS : FIRST_ROUND_DAYS);
  let table: DayTable | null = null;
  for (;;) {
    refuseSize(work.callsPerReplication * days);
    refuseMemory(bytesOfDays(centre, work, days));
    table = runDays(centre, options.seed, table, days, report);
    if (options.precision === null) return table;
    const worst = worstHalfWidth(table);
    if (worst <= options.precision) return table;
    const next = wholeBatches(table.replications * nextGrowth(worst, options.precision));
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

/** A finished run; `facts` tell how a stationary one was read. */
export interface FinishedRun {
  readonly table: DayTable;
  readonly facts: StationaryFacts | null;
}

function stationaryRun(centre: Centre, options: SimulateOptions, firstHours: number, report: Report): FinishedRun {
  if (centre.intervals !== 1) throw new UsageError(`--hours needs a centre of one interval; this one has ${centre.intervals}`);
  const hour = { ...centre, intervalSeconds: 3600 };
  refuseMemory(stationaryBytes(centre) + estimateWork(hour).bytes);
  let hours = firstHours;
  for (;;) {
    // A warm-up that is to be found takes a quarter more.
    const calls = estimateWork(hour).callsPerReplication * (options.warmupHours === null ? 1.25 * hours : hours + options.warmupHours);
    refuseSize(Number.isFinite(calls) ? calls : 0);
    const run = createStationary({ centre, seed: options.seed, hours, warmupHours: options.warmupHours });
    for (let share = 0; share < 1; ) {
      share = run.step(STEP_CALLS);
      report(share);
    }
    const table = run.finish();
    const facts = run.facts();
    if (options.precision === null) return { table, facts };
    const worst = worstHalfWidth(table);
    const sound = facts.settled && facts.independent;
    // Half-widths of batches that hang together say too little to stop: twice the hours, as long as anybody waits for that.
    if (worst <= options.precision && (sound || 2 * table.calls > MAX_CALLS)) return { table, facts };
    refuseEffort(table.calls, worst, options.precision);
    hours *= worst <= options.precision ? 2 : nextGrowth(worst, options.precision);
  }
}

/** @throws UsageError (exit 2), CommandFailed (exit 1) */
export function runCentre(centre: Centre, options: SimulateOptions, report: Report): FinishedRun {
  if (options.hours === null) return { table: dayRun(centre, options, report), facts: null };
  return stationaryRun(centre, options, options.hours, report);
}
