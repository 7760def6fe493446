/** Runners for the tests: the inline one and the worker protocol over fake workers, both on the toy engine. */
import type { MilpSolver } from '../../src/engine/optimise/index.ts';
import { assembleRunner } from '../../src/jobs/assemble-runner.ts';
import { createInlineRunner } from '../../src/jobs/inline-runner.ts';
import { createWorkerLane } from '../../src/jobs/optimisation-lane.ts';
import { createOptimisationService } from '../../src/jobs/optimisation-service.ts';
import type { Optimiser } from '../../src/jobs/optimiser.ts';
import type { Runner } from '../../src/jobs/runner.ts';
import { createSimulationService } from '../../src/jobs/simulation-service.ts';
import { createWorkerSlot } from '../../src/jobs/worker-slot.ts';
import { type FakeWorker, type Fault, fakeWorker } from './fake-worker.ts';
import { type ToySettings, toyEngine } from './toy-engine.ts';

export interface FakeRunner {
  readonly runner: Runner;
  readonly made: FakeWorker[];
  readonly lanes: FakeWorker[];
}

/** `faults` are handed to the workers in the order in which they are made; later ones are sound. */
export function workerRunner(
  workers: number,
  toy: ToySettings = {},
  faults: readonly Fault[] = [],
  optimiser: Optimiser = () => Promise.reject(new Error('no optimiser')),
  laneFaults: readonly Fault[] = [],
): FakeRunner {
  const engine = toyEngine(toy);
  const made: FakeWorker[] = [];
  const lanes: FakeWorker[] = [];
  const watchdog = { loadMilliseconds: 80, sliceMilliseconds: 80, stopMilliseconds: 60 };
  const create = () => {
    const worker = fakeWorker((post, dead) => createSimulationService(toyEngine({ ...toy, dead }), post), faults[made.length]);
    made.push(worker);
    return worker;
  };
  const lane = createWorkerLane(
    () => {
      const worker = fakeWorker((post) => createOptimisationService(optimiser, post), laneFaults[lanes.length], 3);
      lanes.push(worker);
      return worker;
    },
    { loadMilliseconds: 80, graceMilliseconds: 80 },
  );
  const runner = assembleRunner({
    engine,
    slots: Array.from({ length: workers }, () => createWorkerSlot(create, watchdog)),
    optimise: lane.run,
    disposeOptimiser: () => lane.dispose(),
  });
  return { runner, made, lanes };
}

export const inlineRunner = (toy: ToySettings = {}, loadSolver?: () => Promise<MilpSolver>): Runner =>
  createInlineRunner({ engine: toyEngine(toy), loadSolver });
