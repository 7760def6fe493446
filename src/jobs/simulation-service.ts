/** The simulation worker's side of the conversation; the shell in workers/ only exposes it. */
import { transfer } from 'comlink';
import type { DayTable } from '../protocol/simulation.ts';
import type { SimulationEngine } from './engine-port.ts';
import { createDayKeeper, type PostedBatch } from './posted-days.ts';
import { encodeEnd, type Reply } from './reply.ts';
import { runSliced } from './sliced-work.ts';
import { createTick } from './tick.ts';

/** Signs of life, posted beside comlink's own messages (which carry an `id`). */
export interface Beat {
  readonly beat: true;
  readonly share: number;
  readonly phase: 'preparing' | 'simulating' | 'solving' | 'checking' | 'finishing';
}

export interface SimulationService {
  /** Answers as soon as the worker has loaded. */
  hello(): boolean;
  run(taskId: number, batch: PostedBatch): Promise<Reply<DayTable>>;
  abort(taskId: number): void;
}

export function createSimulationService(engine: SimulationEngine, post: (beat: Beat) => void): SimulationService {
  const { tick } = createTick();
  // Task numbers grow, and a worker has one task at a time: the newest aborted one says it all.
  let abortedTask = 0;
  const withDay = createDayKeeper();
  return {
    hello: () => true,
    async run(taskId, batch) {
      try {
        const table = await runSliced(engine, withDay(batch), {
          stopped: () => abortedTask >= taskId,
          beat: (share) => post({ beat: true, share, phase: 'simulating' }),
          tick,
        });
        const buffers = Object.values(table).flatMap((value) => (ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : []));
        return transfer<Reply<DayTable>>({ ok: true, value: table }, [...new Set(buffers)]);
      } catch (thrown) {
        return encodeEnd(thrown);
      }
    },
    abort(taskId) {
      abortedTask = Math.max(abortedTask, taskId);
    },
  };
}
