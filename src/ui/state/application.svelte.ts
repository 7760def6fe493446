/** What the page does as a whole: opens, saves, exports and closes projects, starts and stops computations. Pages call it; it calls the store and the jobs. */

import { localText } from '../../i18n/lang.ts';
import { applicationTexts } from '../../i18n/texts/application.ts';
import type { Runner } from '../../jobs/runner.ts';
import { createWorkerRunner } from '../../jobs/worker-runner.ts';
import type { Issue } from '../../model/issue.ts';
import type { Project, Scenario } from '../../model/project.ts';
import { readProjectFile } from '../../model/project-file.ts';
import { SAMPLES } from '../../samples/index.ts';
import { Autosaver } from '../../store/autosave.ts';
import { createProjectStore } from '../../store/dexie-store.ts';
import { askForPersistence } from '../../store/environment.ts';
import { saveOnLeaving } from '../../store/page-lifecycle.ts';
import type { ComputerStore, FullStartReport, ProjectSummary, RecoveryOffer, StoredProject } from '../../store/project-store.ts';
import { cellFocus, focusPath } from '../grid/focus.svelte.ts';
import { saveProjectFile } from '../store/file-transfer.ts';
import { pickProjectFile } from '../store/files-in.ts';
import { contributing } from './contributing.svelte.ts';
import { figurePanel } from './figure-panel.svelte.ts';
import { horizons } from './horizons.svelte.ts';
import { language, say } from './language.svelte.ts';
import { monthRun } from './month-run.svelte.ts';
import { navigation } from './navigation.svelte.ts';
import { optimising } from './optimising.svelte.ts';
import { projectIssues } from './project-issues.ts';
import { runs } from './runs.svelte.ts';
import { session } from './session.svelte.ts';

export type Door = 'manager' | 'representative' | 'trainer';

/** Remembers which project was open in this tab, so that a reload comes back to it. */
const OPEN_KEY = 'plateau-open-project';

