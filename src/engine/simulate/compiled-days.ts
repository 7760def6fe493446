/**
 * Purpose: keeps a compiled day from one batch to the next, as a run asks for the same day batch after batch; for days of few calls compiling
 * and new arrays take a tenth of the time. A day is out of the store while a batch works on it, so that two batches never share one; it is
 * kept as long as somebody holds its centre, one a centre. Nothing of it shows in a figure: every replication begins from an empty centre.
 */
import type { Centre } from '../../model/centre.ts';
import type { DayInput } from '../../protocol/simulation.ts';
import { daySchedule, prepare } from './prepare.ts';
import { createState, type State } from './state.ts';

export interface CompiledDay {
  readonly seed: number;
  readonly dayId: string;
  readonly state: State;
  /** One replication's counters in the file's order. */
  readonly flowCells: Float64Array;
  readonly groupCells: Float64Array;
  readonly skillCells: Float64Array;
}

const store = new WeakMap<Centre, CompiledDay>();

/** The day compiled, for one user. The centre must be valid and must not change any more. */
export function takeCompiledDay({ centre, dayId }: DayInput, seed: number): CompiledDay {
  const known = store.get(centre);
  if (known !== undefined && known.seed === seed && known.dayId === dayId) {
    store.delete(centre);
    known.state.calls = 0;
    return known;
  }
  const state = createState(prepare(centre, daySchedule(centre), seed, dayId));
  return {
    seed,
    dayId,
    state,
    flowCells: new Float64Array(state.flowCells.length),
    groupCells: new Float64Array(state.groupCells.length),
    skillCells: new Float64Array(state.skillCells.length),
  };
}

/** Keeps a day that its user has done with, between two replications. */
export function keepCompiledDay(centre: Centre, day: CompiledDay): void {
  store.set(centre, day);
}
