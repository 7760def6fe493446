/**
 * Purpose: what the optimiser is handed from outside, so that it stays pure: a solver, the simulation, somebody to tell, a clock.
 */
import type { DayInput, DayTable } from '../../protocol/simulation.ts';
import type { MilpSolver } from './milp.ts';

export interface OptimiserTools {
  readonly solver: MilpSolver;
  /** The replications [first, first + count) of a day; `count` should be a multiple of the engine's batch. */
  readonly simulate: (day: DayInput, seed: number, first: number, count: number) => Promise<DayTable>;
  /** Joins tables of one day in the order given. */
  readonly merge: (tables: readonly DayTable[]) => DayTable;
  /** Called between steps, share 0..1 of the whole; rejects when the job was cancelled. */
  readonly progress: (share: number, phase: 'solving' | 'checking') => Promise<void>;
  /** Seconds since the start, any monotonic clock. */
  readonly elapsedSeconds: () => number;
}
