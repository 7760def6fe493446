/**
 * Days waiting for and under way in the slots. Jobs are served first come first served; within a job every day gets its next batch in
 * turn, so that all runs progress evenly. A day that two jobs want is worked on once; a day nobody wants any more is stopped.
 */
import type { DayTable } from '../protocol/simulation.ts';
import { type BatchFold, createBatchFold } from './batch-fold.ts';
import type { SimulationEngine } from './engine-port.ts';
import { toJobEnd } from './reply.ts';
import type { JobCancelled, JobFailed } from './runner.ts';
import type { DayTask } from './simulation-plan.ts';
import type { Slot } from './slot.ts';
import type { TableCache } from './table-cache.ts';

/** Told about one day. After `done` or `failed` nothing more comes. */
export interface DayListener {
  /** Replications done, parts of those under way included. */
  progress(task: DayTask, replications: number): void;
  done(task: DayTask, table: DayTable): void;
  failed(task: DayTask, end: JobCancelled | JobFailed): void;
}

export interface DayDesk {
  /** The table if it is known already, else null, and the listener hears of it. `startedWith`: replications already known. */
  request(task: DayTask, order: number, listener: DayListener): { readonly table: DayTable | null; readonly startedWith: number };
  release(task: DayTask, listener: DayListener): void;
  dispose(): void;
}

interface DayWork {
  readonly task: DayTask;
  readonly order: number;
  readonly startedWith: number;
  readonly fold: BatchFold;
  readonly listeners: Set<DayListener>;
  /** Batches under way with the share done of each. */
  readonly running: Map<Slot, { readonly replications: number; share: number }>;
  next: number;
}

const workKey = (task: DayTask): string => `${task.key}/${task.replications}`;

class FairDesk implements DayDesk {
  readonly #engine: SimulationEngine;
  readonly #cache: TableCache;
  readonly #slots: readonly Slot[];
  readonly #idle: Slot[];
  readonly #works = new Map<string, DayWork>();

  constructor(engine: SimulationEngine, cache: TableCache, slots: readonly Slot[]) {
    this.#engine = engine;
    this.#cache = cache;
    this.#slots = slots;
    this.#idle = [...slots].reverse();
  }

  request(task: DayTask, order: number, listener: DayListener) {
    const known = this.#cache.get(task.key) ?? null;
    if (known?.replications === task.replications) return { table: known, startedWith: known.replications };
    let work = this.#works.get(workKey(task));
    if (!work) {
      // The first replications of a longer run are the whole of a shorter one, if that ended with a full batch.
      const usable = known && known.replications < task.replications && known.replications % this.#engine.batchReplications === 0;
      const start = usable ? known : null;
      const startedWith = start?.replications ?? 0;
      const fold = createBatchFold(this.#engine.merge, start);
      work = { task, order, startedWith, fold, listeners: new Set(), running: new Map(), next: startedWith };
      this.#works.set(workKey(task), work);
    }
    work.listeners.add(listener);
    this.#assign();
    return { table: null, startedWith: work.startedWith };
  }

  release(task: DayTask, listener: DayListener): void {
    const work = this.#works.get(workKey(task));
    if (work?.listeners.delete(listener) && work.listeners.size === 0) this.#drop(work);
  }

  dispose(): void {
    this.#works.clear();
    this.#idle.length = 0;
    for (const slot of this.#slots) slot.dispose();
  }

  #drop(work: DayWork): void {
    this.#works.delete(workKey(work.task));
    for (const slot of work.running.keys()) slot.stop();
  }

  /** The oldest job's day that is furthest behind. */
  #nextWork(): DayWork | null {
    let best: DayWork | null = null;
    for (const work of this.#works.values()) {
      if (work.next >= work.task.replications) continue;
      if (!best || work.order < best.order || (work.order === best.order && work.next < best.next)) best = work;
    }
    return best;
  }

  #assign(): void {
    while (this.#idle.length > 0) {
      const work = this.#nextWork();
      if (!work) return;
      this.#start(work, this.#idle.pop()!);
    }
  }

  #start(work: DayWork, slot: Slot): void {
    const { task } = work;
    const firstReplication = work.next;
    const replications = Math.min(this.#engine.batchReplications, task.replications - firstReplication);
    work.next += replications;
    const running = { replications, share: 0 };
    work.running.set(slot, running);
    slot.start(
      { day: task.day, seed: task.seed, firstReplication, replications, ...(task.detail && { detail: task.detail }) },
      {
        progress: (share) => {
          running.share = share;
          this.#tellProgress(work);
        },
        done: (table) => this.#ended(work, slot, () => this.#add(work, firstReplication, table)),
        failed: (end) => this.#ended(work, slot, () => this.#fail(work, end)),
      },
    );
  }

  /** Frees the slot, then settles what its batch means for the day, if the day is still wanted. */
  #ended(work: DayWork, slot: Slot, settle: () => void): void {
    work.running.delete(slot);
    this.#idle.push(slot);
    if (this.#works.get(workKey(work.task)) === work) {
      try {
        settle();
      } catch (thrown) {
        this.#fail(work, toJobEnd(thrown));
      }
    }
    this.#assign();
  }

  #add(work: DayWork, firstReplication: number, table: DayTable): void {
    const { task, fold } = work;
    fold.add(firstReplication, table);
    if (fold.arrived < task.replications) {
      this.#tellProgress(work);
      return;
    }
    const joined = fold.finish();
    this.#cache.set(task.key, joined);
    this.#works.delete(workKey(task));
    for (const listener of [...work.listeners]) listener.done(task, joined);
  }

  #fail(work: DayWork, end: JobCancelled | JobFailed): void {
    const listeners = [...work.listeners];
    work.listeners.clear();
    this.#drop(work);
    for (const listener of listeners) listener.failed(work.task, end);
  }

  #tellProgress(work: DayWork): void {
    let done = work.fold.arrived;
    for (const { replications, share } of work.running.values()) done += replications * share;
    for (const listener of work.listeners) listener.progress(work.task, done);
  }
}

export function createDayDesk(engine: SimulationEngine, cache: TableCache, slots: readonly Slot[]): DayDesk {
  return new FairDesk(engine, cache, slots);
}
