/**
 * Purpose: a stationary run of one interval's rates for hours on end, with batch means.
 * Model: one long replication is counted in units of 1/120 of the measured hours. The start is forgotten: the hours the user names, or what MSER finds
 * (warm-up.ts) in up to a quarter more hours simulated for that purpose. The units are joined to the most batches that may be taken for independent
 * (batch-size.ts). A short tail, in which arrivals go on while the last calls end, is forgotten too. A call belongs to the batch of its arrival, its
 * place in the quantiles of waiting time to the batch of its answer.
 * The batches are then read like replications: ratios of sums with the delta method. Busyness has no meaning without days:
 * its factor is 1. Source: A. M. Law, Simulation Modeling and Analysis, ch. 9 (batch means).
 */
import type { Centre } from '../../model/centre.ts';
import { FLOW_COUNTERS, FLOW_MEASURES, GROUP_COUNTERS } from '../../model/measures.ts';
import type { DayTable } from '../../protocol/simulation.ts';
import { addSkills, emptySkillSums, toFileOrder } from './batch.ts';
import { BATCH_COUNTS, type BatchChoice, chooseBatches } from './batch-size.ts';
import { addMoments, FLOW_PAIRS, GROUP_PAIRS } from './interval-moments.ts';
import { advance, beginReplication } from './loop.ts';
import { prepare, type Schedule } from './prepare.ts';
import { BUSY_SECONDS, createState, FLOW_WIDTH, GROUP_WIDTH, QUEUE_SECONDS, SKILL_WIDTH, type State } from './state.ts';
import { flowErrors } from './statistics.ts';
import { addWaits, emptyWaitSums, WAIT_BUCKETS } from './wait-histogram.ts';
import { mserTruncation } from './warm-up.ts';

/** Batches of a stationary run when they are independent; 30 keep the error's own error small while each batch stays long. */
export const STATIONARY_BATCHES = BATCH_COUNTS[0]!;
/** Units of time counted apart; 120 divides into every number of batches. */
export const STATIONARY_UNITS = 120;
/** Further units simulated when the warm-up is to be found, and the most that may be forgotten then. */
const WARMUP_UNITS = 30;
/** Name of the "day" in the random streams. */
const STATIONARY_DAY = 'stationary';

export interface StationaryRequest {
  /** A centre of one interval. */
  readonly centre: Centre;
  readonly seed: number;
  /** Hours measured, > 0, after the warm-up. */
  readonly hours: number;
  /** Hours forgotten at the start, ≥ 0; null = found from the run. */
  readonly warmupHours: number | null;
}

/** How the run was read. */
export interface StationaryFacts {
  readonly warmupHours: number;
  /** Whether the warm-up was found from the run. */
  readonly warmupFound: boolean;
  /** False: the centre had not settled within a fifth of the run; more hours are needed. Always true when the user named the warm-up. */
  readonly settled: boolean;
  readonly batches: number;
  readonly batchHours: number;
  /** Largest lag-1 autocorrelation of service level and mean wait of any flow between these batches. */
  readonly autocorrelation: number;
  /** False: the batches still hang together and the half-widths are too small; more hours are needed. */
  readonly independent: boolean;
}

/** A stationary run computed in slices. */
export interface StationarySimulation {
  /** Simulates about `maxCalls` more calls; returns the share done, 0..1. */
  step(maxCalls: number): number;
  /** One row per batch, as if each were a replication of one interval; `calls` counts warm-up and tail too. */
  finish(): DayTable;
  /** How the run was read; finishes it first. */
  facts(): StationaryFacts;
}

function stationarySchedule(hours: number, warmupHours: number | null): Schedule {
  const unit = (hours * 3600) / STATIONARY_UNITS;
  const start = warmupHours === null ? WARMUP_UNITS * unit : warmupHours * 3600;
  const borders = [0];
  if (warmupHours === null) for (let u = 1; u < WARMUP_UNITS; u++) borders.push(u * unit);
  for (let u = 0; u <= STATIONARY_UNITS; u++) borders.push(start + u * unit);
  borders.push(start + hours * 3600 + Math.min(3600, (hours * 3600) / STATIONARY_BATCHES));
  return { borders, source: borders.slice(1).map(() => 0), day: false, waitsByInterval: true };
}

