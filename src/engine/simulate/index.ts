/**
 * Purpose: the front door of the call simulation: batches of days in, tables of counters out.
 * Model: discrete events on typed arrays, see README.md of this folder; every rule of the centre file.
 * Determinism: a batch depends only on (centre, dayId, seed, replication numbers). Replications are computed in batches of
 * BATCH_REPLICATIONS and merged in index order, so the number of workers changes nothing, to the last bit.
 */
import type { BatchRequest, DayTable } from '../../protocol/simulation.ts';
import { type BatchSimulation, createBatch } from './batch.ts';
import { mergeTables } from './merge.ts';

/** Changes when any figure may change for the same file and seed. */
export const ENGINE_VERSION = 'plateau-simulate/1.4.0';

/** Replications in one batch: fixed, so that sums are formed in the same order whoever computes them. */
export const BATCH_REPLICATIONS = 4;

/** The replications [firstReplication, firstReplication + replications) of one day. The centre must be valid. */
export function simulateBatch(request: BatchRequest): DayTable {
  return createBatch(request).finish();
}

/** The same batch in slices: `step(maxCalls)` until it returns 1, then `finish()`. */
export function createBatchSimulation(request: BatchRequest): BatchSimulation {
  return createBatch(request);
}

/** The first `replications` of a day, batch by batch: what any number of workers gives. */
export function simulateDay(request: Omit<BatchRequest, 'firstReplication'>): DayTable {
  return mergeTables(batchesOf(request, 0, request.replications).map(simulateBatch));
}

/** The batches that cover the replications [from, to) of a day; `from` is a multiple of BATCH_REPLICATIONS. */
export function batchesOf(request: Omit<BatchRequest, 'firstReplication' | 'replications'>, from: number, to: number): BatchRequest[] {
  const batches: BatchRequest[] = [];
  for (let first = from; first < to; first += BATCH_REPLICATIONS) {
    batches.push({ ...request, firstReplication: first, replications: Math.min(BATCH_REPLICATIONS, to - first) });
  }
  return batches;
}

export type { BatchSimulation } from './batch.ts';
export { estimateWork, type WorkEstimate } from './estimate-work.ts';
export { fingerprintOf } from './fingerprint.ts';
export { mergeTables } from './merge.ts';
export { type PlateauResult, plateauResult } from './result.ts';
export { createStationary, STATIONARY_BATCHES, type StationaryFacts, simulateStationary, stationaryBytes } from './stationary.ts';
export { WAIT_RELATIVE_ERROR, waitQuantile } from './wait-histogram.ts';
