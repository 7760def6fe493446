/**
 * Trajectories on screen: closed forms at once, month by month, and the simulation of the horizon when asked for. Simulated months hold as
 * long as what they were made from does: an edited lever leaves the others standing.
 */
import { type ClosedFormDesk, createClosedFormDesk } from '../../jobs/closed-form-desk.ts';
import { createClosedFormWorker } from '../../jobs/create-workers.ts';
import { JobCancelled, JobFailed, type Runner } from '../../jobs/runner.ts';
import { type HorizonMonth, simulateHorizon } from '../../jobs/trajectory-job.ts';
import type { Network } from '../../model/network.ts';
import type { LeverUse, Project, Scenario } from '../../model/project.ts';
import { BASELINE_ID } from '../../model/vocabulary.ts';
import type { Progress } from '../../protocol/progress.ts';
import {
  type ClosedFormMemory,
  carriesWork,
  closedFormMonths,
  HALF_WIDTH,
  keepForm,
  knownClosedForms,
  knownForm,
  MOST_WEEKS,
  type MonthFigures,
  type PlannedMonth,
  type PlannedTrajectory,
  planTrajectory,
  type WorkMonth,
} from '../../trajectory/index.ts';

/** A simulated month with the inputs it holds for. */
export interface SimulatedMonthRecord extends HorizonMonth {
  readonly planned: PlannedMonth;
  /** The baseline's month that the differences are taken from. */
  readonly against: PlannedMonth;
  readonly seed: number;
}

export type HorizonStatus = 'idle' | 'running' | 'failed' | 'cancelled' | 'done';

interface KnownPlan {
  readonly baseline: Network;
  readonly levers: readonly LeverUse[];
  readonly plan: PlannedTrajectory;
}

/** Closed forms with what they were worked out from. */
interface KnownFormulas {
  readonly months: readonly PlannedMonth[];
  readonly occupancyCap: number;
  readonly figures: readonly MonthFigures[];
}

const NO_LEVERS: readonly LeverUse[] = [];
/** Each of two cores works out every other month. */
const CLOSED_FORM_WORKERS = 2;
/** Months that have come meanwhile are drawn together: drawing the page takes as long as a month's formulas. */
const SHOW_MILLISECONDS = 120;
const SHOW_SIMULATED_MILLISECONDS = 500;
/** The page's thread is given back after so long. */
const SLICE_MILLISECONDS = 24;
/** Closed forms that take longer than this say how far they are. */
const TELL_MILLISECONDS = 400;

/** Months of closed forms done, and asked for. */
export interface Forming {
  readonly done: number;
  readonly all: number;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

class Horizons {
  status = $state<HorizonStatus>('idle');
  progress = $state.raw<Progress>({ share: 0, secondsLeft: null, phase: 'preparing' });
  failure = $state.raw<JobFailed | null>(null);
  /** null = done, or so quick that nobody need be told. */
  forming = $state.raw<Forming | null>(null);
  /** Closed forms by scenario, as far as they have come. */
  #formulas = $state.raw<ReadonlyMap<string, KnownFormulas>>(new Map());
  #simulated = $state.raw<ReadonlyMap<string, readonly (SimulatedMonthRecord | null)[]>>(new Map());
  #plans = new Map<string, KnownPlan>();
  #memory: ClosedFormMemory = new Map();
  #controller: AbortController | null = null;
  #forming: AbortController | null = null;
  #clerks: ClosedFormDesk | null = null;

  /** The months of a scenario (null = the baseline); months that say the same as before are the same objects. */
  planOf(project: Project, scenario: Scenario | null): PlannedTrajectory {
    const id = scenario?.id ?? BASELINE_ID;
    const levers = scenario?.levers ?? NO_LEVERS;
    const known = this.#plans.get(id);
    if (known && known.baseline === project.baseline && known.levers === levers) return known.plan;
    const base = scenario ? [this.planOf(project, null).months] : [];
    // Months that were simulated are looked at too: undoing an edit brings them back.
    const simulated = this.#simulated.get(id)?.map((record) => record?.planned) ?? [];
    const plan = planTrajectory(project.baseline, levers, [...(known ? [known.plan.months] : []), simulated, ...base]);
    this.#plans.set(id, { baseline: project.baseline, levers, plan });
    return plan;
  }

