/** Timers that run when the test says so. */
import type { Clock } from '../../../src/store/autosave.ts';

interface Timer {
  readonly due: number;
  readonly work: () => void;
}

export class FakeClock implements Clock {
  #now = 0;
  #timers: Timer[] = [];

  now(): number {
    return this.#now;
  }

  setTimer(work: () => void, milliseconds: number): unknown {
    const timer = { due: this.#now + milliseconds, work };
    this.#timers.push(timer);
    return timer;
  }

  clearTimer(timer: unknown): void {
    this.#timers = this.#timers.filter((each) => each !== timer);
  }

  /** Runs what is due in the given time, letting promises settle in between. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    for (;;) {
      await settled();
      const next = this.#timers.filter((timer) => timer.due <= end).sort((a, b) => a.due - b.due)[0];
      if (!next) break;
      this.#now = Math.max(this.#now, next.due);
      this.clearTimer(next);
      next.work();
    }
    this.#now = end;
    await settled();
  }
}

/** All promise callbacks that are ready have run. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
