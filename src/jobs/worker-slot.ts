/** A slot whose batches run in a worker. The worker starts with the first batch and is replaced when it dies or hangs. */
import type { BatchRequest } from '../protocol/simulation.ts';
import { PostedDays } from './posted-days.ts';
import { decodeReply, toJobEnd } from './reply.ts';
import { JobCancelled } from './runner.ts';
import type { Beat, SimulationService } from './simulation-service.ts';
import type { Slot, SlotListener } from './slot.ts';
import { openLink, type WorkerLike, type WorkerLink } from './worker-link.ts';

export interface WatchdogSettings {
  /** Longest silence of a worker that is loading, milliseconds. */
  readonly loadMilliseconds: number;
  /** Longest silence of a worker that works in slices, milliseconds. */
  readonly sliceMilliseconds: number;
  /** Longest silence of a worker that was told to stop, milliseconds. */
  readonly stopMilliseconds: number;
}

export const WATCHDOG: WatchdogSettings = { loadMilliseconds: 20_000, sliceMilliseconds: 8_000, stopMilliseconds: 1_500 };

class WorkerSlot implements Slot {
  readonly #create: () => WorkerLike;
  readonly #watchdog: WatchdogSettings;
  #link: WorkerLink<SimulationService> | null = null;
  #greeted = false;
  #taskId = 0;
  /** What the worker that is running now has been given. */
  #days = new PostedDays();
  #listener: SlotListener | null = null;
  #disposed = false;

  constructor(create: () => WorkerLike, watchdog: WatchdogSettings) {
    this.#create = create;
    this.#watchdog = watchdog;
  }

  start(batch: BatchRequest, listener: SlotListener): void {
    this.#listener = listener;
    this.#taskId += 1;
    this.#run(batch, this.#taskId).then(
      (table) => {
        this.#listener = null;
        listener.done(table);
      },
      (thrown: unknown) => {
        this.#listener = null;
        listener.failed(this.#disposed ? new JobCancelled('disposed') : toJobEnd(thrown));
      },
    );
  }

  stop(): void {
    const link = this.#link;
    if (!link || link.closed) return;
    if (this.#greeted) link.watch(this.#watchdog.stopMilliseconds);
    // A link that closes meanwhile ends the batch itself; this call has nothing to add.
    link.api.abort(this.#taskId).catch(() => {});
  }

  dispose(): void {
    this.#disposed = true;
    this.#link?.close('workerDied', 'disposed');
  }

  async #run(batch: BatchRequest, taskId: number) {
    if (this.#disposed) throw new JobCancelled('disposed');
    if (!this.#link || this.#link.closed) {
      this.#link = openLink<SimulationService>(this.#create(), (beat) => this.#hear(beat));
      this.#greeted = false;
      this.#days = new PostedDays();
    }
    const link = this.#link;
    try {
      if (!this.#greeted) {
        link.watch(this.#watchdog.loadMilliseconds);
        await link.api.hello();
        this.#greeted = true;
      }
      link.watch(this.#watchdog.sliceMilliseconds);
      return decodeReply(await link.api.run(taskId, this.#days.post(batch)));
    } finally {
      link.rest();
    }
  }

  #hear(beat: Beat): void {
    this.#listener?.progress(beat.share);
  }
}

export function createWorkerSlot(create: () => WorkerLike, watchdog: WatchdogSettings = WATCHDOG): Slot {
  return new WorkerSlot(create, watchdog);
}
