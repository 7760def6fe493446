/**
 * Whether two compiled weeks are the same to the last figure. Compared as they stand instead of by hash: writing out and hashing a nation takes
 * half a second, and what differs is found early. Parts that are shared cost nothing. Pure.
 */
import type { CompiledWeek } from '../../../compile/compiled.ts';

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  const keys = Object.keys(a);
  if (Array.isArray(b) || keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => key in b && isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}

/** One answer a pair, as long as the weeks live. */
const answers = new WeakMap<CompiledWeek, WeakMap<CompiledWeek, boolean>>();

/** Day names, how often each comes, and their centres: what the figures of a run depend on, its settings apart. */
export function isSameWeek(a: CompiledWeek, b: CompiledWeek): boolean {
  if (a === b) return true;
  const ofA = answers.get(a) ?? new WeakMap<CompiledWeek, boolean>();
  answers.set(a, ofA);
  const known = ofA.get(b);
  if (known !== undefined) return known;
  const inputs = ({ days }: CompiledWeek) => days.map(({ dayId, weight, centre }) => ({ dayId, weight, centre }));
  const same = isSame(inputs(a), inputs(b));
  ofA.set(b, same);
  return same;
}
