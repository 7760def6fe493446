/**
 * Purpose: what each of several measures contributes to a difference, so that none can hide behind another.
 * Model: the value v(S) of a figure with the set S of measures in force. In order: v(first k) − v(first k − 1). Averaged over all orders
 * (Shapley 1953): the mean of v(S + i) − v(S) over the orders in which the n measures may come, i.e. with weight |S|! (n − |S| − 1)! ÷ n!.
 * Either way the contributions add up to v(all) − v(none) exactly.
 * Errors: all sets are simulated with the same callers, so v(S) comes with its linearised error by replication (statistics.ts); the error of
 * a contribution is the same combination of these, and its half-width honest about how much of the noise is shared.
 * Sets are bit masks: bit i = measure i is in force. Cost: 2^n sets, so n is at most MOST_AVERAGED.
 */
import { powerOfTwo } from '../../maths/float-bits.ts';
import { studentQuantile } from '../../maths/student.ts';
import type { Estimate } from '../../model/measures.ts';

/** 64 sets; more would keep a laptop busy for minutes. */
export const MOST_AVERAGED = 6;
const CONFIDENCE_QUANTILE = 0.975;

/** A figure of one set of measures: its value, and by replication its linearised error (mean 0). */
export interface SetFigure {
  readonly mean: number;
  readonly errors: Float64Array;
}

/** The sets needed for contributions in order: none, the first, the first two …. @example setsInOrder(2) // [0, 1, 3] */
export const setsInOrder = (measures: number): readonly number[] => Array.from({ length: measures + 1 }, (_, k) => powerOfTwo(k) - 1);

/** Every set. @throws RangeError above MOST_AVERAGED */
export function allSets(measures: number): readonly number[] {
  if (measures > MOST_AVERAGED)
    throw new RangeError(`contributions are averaged over orders for up to ${MOST_AVERAGED} measures, not ${measures}`);
  return Array.from({ length: 1 << measures }, (_, set) => set);
}

/** Σ weight × figure, with the half-width of the combination. */
function combine(terms: readonly { readonly weight: number; readonly figure: SetFigure }[]): Estimate {
  const n = Math.min(...terms.map(({ figure }) => figure.errors.length));
  let mean = 0;
  const errors = new Float64Array(n);
  for (const { weight, figure } of terms) {
    mean += weight * figure.mean;
    for (let r = 0; r < n; r++) errors[r] = errors[r]! + weight * figure.errors[r]!;
  }
  if (!Number.isFinite(mean)) return { mean: Number.NaN, halfWidth: null };
  if (n < 2) return { mean, halfWidth: null };
  let squares = 0;
  for (const error of errors) squares += error * error;
  return { mean, halfWidth: studentQuantile(CONFIDENCE_QUANTILE, n - 1) * Math.sqrt(squares / (n - 1) / n) };
}

/** What each measure adds when they come in their order. @param figureOf set → figure, asked for setsInOrder only */
export function contributionsInOrder(measures: number, figureOf: (set: number) => SetFigure): readonly Estimate[] {
  return Array.from({ length: measures }, (_, i) =>
    combine([
      { weight: 1, figure: figureOf(powerOfTwo(i + 1) - 1) },
      { weight: -1, figure: figureOf(powerOfTwo(i) - 1) },
    ]),
  );
}

function bitsOf(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

/** What each measure adds on average over all orders. @throws RangeError above MOST_AVERAGED */
export function averagedContributions(measures: number, figureOf: (set: number) => SetFigure): readonly Estimate[] {
  const sets = allSets(measures);
  return Array.from({ length: measures }, (_, i) =>
    combine(
      sets
        .filter((set) => (set & (1 << i)) === 0)
        .flatMap((set) => {
          const size = bitsOf(set);
          const weight = (factorial(size) * factorial(measures - size - 1)) / factorial(measures);
          return [
            { weight, figure: figureOf(set | (1 << i)) },
            { weight: -weight, figure: figureOf(set) },
          ];
        }),
    ),
  );
}
