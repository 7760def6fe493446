import { describe, expect, it } from 'vitest';
import {
  allSets,
  averagedContributions,
  contributionsInOrder,
  MOST_AVERAGED,
  type SetFigure,
  setsInOrder,
} from '../../../src/engine/simulate/contributions.ts';

/** Values by set, without noise. */
const exactly =
  (values: readonly number[]) =>
  (set: number): SetFigure => ({ mean: values[set]!, errors: new Float64Array(4) });
const means = (estimates: readonly { readonly mean: number }[]): number[] => estimates.map(({ mean }) => mean);
const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** A pseudo-random value of each set. */
const valuesOf = (measures: number): number[] => allSets(measures).map((set) => ((set * 7919 + 13) % 101) / 10);

describe('what each lever contributes', () => {
  it('is, in order, the step that it adds to those before it', () => {
    expect(setsInOrder(3)).toEqual([0, 1, 3, 7]);
    expect(means(contributionsInOrder(3, exactly([10, 14, 0, 15, 0, 0, 0, 9])))).toEqual([4, 1, -6]);
  });

  it('is, averaged over orders, the glove game of the textbooks: a pair is worth 1; the one right glove gets 2/3, each left glove 1/6', () => {
    const rightWithLeft = [0, 0, 0, 0, 0, 1, 1, 1];
    const [left, otherLeft, right] = means(averagedContributions(3, exactly(rightWithLeft)));
    expect(left).toBeCloseTo(1 / 6, 12);
    expect(otherLeft).toBeCloseTo(1 / 6, 12);
    expect(right).toBeCloseTo(2 / 3, 12);
  });

  it('adds up to the whole difference, in order and averaged, for every number of levers', () => {
    for (let n = 1; n <= MOST_AVERAGED; n++) {
      const values = valuesOf(n);
      const whole = values.at(-1)! - values[0]!;
      expect(total(means(contributionsInOrder(n, exactly(values))))).toBeCloseTo(whole, 10);
      expect(total(means(averagedContributions(n, exactly(values))))).toBeCloseTo(whole, 10);
    }
  });

  it('gives a lever that changes nothing 0, and two that do the same thing the same', () => {
    const twins = [0, 5, 5, 6, 0, 5, 5, 6];
    const [one, other, idle] = means(averagedContributions(3, exactly(twins)));
    expect(one).toBe(other);
    expect(one).toBeCloseTo(3, 12);
    expect(idle).toBe(0);
  });

  it('has the error of the differences, not of the values: noise that all sets share leaves none', () => {
    const shared = Float64Array.of(1, -1, 2, -2);
    const noisy = (set: number): SetFigure => ({ mean: set, errors: shared });
    for (const estimate of [...contributionsInOrder(2, noisy), ...averagedContributions(2, noisy)])
      expect(estimate.halfWidth).toBeCloseTo(0, 12);
    const own = (set: number): SetFigure => ({ mean: set, errors: shared.map((error) => (set === 1 ? error : 0)) });
    // Student's t with 3 degrees of freedom is 3.182; the errors' standard deviation is √(10/3).
    expect(contributionsInOrder(1, own)[0]!.halfWidth).toBeCloseTo((3.182446305284263 * Math.sqrt(10 / 3)) / 2, 9);
  });

  it('refuses to average over more orders than a laptop can', () => {
    expect(() => averagedContributions(7, exactly([]))).toThrow(RangeError);
  });
});
