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

/** This tab may not write: the database is missing, broken, or belongs to a newer version. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

export interface ProjectStore {
  start(): Promise<StartReport>;
  list(): Promise<readonly ProjectSummary[]>;
  load(id: string): Promise<StoredProject | null>;
  /**
   * Writes revision `stored.revision`; the one on disk must be `stored.revision - 1` (or none), else RevisionConflict. Resolves when it is safe.
   * What an offer's `load()` gave is saved the same way, with its revision + 1. Rejects with StorageFull when nothing could be written.
   */
  save(stored: StoredProject): Promise<void>;
  remove(id: string): Promise<void>;
  /**
   * Becomes the one writer of a project; `onLost` when another tab takes over. `false` when another tab holds it (then it is read-only here).
   * `beforeHandOver` is awaited when another tab asks politely: save what is pending there.
   */
  acquire(id: string, onLost: () => void, beforeHandOver?: () => Promise<void>): Promise<boolean>;
  /** Takes the writing right from the other tab, which first saves if it still answers. Load the project again afterwards. */
  takeOver(id: string, onLost: () => void, beforeHandOver?: () => Promise<void>): Promise<void>;
  release(id: string): void;
}

/** Whether the second copy works: written with each save, not offered by this browser, or failing (then only the database keeps the work). */
export type BackupState = 'working' | 'absent' | 'failing';

/** A project whose row cannot be read and that has no copy; its raw text may still be saved to a file by hand. */
export interface DamagedProject {
  readonly id: string;
  readonly rawText: string;
}

/** A project that is older in the database than what was once acknowledged, with no newer copy. */
export interface BehindProject {
  readonly id: string;
  readonly foundRevision: number;
  readonly expectedRevision: number;
}

export interface FullStartReport extends StartReport {
  readonly backups: BackupState;
  readonly damaged: readonly DamagedProject[];
  readonly behind: readonly BehindProject[];
  /** The lost projects with the name they had. */
  readonly lostNames: readonly { readonly id: string; readonly name: Project['name'] }[];
  /** There is an IndexedDB but this database does not open: `rebuild` may help. Copies stay. */
  readonly brokenDatabase: boolean;
}

/** What the store of this computer can do beyond the contract. */
export interface ComputerStore extends ProjectStore {
  start(): Promise<FullStartReport>;
  /** Tells when another tab has saved or removed the project; the return value ends it. */
  watch(id: string, onChange: (change: 'saved' | 'removed' | 'released') => void): () => void;
  /** Calls back once the writer of the project has let go, closed or died; try `acquire` then. The return value ends the waiting. */
  whenFree(id: string, onFree: () => void): () => void;
  backupState(): BackupState;
  /** Deletes a database that does not open and starts with an empty one; the second copies are then offered for recovery. */
  rebuild(): Promise<FullStartReport>;
  /** Closes the database and gives back all writing rights. */
  close(): void;
}
