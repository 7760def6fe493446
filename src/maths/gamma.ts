/**
 * Purpose: gamma-distributed random numbers of mean shape × scale.
 * Source: G. Marsaglia and W. W. Tsang, A simple method for generating gamma variables (2000), with the exact test only, so
 * that no rounding of the squeeze enters; shapes below 1 by the boost U^(1/shape).
 */
import { log } from './log.ts';
import { pow } from './pow.ts';
import { nextUniform } from './streams.ts';
import { nextNormal } from './ziggurat.ts';

/** One gamma number of scale 1. @param shape > 0 */
export function nextGamma(state: Int32Array, offset: number, shape: number): number {
  if (shape < 1) {
    const boost = pow(1 - nextUniform(state, offset), 1 / shape);
    return boost * nextGamma(state, offset, shape + 1);
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = nextNormal(state, offset);
    const t = 1 + c * x;
    if (t <= 0) continue;
    const v = t * t * t;
    const u = 1 - nextUniform(state, offset);
    if (log(u) < 0.5 * x * x + d * (1 - v + log(v))) return d * v;
  }
}
