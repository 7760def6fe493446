import { beforeAll, describe, expect, it } from 'vitest';
import { erlangCWait } from '../../../src/engine/queueing/erlang-c.ts';
import { allTargetsMet, dailyServiceLevels, orderStatistic } from '../../../src/engine/simulate/day-distribution.ts';
import {
  addWaits,
  bucketStart,
  emptyWaitSums,
  WAIT_BUCKETS,
  WAIT_RELATIVE_ERROR,
  waitBucket,
  waitQuantile,
} from '../../../src/engine/simulate/wait-histogram.ts';
import { FLOW_COUNTERS } from '../../../src/model/measures.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';
import type { Engine } from '../simulate/bundled-engine.ts';
import { loadBundledEngine } from '../simulate/bundled-engine.ts';
import { centre, exponential, flow, group, skill } from '../simulate/centres.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

/** A table with nothing but the waits of each replication. */
function tableOfWaits(replications: readonly (readonly number[])[]): DayTable {
  const sums = emptyWaitSums(1);
  for (const waits of replications) {
    const counts = new Uint32Array(WAIT_BUCKETS);
    for (const wait of waits) counts[waitBucket(wait)]!++;
    addWaits(sums, counts, 0, Int32Array.of(0));
  }
  const none = new Float64Array(0);
  return {
    ...sums,
    dayId: 'd',
    replications: replications.length,
    intervals: 1,
    intervalSeconds: 3600,
    flowIds: ['A'],
    groupIds: [],
    flowCounters: none,
    groupCounters: none,
    flowIntervalSums: none,
    groupIntervalSums: none,
    flowIntervalProducts: none,
    groupIntervalProducts: none,
    calls: 0,
  };
}

describe('the scale of waits', () => {
  it('every wait lies between the borders of its bucket, which are at most 1/32 apart', () => {
    const wrong: number[] = [];
    for (let i = 0; i < 20_000; i++) {
      const wait = 0.0625 * 1.0007 ** i;
      const b = waitBucket(wait);
      if (wait >= 262_144) break;
      if (!(bucketStart(b) <= wait && wait < bucketStart(b + 1))) wrong.push(wait);
      if (bucketStart(b + 1) / bucketStart(b) - 1 > WAIT_RELATIVE_ERROR + 1e-12) wrong.push(wait);
    }
    expect(wrong).toEqual([]);
    expect([waitBucket(0), waitBucket(0.06), waitBucket(0.0625), waitBucket(262_143), waitBucket(1e12)]).toEqual([
      0,
      0,
      1,
      WAIT_BUCKETS - 2,
      WAIT_BUCKETS - 1,
    ]);
  });

  it('a quantile is within 1/32 of that of the sorted sample, whatever the sample', () => {
    const worst: number[] = [];
    for (const power of [1, 3, 6]) {
      const waits = Array.from({ length: 999 }, (_, i) => 0.07 + 400 * ((((i * 619) % 999) + 1) / 1000) ** power);
      const sorted = [...waits].sort((a, b) => a - b);
      for (const p of [0.1, 0.5, 0.9, 0.99]) {
        const exact = sorted[Math.ceil(p * 999) - 1]!;
        worst.push(Math.abs(waitQuantile(tableOfWaits([waits]), 0, p).mean / exact - 1));
      }
    }
    expect(Math.max(...worst)).toBeLessThanOrEqual(WAIT_RELATIVE_ERROR);
  });

  it('no answered call gives no quantile, one day no half-width, a quantile past the sample neither', () => {
    expect(waitQuantile(tableOfWaits([[], []]), 0, 0.5)).toEqual({ mean: Number.NaN, halfWidth: null });
    expect(waitQuantile(tableOfWaits([[1, 2, 3]]), 0, 0.5).halfWidth).toBeNull();
    expect(
      waitQuantile(
        tableOfWaits([
          [1, 9],
          [2, 30],
          [4, 4],
        ]),
        0,
        0.99,
      ).halfWidth,
    ).toBeNull();
    expect(waitQuantile(tableOfWaits([[0, 0, 0, 7]]), 0, 0.5).mean).toBe(0);
  });
});

