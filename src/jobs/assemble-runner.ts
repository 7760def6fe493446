/** A runner from its parts: slots for simulation batches, and a way to optimise. */
import { createDayDesk } from './day-desk.ts';
import type { SimulationEngine } from './engine-port.ts';
import type { Optimiser } from './optimiser.ts';
import { JobCancelled, type JobOptions, type Runner } from './runner.ts';
import { runSimulation } from './simulation-job.ts';
import type { Slot } from './slot.ts';
import { createTableCache } from './table-cache.ts';
import { createTick } from './tick.ts';

export interface RunnerParts {
  readonly engine: SimulationEngine;
  readonly slots: readonly Slot[];
  readonly optimise: Optimiser;
  /** Ends what `optimise` holds. */
  readonly disposeOptimiser: () => void;
  /** Memory for finished days. */
  readonly cacheBytes?: number;
}

/** Some twenty scenarios of a region's week; far below what a tab may hold. */
const CACHE_BYTES = 96 * 1024 * 1024;

export function assembleRunner(parts: RunnerParts): Runner {
  const cache = createTableCache(parts.cacheBytes ?? CACHE_BYTES);
  const desk = createDayDesk(parts.engine, cache, parts.slots);
  const { tick, close } = createTick();
  let jobs = 0;
  const everything = new AbortController();
  // A job ends with its own signal or with the runner, whichever comes first.
  const guarded = async <T>(options: JobOptions, work: (options: JobOptions) => Promise<T>): Promise<T> => {
    if (everything.signal.aborted || options.signal?.aborted) throw new JobCancelled('aborted');
    const own = new AbortController();
    const abort = () => own.abort();
    options.signal?.addEventListener('abort', abort, { once: true });
    everything.signal.addEventListener('abort', abort, { once: true });
    try {
      return await work({ ...options, signal: own.signal });
    } finally {
      options.signal?.removeEventListener('abort', abort);
      everything.signal.removeEventListener('abort', abort);
    }
  };
  return {
    simulate: (request, options = {}) =>
      guarded(options, (job) => {
        jobs += 1;
        return runSimulation(request, jobs, { engine: parts.engine, desk, tick }, job);
      }),
    optimise: (request, options = {}) => guarded(options, (job) => parts.optimise(request, job)),
    dispose() {
      if (everything.signal.aborted) return;
      everything.abort();
      desk.dispose();
      parts.disposeOptimiser();
      // Jobs still joining tables take their last turn before the channel closes.
      tick().then(close);
    },
  };
}
