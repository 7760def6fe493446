/**
 * Student's t distribution: upper tail and quantile, for half-widths of confidence intervals.
 *
 * Tail: P(T > t) = I_x(df/2, 1/2) / 2 with x = df / (df + t^2); the regularised incomplete beta function by its
 * continued fraction (modified Lentz; Abramowitz & Stegun 26.5.8, 26.7.1). Quantile: safeguarded Newton on the tail.
 * Valid for real df >= 1 (checked 1 to 1e6), relative error of the quantile below 1e-10.
 * A half-width enters a result's fingerprint, so only the project's own exp and log are used: same bits in every browser.
 */
import { exp } from './exp.ts';
import { log } from './log.ts';

const TINY = 1e-300;

/** log(1 + y) without losing the digits of a small y (Kahan). */
function logOnePlus(y: number): number {
  const u = 1 + y;
  return u === 1 ? y : (log(u) * y) / (u - 1);
}

/** Gamma(a + 1/2) / Gamma(a), a > 0: asymptotic series after shifting a above 40. */
function gammaHalfStep(a: number): number {
  let factor = 1;
  let shifted = a;
  while (shifted < 40) {
    factor *= shifted / (shifted + 0.5);
    shifted += 1;
  }
  const r = 1 / shifted;
  const series =
    1 +
    r * (-1 / 8 + r * (1 / 128 + r * (5 / 1024 + r * (-21 / 32768 + r * (-399 / 262144 + r * (869 / 4194304 + r * (39325 / 33554432)))))));
  return factor * Math.sqrt(shifted) * series;
}

/** The continued fraction of I_x(a, b); converges quickly for x < (a + 1) / (a + b + 2). */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < TINY ? TINY : d);
  let value = d;
  for (let m = 1; m <= 20_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    c = 1 + even / c;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = Math.abs(c) < TINY ? TINY : c;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    c = 1 + odd / c;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = Math.abs(c) < TINY ? TINY : c;
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return value;
}

/** x^a (1-x)^(1/2) / B(a, 1/2) with a = df/2 and x = df/(df + t^2); this is t times the density of T at t. */
function betaWeight(t: number, df: number): number {
  const y = (t * t) / df;
  const a = df / 2;
  return ((exp(-a * logOnePlus(y)) * Math.sqrt(y / (1 + y))) / Math.sqrt(Math.PI)) * gammaHalfStep(a);
}

/**
 * P(T > t) for t >= 0.
 * @param t point, >= 0
 * @param df degrees of freedom, real, >= 1
 * @returns 0 .. 0.5
 */
export function studentTail(t: number, df: number): number {
  if (t === 0) return 0.5;
  const x = df / (df + t * t);
  const complement = (t * t) / (df + t * t);
  const a = df / 2;
  const weight = betaWeight(t, df);
  if (x < (a + 1) / (a + 2.5)) return (0.5 * weight * betaFraction(x, a, 0.5)) / a;
  return 0.5 - weight * betaFraction(complement, 0.5, a);
}

/**
 * Quantile: the t with P(T <= t) = p. Example: `studentQuantile(0.975, 10)` is 2.2281388519649…
 * @param p probability, 0 < p < 1
 * @param df degrees of freedom, real, >= 1
 * @throws RangeError outside these ranges
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability strictly between 0 and 1 is needed, not ${p}`);
  if (!(df >= 1) || df === Number.POSITIVE_INFINITY) throw new RangeError(`degrees of freedom must be 1 or more, not ${df}`);
  if (p === 0.5) return 0;
  if (p < 0.5) return -upperQuantile(p, df);
  return upperQuantile(1 - p, df);
}

/** The t > 0 with P(T > t) = tail, 0 < tail < 0.5. */
function upperQuantile(tail: number, df: number): number {
  let low = 0;
  let high = 1;
  while (studentTail(high, df) > tail) {
    low = high;
    high *= 2;
  }
  let t = (low + high) / 2;
  for (let i = 0; i < 200; i++) {
    const excess = studentTail(t, df) - tail;
    if (excess > 0) low = t;
    else high = t;
    let next = t + (excess * t) / betaWeight(t, df);
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - t) <= 2e-15 * next) return next;
    t = next;
  }
  return t;
}
