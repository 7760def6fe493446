/**
 * What the months given say: a straight trend by least squares, and the season around it. A season needs a whole year; before that, months
 * have none. Pure.
 */
const A_YEAR = 12;

export interface History {
  /** Calls of month 0 on the trend line. */
  readonly level: number;
  readonly perMonth: number;
  /** Factor by calendar month of the horizon (month % 12), mean 1. */
  readonly season: readonly number[];
}

/** @param calls by month, one or more @example historyOf([100, 110, 120]) // { level: 100, perMonth: 10, season: twelve ones } */
export function historyOf(calls: readonly number[]): History {
  const n = calls.length;
  const meanAt = (n - 1) / 2;
  const mean = calls.reduce((sum, value) => sum + value, 0) / Math.max(1, n);
  let covariance = 0;
  let variance = 0;
  calls.forEach((value, at) => {
    covariance += (at - meanAt) * (value - mean);
    variance += (at - meanAt) * (at - meanAt);
  });
  const perMonth = variance > 0 ? covariance / variance : 0;
  const level = mean - perMonth * meanAt;
  return { level, perMonth, season: seasonOf(calls, level, perMonth) };
}

function seasonOf(calls: readonly number[], level: number, perMonth: number): readonly number[] {
  const even = Array<number>(A_YEAR).fill(1);
  if (calls.length < A_YEAR) return even;
  const sums = Array<number>(A_YEAR).fill(0);
  const counts = Array<number>(A_YEAR).fill(0);
  calls.forEach((value, at) => {
    const trend = level + perMonth * at;
    if (!(trend > 0)) return;
    sums[at % A_YEAR]! += value / trend;
    counts[at % A_YEAR]! += 1;
  });
  const raw = sums.map((sum, i) => (counts[i]! > 0 ? sum / counts[i]! : 1));
  const mean = raw.reduce((sum, factor) => sum + factor, 0) / A_YEAR;
  return mean > 0 ? raw.map((factor) => factor / mean) : even;
}
