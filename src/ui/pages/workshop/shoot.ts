/** Simulates one day in slices short enough that the page never waits; the next request ends the one before. */
import { createTrace, type DayTrace, type TraceRequest } from '../../../engine/simulate/trace.ts';
import { createTick } from '../../../jobs/tick.ts';

/** Longest stretch of work without giving the page its turn, milliseconds; a step may overrun it. */
const SLICE_MILLISECONDS = 16;
/** Simulated minutes of a step: in a nation about two milliseconds. */
const STEP_SAMPLES = 3;

/** Resolves with the trace; null when stopped or when there is nothing to simulate. @param onShare told after each slice, 0..1 */
export async function shoot(
  request: () => TraceRequest | null,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<DayTrace | null> {
  const { tick, close } = createTick();
  try {
    // What is on screen is painted before the work begins; each stage has a turn of its own.
    await tick();
    if (signal.aborted) return null;
    const asked = request();
    await tick();
    if (asked === null || signal.aborted) return null;
    const trace = createTrace(asked);
    for (;;) {
      await tick();
      if (signal.aborted) return null;
      const until = performance.now() + SLICE_MILLISECONDS;
      let share = trace.step(STEP_SAMPLES);
      while (share < 1 && performance.now() < until) share = trace.step(STEP_SAMPLES);
      onShare(share);
      if (share >= 1) return trace.finish();
    }
  } finally {
    close();
  }
}