describe('quantiles of waiting time', () => {
  it('agree with Erlang C, whose waits are exponential above their chance', () => {
    const c = centre([flow('A', { patience: null })], [group('P', 5, [skill('A')])], { intervals: 1, intervalSeconds: 3600 });
    const table = engine.simulateStationary({ centre: c, seed: 3, hours: 20_000, warmupHours: 20 });
    const chance = erlangCWait(5, 4);
    const errors = [0.5, 0.9, 0.99].map((p) => {
      const exact = p <= 1 - chance ? 0 : Math.log(chance / (1 - p)) / (5 / 240 - 60 / 3600);
      const { mean, halfWidth } = waitQuantile(table, 0, p);
      return Math.abs(mean - exact) / (1.5 * halfWidth! + 0.01 * exact);
    });
    expect(Math.max(...errors)).toBeLessThan(1);
  });

  it('their half-widths cover the truth about 95 times in 100, for one flow and for all', () => {
    const c = centre(
      [flow('A', { arrivalsPerHour: 100 }), flow('B', { arrivalsPerHour: 50 })],
      [group('P', 10, [skill('A'), skill('B')])],
      {
        intervals: 2,
      },
    );
    const run = (seed: number, replications: number) => engine.simulateDay({ day: { dayId: 'd', centre: c }, seed, replications });
    const long = run(1, 8000);
    const asked = [0, null].flatMap((column) =>
      [0.75, 0.95].map((p) => ({ column, p, truth: waitQuantile(long, column, p).mean, covered: 0 })),
    );
    for (let seed = 100; seed < 350; seed++) {
      const table = run(seed, 24);
      for (const one of asked) {
        const { mean, halfWidth } = waitQuantile(table, one.column, one.p);
        if (Math.abs(mean - one.truth) <= halfWidth!) one.covered++;
      }
    }
    const shares = asked.map(({ covered }) => covered / 250);
    expect(Math.min(...shares)).toBeGreaterThan(0.91);
    expect(Math.max(...shares)).toBeLessThan(0.99);
  });

  it('the counts of all flows are every answered call, also after merging', () => {
    const c = centre([flow('A'), flow('B', { handling: exponential(90) })], [group('P', 6, [skill('A'), skill('B')])]);
    const table = engine.simulateDay({ day: { dayId: 'd', centre: c }, seed: 1, replications: 10 });
    const rows = [0, 1, 2].map((row) =>
      table.waitCounts!.subarray(row * WAIT_BUCKETS, (row + 1) * WAIT_BUCKETS).reduce((a, b) => a + b, 0),
    );
    const answered = FLOW_COUNTERS.indexOf('answered');
    const sums = [0, 1].map((f) => {
      let sum = 0;
      for (let r = 0; r < 10; r++) sum += table.flowCounters[(r * 2 + f) * FLOW_COUNTERS.length + answered]!;
      return sum;
    });
    expect(rows).toEqual([sums[0], sums[1], sums[0]! + sums[1]!]);
  });
});

describe('how days differ', () => {
  it('quantiles of the days are order statistics whose bounds are order statistics too', () => {
    const days = Float64Array.from({ length: 100 }, (_, i) => i / 100);
    expect(orderStatistic(days, 0.1).mean).toBe(0.09);
    // Ranks 50 ± 9.8: the 40th and the 61st of 100 days.
    expect(orderStatistic(days, 0.5).halfWidth).toBeCloseTo((0.6 - 0.39) / 2, 12);
    expect(orderStatistic(days.subarray(0, 8), 0.1).halfWidth).toBeNull();
    expect(orderStatistic(new Float64Array(0), 0.5).mean).toBeNaN();
  });

  it('a day counts as met only when every flow with a target meets it', () => {
    const c = centre([flow('A'), flow('B')], [group('P', 11, [skill('A'), skill('B')])]);
    const table = engine.simulateDay({ day: { dayId: 'd', centre: c }, seed: 4, replications: 200 });
    const [a, both, none] = [
      [0.8, null],
      [0.8, 0.8],
      [null, null],
    ].map((shares) => allTargetsMet(table, shares).mean);
    expect(both).toBeGreaterThan(0);
    expect(both).toBeLessThan(a!);
    expect(none).toBe(1);
    const levels = dailyServiceLevels(table, [0]);
    expect(levels.filter((x) => x >= 0.8).length / 200).toBe(a);
  });
});
