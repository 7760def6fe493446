/** The store of this computer: Dexie, a second copy in private files, a canary. See README.md for the order of writes and why. */
import { Backups, type Copy } from './backups.ts';
import { Canary } from './canary.ts';
import { type OpenOutcome, openDatabase, type PlateauDatabase, replaceDatabase, within } from './database.ts';
import { ProjectRows, type Rebase } from './project-rows.ts';
import {
  type BackupState,
  type ComputerStore,
  type FullStartReport,
  type ProjectSummary,
  RevisionConflict,
  StorageFull,
  type StoredProject,
  StoreUnavailable,
} from './project-store.ts';
import { isQuotaError } from './quota.ts';
import { browserEnvironment, type StoreEnvironment } from './store-environment.ts';
import { readCopies, type Survey, summaryOf, survey } from './survey.ts';
import { TabMessages } from './tab-messages.ts';
import { WriterLock } from './writer-lock.ts';

/** A second copy that takes longer does not hold up the answer to a save: it goes on behind. */
const COPY_LIMIT_MS = 3_000;

export function createProjectStore(environment: StoreEnvironment = browserEnvironment()): ComputerStore {
  return new DexieStore(environment);
}

class DexieStore implements ComputerStore {
  readonly #environment: StoreEnvironment;
  readonly #messages: TabMessages;
  readonly #lock: WriterLock;
  #outcome: OpenOutcome | null = null;
  #rows: ProjectRows | null = null;
  #backups: Backups | null = null;
  #canary: Canary;
  #backupState: BackupState = 'absent';
  #prepared: Promise<void> | null = null;
  /** Saves and removals one after the other, so that copies and canary follow the database's order. */
  #queue: Promise<unknown> = Promise.resolve();
  readonly #known = new Map<string, number>();
  readonly #rebased = new Map<string, Rebase>();

  constructor(environment: StoreEnvironment) {
    this.#environment = environment;
    this.#messages = new TabMessages(environment);
    this.#lock = new WriterLock(environment.locks, this.#messages);
    this.#canary = new Canary(environment.localStorage, null);
  }

  async start(): Promise<FullStartReport> {
    await this.#prepare();
    const canary = await this.#canary.read();
    const copies = await readCopies(this.#backups);
    const outcome = await this.#open();
    if (outcome.kind === 'newer') return this.#report(outcome, null);
    const result = await survey(this.#rows, { canary, copies }, (stored, rebase) => this.#show(stored, rebase));
    for (const [id, revision] of result.known) this.#known.set(id, revision);
    for (const id of result.leftovers) await this.#forget(id);
    return this.#report(outcome, result);
  }

  async list(): Promise<readonly ProjectSummary[]> {
    const rows = await this.#ready();
    return (await rows.heads()).map(summaryOf);
  }

  async load(id: string): Promise<StoredProject | null> {
    const rows = await this.#ready();
    const stored = await rows.load(id);
    const known = this.#known.get(id) ?? 0;
    if (!stored || known <= stored.revision) return stored;
    return this.#show({ ...stored, revision: known }, { disk: stored.revision, shown: known });
  }

  save(stored: StoredProject): Promise<void> {
    return this.#inTurn(async () => {
      const { id } = stored.project;
      if (this.#lock.isLost(id)) throw new RevisionConflict('another tab has taken over');
      const rows = await this.#ready();
      const savedAt = this.#environment.now();
      try {
        await rows.write(stored, savedAt, this.#rebased.get(id));
      } catch (error) {
        if (isQuotaError(error)) throw new StorageFull('the quota is reached', { cause: error });
        throw error;
      }
      this.#rebased.delete(id);
      this.#known.delete(id);
      this.#messages.post({ kind: 'saved', id });
      await this.#copy(stored, savedAt);
    });
  }

  remove(id: string): Promise<void> {
    return this.#inTurn(async () => {
      const rows = await this.#ready();
      await rows.remove(id);
      this.#rebased.delete(id);
      this.#known.delete(id);
      await this.#forget(id);
      this.#messages.post({ kind: 'removed', id });
    });
  }

  acquire(id: string, onLost: () => void, beforeHandOver?: () => Promise<void>): Promise<boolean> {
    return this.#lock.acquire(id, onLost, beforeHandOver);
  }

