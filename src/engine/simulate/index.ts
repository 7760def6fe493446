/**
 * Purpose: the front door of the call simulation: batches of days in, tables of counters out.
 * Model: discrete events on typed arrays, see README.md of this folder; every rule of the centre file.
 * Determinism: a batch depends only on (centre, dayId, seed, replication numbers). Replications are computed in batches of
 * BATCH_REPLICATIONS and merged in index order, so the number of workers changes nothing, to the last bit.
 */
import type { BatchRequest, DayTable } from '../../protocol/simulation.ts';

/** Changes when any figure may change for the same file and seed. */
export const ENGINE_VERSION = 'plateau-simulate/1.0.0';

/** Replications in one batch: fixed, so that sums are formed in the same order whoever computes them. */
export const BATCH_REPLICATIONS = 4;

/** A batch computed in slices, for a worker that must stay able to hear a cancellation. */
export interface BatchSimulation {
  /** Simulates about `maxCalls` more calls; returns the share done, 0..1 (1 = finished). */
  step(maxCalls: number): number;
  /** The table; finishes first what is left. */
  finish(): DayTable;
}

/** The replications [firstReplication, firstReplication + replications) of one day. The centre must be valid. */
export function simulateBatch(request: BatchRequest): DayTable {
  return createBatchSimulation(request).finish();
}

export function createBatchSimulation(request: BatchRequest): BatchSimulation {
  throw new Error(`simulation of ${request.day.dayId} is not built yet`);
}

export { estimateWork, type WorkEstimate } from './estimate-work.ts';
export { mergeTables } from './merge.ts';