  formulasOf(scenarioId: string): readonly MonthFigures[] {
    return this.#formulas.get(scenarioId)?.figures ?? [];
  }

  /** The closed forms of a scenario that hold for the project as it is now; [] = not worked out since it changed. */
  presentFormulasOf(project: Project, scenario: Scenario | null): readonly MonthFigures[] {
    const known = this.#formulas.get(scenario?.id ?? BASELINE_ID);
    const { months } = this.planOf(project, scenario);
    const holds =
      known !== undefined &&
      known.occupancyCap === project.run.occupancyCap &&
      known.figures.length === months.length &&
      months.every((month, index) => month === known.months[index]);
    return holds ? known.figures : [];
  }

  /** A simulated month that still holds; null = not simulated, or its inputs have changed. */
  simulatedOf(project: Project, scenario: Scenario | null, month: number): SimulatedMonthRecord | null {
    const found = this.#simulated.get(scenario?.id ?? BASELINE_ID)?.[month];
    if (!found || found.seed !== project.run.seed) return null;
    const holds =
      found.planned === this.planOf(project, scenario).months[month] && found.against === this.planOf(project, null).months[month];
    return holds ? found : null;
  }

  /** Whether a month was simulated with other inputs than now. */
  isStale(project: Project, scenario: Scenario | null, month: number): boolean {
    return (
      (this.#simulated.get(scenario?.id ?? BASELINE_ID)?.[month] ?? null) !== null && this.simulatedOf(project, scenario, month) === null
    );
  }

  /** Works the closed forms of a scenario out, beside the page where it can; a later call ends an earlier one. */
  async compute(project: Project, scenario: Scenario | null): Promise<void> {
    this.#forming?.abort();
    const forming = new AbortController();
    this.#forming = forming;
    const cap = project.run.occupancyCap;
    const plans = (scenario ? [null, scenario] : [null]).map((one) => ({
      id: one?.id ?? BASELINE_ID,
      months: this.planOf(project, one).months,
    }));
    const show = (): void => {
      const known = plans.map(({ id, months }) => [id, { months, occupancyCap: cap, figures: knownClosedForms(months, cap) }] as const);
      this.#formulas = new Map([...this.#formulas, ...known]);
    };
    // Both scenarios' months in turns: the first months of both are read first.
    const wanted = [...new Set(plans.flatMap(({ months }) => months))]
      .filter((planned) => knownForm(planned, cap) === null)
      .sort((a, b) => a.month - b.month);
    show();
    this.forming = null;
    if (wanted.length === 0) return;
    const began = performance.now();
    let shown = began;
    let done = 0;
    try {
      await this.#desk().work({
        months: wanted,
        occupancyCap: cap,
        signal: forming.signal,
        onForm: (planned, form) => {
          keepForm(planned, cap, form);
          done += 1;
          if (performance.now() - began > TELL_MILLISECONDS) this.forming = done < wanted.length ? { done, all: wanted.length } : null;
          if (performance.now() - shown < SHOW_MILLISECONDS) return;
          show();
          shown = performance.now();
        },
      });
      show();
    } catch (error) {
      if (error instanceof JobCancelled) return;
      this.forming = null;
      await this.#computeHere(plans, cap, forming.signal);
    }
  }

