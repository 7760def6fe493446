/** Works on a batch in this thread, slice by slice, so that an abort is heard and a page without workers stays alive. */
import type { SimulationEngine } from './engine-port.ts';
import { toJobEnd } from './reply.ts';
import { JobCancelled } from './runner.ts';
import { runSliced } from './sliced-work.ts';
import type { Slot } from './slot.ts';
import { createTick } from './tick.ts';

export function createInlineSlot(engine: SimulationEngine): Slot {
  const { tick, close } = createTick();
  let stopped = false;
  let disposed = false;
  return {
    start(batch, listener) {
      stopped = disposed;
      const control = { stopped: () => stopped, beat: (share: number) => listener.progress(share), tick };
      // The first turn of the loop comes first, so that a caller always has its promise before anything ends.
      tick()
        .then(() => runSliced(engine, batch, control))
        .then(
          (table) => listener.done(table),
          (thrown: unknown) => listener.failed(disposed ? new JobCancelled('disposed') : toJobEnd(thrown)),
        );
    },
    stop() {
      stopped = true;
    },
    dispose() {
      stopped = true;
      disposed = true;
      tick().then(close);
    },
  };
}
