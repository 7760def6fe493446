/**
 * Figures of runs, worked out once: tabs, report and panel ask for the same ones again and again, and a nation's take some milliseconds each. Kept by
 * the tables of the runs they are made of, for as long as these live; tables never change.
 */
import type { SimulatedWeek } from './week-figures.ts';

type Tables = SimulatedWeek['tables'];

const ofOne = new WeakMap<Tables, Map<string, unknown>>();
const ofTwo = new WeakMap<Tables, WeakMap<Tables, Map<string, unknown>>>();

function keep<T>(known: Map<string, unknown>, key: string, make: () => T): T {
  if (known.has(key)) return known.get(key) as T;
  const made = make();
  known.set(key, made);
  return made;
}

/** @param key says which figure of the run, and always of the same type */
export function keptFigure<T>(run: SimulatedWeek, key: string, make: () => T): T {
  const known = ofOne.get(run.tables) ?? new Map<string, unknown>();
  ofOne.set(run.tables, known);
  return keep(known, key, make);
}

/** A figure of two runs, in this order. */
export function keptDifference<T>(before: SimulatedWeek, after: SimulatedWeek, key: string, make: () => T): T {
  const fromBefore = ofTwo.get(before.tables) ?? new WeakMap<Tables, Map<string, unknown>>();
  ofTwo.set(before.tables, fromBefore);
  const known = fromBefore.get(after.tables) ?? new Map<string, unknown>();
  fromBefore.set(after.tables, known);
  return keep(known, key, make);
}
