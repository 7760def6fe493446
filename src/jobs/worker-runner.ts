/** The page's runner: simulation on several workers, optimisation in one of its own. */
import { assembleRunner } from './assemble-runner.ts';
import { createOptimisationWorker, createSimulationWorker } from './create-workers.ts';
import { createWorkerLane } from './optimisation-lane.ts';
import { plateauEngine } from './plateau-engine.ts';
import type { Runner } from './runner.ts';
import { createWorkerSlot } from './worker-slot.ts';

export interface WorkerRunnerOptions {
  /** Simulation workers, 1..8; by default one less than the processor's cores, but two on two cores: a page that only adds tables up needs little. */
  readonly workers?: number;
}

const MOST_WORKERS = 8;

export function createWorkerRunner(options: WorkerRunnerOptions = {}): Runner {
  const cores = navigator.hardwareConcurrency || 1;
  const wanted = options.workers ?? Math.max(Math.min(cores, 2), cores - 1);
  const count = Math.max(1, Math.min(MOST_WORKERS, Math.floor(wanted)));
  const lane = createWorkerLane(createOptimisationWorker);
  return assembleRunner({
    engine: plateauEngine,
    slots: Array.from({ length: count }, () => createWorkerSlot(createSimulationWorker)),
    optimise: lane.run,
    disposeOptimiser: () => lane.dispose(),
  });
}
