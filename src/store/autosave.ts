/**
 * Keeps the latest state of the open project until it is safe: saves 300 ms after the last edit and at least every 2 s while edits go on,
 * one save at a time, again after a failure. It gives the revisions: the page counts edits, the disk counts saves. Clock and timers are given.
 */
import type { SaveLevel, StoredProject } from './project-store.ts';

/** Codes of what went wrong, keys into the store texts. */
export const SAVE_ERRORS = ['storageFull', 'conflict', 'unavailable', 'failed'] as const;
export type SaveError = (typeof SAVE_ERRORS)[number];

export interface SaveStatus {
  /** Where the last acknowledged state is safe; `pending` says that there is a later one. */
  readonly level: SaveLevel;
  /** Epoch milliseconds of the last acknowledged save; null = not yet. */
  readonly savedAt: number | null;
  readonly pending: boolean;
  readonly error: SaveError | null;
}

export interface Clock {
  now(): number;
  setTimer(work: () => void, milliseconds: number): unknown;
  clearTimer(timer: unknown): void;
}

export interface AutosaverOptions {
  readonly save: (stored: StoredProject) => Promise<void>;
  readonly onStatus: (status: SaveStatus) => void;
  readonly clock?: Clock;
}

const QUIET_MS = 300;
const LONGEST_MS = 2_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

const realClock: Clock = {
  now: () => Date.now(),
  setTimer: (work, milliseconds) => setTimeout(work, milliseconds),
  clearTimer: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

function codeOf(error: unknown): SaveError {
  const name = error instanceof Error ? error.name : '';
  if (name === 'StorageFull') return 'storageFull';
  if (name === 'RevisionConflict') return 'conflict';
  return name === 'StoreUnavailable' ? 'unavailable' : 'failed';
}

export class Autosaver {
  readonly #save: AutosaverOptions['save'];
  readonly #onStatus: AutosaverOptions['onStatus'];
  readonly #clock: Clock;
  #latest: StoredProject | null = null;
  #revision = 0;
  #firstPending = 0;
  #timer: unknown = null;
  #running: Promise<void> | null = null;
  #retryAfter = FIRST_RETRY_MS;
  /** What is on screen was written to a file, and not edited since. */
  #inFile: StoredProject['project'] | null = null;
  #present: StoredProject['project'] | null = null;
  /** Grows with each project shown: a save of the one before must not speak for this one. */
  #shown = 0;
  #status: SaveStatus = { level: 'memory', savedAt: null, pending: false, error: null };

  constructor({ save, onStatus, clock = realClock }: AutosaverOptions) {
    this.#save = save;
    this.#onStatus = onStatus;
    this.#clock = clock;
  }

  get status(): SaveStatus {
    return this.#status;
  }

  /** Revision of the last acknowledged save. */
  get revision(): number {
    return this.#revision;
  }

  /**
   * Starts with a state as loaded: `revision` is the one on disk, 0 for a project that was never saved. Call `flush()` before for the one before.
   * `savedAt` null: not on this computer yet.
   */
  open(revision: number, savedAt: number | null): void {
    this.#stopTimer();
    this.#latest = null;
    this.#revision = revision;
    this.#shown += 1;
    this.#inFile = null;
    this.#present = null;
    this.#retryAfter = FIRST_RETRY_MS;
    this.#tell({ level: savedAt === null ? 'memory' : 'computer', savedAt, pending: false, error: null });
  }

  /** The document changed. Only the latest state is kept; its own revision is ignored. */
  edit(state: StoredProject): void {
    if (this.#latest === null) this.#firstPending = this.#clock.now();
    this.#latest = state;
    this.#present = state.project;
    const level = this.#levelOf(this.#status.level);
    this.#tell({ ...this.#status, level, pending: true });
    if (this.#status.error === null) this.#wait();
  }

  /** The state on screen was written to a file at `savedAt`. */
  exported(project: StoredProject['project'], savedAt: number): void {
    this.#inFile = project;
    if (this.#present !== null && this.#present !== project) return;
    this.#tell({ ...this.#status, level: 'file', savedAt });
  }

  /** Saves now what is pending; resolves when nothing is, or when saving failed (see `status`). */
  async flush(): Promise<void> {
    this.#stopTimer();
    while (this.#running) await this.#running;
    if (this.#latest === null || this.#status.error === 'conflict') return;
    await this.#run();
    if (this.#latest !== null && this.#status.error === null) await this.flush();
  }

  /** Stops; what is pending is not saved any more. For a tab that lost the right to write. */
  stop(): void {
    this.#stopTimer();
    this.#latest = null;
    this.#shown += 1;
    this.#tell({ ...this.#status, pending: false, error: null });
  }

  /** Saves at the end of the quiet time, but never later than the longest time after the first unsaved edit. */
  #wait(): void {
    const left = this.#firstPending + LONGEST_MS - this.#clock.now();
    this.#startTimer(Math.max(0, Math.min(QUIET_MS, left)));
  }

  #startTimer(milliseconds: number): void {
    this.#stopTimer();
    this.#timer = this.#clock.setTimer(() => {
      this.#timer = null;
      void this.#run();
    }, milliseconds);
  }

  #stopTimer(): void {
    if (this.#timer !== null) this.#clock.clearTimer(this.#timer);
    this.#timer = null;
  }

  #run(): Promise<void> {
    this.#running ??= this.#saveLatest().finally(() => {
      this.#running = null;
      if (this.#latest !== null && this.#timer === null && this.#status.error === null) this.#wait();
    });
    return this.#running;
  }

  async #saveLatest(): Promise<void> {
    const state = this.#latest;
    if (state === null) return;
    const shown = this.#shown;
    const revision = this.#revision + 1;
    try {
      await this.#save({ ...state, revision });
      if (shown === this.#shown) this.#succeeded(state, revision);
    } catch (error) {
      if (shown === this.#shown) this.#failed(codeOf(error));
    }
  }

  #succeeded(state: StoredProject, revision: number): void {
    this.#revision = revision;
    this.#retryAfter = FIRST_RETRY_MS;
    const more = this.#latest !== state;
    if (more) this.#firstPending = this.#clock.now();
    else this.#latest = null;
    this.#tell({ level: this.#levelOf('computer'), savedAt: this.#clock.now(), pending: more, error: null });
  }

  #failed(error: SaveError): void {
    this.#tell({ ...this.#status, pending: true, error });
    if (error === 'conflict') return;
    this.#startTimer(this.#retryAfter);
    this.#retryAfter = Math.min(LONGEST_RETRY_MS, this.#retryAfter * 2);
  }

  /** 'file' as long as the state on screen is the one in the file. */
  #levelOf(otherwise: SaveLevel): SaveLevel {
    if (this.#inFile !== null && this.#inFile === this.#present) return 'file';
    return otherwise === 'file' ? this.#belowFile() : otherwise;
  }

  #belowFile(): SaveLevel {
    return this.#revision > 0 ? 'computer' : 'memory';
  }

  #tell(status: SaveStatus): void {
    this.#status = status;
    this.#onStatus(status);
  }
}
