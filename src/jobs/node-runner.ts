/**
 * The headless command's runner: worker threads when more than one is asked for and the bundle has the thread's file, else this thread.
 * The figures are the same.
 */
import { Worker } from 'node:worker_threads';
import { assembleRunner } from './assemble-runner.ts';
import { loadMilpSolver } from './highs-solver.ts';
import { createInlineRunner } from './inline-runner.ts';
import { createOptimiser } from './optimiser.ts';
import { plateauEngine } from './plateau-engine.ts';
import type { Runner } from './runner.ts';
import type { WorkerLike } from './worker-link.ts';
import { createWorkerSlot } from './worker-slot.ts';

export interface NodeRunnerOptions {
  /** Simulation threads; 1 = this thread. */
  readonly threads?: number;
  /** The bundled src/cli/simulate-thread.ts; by default the file of that name beside the running bundle. */
  readonly threadFile?: URL;
}

const MOST_THREADS = 64;

/** A Node thread with the face of a web worker. */
export function threadAsWorker(file: URL): WorkerLike {
  const thread = new Worker(file);
  return {
    postMessage: (message, transfer) => thread.postMessage(message, transfer as never),
    addEventListener(type, listener) {
      if (type === 'message') thread.on('message', (data: unknown) => listener({ data } as MessageEvent));
      else if (type === 'messageerror') thread.on('messageerror', () => listener({} as Event));
      else {
        thread.on('error', (error: Error) => listener({ message: error.message } as ErrorEvent));
        thread.on('exit', (code) => listener({ message: `the thread ended with code ${code}` } as ErrorEvent));
      }
    },
    terminate: () => void thread.terminate(),
  };
}

export function createNodeRunner(options: NodeRunnerOptions = {}): Runner {
  const threads = Math.min(MOST_THREADS, Math.floor(options.threads ?? 1));
  if (threads <= 1) return createInlineRunner();
  const file = options.threadFile ?? new URL('./simulate-thread.mjs', import.meta.url);
  return assembleRunner({
    engine: plateauEngine,
    slots: Array.from({ length: threads }, () => createWorkerSlot(() => threadAsWorker(file))),
    optimise: createOptimiser(plateauEngine, loadMilpSolver),
    disposeOptimiser: () => {},
  });
}
