/**
 * Simulations of the project's scenarios: asked for, under way, done, stale. All runs of one press share seed and weeks, so their callers
 * are the same. Old figures stay on screen while new ones are computed.
 */
import { type CompiledWeek, compileWeekSteps } from '../../compile/index.ts';
import { centreHash } from '../../jobs/centre-hash.ts';
import { inTurns } from '../../jobs/in-turns.ts';
import { JobCancelled, JobFailed, type Runner } from '../../jobs/runner.ts';
import { createTick, type Tick } from '../../jobs/tick.ts';
import { networkAtMonth } from '../../levers/apply-scenario.ts';
import { contentHash } from '../../model/content-hash.ts';
import type { Project, Scenario } from '../../model/project.ts';
import { BASELINE_ID } from '../../model/vocabulary.ts';
import type { Progress } from '../../protocol/progress.ts';
import type { DayTable } from '../../protocol/simulation.ts';
import { staffingNeedSteps } from '../pages/results/staffing-need.ts';

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

/** Compiling a nation takes its time: what was done last is remembered by identity, because documents never change in place. */
const MOST_REMEMBERED = 5;
const NO_LEVERS: Scenario['levers'] = [];

interface Remembered {
  readonly baseline: Project['baseline'];
  readonly levers: Scenario['levers'];
  readonly month: number;
  readonly week: CompiledWeek;
}
let remembered: readonly Remembered[] = [];

/** What a scenario's figures depend on: its compiled week and the run settings; hexadecimal SHA-256. */
export function runInputHash(week: CompiledWeek, project: Project): string {
  const { seed, weeks } = project.run;
  const centres = week.days.map((day) => ({ dayId: day.dayId, weight: day.weight, centre: centreHash(day.centre) }));
  return contentHash({ centres, seed, weeks });
}

function* compileSteps({ baseline, run: { month } }: Project, levers: Scenario['levers']): Generator<void, CompiledWeek> {
  const find = () => remembered.find((one) => one.baseline === baseline && one.levers === levers && one.month === month);
  let entry = find();
  if (!entry) {
    const week = yield* compileWeekSteps(networkAtMonth(baseline, levers, month).network, month);
    // Somebody else may have compiled it meanwhile: one week, one identity.
    entry = find() ?? { baseline, levers, month, week };
  }
  const kept = entry;
  remembered = [kept, ...remembered.filter((one) => one !== kept)].slice(0, MOST_REMEMBERED);
  return kept.week;
}

/** The compiled week of a scenario (null = the baseline) in the project's chosen month. */
export function compileScenario(project: Project, scenario: Scenario | null): CompiledWeek {
  const steps = compileSteps(project, scenario?.levers ?? NO_LEVERS);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The week under the first levers of a scenario, compiled in turns; without any it is the baseline's, and kept as such. */
export async function weekBefore(project: Project, levers: Scenario['levers'], signal: AbortSignal): Promise<CompiledWeek> {
  const { tick, close } = createTick();
  try {
    return await inTurns(compileSteps(project, levers.length === 0 ? NO_LEVERS : levers), tick, signal);
  } finally {
    close();
  }
}

interface NamedWeek {
  readonly id: string;
  readonly week: CompiledWeek;
}

async function compileAll(
  project: Project,
  scenarios: readonly Scenario[],
  tick: Tick,
  signal: AbortSignal,
): Promise<readonly NamedWeek[]> {
  const weeks: NamedWeek[] = [];
  for (const scenario of [null, ...scenarios]) {
    weeks.push({
      id: scenario?.id ?? BASELINE_ID,
      week: await inTurns(compileSteps(project, scenario?.levers ?? NO_LEVERS), tick, signal),
    });
  }
  return weeks;
}

/** What the results say of staffing, worked out while the workers simulate: the page would stand still for it afterwards. */
async function prepareStaffing(weeks: readonly NamedWeek[], tick: Tick, signal: AbortSignal): Promise<void> {
  const all = weeks.flatMap(({ week }) => week.days);
  for (const day of all) await inTurns(staffingNeedSteps(day, null), tick, signal);
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
    const { tick, close } = createTick();
    try {
      const weeks = await compileAll(project, scenarios, tick, controller.signal);
      const simulated = runner.simulate(
        {
          runs: weeks.map(({ id, week }) => ({ id, days: week.days.map(({ dayId, centre }) => ({ dayId, centre })) })),
          seed: project.run.seed,
          replications: project.run.weeks,
        },
        { signal: controller.signal, onProgress: (progress) => this.#hear(controller, progress) },
      );
      // Only a head start: whatever happens to it, the run stands or falls by its simulation.
      const [outcome] = await Promise.all([simulated, prepareStaffing(weeks, tick, controller.signal).catch(() => undefined)]);
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
      if (error instanceof JobCancelled || controller.signal.aborted) this.status = 'cancelled';
      else {
        this.failure = error instanceof JobFailed ? error : new JobFailed('internal', String(error));
        this.status = 'failed';
      }
    } finally {
      close();
    }
  }

  #hear(controller: AbortController, progress: Progress): void {
    if (this.#controller === controller) this.progress = progress;
  }
}

export const runs = new Runs();
