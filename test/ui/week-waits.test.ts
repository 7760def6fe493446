import { describe, expect, it } from 'vitest';
import {
  addWaits,
  emptyWaitSums,
  WAIT_BUCKETS,
  WAIT_RELATIVE_ERROR,
  waitBucket,
  waitQuantile,
} from '../../src/engine/simulate/wait-histogram.ts';
import { boundedDifference, type WaitDay, weekWaitQuantile, weekWaits } from '../../src/engine/simulate/week-waits.ts';
import { studentQuantile } from '../../src/maths/student.ts';
import type { DayTable } from '../../src/protocol/simulation.ts';

/** Waits in seconds of the answered calls: [replication][queue][call]. */
type Waits = readonly (readonly (readonly number[])[])[];

function tableOf(waits: Waits, queues: number): DayTable {
  const sums = emptyWaitSums(queues);
  const position = Int32Array.from({ length: queues }, (_, f) => f);
  for (const replication of waits) {
    const counts = new Uint32Array(queues * WAIT_BUCKETS);
    replication.forEach((calls, f) => {
      for (const seconds of calls) counts[f * WAIT_BUCKETS + waitBucket(seconds)] += 1;
    });
    addWaits(sums, counts, 0, position);
  }
  const none = new Float64Array(0);
  return {
    dayId: 'mon',
    replications: waits.length,
    intervals: 1,
    intervalSeconds: 1800,
    flowIds: Array.from({ length: queues }, (_, f) => `q${f}`),
    groupIds: [],
    flowCounters: none,
    groupCounters: none,
    flowIntervalSums: none,
    groupIntervalSums: none,
    flowIntervalProducts: none,
    groupIntervalProducts: none,
    calls: 0,
    ...sums,
  };
}

/** A small generator of uniform numbers: the tests must not depend on the machine. */
function uniforms(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    let mixed = state ^ (state >>> 15);
    mixed = Math.imul(mixed, 0x2c1b3c6d);
    mixed ^= mixed >>> 12;
    return ((mixed >>> 0) + 0.5) / 2 ** 32;
  };
}

/** A day of `calls` calls, a third of them answered at once, the others after an exponential wait; the day's own mood stretches all waits. */
function day(next: () => number, calls: number, mean: number): readonly number[] {
  const mood = 0.7 + 0.6 * next();
  return Array.from({ length: calls }, () => (next() < 1 / 3 ? 0 : -Math.log(next()) * mean * mood));
}

const ask = (days: readonly WaitDay[], p: number) => weekWaitQuantile(weekWaits(days), p);

function sampleQuantile(waits: readonly number[], p: number): number {
  const ascending = [...waits].sort((a, b) => a - b);
  return ascending[Math.max(0, Math.ceil(p * ascending.length) - 1)];
}