  /** On this thread, a few months between two turns of the page: where workers cannot start. */
  async #computeHere(
    plans: readonly { readonly id: string; readonly months: readonly PlannedMonth[] }[],
    cap: number,
    signal: AbortSignal,
  ): Promise<void> {
    for (const { id, months } of plans) {
      const figures: MonthFigures[] = [];
      let since = performance.now();
      for (const month of closedFormMonths(months, cap, this.#memory)) {
        figures.push(month);
        if (performance.now() - since < SLICE_MILLISECONDS) continue;
        this.#show(id, { months, occupancyCap: cap, figures: [...figures] });
        await nextTurn();
        if (signal.aborted) return;
        since = performance.now();
      }
      this.#show(id, { months, occupancyCap: cap, figures });
    }
  }

  #desk(): ClosedFormDesk {
    const workers = (navigator.hardwareConcurrency || 1) > 1 ? CLOSED_FORM_WORKERS : 1;
    this.#clerks ??= createClosedFormDesk(createClosedFormWorker, workers);
    return this.#clerks;
  }

  /** Months that the simulation would compute: those without figures that hold, and all after them when work is carried over. */
  missing(project: Project, scenario: Scenario | null): readonly number[] {
    const { months } = this.planOf(project, scenario);
    const lacks = months.map(
      (_, month) =>
        this.simulatedOf(project, scenario, month) === null || (scenario !== null && this.simulatedOf(project, null, month) === null),
    );
    const first = lacks.indexOf(true);
    if (first < 0) return [];
    const carried = months.some(carriesWork);
    return months.flatMap((_, month) => ((carried ? month >= first : lacks[month]) ? [month] : []));
  }

  cancel(): void {
    this.#controller?.abort();
  }

  clear(): void {
    this.cancel();
    this.#controller = null;
    this.#forming?.abort();
    this.forming = null;
    this.#formulas = new Map();
    this.#simulated = new Map();
    this.#plans = new Map();
    this.#memory = new Map();
    this.status = 'idle';
    this.failure = null;
  }

  /** Simulates the months of the baseline and the scenario that are missing; resolves when the job has ended, however it ended. */
  async simulate(runner: Runner, project: Project, scenario: Scenario | null): Promise<void> {
    this.cancel();
    const controller = new AbortController();
    this.#controller = controller;
    this.status = 'running';
    this.failure = null;
    this.progress = { share: 0, secondsLeft: null, phase: 'preparing' };
    const wanted = this.missing(project, scenario);
    const chosen = scenario ? [null, scenario] : [null];
    const plans = chosen.map((one) => ({ id: one?.id ?? BASELINE_ID, months: this.planOf(project, one).months }));
    let arrived: HorizonMonth[] = [];
    let shown = performance.now();
    const publish = (): void => {
      if (arrived.length > 0 && this.#controller === controller) this.#keep(plans, arrived, project.run.seed);
      arrived = [];
      shown = performance.now();
    };
    try {
      await simulateHorizon(runner, plans, wanted, {
        seed: project.run.seed,
        occupancyCap: project.run.occupancyCap,
        halfWidth: HALF_WIDTH,
        mostWeeks: MOST_WEEKS,
        before: this.#before(project, chosen, wanted[0] ?? 0),
        signal: controller.signal,
        onMonth: (months) => {
          if (this.#controller !== controller) return;
          arrived.push(...months);
          if (performance.now() - shown > SHOW_SIMULATED_MILLISECONDS) publish();
        },
        onProgress: (progress) => {
          if (this.#controller === controller) this.progress = progress;
        },
      });
      publish();
      if (this.#controller === controller) this.status = 'done';
    } catch (error) {
      publish();
      if (this.#controller !== controller) return;
      this.failure = error instanceof JobCancelled ? null : error instanceof JobFailed ? error : new JobFailed('internal', String(error));
      this.status = this.failure ? 'failed' : 'cancelled';
    }
  }

  /** Work of the month before the first wanted one. */
  #before(project: Project, chosen: readonly (Scenario | null)[], first: number): ReadonlyMap<string, readonly WorkMonth[]> {
    return new Map(
      chosen.flatMap((one) => {
        const before = first > 0 ? this.simulatedOf(project, one, first - 1) : null;
        return before ? [[one?.id ?? BASELINE_ID, before.figures.work] as const] : [];
      }),
    );
  }

  #show(id: string, known: KnownFormulas): void {
    this.#formulas = new Map(this.#formulas).set(id, known);
  }

  #keep(
    plans: readonly { readonly id: string; readonly months: readonly PlannedMonth[] }[],
    done: readonly HorizonMonth[],
    seed: number,
  ): void {
    const all = new Map(this.#simulated);
    for (const one of done) {
      const { month } = one.figures;
      const plan = plans.find(({ id }) => id === one.variantId);
      if (!plan) continue;
      const records = [...(all.get(one.variantId) ?? plan.months.map(() => null))];
      records[month] = { ...one, planned: plan.months[month], against: plans[0].months[month], seed };
      all.set(one.variantId, records);
    }
    this.#simulated = all;
  }
}

export const horizons = new Horizons();
