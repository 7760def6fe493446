/**
 * Purpose: x^y for x ≥ 0 from + − × ÷ alone, so that every browser gives the same bits.
 * Method: x^y = e^(y · ln x) with ln x as an unevaluated sum of two doubles (about 100 bits): the first two terms of
 * 2·artanh(s) in double-double arithmetic (T. J. Dekker, 1971), the rest, a ten-thousandth of the whole, in plain doubles.
 * Error below 1 unit in the last place for results that are normal numbers (test/maths).
 */
import { expOfSum } from './exp.ts';
import { highWord, withHighWord } from './float-bits.ts';

const SPLITTER = 134217729;
const LN2_LEADING = Math.LN2;
const LN2_TRAILING = 2.3190468138462996e-17;
const SQRT_HALF = 0x3fe6a09e;

/** The rounding error of the product p = a · b. */
function productError(a: number, b: number, p: number): number {
  const ca = SPLITTER * a;
  const ah = ca - (ca - a);
  const al = a - ah;
  const cb = SPLITTER * b;
  const bh = cb - (cb - b);
  const bl = b - bh;
  return ah * bh - p + ah * bl + al * bh + al * bl;
}

/** x^y for x ≥ 0 and real y; NaN for x < 0. @example pow(2, 10) // 1024 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (!(x > 0) || x === Number.POSITIVE_INFINITY || !Number.isFinite(y)) return edgeCase(x, y);
  let k = 0;
  let m = x;
  if (m < 2.2250738585072014e-308) {
    m *= 18014398509481984;
    k = -54;
  }
  const high = highWord(m);
  const shift = ((high - SQRT_HALF) >> 20) | 0;
  k += shift;
  m = withHighWord(m, high - (shift << 20));

  // s = (m − 1) / (m + 1) as s + sl; m − 1 is exact, m + 1 = d + dl.
  const f = m - 1;
  const d = m + 1;
  const dl = m - (d - 1);
  const s = f / d;
  const sd = s * d;
  const sl = (f - sd - productError(s, d, sd) - s * dl) / d;
  // s² = z + zl, s³ = c + cl.
  const z = s * s;
  const zl = productError(s, s, z) + 2 * s * sl;
  const c = z * s;
  const cl = productError(z, s, c) + zl * s + z * sl;
  // 2s + (2/3)s³ + rest, and k · ln 2.
  const rest =
    c * z * (2 / 5 + z * (2 / 7 + z * (2 / 9 + z * (2 / 11 + z * (2 / 13 + z * (2 / 15 + z * (2 / 17 + z * (2 / 19 + z * (2 / 21)))))))));
  const t = (2 * c) / 3;
  const t3 = 3 * t;
  const tl = (2 * c - t3 - productError(3, t, t3) + 2 * cl) / 3;
  const kh = k * LN2_LEADING;
  const kl = productError(k, LN2_LEADING, kh) + k * LN2_TRAILING;

  // Sum from the largest down; each step keeps its rounding error.
  let lead = kh;
  let tail = kl + tl + rest + 2 * sl;
  let sum = lead + 2 * s;
  tail += Math.abs(lead) >= Math.abs(2 * s) ? lead - sum + 2 * s : 2 * s - sum + lead;
  lead = sum;
  sum = lead + t;
  tail += Math.abs(lead) >= Math.abs(t) ? lead - sum + t : t - sum + lead;
  lead = sum + tail;
  tail = sum - lead + tail;

  const p = lead * y;
  if (p > 709.79) return Number.POSITIVE_INFINITY;
  if (p < -745.14) return 0;
  return expOfSum(p, productError(lead, y, p) + tail * y);
}

function edgeCase(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y) || x < 0) return Number.NaN;
  const infinite = Number.POSITIVE_INFINITY;
  if (x === 0) return y > 0 ? 0 : infinite;
  if (x === infinite) return y > 0 ? infinite : 0;
  return x > 1 === y > 0 ? infinite : 0;
}
