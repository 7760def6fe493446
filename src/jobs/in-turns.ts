/** Work in many small steps on a thread that has others to serve: after some milliseconds the event loop gets its turn. */
import type { Tick } from './tick.ts';

/** Long enough to get on, short enough that a key press is answered at once. */
const TURN_MILLISECONDS = 12;

/**
 * Runs `steps` to their end. An abort is heard between two turns: then the rest is not done.
 * @param now milliseconds of a clock
 * @throws whatever the steps throw, and the signal's reason
 */
export async function inTurns<T>(
  steps: Generator<void, T>,
  tick: Tick,
  signal?: AbortSignal,
  now: () => number = () => performance.now(),
): Promise<T> {
  let since = now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (now() - since < TURN_MILLISECONDS) continue;
    await tick();
    signal?.throwIfAborted();
    since = now();
  }
}
