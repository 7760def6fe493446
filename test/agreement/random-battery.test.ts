/**
 * A small statistical battery for the random streams as the engine uses them: along one stream, and across the streams of neighbouring seeds,
 * replications and purposes (which is where counters and hashes fail if they fail). Every test gives a chance p; far below 1e-4 at either end is a failure.
 * Sources: D. E. Knuth, The Art of Computer Programming 2, 3.3; G. Marsaglia, birthday spacings and binary rank (Diehard).
 */
import { describe, expect, it } from 'vitest';
import { gammaQ } from '../../src/maths/incomplete-gamma.ts';
import { nextInt32, nextUniform, seedStream, writeStreamKey } from '../../src/maths/streams.ts';

type Source = () => number;

function streamOf(seed: number, replication: number, purpose: string): Int32Array {
  const key = new Int32Array(4);
  writeStreamKey(key, 0, [String(seed), 'mon', 'flow', 'A', purpose]);
  const state = new Int32Array(4);
  seedStream(state, 0, key, 0, replication);
  return state;
}

const along = (): Source => {
  const state = streamOf(1, 0, 'handling fresh');
  return () => nextInt32(state, 0) >>> 0;
};
/** First two words of each of many streams: what the first calls of many days meet. */
const across = (streamAt: (n: number) => Int32Array): Source => {
  let n = 0;
  let state = streamAt(0);
  let drawn = 0;
  return () => {
    if (drawn === 2) {
      state = streamAt(++n);
      drawn = 0;
    }
    drawn++;
    return nextInt32(state, 0) >>> 0;
  };
};

const SOURCES: readonly (readonly [string, () => Source])[] = [
  ['along one stream', along],
  ['across replications', () => across((n) => streamOf(1, n, 'gap'))],
  ['across seeds', () => across((n) => streamOf(n, 0, 'gap'))],
  ['across purposes', () => across((n) => streamOf(1, 0, `p${n}`))],
];

/** Chance of a chi-square at least this large. */
function chiSquare(counts: ArrayLike<number>, expected: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += (counts[i]! - expected(i)) ** 2 / expected(i);
  return gammaQ((counts.length - 1) / 2, sum / 2);
}

/** Bytes at each of the four places are equally frequent. */
function bytes(next: Source, draws: number): number[] {
  const counts = [0, 8, 16, 24].map(() => new Float64Array(256));
  for (let i = 0; i < draws; i++) {
    const word = next();
    counts.forEach((count, place) => {
      const byte = (word >>> (8 * place)) & 255;
      count[byte] = count[byte]! + 1;
    });
  }
  return counts.map((count) => chiSquare(count, () => draws / 256));
}

/** Successive pairs fill the square evenly, by their high and by their low bits. */
function pairs(next: Source, draws: number): number[] {
  const high = new Float64Array(4096);
  const low = new Float64Array(4096);
  for (let i = 0; i < draws; i++) {
    const a = next();
    const b = next();
    high[((a >>> 26) << 6) | (b >>> 26)]!++;
    low[((a & 63) << 6) | (b & 63)]!++;
  }
  return [high, low].map((count) => chiSquare(count, () => draws / 4096));
}

/** Equal spacings between 4,096 birthdays in a year of 2^32 days are Poisson with mean 4. */
function birthdays(next: Source, years: number): number[] {
  const counts = new Float64Array(11);
  const days = new Float64Array(4096);
  for (let y = 0; y < years; y++) {
    for (let i = 0; i < 4096; i++) days[i] = next();
    days.sort();
    const spacings = days.map((day, i) => (i === 0 ? day : day - days[i - 1]!)).sort();
    let equal = 0;
    for (let i = 1; i < 4096; i++) if (spacings[i] === spacings[i - 1]) equal++;
    const cell = Math.min(10, equal);
    counts[cell] = counts[cell]! + 1;
  }
  const chance: number[] = [];
  let term = Math.exp(-4);
  for (let i = 0; i < 10; i++) {
    chance.push(term);
    term *= 4 / (i + 1);
  }
  chance.push(1 - chance.reduce((a, b) => a + b, 0));
  return [chiSquare(counts, (i) => years * chance[i]!)];
}

