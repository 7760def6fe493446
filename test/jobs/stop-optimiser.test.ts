import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { createWorkerLane } from '../../src/jobs/optimisation-lane.ts';
import { createOptimiser } from '../../src/jobs/optimiser.ts';
import { plateauEngine } from '../../src/jobs/plateau-engine.ts';
import { JobCancelled } from '../../src/jobs/runner.ts';
import type { WorkerLike } from '../../src/jobs/worker-link.ts';
import type { OptimisationRequest } from '../../src/protocol/optimisation.ts';
import { centreOf, highs } from '../optimise/solvers.ts';

/** What a person takes for "at once". */
const AT_ONCE_MILLISECONDS = 200;

const CURVE = Array.from({ length: 24 }, (_, k) => 60 + 40 * Math.sin(k / 4));
const request: OptimisationRequest = {
  days: [
    {
      dayId: 'mon',
      centre: centreOf(
        [
          { id: 'a', perHour: CURVE },
          { id: 'b', perHour: CURVE },
        ],
        [
          { id: 'both', flows: ['a', 'b'] },
          { id: 'one', flows: ['a'] },
        ],
        24,
      ),
    },
  ],
  seed: 1,
  checkReplications: 4000,
  occupancyCap: 0.85,
  gap: 1e-6,
  timeLimitSeconds: 60,
};

/** A real thread that answers hello and then never gives its thread back, as a solver in the middle of a hard case. */
const STUCK = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ id, path }) => {
    if (path?.[0] === 'hello') return parentPort.postMessage({ id, type: 'RAW', value: true });
    parentPort.postMessage({ beat: true, share: 0.1, phase: 'solving' });
    for (;;);
  });
`;

function stuckWorker(): { readonly worker: WorkerLike; readonly ended: Promise<unknown> } {
  const thread = new Worker(STUCK, { eval: true });
  const ended = new Promise((resolve) => thread.once('exit', resolve));
  const worker: WorkerLike = {
    postMessage: (message) => thread.postMessage(message),
    addEventListener: (type, listener) =>
      thread.on(type === 'message' ? 'message' : 'error', (data: unknown) => listener({ data } as MessageEvent)),
    terminate: () => void thread.terminate(),
  };
  return { worker, ended };
}

async function stopAfter(work: (signal: AbortSignal) => Promise<unknown>, ready: Promise<unknown>): Promise<number> {
  const controller = new AbortController();
  const ended = work(controller.signal).then(
    () => 'done',
    (end: unknown) => (end instanceof JobCancelled ? 'cancelled' : String(end)),
  );
  await ready;
  const before = performance.now();
  controller.abort();
  expect(await ended).toBe('cancelled');
  return performance.now() - before;
}

describe('stopping the optimiser', () => {
  it('a solver that never gives its thread back: the caller is told at once, and the thread is ended', async () => {
    const { worker, ended } = stuckWorker();
    const lane = createWorkerLane(() => worker);
    let busy = (): void => undefined;
    const ready = new Promise<void>((resolve) => (busy = resolve));
    const waited = await stopAfter((signal) => lane.run(request, { signal, onProgress: () => busy() }), ready);
    expect(waited).toBeLessThan(AT_ONCE_MILLISECONDS);
    await ended;
    lane.dispose();
  });

  it('on the caller’s own thread: told before the next step begins, and nothing more is heard of the job', async () => {
    let steps = 0;
    let busy = (): void => undefined;
    const ready = new Promise<void>((resolve) => (busy = resolve));
    const optimise = createOptimiser(plateauEngine, () => highs);
    const waited = await stopAfter(
      (signal) =>
        optimise(request, {
          signal,
          onProgress: () => {
            steps += 1;
            if (steps === 5) busy();
          },
        }),
      ready,
    );
    expect(waited).toBeLessThan(AT_ONCE_MILLISECONDS);
    const heard = steps;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(steps).toBe(heard);
  });

  it('a job that was aborted before it began is told so without any work', async () => {
    const optimise = createOptimiser(plateauEngine, () => Promise.reject(new Error('the solver was loaded')));
    await expect(optimise(request, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(JobCancelled);
  });
});
