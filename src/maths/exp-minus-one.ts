/**
 * exp(x) - 1 and its relatives without the cancellation at small x: Taylor series below 1/2, the plain difference above.
 * They occur in every queue with exponential patience, where x = time / mean patience may be tiny or large.
 */
import { exp } from './exp.ts';

/** exp(x) - 1, relative error a few 1e-16. */
export function expMinusOne(x: number): number {
  if (x > 0.5 || x < -0.5) return exp(x) - 1;
  return x + x * x * secondOrder(x);
}

/** [14], 1/2!, 1/3!, … 1/15!: the series of (exp(x) - 1 - x) / x^2. */
const INVERSE_FACTORIALS = new Float64Array(14);
let factorial = 1;
for (let k = 2; k < 16; k++) {
  factorial *= k;
  INVERSE_FACTORIALS[k - 2] = 1 / factorial;
}

/** (exp(x) - 1 - x) / x^2 for |x| <= 1/2. */
function secondOrder(x: number): number {
  let sum = INVERSE_FACTORIALS[13]!;
  for (let k = 12; k >= 0; k--) sum = sum * x + INVERSE_FACTORIALS[k]!;
  return sum;
}

/** exp(-y) - 1 + y for y >= 0: the integral of 1 - exp(-t) from 0 to y. Relative error a few 1e-16. */
export function expSecondOrder(y: number): number {
  return y > 0.5 ? exp(-y) - 1 + y : y * y * secondOrder(-y);
}
