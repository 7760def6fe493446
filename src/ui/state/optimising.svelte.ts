/** The optimiser's search: asked for, under way, answered. */
import type { CompiledWeek } from '../../compile/index.ts';
import { JobCancelled, JobFailed, type Runner } from '../../jobs/runner.ts';
import type { OptimisationOutcome, OptimisationRequest } from '../../protocol/optimisation.ts';
import type { Progress } from '../../protocol/progress.ts';

export interface OptimiseAnswer {
  readonly scenarioId: string;
  readonly week: CompiledWeek;
  readonly inputHash: string;
  readonly outcome: OptimisationOutcome;
}

class Optimising {
  status = $state<'idle' | 'running' | 'failed' | 'cancelled' | 'done'>('idle');
  progress = $state.raw<Progress>({ share: 0, secondsLeft: null, phase: 'preparing' });
  failure = $state.raw<JobFailed | null>(null);
  answer = $state.raw<OptimiseAnswer | null>(null);
  #controller: AbortController | null = null;

  cancel(): void {
    this.#controller?.abort();
  }

  clear(): void {
    this.cancel();
    this.answer = null;
    this.status = 'idle';
  }

  async search(runner: Runner, request: OptimisationRequest, about: Omit<OptimiseAnswer, 'outcome'>): Promise<void> {
    this.cancel();
    const controller = new AbortController();
    this.#controller = controller;
    this.status = 'running';
    this.failure = null;
    this.progress = { share: 0, secondsLeft: null, phase: 'preparing' };
    try {
      const outcome = await runner.optimise(request, {
        signal: controller.signal,
        onProgress: (progress) => {
          if (this.#controller === controller) this.progress = progress;
        },
      });
      if (this.#controller !== controller) return;
      this.answer = { ...about, outcome };
      this.status = 'done';
    } catch (error) {
      if (this.#controller !== controller) return;
      this.status = error instanceof JobCancelled ? 'cancelled' : 'failed';
      if (!(error instanceof JobCancelled)) this.failure = error instanceof JobFailed ? error : new JobFailed('internal', String(error));
    }
  }
}

export const optimising = new Optimising();
