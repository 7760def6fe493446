/**
 * Purpose: e^x from + − × ÷ alone, so that every browser gives the same bits (Math.exp differs between engines).
 * Method: x = k·ln 2 + r, |r| ≤ ½ ln 2, with ln 2 in two parts so that r is exact to 2^-85; e^r by its Taylor series to
 * degree 13 (remainder below 4e-18); the leading 1 is added last. Error below 1 unit in the last place (test/maths).
 */
import { scaleByPowerOfTwo } from './float-bits.ts';

const INVERSE_LN2 = Math.LOG2E;
/** ln 2 to 33 bits: k · LN2_HIGH is exact for |k| < 2^20. */
export const LN2_HIGH = 0.6931471803691238;
/** ln 2 − LN2_HIGH. */
export const LN2_LOW = 1.9082149292705877e-10;
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019412;

const C2 = 1 / 2;
const C3 = 1 / 6;
const C4 = 1 / 24;
const C5 = 1 / 120;
const C6 = 1 / 720;
const C7 = 1 / 5040;
const C8 = 1 / 40320;
const C9 = 1 / 362880;
const C10 = 1 / 3628800;
const C11 = 1 / 39916800;
const C12 = 1 / 479001600;
const C13 = 1 / 6227020800;

/** e^x for any real x; 0 below −745.13, Infinity above 709.78. @example exp(0) // 1 */
export function exp(x: number): number {
  if (x > OVERFLOW) return Number.POSITIVE_INFINITY;
  if (x < UNDERFLOW) return 0;
  if (Number.isNaN(x)) return x;
  return expOfSum(x, 0);
}

/** e^(x + low) where low is a correction below the last place of x; x within the range of exp. */
export function expOfSum(x: number, low: number): number {
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const tail = k * LN2_LOW - low;
  const r = high - tail;
  const lost = high - r - tail;
  const s = r * r;
  // Pairs of terms (Estrin) shorten the chain of dependent operations.
  const p = C2 + r * C3 + s * (C4 + r * C5 + s * (C6 + r * C7 + s * (C8 + r * C9 + s * (C10 + r * C11 + s * (C12 + r * C13)))));
  return scaleByPowerOfTwo(1 + (r + (s * p + lost)), k);
}