/** Mean number of calls in the system (waiting and in service) by unit, the tail left out. */
function callsInSystem(state: State): Float64Array {
  const m = state.model;
  const series = new Float64Array(m.intervalCount - 1);
  for (let k = 0; k < series.length; k++) {
    let seconds = 0;
    for (let f = 0; f < m.flowCount; f++) seconds += state.flowCells[(k * m.flowCount + f) * FLOW_WIDTH + QUEUE_SECONDS]!;
    for (let g = 0; g < m.groupCount; g++) seconds += state.groupCells[(k * m.groupCount + g) * GROUP_WIDTH + BUSY_SECONDS]!;
    series[k] = seconds / (m.borders[k + 1]! - m.borders[k]!);
  }
  return series;
}

/** First unit measured, and whether the centre had settled by then. */
function firstUnit(state: State, warmupHours: number | null): { readonly first: number; readonly settled: boolean } {
  if (warmupHours !== null) return { first: 1, settled: true };
  // The centre starts empty, so the first unit is never kept.
  const found = Math.max(1, mserTruncation(callsInSystem(state)));
  return { first: Math.min(found, WARMUP_UNITS), settled: found <= WARMUP_UNITS };
}

/** Adds the units of each batch up: [unit from `first` on][length] → [batch][length]. */
function join(cells: Float64Array, length: number, first: number, batches: number): Float64Array {
  const units = STATIONARY_UNITS / batches;
  const rows = new Float64Array(batches * length);
  for (let u = 0; u < STATIONARY_UNITS; u++) {
    const row = Math.floor(u / units) * length;
    for (let i = 0; i < length; i++) rows[row + i] = rows[row + i]! + cells[(first + u) * length + i]!;
  }
  return rows;
}

/** @throws RangeError unless the centre has one interval and hours > 0, warm-up ≥ 0 or null */
export function createStationary(request: StationaryRequest): StationarySimulation {
  const { centre, seed, hours, warmupHours } = request;
  if (centre.intervals !== 1) throw new RangeError('a stationary run needs a centre of one interval');
  if (!(hours > 0) || !(warmupHours === null || warmupHours >= 0)) {
    throw new RangeError('a stationary run needs hours above 0 and a warm-up of at least 0');
  }
  const schedule = stationarySchedule(hours, warmupHours);
  const state = createState(prepare(centre, schedule, seed, STATIONARY_DAY));
  beginReplication(state, 0);
  const step = (maxCalls: number): number => {
    if (!state.finished) advance(state, maxCalls);
    return state.finished ? 1 : Math.min(0.999, state.interval / schedule.source.length);
  };
  let read: { readonly table: DayTable; readonly facts: StationaryFacts } | null = null;
  const reading = (): { readonly table: DayTable; readonly facts: StationaryFacts } => {
    while (!state.finished) advance(state, Number.POSITIVE_INFINITY);
    read ??= readRun(state, request);
    return read;
  };
  return { step, finish: () => reading().table, facts: () => reading().facts };
}

function readRun(state: State, request: StationaryRequest): { readonly table: DayTable; readonly facts: StationaryFacts } {
  const { centre, hours, warmupHours } = request;
  const { first, settled } = firstUnit(state, warmupHours);
  const tableAt = (batches: number): DayTable => ({ ...tableOfBatches(state, centre, hours, first, batches), calls: state.calls });
  const choice: BatchChoice = chooseBatches((batches) => errorsOf(tableAt(batches)));
  const table = tableAt(choice.count);
  const facts = {
    warmupHours: warmupHours ?? (first * hours) / STATIONARY_UNITS,
    warmupFound: warmupHours === null,
    settled,
    batches: choice.count,
    batchHours: hours / choice.count,
    autocorrelation: choice.correlation,
    independent: choice.independent,
  };
  const skills = skillsOfBatches(state, centre, first, choice.count);
  return { table: { ...table, ...skills, ...waitsOfBatches(state, first, choice.count) }, facts };
}

