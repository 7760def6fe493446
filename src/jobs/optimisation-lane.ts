/** Optimisations one after the other in a worker of their own. A solver cannot hear an abort: stopping ends the worker, the next job gets a new one. */
import type { OptimisationOutcome, OptimisationRequest } from '../protocol/optimisation.ts';
import type { OptimisationService } from './optimisation-service.ts';
import type { Optimiser } from './optimiser.ts';
import { createProgressMeter } from './progress-meter.ts';
import { decodeReply, toJobEnd } from './reply.ts';
import { JobCancelled, type JobOptions } from './runner.ts';
import type { Beat } from './simulation-service.ts';
import { openLink, type WorkerLike, type WorkerLink } from './worker-link.ts';
import { WATCHDOG } from './worker-slot.ts';

export interface LaneWatchdog {
  readonly loadMilliseconds: number;
  /** Silence allowed beyond the solver's own time limit, milliseconds. */
  readonly graceMilliseconds: number;
}

export interface OptimisationLane {
  readonly run: Optimiser;
  dispose(): void;
}

class WorkerLane implements OptimisationLane {
  readonly #create: () => WorkerLike;
  readonly #watchdog: LaneWatchdog;
  #link: WorkerLink<OptimisationService> | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #hear: (beat: Beat) => void = () => {};
  readonly #cancels = new Set<() => void>();
  #disposed = false;

  constructor(create: () => WorkerLike, watchdog: LaneWatchdog) {
    this.#create = create;
    this.#watchdog = watchdog;
  }

  readonly run: Optimiser = (request, options) =>
    new Promise((resolve, reject) => {
      const job = { cancelled: false, running: false };
      const end = (settle: () => void) => {
        this.#cancels.delete(cancel);
        options.signal?.removeEventListener('abort', cancel);
        settle();
      };
      const cancel = () => {
        job.cancelled = true;
        if (job.running) this.#link?.close('workerDied', 'cancelled');
        end(() => reject(new JobCancelled('aborted')));
      };
      if (this.#disposed || options.signal?.aborted) return reject(new JobCancelled('aborted'));
      this.#cancels.add(cancel);
      options.signal?.addEventListener('abort', cancel, { once: true });
      this.#turn = this.#turn.then(async () => {
        if (job.cancelled) return;
        job.running = true;
        try {
          const outcome = await this.#work(request, options);
          end(() => resolve(outcome));
        } catch (thrown) {
          end(() => reject(toJobEnd(thrown)));
        } finally {
          job.running = false;
        }
      });
    });

  dispose(): void {
    this.#disposed = true;
    for (const cancel of [...this.#cancels]) cancel();
    this.#link?.close('workerDied', 'disposed');
  }

  async #work(request: OptimisationRequest, { onProgress }: JobOptions): Promise<OptimisationOutcome> {
    const fresh = !this.#link || this.#link.closed;
    if (fresh) this.#link = openLink<OptimisationService>(this.#create(), (beat) => this.#hear(beat));
    const link = this.#link!;
    const meter = createProgressMeter(performance.now() / 1000);
    this.#hear = ({ share, phase }) => onProgress?.({ ...meter.update(share, performance.now() / 1000), phase });
    try {
      if (fresh) {
        link.watch(this.#watchdog.loadMilliseconds);
        await link.api.hello();
      }
      link.watch(request.timeLimitSeconds * 1000 + this.#watchdog.graceMilliseconds);
      return decodeReply(await link.api.optimise(request));
    } catch (thrown) {
      // Whatever went wrong in WebAssembly, its memory is not to be trusted afterwards.
      link.close('workerDied', 'the optimisation failed');
      throw thrown;
    } finally {
      this.#hear = () => {};
      link.rest();
    }
  }
}

export function createWorkerLane(
  create: () => WorkerLike,
  watchdog: LaneWatchdog = { loadMilliseconds: WATCHDOG.loadMilliseconds, graceMilliseconds: 30_000 },
): OptimisationLane {
  return new WorkerLane(create, watchdog);
}
