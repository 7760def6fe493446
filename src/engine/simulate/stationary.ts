/**
 * Purpose: a stationary run of one interval's rates for hours on end, with batch means.
 * Model: the run is one long replication cut into a warm-up (forgotten), BATCHES equal batches, and a short tail in which
 * arrivals go on while the calls of the last batch end (forgotten too). A call belongs to the batch of its arrival.
 * The batches are then read like replications: ratios of sums with the delta method. Busyness has no meaning without days:
 * its factor is 1. Source: A. M. Law, Simulation Modeling and Analysis, ch. 9 (batch means).
 */
import type { Centre } from '../../model/centre.ts';
import { FLOW_COUNTERS, GROUP_COUNTERS } from '../../model/measures.ts';
import type { DayTable } from '../../protocol/simulation.ts';
import { toFileOrder } from './batch.ts';
import { addMoments, FLOW_PAIRS, GROUP_PAIRS } from './interval-moments.ts';
import { advance, beginReplication } from './loop.ts';
import { prepare, type Schedule } from './prepare.ts';
import { CALLS, createState } from './state.ts';

/** Batches of a stationary run; 30 keep the error's own error small while each batch stays long. */
export const STATIONARY_BATCHES = 30;
/** Name of the "day" in the random streams. */
const STATIONARY_DAY = 'stationary';

export interface StationaryRequest {
  /** A centre of one interval. */
  readonly centre: Centre;
  readonly seed: number;
  /** Hours measured, > 0, after the warm-up. */
  readonly hours: number;
  /** Hours forgotten at the start, ≥ 0. */
  readonly warmupHours: number;
}

/** A stationary run computed in slices. */
export interface StationarySimulation {
  /** Simulates about `maxCalls` more calls; returns the share done, 0..1. */
  step(maxCalls: number): number;
  /** One row per batch, as if each were a replication of one interval; `calls` counts warm-up and tail too. */
  finish(): DayTable;
}

function stationarySchedule(hours: number, warmupHours: number): Schedule {
  const start = warmupHours * 3600;
  const batch = (hours * 3600) / STATIONARY_BATCHES;
  const borders = [0];
  for (let b = 0; b <= STATIONARY_BATCHES; b++) borders.push(start + b * batch);
  borders.push(start + hours * 3600 + Math.min(3600, batch));
  return { borders, source: borders.slice(1).map(() => 0), busyness: false };
}

/** @throws RangeError unless the centre has one interval and hours > 0, warm-up ≥ 0 */
export function createStationary(request: StationaryRequest): StationarySimulation {
  const { centre, seed, hours, warmupHours } = request;
  if (centre.intervals !== 1) throw new RangeError('a stationary run needs a centre of one interval');
  if (!(hours > 0) || !(warmupHours >= 0)) throw new RangeError('a stationary run needs hours above 0 and a warm-up of at least 0');
  const schedule = stationarySchedule(hours, warmupHours);
  const state = createState(prepare(centre, schedule, seed, STATIONARY_DAY));
  beginReplication(state, 0);
  const step = (maxCalls: number): number => {
    if (!state.finished) advance(state, maxCalls);
    return state.finished ? 1 : Math.min(0.999, state.interval / schedule.source.length);
  };
  const finish = (): DayTable => {
    while (!state.finished) advance(state, Number.POSITIVE_INFINITY);
    const rows = (cells: Float64Array, position: Int32Array, width: number): Float64Array => {
      const all = new Float64Array(cells.length);
      toFileOrder(cells, schedule.source.length, position, width, all);
      const row = position.length * width;
      return all.slice(row, row * (STATIONARY_BATCHES + 1));
    };
    const flowCounters = rows(state.flowCells, state.model.flowPosition, FLOW_COUNTERS.length);
    const groupCounters = rows(state.groupCells, state.model.groupPosition, GROUP_COUNTERS.length);
    return { ...tableOfBatches(centre, (hours * 3600) / STATIONARY_BATCHES, flowCounters, groupCounters), calls: state.real[CALLS]! };
  };
  return { step, finish };
}

function tableOfBatches(centre: Centre, batchSeconds: number, flowCounters: Float64Array, groupCounters: Float64Array): DayTable {
  const flowRow = centre.flows.length * FLOW_COUNTERS.length;
  const groupRow = centre.groups.length * GROUP_COUNTERS.length;
  const table: DayTable = {
    dayId: STATIONARY_DAY,
    replications: STATIONARY_BATCHES,
    intervals: 1,
    intervalSeconds: batchSeconds,
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
  for (let b = 0; b < STATIONARY_BATCHES; b++) {
    const flows = flowCounters.subarray(b * flowRow, (b + 1) * flowRow);
    addMoments(flows, FLOW_COUNTERS.length, table.flowIntervalSums, table.flowIntervalProducts);
    const groups = groupCounters.subarray(b * groupRow, (b + 1) * groupRow);
    addMoments(groups, GROUP_COUNTERS.length, table.groupIntervalSums, table.groupIntervalProducts);
  }
  return table;
}

/** The whole run at once. @throws RangeError as createStationary */
export function simulateStationary(request: StationaryRequest): DayTable {
  return createStationary(request).finish();
}