class Application {
  started = $state(false);
  projects = $state.raw<readonly ProjectSummary[]>([]);
  report = $state.raw<FullStartReport | null>(null);
  issuesOpen = $state(false);
  /** What was wrong with the last file that was asked to open; empty = nothing. */
  fileIssues = $state.raw<readonly Issue[]>([]);
  readonly issues = $derived<readonly Issue[]>(session.project ? projectIssues(session.project) : []);
  readonly errors = $derived(this.issues.filter((issue) => issue.severity === 'error'));
  readonly store: ComputerStore = createProjectStore();
  readonly #autosaver = new Autosaver({
    save: (stored) => this.store.save(stored),
    onStatus: (status) => {
      session.save = status;
    },
  });
  #runner: Runner | null = null;
  #stopWatching: () => void = () => undefined;
  #stopWaiting: () => void = () => undefined;

  /** Made at first use: the start page needs no workers. */
  get runner(): Runner {
    this.#runner ??= createWorkerRunner();
    return this.#runner;
  }

  async start(): Promise<void> {
    session.onChange((stored) => this.#autosaver.edit(stored));
    saveOnLeaving(this.#autosaver);
    this.report = await this.store.start();
    this.projects = this.report.projects;
    const last = sessionStorage.getItem(OPEN_KEY);
    if (last && this.projects.some(({ id }) => id === last)) await this.openProject(last, false);
    this.started = true;
  }

  openSample(sampleId: string, door: Door): void {
    const sample = SAMPLES.find(({ id }) => id === sampleId);
    if (!sample) return;
    void this.beginProject(
      { ...sample.make(), id: crypto.randomUUID() },
      say(applicationTexts).openedSample(localText(sample.name, language.lang)),
    );
    navigation.go(door === 'manager' ? 'data' : door === 'representative' ? 'results' : 'scenarios');
  }

  newProject(): void {
    const sample = SAMPLES.find(({ id }) => id === 'empty');
    if (sample) void this.beginProject({ ...sample.make(), id: crypto.randomUUID() }, say(applicationTexts).newProject);
    navigation.go('data');
  }

  /** Opens a project that this computer does not have yet and saves it here. */
  async beginProject(project: Project, label: string): Promise<void> {
    await this.#leave();
    this.#autosaver.open(0, null);
    session.begin(project, label);
    await this.#own(project.id);
    await this.#autosaver.flush();
    void askForPersistence();
    await this.refresh();
  }

  async openProject(id: string, navigate = true): Promise<void> {
    await this.#leave();
    // The right to write comes first: what another tab saved before giving it up is then what is loaded.
    await this.#own(id);
    const stored = await this.store.load(id);
    if (!stored) {
      this.#close(id);
      await this.refresh();
      return;
    }
    this.#show(stored);
    if (navigate) navigation.go('scenarios');
  }

  async removeProject(id: string): Promise<void> {
    if (session.project?.id === id) {
      this.#autosaver.stop();
      this.#close();
    }
    await this.store.remove(id);
    await this.refresh();
  }

  /** A new name, as one step that can be undone; of a project that is not open it is written at once, unless another tab has it. */
  async renameProject(id: string, name: string): Promise<void> {
    const label = say(applicationTexts).renamed;
    if (session.project?.id === id) {
      session.edit(label, (project) => ({ ...project, name }));
    } else if (await this.store.acquire(id, () => undefined)) {
      const stored = await this.store.load(id);
      if (stored) {
        const project = { ...stored.project, name };
        const history = [...stored.history.slice(0, stored.position + 1), { label, project }];
        await this.store.save({ project, revision: stored.revision + 1, history, position: history.length - 1 });
      }
      this.store.release(id);
    }
    await this.#autosaver.flush();
    await this.refresh();
  }

  /** A copy found at start, taken back as a new revision: it can be undone. */
  async recover(offer: RecoveryOffer): Promise<void> {
    await this.#leave();
    const stored = await offer.load();
    this.#show(stored);
    await this.#own(stored.project.id);
    this.#autosaver.edit(session.snapshot());
    await this.#autosaver.flush();
    await this.refresh();
    navigation.go('scenarios');
  }

  /** This tab becomes the writer; the other one saves first. */
  async takeOver(): Promise<void> {
    const id = session.project?.id;
    if (!id) return;
    this.#stopWaiting();
    await this.store.takeOver(
      id,
      () => this.#lost(),
      () => this.#autosaver.flush(),
    );
    const stored = await this.store.load(id);
    if (stored) this.#show(stored);
    session.readOnly = false;
    this.#remember(id);
  }

  async refresh(): Promise<void> {
    this.projects = await this.store.list().catch(() => this.projects);
  }

  /** Opens a file's text as a project on this computer; a copy when it has this id already. */
  async openText(text: string): Promise<void> {
    const read = readProjectFile(text);
    if (!read.ok) {
      this.fileIssues = read.issues;
      return;
    }
    const known = this.projects.some(({ id }) => id === read.project.id);
    await this.beginProject(known ? { ...read.project, id: crypto.randomUUID() } : read.project, say(applicationTexts).openedFile);
    this.fileIssues = read.issues;
    navigation.go('scenarios');
  }

  async openFile(): Promise<void> {
    const text = await pickProjectFile();
    if (text !== null) await this.openText(text);
  }

  async exportFile(): Promise<void> {
    if (!session.project) return;
    const { project } = session;
    if (await saveProjectFile(project, language.lang)) this.#autosaver.exported(project, Date.now());
  }

  /** Simulates the baseline with every scenario; refuses with the list of what to mend. */
  simulate(): void {
    if (!session.project || runs.status === 'running') return;
    if (this.errors.length > 0) {
      this.issuesOpen = true;
      return;
    }
    void this.#autosaver.flush();
    if (!['results', 'report', 'scenarios'].includes(navigation.page)) navigation.go('results');
    void runs.simulate(this.runner, session.project, session.project.scenarios).then(() => {
      if (runs.status === 'done' && navigation.page === 'scenarios') navigation.go('results');
    });
  }

  /** Simulates the months of the baseline and a scenario that have no figures yet; refuses with the list of what to mend. */
  simulateHorizon(scenario: Scenario | null): void {
    if (!session.project || horizons.status === 'running') return;
    if (this.errors.length > 0) {
      this.issuesOpen = true;
      return;
    }
    void this.#autosaver.flush();
    void horizons.simulate(this.runner, session.project, scenario);
  }

  /** Goes to the cell or lever an issue speaks of. */
  jumpTo(path: string): void {
    this.issuesOpen = false;
    if (focusPath(path)) return;
    const [part, scenarioId] = path.split('/');
    cellFocus.ask(path);
    navigation.go('scenarios', part === 'scenarios' ? scenarioId : '');
  }

  #show(stored: StoredProject): void {
    const summary = this.projects.find(({ id }) => id === stored.project.id);
    this.#autosaver.open(stored.revision, summary?.savedAt ?? null);
    session.show(stored, this.#autosaver.status);
  }

  async #own(id: string): Promise<void> {
    const owned = await this.store.acquire(
      id,
      () => this.#lost(),
      () => this.#autosaver.flush(),
    );
    session.readOnly = !owned;
    this.#remember(id);
    this.#stopWatching();
    this.#stopWatching = this.store.watch(id, (change) => {
      if (session.readOnly && change === 'saved') void this.#follow(id);
    });
    if (!owned) this.#awaitTurn(id);
  }

  /** A read-only tab becomes the writer when the other one is gone, closed or crashed. */
  #awaitTurn(id: string): void {
    this.#stopWaiting();
    this.#stopWaiting = this.store.whenFree(id, () => void this.#regain(id));
  }

  async #regain(id: string): Promise<void> {
    const isWaiting = (): boolean => session.readOnly && session.project?.id === id;
    if (!isWaiting()) return;
    const owned = await this.store.acquire(
      id,
      () => this.#lost(),
      () => this.#autosaver.flush(),
    );
    if (!owned) {
      if (isWaiting()) this.#awaitTurn(id);
      return;
    }
    const stored = await this.store.load(id);
    if (!isWaiting() || !stored) {
      this.store.release(id);
      return;
    }
    this.#show(stored);
    session.readOnly = false;
  }

  /** A read-only tab shows what the writer saved. */
  async #follow(id: string): Promise<void> {
    const stored = await this.store.load(id);
    if (stored && session.readOnly && session.project?.id === id) this.#show(stored);
  }

  #lost(): void {
    session.readOnly = true;
    this.#autosaver.stop();
    if (session.project) this.#awaitTurn(session.project.id);
  }

  async #leave(): Promise<void> {
    await this.#autosaver.flush();
    this.#close();
  }

  #close(id = session.project?.id): void {
    if (id) this.store.release(id);
    this.#stopWatching();
    this.#stopWaiting();
    runs.clear();
    horizons.clear();
    monthRun.close();
    optimising.clear();
    contributing.clear();
    figurePanel.close();
    this.fileIssues = [];
    session.closeProject();
    sessionStorage.removeItem(OPEN_KEY);
  }

  #remember(id: string): void {
    sessionStorage.setItem(OPEN_KEY, id);
  }
}

export const application = new Application();
