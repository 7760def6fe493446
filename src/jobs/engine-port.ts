/** What the jobs need of the simulation engine; the tests put a slow or failing one in its place. */
import type { BatchRequest, DayTable } from '../protocol/simulation.ts';

/** One batch under way. `step` works for a few milliseconds and says whether the batch is complete. */
export interface BatchWork {
  step(): boolean;
  /** Share of the batch done, 0..1. */
  share(): number;
  /** The batch's table, once `step` has returned true. */
  finish(): DayTable;
}

export interface SimulationEngine {
  readonly version: string;
  /** Replications in one batch: fixed, so that figures do not depend on the number of workers. */
  readonly batchReplications: number;
  start(batch: BatchRequest): BatchWork;
  /** Joins tables of one day, in the order given: merge([merge([a, b]), c]) equals merge([a, b, c]) to the last bit. */
  merge(tables: readonly DayTable[]): DayTable;
  /** SHA-256 of the figures of a run, hexadecimal. */
  fingerprint(days: readonly DayTable[]): string;
}
