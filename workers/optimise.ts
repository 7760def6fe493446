/** Shell of the optimisation worker: exposes the service with HiGHS loaded from its own file, nothing else. */
import { expose } from 'comlink';
import highsUrl from 'highs/runtime?url';
import { loadMilpSolver } from '../src/jobs/highs-solver.ts';
import { createOptimisationService } from '../src/jobs/optimisation-service.ts';
import { createOptimiser } from '../src/jobs/optimiser.ts';
import { plateauEngine } from '../src/jobs/plateau-engine.ts';

const optimiser = createOptimiser(plateauEngine, () => loadMilpSolver(highsUrl));
expose(createOptimisationService(optimiser, (beat) => postMessage(beat)));