/** By batch, the errors of service level and mean wait of every flow that had calls. */
function errorsOf(table: DayTable): Float64Array[] {
  const days = [{ table, weight: 1 }];
  return table.flowIds.flatMap((_, f) => {
    const measures = [FLOW_MEASURES.serviceLevel, FLOW_MEASURES.meanWait];
    return measures.map((measure) => flowErrors(days, [f], measure)).filter((errors) => errors.every(Number.isFinite));
  });
}

function waitsOfBatches(state: State, first: number, batches: number): ReturnType<typeof emptyWaitSums> {
  const flows = state.model.flowCount;
  const sums = emptyWaitSums(flows);
  const length = flows * WAIT_BUCKETS;
  const units = STATIONARY_UNITS / batches;
  for (let b = 0; b < batches; b++) {
    const counts = new Uint32Array(length);
    for (let u = 0; u < units; u++) {
      const from = (first + b * units + u) * length;
      for (let i = 0; i < length; i++) counts[i] = counts[i]! + state.waitCounts[from + i]!;
    }
    addWaits(sums, counts, 0, state.model.flowPosition);
  }
  return sums;
}

function skillsOfBatches(state: State, centre: Centre, first: number, batches: number): ReturnType<typeof emptySkillSums> {
  const sums = emptySkillSums(centre);
  const length = state.model.skillCount * SKILL_WIDTH;
  const rows = join(state.skillCells, length, first, batches);
  const scratch = new Float64Array(length);
  for (let b = 0; b < batches; b++) addSkills(sums, rows.subarray(b * length, (b + 1) * length), state.model.skillPosition, scratch);
  return sums;
}

function tableOfBatches(state: State, centre: Centre, hours: number, first: number, batches: number): DayTable {
  const flowRow = centre.flows.length * FLOW_COUNTERS.length;
  const groupRow = centre.groups.length * GROUP_COUNTERS.length;
  const rows = (cells: Float64Array, position: Int32Array, width: number): Float64Array => {
    const all = new Float64Array(cells.length);
    toFileOrder(cells, state.model.intervalCount, position, width, all);
    return join(all, position.length * width, first, batches);
  };
  const flowCounters = rows(state.flowCells, state.model.flowPosition, FLOW_COUNTERS.length);
  const groupCounters = rows(state.groupCells, state.model.groupPosition, GROUP_COUNTERS.length);
  const table: DayTable = {
    dayId: STATIONARY_DAY,
    replications: batches,
    intervals: 1,
    intervalSeconds: (hours * 3600) / batches,
    flowIds: centre.flows.map((flow) => flow.id),
    groupIds: centre.groups.map((group) => group.id),
    flowCounters,
    groupCounters,
    flowIntervalSums: new Float64Array(flowRow),
    groupIntervalSums: new Float64Array(groupRow),
    flowIntervalProducts: new Float64Array(centre.flows.length * FLOW_PAIRS),
    groupIntervalProducts: new Float64Array(centre.groups.length * GROUP_PAIRS),
    calls: 0,
  };
  for (let b = 0; b < batches; b++) {
    const flows = flowCounters.subarray(b * flowRow, (b + 1) * flowRow);
    addMoments(flows, FLOW_COUNTERS.length, table.flowIntervalSums, table.flowIntervalProducts);
    const groups = groupCounters.subarray(b * groupRow, (b + 1) * groupRow);
    addMoments(groups, GROUP_COUNTERS.length, table.groupIntervalSums, table.groupIntervalProducts);
  }
  return table;
}

/** Bytes that a stationary run's counters take. */
export function stationaryBytes(centre: Centre): number {
  const flows = centre.flows.length;
  const groups = centre.groups.length;
  const skills = centre.groups.reduce((n, group) => n + group.skills.length, 0);
  const units = STATIONARY_UNITS + WARMUP_UNITS + 1;
  return units * (flows * (FLOW_WIDTH * 8 + WAIT_BUCKETS * 4) + (groups * GROUP_WIDTH + skills * SKILL_WIDTH) * 8);
}

/** The whole run at once. @throws RangeError as createStationary */
export function simulateStationary(request: StationaryRequest): DayTable {
  return createStationary(request).finish();
}
