/** One batch in slices short enough that an abort is heard between them. The same loop runs in a worker and inline. */
import type { BatchRequest, DayTable } from '../protocol/simulation.ts';
import type { SimulationEngine } from './engine-port.ts';
import { JobCancelled } from './runner.ts';
import type { Tick } from './tick.ts';

/** Longest stretch without hearing messages; half of the promised 50 ms, because a step may overrun. */
export const SLICE_MILLISECONDS = 25;

export interface SliceControl {
  stopped(): boolean;
  /** Called once a slice: progress, and the sign of life the watchdog waits for. */
  beat(share: number): void;
  readonly tick: Tick;
}

/** Resolves with the batch's table; rejects with JobCancelled when stopped, or with what the engine throws. */
export async function runSliced(engine: SimulationEngine, batch: BatchRequest, control: SliceControl): Promise<DayTable> {
  if (control.stopped()) throw new JobCancelled('stopped');
  const work = engine.start(batch);
  for (;;) {
    const until = performance.now() + SLICE_MILLISECONDS;
    let complete = work.step();
    while (!complete && performance.now() < until) complete = work.step();
    if (complete) return work.finish();
    control.beat(work.share());
    await control.tick();
    if (control.stopped()) throw new JobCancelled('stopped');
  }
}
