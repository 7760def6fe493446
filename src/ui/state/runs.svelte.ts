/**
 * Simulations of the project's scenarios: asked for, under way, done, stale. All runs of one press share seed and weeks, so their callers
 * are the same. Old figures stay on screen while new ones are computed.
 */
import { type CompiledWeek, compileWeek } from '../../compile/index.ts';
import { JobCancelled, JobFailed, type Runner } from '../../jobs/runner.ts';
import { networkAtMonth } from '../../levers/apply-scenario.ts';
import { contentHash } from '../../model/content-hash.ts';
import type { Project, Scenario } from '../../model/project.ts';
import { BASELINE_ID } from '../../model/vocabulary.ts';
import type { Progress } from '../../protocol/progress.ts';
import type { DayTable } from '../../protocol/simulation.ts';

/** One scenario's simulated weeks with what they were made from. */
export interface ScenarioRun {
  readonly scenarioId: string;
  readonly week: CompiledWeek;
  readonly tables: readonly DayTable[];
  readonly fingerprint: string;
  readonly inputHash: string;
  readonly seed: number;
  readonly weeks: number;
  readonly month: number;
  readonly engineVersion: string;
  readonly wallSeconds: number;
}

export type RunStatus = 'idle' | 'running' | 'failed' | 'cancelled' | 'done';

/** Compiling and hashing a nation takes a second: what was done last is remembered by identity, because documents never change in place. */
const MOST_REMEMBERED = 5;
const NO_LEVERS: Scenario['levers'] = [];

interface Remembered {
  readonly baseline: Project['baseline'];
  readonly levers: Scenario['levers'];
  readonly month: number;
  readonly week: CompiledWeek;
}
let remembered: readonly Remembered[] = [];
const hashes = new WeakMap<CompiledWeek, Map<string, string>>();

/** What a scenario's figures depend on: its compiled week and the run settings; hexadecimal SHA-256. */
export function runInputHash(week: CompiledWeek, project: Project): string {
  const { seed, weeks } = project.run;
  const known = hashes.get(week) ?? new Map<string, string>();
  hashes.set(week, known);
  const found = known.get(`${seed}/${weeks}`);
  if (found !== undefined) return found;
  const centres = week.days.map((day) => ({ dayId: day.dayId, weight: day.weight, centre: day.centre }));
  const hash = contentHash({ centres, seed, weeks });
  known.set(`${seed}/${weeks}`, hash);
  return hash;
}

/** The compiled week of a scenario (null = the baseline) in the project's chosen month. */
export function compileScenario(project: Project, scenario: Scenario | null): CompiledWeek {
  const { baseline } = project;
  const { month } = project.run;
  const levers = scenario?.levers ?? NO_LEVERS;
  const found = remembered.find((one) => one.baseline === baseline && one.levers === levers && one.month === month);
  const entry = found ?? { baseline, levers, month, week: compileWeek(networkAtMonth(baseline, levers, month).network, month) };
  remembered = [entry, ...remembered.filter((one) => one !== entry)].slice(0, MOST_REMEMBERED);
  return entry.week;
}

class Runs {
  status = $state<RunStatus>('idle');
  progress = $state.raw<Progress>({ share: 0, secondsLeft: null, phase: 'preparing' });
  failure = $state.raw<JobFailed | null>(null);
  #results = $state.raw<ReadonlyMap<string, ScenarioRun>>(new Map());
  #controller: AbortController | null = null;

  /** The last finished run of a scenario or of the baseline; perhaps stale (see `isStale`). */
  resultOf(scenarioId: string): ScenarioRun | null {
    return this.#results.get(scenarioId) ?? null;
  }

  get results(): ReadonlyMap<string, ScenarioRun> {
    return this.#results;
  }

  clear(): void {
    remembered = [];
    this.cancel();
    this.#results = new Map();
    this.status = 'idle';
  }

  cancel(): void {
    this.#controller?.abort();
  }

  /** The user has read how the last run ended. */
  acknowledge(): void {
    if (this.status === 'failed' || this.status === 'cancelled') this.status = this.#results.size > 0 ? 'done' : 'idle';
    this.failure = null;
  }

  /** Simulates the baseline and the scenarios; resolves when the job has ended, however it ended. */
  async simulate(runner: Runner, project: Project, scenarios: readonly Scenario[]): Promise<void> {
    this.cancel();
    const controller = new AbortController();
    this.#controller = controller;
    this.status = 'running';
    this.failure = null;
    this.progress = { share: 0, secondsLeft: null, phase: 'preparing' };
    try {
      const weeks = [null, ...scenarios].map((scenario) => ({ id: scenario?.id ?? BASELINE_ID, week: compileScenario(project, scenario) }));
      const outcome = await runner.simulate(
        {
          runs: weeks.map(({ id, week }) => ({ id, days: week.days.map(({ dayId, centre }) => ({ dayId, centre })) })),
          seed: project.run.seed,
          replications: project.run.weeks,
        },
        { signal: controller.signal, onProgress: (progress) => this.#hear(controller, progress) },
      );
      if (this.#controller !== controller) return;
      const results = new Map<string, ScenarioRun>();
      for (const [index, run] of outcome.runs.entries()) {
        const week = weeks[index].week;
        results.set(run.id, {
          scenarioId: run.id,
          week,
          tables: run.days,
          fingerprint: run.fingerprint,
          inputHash: runInputHash(week, project),
          seed: outcome.seed,
          weeks: outcome.replications,
          month: project.run.month,
          engineVersion: outcome.engineVersion,
          wallSeconds: outcome.wallSeconds,
        });
      }
      this.#results = results;
      this.status = 'done';
    } catch (error) {
      if (this.#controller !== controller) return;
      if (error instanceof JobCancelled) this.status = 'cancelled';
      else {
        this.failure = error instanceof JobFailed ? error : new JobFailed('internal', String(error));
        this.status = 'failed';
      }
    }
  }

  #hear(controller: AbortController, progress: Progress): void {
    if (this.#controller === controller) this.progress = progress;
  }
}

export const runs = new Runs();
