/**
 * One interface for long computations, two implementations: inline (Node, tests, the headless command) and workers (the page).
 * Both give the same figures bit for bit. A job always ends: result, JobCancelled, or JobFailed.
 */
import type { OptimisationOutcome, OptimisationRequest } from '../protocol/optimisation.ts';
import type { Progress } from '../protocol/progress.ts';
import type { SimulationOutcome, SimulationRequest } from '../protocol/simulation.ts';

export interface JobOptions {
  /** Aborting ends the job with JobCancelled within 200 ms. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Runner {
  simulate(request: SimulationRequest, options?: JobOptions): Promise<SimulationOutcome>;
  optimise(request: OptimisationRequest, options?: JobOptions): Promise<OptimisationOutcome>;
  /** Ends the workers; pending jobs reject with JobCancelled. */
  dispose(): void;
}

/** The user (or the page's end) stopped the job. */
export class JobCancelled extends Error {
  override readonly name = 'JobCancelled';
}

export type JobFailureCode = 'workerDied' | 'workerHung' | 'outOfMemory' | 'badInput' | 'internal';

/** The job broke: a worker died, hung, or threw. `detail` is for the technical note, not for a sentence. */
export class JobFailed extends Error {
  override readonly name = 'JobFailed';
  readonly code: JobFailureCode;
  readonly detail: string;
  constructor(code: JobFailureCode, detail: string) {
    super(detail);
    this.code = code;
    this.detail = detail;
  }
}
