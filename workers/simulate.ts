/** Shell of a simulation worker: exposes the service, nothing else. */
import { expose } from 'comlink';
import { plateauEngine } from '../src/jobs/plateau-engine.ts';
import { createSimulationService } from '../src/jobs/simulation-service.ts';

expose(createSimulationService(plateauEngine, (beat) => postMessage(beat)));
