/** The staffing optimiser with its tools in hand: a solver, and the engine for its checks, in slices so that an abort is heard. */
import { optimiseStaffing } from '../engine/optimise/index.ts';
import type { MilpSolver } from '../engine/optimise/milp.ts';
import type { OptimisationOutcome, OptimisationRequest } from '../protocol/optimisation.ts';
import type { DayInput } from '../protocol/simulation.ts';
import type { SimulationEngine } from './engine-port.ts';
import { toJobEnd } from './reply.ts';
import { JobCancelled, type JobOptions } from './runner.ts';
import { runSliced } from './sliced-work.ts';
import { createTick } from './tick.ts';

export type Optimiser = (request: OptimisationRequest, options: JobOptions) => Promise<OptimisationOutcome>;

/**
 * Rejects as soon as the signal is heard; the work ends by itself at its next pause. On a thread that the solver shares, the signal comes
 * between two of its steps, and the caller is told before the next one begins.
 */
function toldAtOnce<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new JobCancelled('aborted'));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}

/** `loadSolver` is asked once; it falls back to a solver in JavaScript by itself where WebAssembly is forbidden. */
export function createOptimiser(engine: SimulationEngine, loadSolver: () => Promise<MilpSolver>): Optimiser {
  let solver: Promise<MilpSolver> | null = null;
  const search: Optimiser = async (request, { signal, onProgress: tell }) => {
    const onProgress: typeof tell = (progress) => {
      if (!stopped()) tell?.(progress);
    };
    const { tick, close } = createTick();
    const started = performance.now() / 1000;
    const stopped = () => signal?.aborted ?? false;
    const pause = async () => {
      await tick();
      if (stopped()) throw new JobCancelled('aborted');
    };
    try {
      onProgress({ share: 0, secondsLeft: null, phase: 'preparing' });
      await pause();
      solver ??= loadSolver();
      const outcome = await optimiseStaffing(request, {
        solver: await solver,
        simulate: (day: DayInput, seed: number, firstReplication: number, replications: number) =>
          runSliced(engine, { day, seed, firstReplication, replications }, { stopped, beat: () => {}, tick }),
        merge: engine.merge,
        progress: async (share, phase) => {
          onProgress({ share, secondsLeft: null, phase });
          await pause();
        },
        elapsedSeconds: () => performance.now() / 1000 - started,
      });
      onProgress({ share: 1, secondsLeft: 0, phase: 'finishing' });
      return outcome;
    } catch (thrown) {
      throw toJobEnd(thrown);
    } finally {
      close();
    }
  };
  return (request, options) => toldAtOnce(search(request, options), options.signal);
}
