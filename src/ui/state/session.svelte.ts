/**
 * The project on screen: present state, history, save state. Every change goes through `edit`, which makes a named step that can be undone;
 * the document itself is immutable and replaced whole (unchanged parts are shared).
 */
import type { LocalText, Project } from '../../model/project.ts';
import type { HistoryStep, SaveLevel, StoredProject } from '../../store/project-store.ts';

/** Steps kept for undo. */
const MOST_STEPS = 100;

export interface SaveState {
  readonly level: SaveLevel;
  /** Epoch milliseconds of the last acknowledged save; null = not yet. */
  readonly savedAt: number | null;
  readonly pending: boolean;
  /** Code of what went wrong, key into the store texts. */
  readonly error: string | null;
}

/** Called after every change of the document; the autosave listens. */
type ChangeListener = (stored: StoredProject) => void;

class Session {
  #history = $state.raw<readonly HistoryStep[]>([]);
  #position = $state(0);
  #revision = 0;
  #listener: ChangeListener | null = null;

  save = $state.raw<SaveState>({ level: 'memory', savedAt: null, pending: false, error: null });
  /** Another tab writes this project: nothing can be edited here. */
  readOnly = $state(false);

  readonly project = $derived<Project | null>(this.#history[this.#position]?.project ?? null);
  readonly canUndo = $derived(!this.readOnly && this.#position > 0);
  readonly canRedo = $derived(!this.readOnly && this.#position < this.#history.length - 1);
  readonly undoLabel = $derived(this.#history[this.#position]?.label ?? '');
  readonly redoLabel = $derived(this.#history[this.#position + 1]?.label ?? '');

  /** The project, for code that only runs while one is open. */
  get open(): Project {
    if (!this.project) throw new Error('no project is open');
    return this.project;
  }

  get history(): readonly HistoryStep[] {
    return this.#history;
  }

  get position(): number {
    return this.#position;
  }

  get revision(): number {
    return this.#revision;
  }

  /** Autosave's ear. */
  onChange(listener: ChangeListener | null): void {
    this.#listener = listener;
  }

  /** Puts a stored project on screen without counting it as a change. */
  show(stored: StoredProject, save: SaveState): void {
    this.#history = stored.history.length > 0 ? stored.history : [{ label: '', project: stored.project }];
    this.#position = stored.history.length > 0 ? stored.position : 0;
    this.#revision = stored.revision;
    this.save = save;
  }

  /** Opens a new project (a sample's copy, a file) as its first step. */
  begin(project: Project, label: string): void {
    this.#history = [{ label, project }];
    this.#position = 0;
    this.#revision = 0;
    this.readOnly = false;
    this.#changed();
  }

  closeProject(): void {
    this.#history = [];
    this.#position = 0;
    this.#revision = 0;
    this.readOnly = false;
  }

  /** One named change. Returning the same project makes no step. */
  edit(label: string, change: (project: Project) => Project): void {
    if (this.readOnly || !this.project) return;
    const next = change(this.project);
    if (next === this.project) return;
    const kept = this.#history.slice(Math.max(0, this.#position + 2 - MOST_STEPS), this.#position + 1);
    this.#history = [...kept, { label, project: next }];
    this.#position = kept.length;
    this.#changed();
  }

  undo(): void {
    if (this.canUndo) this.goTo(this.#position - 1);
  }

  redo(): void {
    if (this.canRedo) this.goTo(this.#position + 1);
  }

  /** Any step of the history, by index. */
  goTo(position: number): void {
    if (this.readOnly || position === this.#position || !this.#history[position]) return;
    this.#position = position;
    this.#changed();
  }

  /** What the store keeps. */
  snapshot(): StoredProject {
    return { project: this.open, revision: this.#revision, history: this.#history, position: this.#position };
  }

  #changed(): void {
    this.#revision += 1;
    this.save = { ...this.save, pending: true };
    this.#listener?.(this.snapshot());
  }
}

export const session = new Session();

export type { LocalText };
