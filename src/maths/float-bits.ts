/**
 * Purpose: the exponent of a double and powers of two, for exp, log and pow.
 * A double shares memory with two 32-bit words; which one is high is found once (all browsers today are little-endian).
 */
const DOUBLE = new Float64Array(1);
const WORDS = new Int32Array(DOUBLE.buffer);
DOUBLE[0] = 1;
const HIGH = WORDS[1] === 0x3ff00000 ? 1 : 0;

/** Sign, exponent field and top 20 bits of the significand of x, as a signed 32-bit word. */
export function highWord(x: number): number {
  DOUBLE[0] = x;
  return WORDS[HIGH]!;
}

/** x with its high word replaced. */
export function withHighWord(x: number, high: number): number {
  DOUBLE[0] = x;
  WORDS[HIGH] = high;
  return DOUBLE[0]!;
}

/** 2^k for −1022 ≤ k ≤ 1023, exact. */
export function powerOfTwo(k: number): number {
  WORDS[HIGH] = (k + 1023) << 20;
  WORDS[1 - HIGH] = 0;
  return DOUBLE[0]!;
}

/** x · 2^k for x in [½, 4) and −1,080 ≤ k ≤ 1,024; rounded once. */
export function scaleByPowerOfTwo(x: number, k: number): number {
  if (k > 1000) return x * powerOfTwo(k - 24) * 16777216;
  if (k < -1000) return x * powerOfTwo(k + 100) * powerOfTwo(-100);
  return x * powerOfTwo(k);
}
