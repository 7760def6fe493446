/** Everything in this thread, in slices: Node, tests, the headless command, and a page where workers cannot start. */
import type { MilpSolver } from '../engine/optimise/milp.ts';
import { assembleRunner } from './assemble-runner.ts';
import type { SimulationEngine } from './engine-port.ts';
import { loadMilpSolver } from './highs-solver.ts';
import { createInlineSlot } from './inline-slot.ts';
import { createOptimiser } from './optimiser.ts';
import { plateauEngine } from './plateau-engine.ts';
import type { Runner } from './runner.ts';

export interface InlineRunnerOptions {
  readonly engine?: SimulationEngine;
  readonly loadSolver?: () => Promise<MilpSolver>;
}

export function createInlineRunner(options: InlineRunnerOptions = {}): Runner {
  const engine = options.engine ?? plateauEngine;
  return assembleRunner({
    engine,
    slots: [createInlineSlot(engine)],
    optimise: createOptimiser(engine, options.loadSolver ?? loadMilpSolver),
    disposeOptimiser: () => {},
  });
}
