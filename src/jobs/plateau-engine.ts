/** The real engine as the jobs see it. */
import { BATCH_REPLICATIONS, createBatchSimulation, ENGINE_VERSION, fingerprintOf, mergeTables } from '../engine/simulate/index.ts';
import type { SimulationEngine } from './engine-port.ts';

/** Calls of one step: about a millisecond. */
const STEP_CALLS = 2_000;

export const plateauEngine: SimulationEngine = {
  version: ENGINE_VERSION,
  batchReplications: BATCH_REPLICATIONS,
  start(batch) {
    const simulation = createBatchSimulation(batch);
    let share = 0;
    return {
      step() {
        share = simulation.step(STEP_CALLS);
        return share >= 1;
      },
      share: () => share,
      finish: () => simulation.finish(),
    };
  },
  merge: mergeTables,
  fingerprint: fingerprintOf,
};