/** Ranks of 32 × 32 bit matrices: 32 with chance 0.2888, 31 with 0.5776, less with 0.1336. */
function ranks(next: Source, matrices: number): number[] {
  const counts = new Float64Array(3);
  for (let m = 0; m < matrices; m++) {
    const rows = Array.from({ length: 32 }, () => next());
    let rank = 0;
    for (let bit = 31; bit >= 0; bit--) {
      const pivot = rows.findIndex((row, i) => i >= rank && ((row >>> bit) & 1) === 1);
      if (pivot < 0) continue;
      [rows[rank], rows[pivot]] = [rows[pivot]!, rows[rank]!];
      for (let i = rank + 1; i < 32; i++) if (((rows[i]! >>> bit) & 1) === 1) rows[i] = (rows[i]! ^ rows[rank]!) >>> 0;
      rank++;
    }
    const cell = Math.min(2, 32 - rank);
    counts[cell] = counts[cell]! + 1;
  }
  const chance = [0.2887880952, 0.5775761902, 0.1336357146];
  return [chiSquare(counts, (i) => matrices * chance[i]!)];
}

/** Lengths of gaps between values in the lowest eighth (Knuth 3.3.2 D). */
function gaps(next: Source, draws: number): number[] {
  const counts = new Float64Array(24);
  let gap = 0;
  let seen = 0;
  for (let i = 0; i < draws; i++) {
    if (next() >= 2 ** 29) {
      gap++;
      continue;
    }
    const cell = Math.min(23, gap);
    counts[cell] = counts[cell]! + 1;
    gap = 0;
    seen++;
  }
  return [chiSquare(counts, (i) => seen * (i < 23 ? 0.125 * 0.875 ** i : 0.875 ** 23))];
}

describe('the random streams', () => {
  it.each(SOURCES)('%s: bytes, pairs, gaps, birthday spacings and ranks are as chance would have them', (_, source) => {
    const chances = {
      bytes: bytes(source(), 200_000),
      pairs: pairs(source(), 200_000),
      gaps: gaps(source(), 200_000),
      birthdays: birthdays(source(), 40),
      ranks: ranks(source(), 2_000),
    };
    const odd = Object.entries(chances).flatMap(([name, list]) =>
      list.filter((p) => !(p > 1e-4 && p < 1 - 1e-4)).map((p) => `${name} ${p}`),
    );
    expect(odd).toEqual([]);
  });

  it('the battery finds a bad generator: a linear congruential one modulo 2^32 fails it', () => {
    const bad = (): Source => {
      let x = 1;
      return () => {
        x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0;
        return x;
      };
    };
    const worst = Math.min(...pairs(bad(), 200_000), ...ranks(bad(), 500), ...birthdays(bad(), 20));
    expect(worst).toBeLessThan(1e-9);
  });

  it('streams of neighbouring names and replications are uncorrelated', () => {
    const draws = 20_000;
    const series = (seed: number, replication: number, purpose: string): Float64Array => {
      const state = streamOf(seed, replication, purpose);
      return Float64Array.from({ length: draws }, () => nextUniform(state, 0) - 0.5);
    };
    const base = series(1, 0, 'patience fresh');
    const others = [
      series(2, 0, 'patience fresh'),
      series(1, 1, 'patience fresh'),
      series(1, 2 ** 32, 'patience fresh'),
      series(1, 0, 'patience back'),
    ];
    const scores = others.map((other) => (Math.abs(base.reduce((sum, x, i) => sum + x * other[i]!, 0)) * 12) / Math.sqrt(draws));
    expect(Math.max(...scores)).toBeLessThan(4);
  });
});
