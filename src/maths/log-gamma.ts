/**
 * Logarithm of the gamma function: Stirling's series (Abramowitz & Stegun 6.1.41) after shifting the argument above 12.
 * Absolute error below 1e-14 for results below 100, else relative; valid for x > 0.
 */
import { log } from './log.ts';

const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * @param x real, > 0
 * @throws RangeError otherwise
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`the gamma function is needed at a positive point, not ${x}`);
  let product = 1;
  let z = x;
  while (z < 12) {
    product *= z;
    z += 1;
  }
  const r = 1 / (z * z);
  const series =
    (1 / 12 +
      r * (-1 / 360 + r * (1 / 1260 + r * (-1 / 1680 + r * (1 / 1188 + r * (-691 / 360360 + r * (1 / 156 - r * (3617 / 122400)))))))) /
    z;
  return (z - 0.5) * log(z) - z + HALF_LOG_TWO_PI + series - log(product);
}
