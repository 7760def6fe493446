import type { Network } from '../model/network.ts';
import type { DayId } from '../model/vocabulary.ts';
import type { CompiledDay, CompiledWeek } from './compiled.ts';

/** The centre of one weekday of a month; null when nothing is open. */
export function compileDay(_network: Network, _month: number, _dayId: DayId): CompiledDay | null {
  return null;
}

/** All open weekdays of a month, Monday first. */
export function compileWeek(_network: Network, month: number): CompiledWeek {
  return { month, days: [], leftOut: [] };
}
