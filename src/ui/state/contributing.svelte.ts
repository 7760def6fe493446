/** Contributions of a scenario's levers: asked for, under way, done. The last answer stays while a new one is computed. */
import { JobCancelled, type Runner } from '../../jobs/runner.ts';
import type { LeverUse, Project } from '../../model/project.ts';
import type { Progress } from '../../protocol/progress.ts';
import { type Combination, type ContributionPlan, combinationWeeks, contributionRequest } from '../pages/scenarios/contributions-vm.ts';

export interface ContributionAnswer {
  readonly scenarioId: string;
  readonly plan: ContributionPlan;
  readonly combinations: readonly Combination[];
  /** What it was computed from, by identity: documents never change in place. */
  readonly baseline: Project['baseline'];
  readonly run: Project['run'];
  readonly levers: readonly LeverUse[];
}

class Contributing {
  status = $state<'idle' | 'running' | 'failed' | 'cancelled' | 'done'>('idle');
  progress = $state.raw<Progress>({ share: 0, secondsLeft: null, phase: 'preparing' });
  answer = $state.raw<ContributionAnswer | null>(null);
  #controller: AbortController | null = null;

  cancel(): void {
    this.#controller?.abort();
  }

  clear(): void {
    this.cancel();
    this.answer = null;
    this.status = 'idle';
  }

  async compute(runner: Runner, project: Project, scenarioId: string, levers: readonly LeverUse[], plan: ContributionPlan): Promise<void> {
    this.cancel();
    const controller = new AbortController();
    this.#controller = controller;
    this.status = 'running';
    this.progress = { share: 0, secondsLeft: null, phase: 'preparing' };
    // The page says that it works before 64 weeks are compiled.
    await new Promise((resolve) => setTimeout(resolve, 0));
    try {
      const weeks = combinationWeeks(project, plan);
      const outcome = await runner.simulate(contributionRequest(project, plan, weeks), {
        signal: controller.signal,
        onProgress: (progress) => {
          if (this.#controller === controller) this.progress = progress;
        },
      });
      if (this.#controller !== controller) return;
      const combinations = outcome.runs.map((run, i) => ({ week: weeks[i]!, tables: run.days }));
      this.answer = { scenarioId, plan, combinations, baseline: project.baseline, run: project.run, levers };
      this.status = 'done';
    } catch (error) {
      if (this.#controller === controller) this.status = error instanceof JobCancelled ? 'cancelled' : 'failed';
    }
  }
}

export const contributing = new Contributing();