  takeOver(id: string, onLost: () => void, beforeHandOver?: () => Promise<void>): Promise<void> {
    return this.#lock.takeOver(id, onLost, beforeHandOver);
  }

  release(id: string): void {
    this.#lock.release(id);
  }

  whenFree(id: string, onFree: () => void): () => void {
    return this.#lock.whenFree(id, onFree);
  }

  watch(id: string, onChange: (change: 'saved' | 'removed' | 'released') => void): () => void {
    return this.#messages.onMessage((message) => {
      if (message.id === id && message.kind !== 'handOver') onChange(message.kind);
    });
  }

  backupState(): BackupState {
    return this.#backupState;
  }

  async rebuild(): Promise<FullStartReport> {
    this.#closeDatabase();
    await replaceDatabase(this.#environment);
    return this.start();
  }

  close(): void {
    this.#lock.releaseAll();
    this.#messages.close();
    this.#closeDatabase();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  #prepare(): Promise<void> {
    this.#prepared ??= this.#findFiles();
    return this.#prepared;
  }

  async #findFiles(): Promise<void> {
    const { localStorage } = this.#environment;
    try {
      const root = await within(COPY_LIMIT_MS, this.#environment.privateDirectory());
      if (!root) return;
      const folder = await root.getDirectoryHandle('plateau', { create: true });
      this.#backups = new Backups(await folder.getDirectoryHandle('copies', { create: true }));
      this.#canary = new Canary(localStorage, await folder.getDirectoryHandle('canary', { create: true }));
      this.#backupState = 'working';
    } catch {
      this.#backupState = 'absent';
    }
  }

  async #open(): Promise<OpenOutcome> {
    if (this.#outcome?.kind === 'open' && this.#outcome.database.isOpen()) return this.#outcome;
    const outcome = await openDatabase(this.#environment);
    this.#outcome = outcome;
    this.#rows = outcome.kind === 'open' ? new ProjectRows(outcome.database) : null;
    return outcome;
  }

  /** The rows of an open database; one that the browser closed meanwhile is opened again. */
  async #ready(): Promise<ProjectRows> {
    await this.#prepare();
    const outcome = await this.#open();
    if (this.#rows) return this.#rows;
    throw new StoreUnavailable(`database: ${outcome.kind}`, { cause: outcome.kind === 'broken' ? outcome.error : undefined });
  }

  #closeDatabase(): void {
    const database: PlateauDatabase | null = this.#outcome?.kind === 'open' ? this.#outcome.database : null;
    database?.close();
    this.#outcome = null;
    this.#rows = null;
  }

  #show(stored: StoredProject, rebase: Rebase): StoredProject {
    this.#rebased.set(stored.project.id, rebase);
    return stored;
  }

  /** After the transaction: copy, then canary. A failure here is told by `backupState`, the save itself stands. */
  async #copy(stored: StoredProject, savedAt: number): Promise<void> {
    const { project, revision, history, position } = stored;
    const entry = { id: project.id, name: project.name, revision, savedAt };
    this.#canary.writeLocal(entry);
    const backups = this.#backups;
    if (!backups) return;
    const copy: Copy = { project, revision, savedAt, label: history[position]?.label ?? '' };
    const written = backups.write(copy).then(() => this.#canary.writeFile(entry));
    try {
      await within(COPY_LIMIT_MS, written);
      this.#backupState = 'working';
    } catch {
      this.#backupState = 'failing';
    }
  }

  /** Canary first: were this to stop half-way, a copy without canary is less alarming than a canary without copy. */
  async #forget(id: string): Promise<void> {
    try {
      await this.#canary.remove(id);
      await this.#backups?.remove(id);
    } catch {
      this.#backupState = 'failing';
    }
  }

  #report(outcome: OpenOutcome, result: Survey | null): FullStartReport {
    return {
      projects: result?.projects ?? [],
      recovery: result?.recovery ?? [],
      lost: result?.lost.map((entry) => entry.id) ?? [],
      lostNames: result?.lost.map(({ id, name }) => ({ id, name })) ?? [],
      damaged: result?.damaged ?? [],
      behind: result?.behind ?? [],
      newerDatabase: outcome.kind === 'newer',
      available: outcome.kind === 'open',
      brokenDatabase: outcome.kind === 'broken',
      backups: this.#backupState,
    };
  }
}
