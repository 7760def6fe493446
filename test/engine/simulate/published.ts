/** Figures that other people printed with their 95 % intervals, and our distance from them. */
import { readFileSync } from 'node:fs';
import { flowEstimate } from '../../../src/engine/simulate/statistics.ts';
import { studentQuantile } from '../../../src/maths/student.ts';
import type { Estimate, FlowCounter, MeasureDefinition } from '../../../src/model/measures.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';

export const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(`../../reference/${name}.json`, import.meta.url), 'utf8')) as T;
export interface Printed {
  readonly value?: number;
  readonly mean?: number;
  readonly ci95: readonly [number, number];
}

export const measure = (
  numerator: Partial<Record<FlowCounter, number>>,
  denominator: Partial<Record<FlowCounter, number>> | null,
): MeasureDefinition<FlowCounter> => ({
  id: 'test',
  unit: 'calls',
  better: 'neither',
  numerator,
  denominator,
});
export const of = (table: DayTable, m: MeasureDefinition<FlowCounter>, f = 0): Estimate => flowEstimate([{ table, weight: 1 }], [f], m);

/** Distance of two estimates in joint standard errors; a printed figure carries half a unit of its last digit as well. */
export function apart(ours: Estimate, printed: Printed, replications: number, lastDigit = 0): number {
  const mine = (ours.halfWidth ?? 0) / studentQuantile(0.975, replications - 1);
  const theirs = (printed.ci95[1] - printed.ci95[0]) / 2 / 1.96;
  const difference = Math.max(0, Math.abs(ours.mean - (printed.value ?? printed.mean ?? Number.NaN)) - lastDigit / 2);
  return difference / Math.sqrt(mine * mine + theirs * theirs);
}

/** Inside the printed 95 % interval, whose ends are rounded to `lastDigit`, for all we know: our own half-width counts as well. */
export const inside = ({ mean, halfWidth }: Estimate, { ci95: [low, high] }: Printed, lastDigit: number): boolean =>
  mean + (halfWidth ?? 0) >= low - lastDigit / 2 && mean - (halfWidth ?? 0) <= high + lastDigit / 2;
