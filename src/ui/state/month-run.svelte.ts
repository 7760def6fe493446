/** The days of one month of the trajectory, simulated when the month is opened: tables by half-hour are too large to be kept for all months. */
import { JobCancelled, type Runner } from '../../jobs/runner.ts';
import type { Id } from '../../model/network.ts';
import { arrivingBacklog } from '../../model/network-index.ts';
import type { Project, Scenario } from '../../model/project.ts';
import { BASELINE_ID } from '../../model/vocabulary.ts';
import { type PlannedMonth, weekWith } from '../../trajectory/index.ts';
import { horizons } from './horizons.svelte.ts';
import { runInputHash, type ScenarioRun } from './runs.svelte.ts';

export interface OpenMonth {
  readonly month: number;
  readonly scenarioId: Id | null;
  readonly baseline: ScenarioRun;
  readonly scenario: ScenarioRun | null;
  readonly baselinePlanned: PlannedMonth;
  readonly scenarioPlanned: PlannedMonth;
}

/** Weeks of a month that the trajectory has not simulated. */
const WEEKS = 40;

class MonthRun {
  status = $state<'closed' | 'running' | 'failed' | 'open'>('closed');
  share = $state(0);
  /** Which month is open or being opened; null = none. */
  month = $state<number | null>(null);
  shown = $state.raw<OpenMonth | null>(null);
  #controller: AbortController | null = null;

  close(): void {
    this.#controller?.abort();
    this.#controller = null;
    this.status = 'closed';
    this.month = null;
    this.shown = null;
  }

  async open(runner: Runner, project: Project, scenario: Scenario | null, month: number): Promise<void> {
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    this.status = 'running';
    this.month = month;
    this.share = 0;
    const chosen = scenario ? [null, scenario] : [null];
    const parts = chosen.map((one) => {
      const planned = horizons.planOf(project, one).months[month];
      const record = horizons.simulatedOf(project, one, month);
      const backlog = record?.backlog ?? arrivingBacklog(planned.network, month);
      return { id: one?.id ?? BASELINE_ID, planned, week: weekWith(planned, backlog), weeks: record?.figures.weeks ?? WEEKS };
    });
    try {
      const outcome = await runner.simulate(
        {
          runs: parts.map(({ id, week }) => ({ id, days: week.days.map(({ dayId, centre }) => ({ dayId, centre })) })),
          seed: project.run.seed,
          replications: Math.max(...parts.map(({ weeks }) => weeks)),
        },
        { signal: controller.signal, onProgress: ({ share }) => this.#hear(controller, share) },
      );
      if (this.#controller !== controller) return;
      const runs = parts.map(({ id, week }, index): ScenarioRun => {
        const { days, fingerprint } = outcome.runs[index];
        const { seed, replications, engineVersion, wallSeconds } = outcome;
        const inputHash = runInputHash(week, { ...project, run: { ...project.run, weeks: replications } });
        return { scenarioId: id, week, tables: days, fingerprint, inputHash, seed, weeks: replications, month, engineVersion, wallSeconds };
      });
      this.shown = {
        month,
        scenarioId: scenario?.id ?? null,
        baseline: runs[0],
        scenario: runs[1] ?? null,
        baselinePlanned: parts[0].planned,
        scenarioPlanned: parts[parts.length - 1].planned,
      };
      this.status = 'open';
    } catch (error) {
      if (this.#controller !== controller) return;
      this.status = error instanceof JobCancelled ? 'closed' : 'failed';
    }
  }

  #hear(controller: AbortController, share: number): void {
    if (this.#controller === controller) this.share = share;
  }
}

export const monthRun = new MonthRun();
