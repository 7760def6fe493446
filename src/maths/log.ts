/**
 * Purpose: natural logarithm from + − × ÷ alone, so that every browser gives the same bits.
 * Method: x = 2^k · m with m in [√½, √2); f = m − 1, s = f / (2 + f); ln m = 2·artanh(s)
 * = f − (f²/2 − s·(f²/2 + R)) with R = 2·(s²/3 + s⁴/5 + …), |s| ≤ 0.1716, cut after s^22 (remainder below 1e-19).
 * Error below 1 unit in the last place (test/maths).
 */
import { LN2_HIGH, LN2_LOW } from './exp.ts';
import { highWord, withHighWord } from './float-bits.ts';

/** High word of √½, so that m lies in [√½, √2). */
const SQRT_HALF = 0x3fe6a09e;

/** ln x; −Infinity at 0, NaN below. @example log(1) // 0 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let k = 0;
  let y = x;
  if (y < 2.2250738585072014e-308) {
    y *= 18014398509481984;
    k = -54;
  }
  const high = highWord(y);
  const shift = ((high - SQRT_HALF) >> 20) | 0;
  k += shift;
  const f = withHighWord(y, high - (shift << 20)) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (2 / 5 + w * (2 / 9 + w * (2 / 13 + w * (2 / 17 + w * (2 / 21)))));
  const odd = z * (2 / 3 + w * (2 / 7 + w * (2 / 11 + w * (2 / 15 + w * (2 / 19 + w * (2 / 23))))));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + (even + odd)) + k * LN2_LOW) - f);
}
