/**
 * The store's contract: projects kept on this computer. Two copies (IndexedDB, OPFS), one truth; a canary says what must be found.
 * Implemented in dexie-store.ts; the page only knows this.
 */
import type { Project } from '../model/project.ts';

/** One step of the named history. `project` is the whole document after the step. */
export interface HistoryStep {
  readonly label: string;
  readonly project: Project;
}

/** What is kept of a project: the document, its history for undo and redo, and where the user stands in it. */
export interface StoredProject {
  readonly project: Project;
  /** Grows by one at each save; orders writes, never the clock. */
  readonly revision: number;
  readonly history: readonly HistoryStep[];
  /** Index into `history` of the present state. */
  readonly position: number;
}

export interface ProjectSummary {
  readonly id: string;
  readonly name: Project['name'];
  readonly revision: number;
  /** Epoch milliseconds of the last save, for display only. */
  readonly savedAt: number;
}

/** Where the last acknowledged state is safe. */
export type SaveLevel = 'memory' | 'computer' | 'file';

/** A copy found at start that the database does not have, or has older: offered to the user, never restored silently. */
export interface RecoveryOffer {
  readonly id: string;
  readonly name: Project['name'];
  readonly foundRevision: number | null;
  readonly backupRevision: number;
  readonly savedAt: number;
  load(): Promise<StoredProject>;
}

export interface StartReport {
  readonly projects: readonly ProjectSummary[];
  readonly recovery: readonly RecoveryOffer[];
  /** The canary names projects that were found nowhere. */
  readonly lost: readonly string[];
  /** The database was written by a newer version: only reading files is possible. */
  readonly newerDatabase: boolean;
  /** False where the browser offers no IndexedDB: work stays in memory and in files. */
  readonly available: boolean;
}

/** Another tab has written since this one read. */
export class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';
}

/** The disk is full or the quota reached; nothing was written. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

export interface ProjectStore {
  start(): Promise<StartReport>;
  list(): Promise<readonly ProjectSummary[]>;
  load(id: string): Promise<StoredProject | null>;
  /** Writes revision `stored.revision`; the one on disk must be `stored.revision - 1` (or none), else RevisionConflict. Resolves when it is safe. */
  save(stored: StoredProject): Promise<void>;
  remove(id: string): Promise<void>;
  /** Becomes the one writer of a project; `onLost` when another tab takes over. `false` when another tab holds it (then it is read-only here). */
  acquire(id: string, onLost: () => void): Promise<boolean>;
  /** Takes the writing right from the other tab. */
  takeOver(id: string, onLost: () => void): Promise<void>;
  release(id: string): void;
}
