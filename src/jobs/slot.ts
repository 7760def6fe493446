/** Something that works on one batch at a time: a worker, or this thread. */
import type { BatchRequest, DayTable } from '../protocol/simulation.ts';
import type { JobCancelled, JobFailed } from './runner.ts';

/** Told about one batch. `done` or `failed` is called exactly once, never before `start` has returned; nothing comes after it. */
export interface SlotListener {
  progress(share: number): void;
  done(table: DayTable): void;
  failed(end: JobCancelled | JobFailed): void;
}

export interface Slot {
  start(batch: BatchRequest, listener: SlotListener): void;
  /** Stops the batch under way soon; `failed` follows. */
  stop(): void;
  /** Ends for good; a batch under way fails with JobCancelled. */
  dispose(): void;
}
