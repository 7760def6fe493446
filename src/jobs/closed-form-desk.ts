/**
 * Closed forms of many months on a few workers of their own, so that an edited lever shows while the page stays free. A month always goes to
 * the same worker, which remembers the parts of it that an edit leaves alone. Where workers cannot start, the caller works them out itself.
 */
import type { MonthForm, PlannedMonth } from '../trajectory/index.ts';
import type { ClosedFormService } from './closed-form-service.ts';
import { decodeReply, toJobEnd } from './reply.ts';
import { JobCancelled } from './runner.ts';
import { openLink, type WorkerLike, type WorkerLink } from './worker-link.ts';
import { WATCHDOG } from './worker-slot.ts';

export interface ClosedFormRequest {
  readonly months: readonly PlannedMonth[];
  readonly occupancyCap: number | null;
  readonly signal: AbortSignal;
  /** In whatever order they are ready. */
  readonly onForm: (planned: PlannedMonth, form: MonthForm) => void;
}

export interface ClosedFormDesk {
  /** Resolves when every month has its form; rejects with JobCancelled or JobFailed. */
  work(request: ClosedFormRequest): Promise<void>;
  dispose(): void;
}

export interface ClosedFormWatchdog {
  /** Longest silence of a worker that is loading, and of one that works a month out, milliseconds. */
  readonly loadMilliseconds: number;
  readonly monthMilliseconds: number;
}

class Clerk {
  readonly #create: () => WorkerLike;
  readonly #watchdog: ClosedFormWatchdog;
  #link: WorkerLink<ClosedFormService> | null = null;
  /** A worker answers in order: what is asked for waits for what was asked before. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(create: () => WorkerLike, watchdog: ClosedFormWatchdog) {
    this.#create = create;
    this.#watchdog = watchdog;
  }

  work(months: readonly PlannedMonth[], { occupancyCap, signal, onForm }: ClosedFormRequest): Promise<void> {
    const job = this.#turn.then(async () => {
      for (const planned of months) {
        if (signal.aborted) throw new JobCancelled('aborted');
        const form = await this.#form(planned, occupancyCap);
        if (signal.aborted) throw new JobCancelled('aborted');
        onForm(planned, form);
      }
    });
    this.#turn = job.catch(() => undefined);
    return job;
  }

  dispose(): void {
    this.#link?.close('workerDied', 'disposed');
  }

  async #form({ network, month }: PlannedMonth, occupancyCap: number | null): Promise<MonthForm> {
    const fresh = !this.#link || this.#link.closed;
    if (fresh) this.#link = openLink<ClosedFormService>(this.#create());
    const link = this.#link!;
    try {
      if (fresh) {
        link.watch(this.#watchdog.loadMilliseconds);
        await link.api.hello();
      }
      link.watch(this.#watchdog.monthMilliseconds);
      return decodeReply(await link.api.form(network, month, occupancyCap));
    } finally {
      link.rest();
    }
  }
}

class WorkerDesk implements ClosedFormDesk {
  readonly #clerks: readonly Clerk[];
  #disposed = false;

  constructor(clerks: readonly Clerk[]) {
    this.#clerks = clerks;
  }

  async work(request: ClosedFormRequest): Promise<void> {
    if (this.#disposed || request.signal.aborted) throw new JobCancelled('aborted');
    const count = this.#clerks.length;
    const jobs = this.#clerks.map((clerk, index) =>
      clerk.work(
        request.months.filter(({ month }) => month % count === index),
        request,
      ),
    );
    const ends = await Promise.allSettled(jobs);
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed) throw toJobEnd(failed.reason);
  }

  dispose(): void {
    this.#disposed = true;
    for (const clerk of this.#clerks) clerk.dispose();
  }
}

/** @param create one worker; it starts with the first month it gets */
export function createClosedFormDesk(
  create: () => WorkerLike,
  workers: number,
  watchdog: ClosedFormWatchdog = { loadMilliseconds: WATCHDOG.loadMilliseconds, monthMilliseconds: WATCHDOG.loadMilliseconds },
): ClosedFormDesk {
  return new WorkerDesk(Array.from({ length: Math.max(1, workers) }, () => new Clerk(create, watchdog)));
}