describe('waits of a week', () => {
  const next = uniforms(7);
  const two: Waits = Array.from({ length: 12 }, () => [day(next, 80, 40), day(next, 30, 120)]);
  const table = tableOf(two, 2);

  it('a week of one day is that day, one queue or all together, but for the reading error that is part of its half-width', () => {
    for (const p of [0.5, 0.9, 0.95]) {
      for (const flow of [1, null]) {
        const week = ask([{ table, weight: 4, flows: flow === null ? [0, 1] : [flow] }], p);
        const single = waitQuantile(table, flow, p);
        expect(week.mean).toBeCloseTo(single.mean, 10);
        expect((week.halfWidth as number) - week.reading).toBeCloseTo(single.halfWidth as number, 8);
        expect(week.reading).toBeLessThanOrEqual(week.mean * WAIT_RELATIVE_ERROR);
        expect(week.bounded).toBe(false);
      }
    }
  });

  it('a quantile is that of the mixed calls, each day as often as it comes, and no mean of daily quantiles', () => {
    const busy = tableOf([[[10, 10, 10, 10, 10, 10, 10, 10]], [[10, 10, 10, 10, 10, 10, 10, 10]]], 1);
    const quiet = tableOf([[[400, 400]], [[400, 400]]], 1);
    const week = weekWaits([
      { table: busy, weight: 4, flows: [0] },
      { table: quiet, weight: 1, flows: [0] },
    ]);
    // 32 calls of 10 s and 2 of 400 s: 94 % waited 10 s. The mean of the two daily medians would be 205 s.
    expect(Math.abs(weekWaitQuantile(week, 0.5).mean - 10)).toBeLessThan(10 * WAIT_RELATIVE_ERROR);
    expect(Math.abs(weekWaitQuantile(week, 0.93).mean - 10)).toBeLessThan(10 * WAIT_RELATIVE_ERROR);
    expect(Math.abs(weekWaitQuantile(week, 0.96).mean - 400)).toBeLessThan(400 * WAIT_RELATIVE_ERROR);
  });

  it('lies within 3.1 % of the quantile of the calls themselves', () => {
    const other: Waits = Array.from({ length: 12 }, () => [day(next, 40, 25), []]);
    const days: readonly WaitDay[] = [
      { table, weight: 2, flows: [0, 1] },
      { table: tableOf(other, 2), weight: 1, flows: [0, 1] },
    ];
    const calls = [...two.flat(2), ...two.flat(2), ...other.flat(2)];
    for (const p of [0.4, 0.5, 0.9, 0.99]) {
      const exact = sampleQuantile(calls, p);
      expect(Math.abs(ask(days, p).mean - exact)).toBeLessThan(exact * WAIT_RELATIVE_ERROR + 1e-9);
    }
  });

  it('several queues of a day get an upper bound of their half-width, and say so', () => {
    const three: Waits = Array.from({ length: 20 }, () => [day(next, 60, 40), day(next, 60, 60), day(next, 60, 90)]);
    const some = ask([{ table: tableOf(three, 3), weight: 1, flows: [0, 1] }], 0.9);
    const alone = ask(
      [
        {
          table: tableOf(
            three.map(([a, b]) => [a, b]),
            2,
          ),
          weight: 1,
          flows: [0, 1],
        },
      ],
      0.9,
    );
    expect(some.mean).toBeCloseTo(alone.mean, 10);
    expect(some.bounded).toBe(true);
    expect(some.halfWidth as number).toBeGreaterThan(alone.halfWidth as number);
    // Independent queues of equal size: the bound is at most √2 of the half-width, but for the curvature of the distribution.
    expect(some.halfWidth as number).toBeLessThan(1.7 * (alone.halfWidth as number));
  });

  it('the half-width is that of the delta method over replications, computed by hand at the bucket', () => {
    const b = waitBucket(
      ask(
        [
          { table, weight: 3, flows: [0] },
          { table, weight: 2, flows: [1] },
        ],
        0.9,
      ).mean,
    );
    const share = (calls: readonly number[]): number => calls.filter((wait) => waitBucket(wait) <= b).length;
    const n = two.length;
    const total = two.reduce((sum, [first, second]) => sum + 3 * first.length + 2 * second.length, 0) / n;
    const ratio = two.reduce((sum, [first, second]) => sum + 3 * share(first) + 2 * share(second), 0) / n / total;
    const variance = [0, 1].reduce((sum, q) => {
      const errors = two.map((queues) => share(queues[q]) - ratio * queues[q].length);
      const mean = errors.reduce((a, e) => a + e, 0) / n;
      const weight = q === 0 ? 3 : 2;
      return sum + (weight * weight * errors.reduce((a, e) => a + (e - mean) ** 2, 0)) / (n - 1) / n;
    }, 0);
    const reach = (studentQuantile(0.975, n - 1) * Math.sqrt(variance)) / total;
    const days: readonly WaitDay[] = [
      { table, weight: 3, flows: [0] },
      { table, weight: 2, flows: [1] },
    ];
    const expected = (ask(days, 0.9 + reach).mean - ask(days, 0.9 - reach).mean) / 2;
    const { halfWidth, reading } = ask(days, 0.9);
    expect((halfWidth as number) - reading).toBeCloseTo(expected, 8);
  });

  it('95 % intervals of a week cover the truth about as often as they say', () => {
    const truth = (() => {
      const wide = uniforms(99);
      const calls = Array.from({ length: 3000 }, () => [...day(wide, 60, 40), ...day(wide, 60, 40), ...day(wide, 25, 100)]).flat();
      return sampleQuantile(calls, 0.9);
    })();
    let covered = 0;
    const runs = 300;
    for (let run = 0; run < runs; run++) {
      const source = uniforms(1000 + run);
      const a = tableOf(
        Array.from({ length: 20 }, () => [day(source, 60, 40)]),
        1,
      );
      const b = tableOf(
        Array.from({ length: 20 }, () => [day(source, 25, 100)]),
        1,
      );
      const { mean, halfWidth } = ask(
        [
          { table: a, weight: 2, flows: [0] },
          { table: b, weight: 1, flows: [0] },
        ],
        0.9,
      );
      if (Math.abs(mean - truth) <= (halfWidth as number)) covered++;
    }
    expect(covered / runs).toBeGreaterThan(0.9);
    expect(covered / runs).toBeLessThan(0.995);
  });

  it('no calls give no figure, one replication no error, and a sample too small to bound a quantile says so', () => {
    expect(ask([{ table, weight: 1, flows: [] }], 0.9).mean).toBeNaN();
    expect(ask([{ table, weight: 0, flows: [0] }], 0.9).mean).toBeNaN();
    expect(ask([{ table: tableOf([[[5, 6]]], 1), weight: 1, flows: [0] }], 0.5).halfWidth).toBeNull();
    const few = tableOf([[[1, 2, 30]], [[1, 300]]], 1);
    expect(ask([{ table: few, weight: 1, flows: [0] }], 0.99).halfWidth).toBeNull();
    const { waitCounts: _waits, ...without } = table;
    expect(ask([{ table: without, weight: 1, flows: [0] }], 0.9).mean).toBeNaN();
  });

  it('a difference of two figures read apart adds their half-widths; without one of them it has none', () => {
    const before = { mean: 30, halfWidth: 2, bounded: false, reading: 0.5 };
    const after = { mean: 50, halfWidth: 3, bounded: true, reading: 1 };
    expect(boundedDifference(before, after)).toEqual({ mean: 20, halfWidth: 5, bounded: true, reading: 1.5 });
    expect(boundedDifference({ ...before, halfWidth: null }, after).halfWidth).toBeNull();
    expect(boundedDifference({ ...before, mean: Number.NaN }, after).mean).toBeNaN();
  });

  it('where many calls wait the same time the half-width is not less than the width of the bucket they are in', () => {
    const overflow = tableOf(
      Array.from({ length: 50 }, (_, r) => [Array.from({ length: 100 }, (_, i) => (i < 80 + (r % 3) ? 0 : i < 95 ? 30 : 300))]),
      1,
    );
    const { mean, halfWidth } = ask([{ table: overflow, weight: 1, flows: [0] }], 0.9);
    expect(Math.abs(mean - 30)).toBeLessThanOrEqual(halfWidth as number);
    // Calls answered at once did not wait: no reading error there.
    expect(ask([{ table: overflow, weight: 1, flows: [0] }], 0.5)).toEqual({ mean: 0, halfWidth: 0, bounded: false, reading: 0 });
  });
});
