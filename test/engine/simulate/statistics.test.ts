import { describe, expect, it } from 'vitest';
import { simulateDay } from '../../../src/engine/simulate/index.ts';
import { pairIndex } from '../../../src/engine/simulate/interval-moments.ts';
import {
  flowEstimate,
  groupEstimate,
  intervalFlowEstimate,
  intervalGroupEstimate,
  moreReplicationsToTell,
  pairedFlowDifference,
  targetMetShare,
} from '../../../src/engine/simulate/statistics.ts';
import { FLOW_COUNTERS, FLOW_MEASURES, type FlowCounter, GROUP_MEASURES } from '../../../src/model/measures.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';
import { centre, flow, group, skill } from './centres.ts';

/** A table of one flow with the given counters by replication. */
function tableOf(rows: readonly Partial<Record<FlowCounter, number>>[]): DayTable {
  return {
    dayId: 'x',
    replications: rows.length,
    intervals: 1,
    intervalSeconds: 3600,
    flowIds: ['A'],
    groupIds: [],
    flowCounters: Float64Array.from(rows.flatMap((row) => FLOW_COUNTERS.map((name) => row[name] ?? 0))),
    groupCounters: new Float64Array(0),
    flowIntervalSums: new Float64Array(0),
    groupIntervalSums: new Float64Array(0),
    flowIntervalProducts: new Float64Array(0),
    groupIntervalProducts: new Float64Array(0),
    calls: 0,
  };
}

const day = (agents: number | readonly number[], rate = 60): DayTable =>
  simulateDay({
    day: {
      dayId: 'd',
      centre: centre(
        [flow('A', { arrivalsPerHour: rate }), flow('B', { arrivalsPerHour: 30 })],
        [group('P', agents, [skill('A'), skill('B')])],
      ),
    },
    seed: 5,
    replications: 60,
  });
const week = (table: DayTable) => [{ table, weight: 1 }];

describe('estimates', () => {
  it('a share is a ratio of sums, with the delta-method half-width worked by hand', () => {
    const table = tableOf([
      { offered: 10, answeredWithin: 8 },
      { offered: 20, answeredWithin: 10 },
      { offered: 30, answeredWithin: 27 },
    ]);
    const { mean, halfWidth } = flowEstimate(week(table), [0], FLOW_MEASURES.serviceLevel);
    expect(mean).toBe(45 / 60);
    // Errors (8 − 7.5, 10 − 15, 27 − 22.5) / 20; variance of their mean; t(0.975, 2) = 4.302653.
    const variance = (0.5 ** 2 + 5 ** 2 + 4.5 ** 2) / 400 / 2 / 3;
    expect(halfWidth).toBeCloseTo(4.302652729911275 * Math.sqrt(variance), 9);
  });

  it('weights count a day as often as it comes', () => {
    const a = tableOf([
      { offered: 10, answeredWithin: 10 },
      { offered: 10, answeredWithin: 10 },
    ]);
    const b = tableOf([
      { offered: 20, answeredWithin: 0 },
      { offered: 20, answeredWithin: 0 },
    ]);
    const estimate = flowEstimate(
      [
        { table: a, weight: 4 },
        { table: b, weight: 1 },
      ],
      [0],
      FLOW_MEASURES.serviceLevel,
    );
    expect(estimate.mean).toBeCloseTo(40 / 60, 12);
  });

  it('one replication has no half-width, and no calls have no service level', () => {
    expect(flowEstimate(week(tableOf([{ offered: 4, answeredWithin: 1 }])), [0], FLOW_MEASURES.serviceLevel)).toEqual({
      mean: 0.25,
      halfWidth: null,
    });
    expect(flowEstimate(week(tableOf([{}, {}])), [0], FLOW_MEASURES.serviceLevel)).toEqual({ mean: Number.NaN, halfWidth: null });
  });

  it('an interval of a one-interval day has the same estimate from its products as from its replications', () => {
    const table = simulateDay({
      day: { dayId: 'd', centre: centre([flow('A')], [group('P', 4, [skill('A')])], { intervals: 1 }) },
      seed: 5,
      replications: 40,
    });
    for (const measure of Object.values(FLOW_MEASURES)) {
      const whole = flowEstimate(week(table), [0], measure);
      const interval = intervalFlowEstimate(table, 0, [0], measure);
      expect([measure.id, interval.mean, interval.halfWidth]).toEqual([
        measure.id,
        expect.closeTo(whole.mean, 10),
        expect.closeTo(whole.halfWidth!, 8),
      ]);
    }
    const occupancy = groupEstimate(week(table), [0], GROUP_MEASURES.occupancy);
    expect(intervalGroupEstimate(table, 0, [0], GROUP_MEASURES.occupancy).halfWidth).toBeCloseTo(occupancy.halfWidth!, 8);
  });

  it('several flows in an interval have a mean and no half-width', () => {
    const estimate = intervalFlowEstimate(day(6), 1, [0, 1], FLOW_MEASURES.serviceLevel);
    expect(estimate.mean).toBeGreaterThan(0);
    expect(estimate.halfWidth).toBeNull();
  });

  it('95 % intervals cover the truth about 95 times in 100', () => {
    const c = centre([flow('A', { arrivalsPerHour: 60 })], [group('P', 5, [skill('A')])], { intervals: 1 });
    const runs = Array.from({ length: 400 }, (_, i) => simulateDay({ day: { dayId: 'd', centre: c }, seed: 1000 + i, replications: 20 }));
    const truth = flowEstimate(
      week(simulateDay({ day: { dayId: 'd', centre: c }, seed: 1, replications: 8_000 })),
      [0],
      FLOW_MEASURES.serviceLevel,
    ).mean;
    const covered = runs.filter((table) => {
      const { mean, halfWidth } = flowEstimate(week(table), [0], FLOW_MEASURES.serviceLevel);
      return Math.abs(mean - truth) <= halfWidth!;
    }).length;
    expect(covered / runs.length).toBeGreaterThan(0.9);
    expect(covered / runs.length).toBeLessThan(0.985);
  });
});

describe('paired differences', () => {
  it('the same run differs from itself by exactly nothing', () => {
    const { difference } = pairedFlowDifference(week(day(6)), week(day(6)), [0], [0], FLOW_MEASURES.serviceLevel);
    expect(difference).toEqual({ mean: 0, halfWidth: 0 });
  });

  it('common random numbers make a difference far better known than two runs apart', () => {
    const { a, b, difference } = pairedFlowDifference(week(day(6)), week(day(7)), [0], [0], FLOW_MEASURES.serviceLevel);
    expect(difference.mean).toBeCloseTo(b.mean - a.mean, 12);
    expect(difference.halfWidth!).toBeLessThan(0.6 * Math.sqrt(a.halfWidth! ** 2 + b.halfWidth! ** 2));
  });

  it('how many more days would tell: none when it is told, the square of what is missing otherwise', () => {
    expect(moreReplicationsToTell({ mean: 0.03, halfWidth: 0.02 }, 100)).toBe(0);
    expect(moreReplicationsToTell({ mean: 0.01, halfWidth: 0.02 }, 100)).toBe(301);
    expect(moreReplicationsToTell({ mean: 0, halfWidth: 0.02 }, 100)).toBe(Number.POSITIVE_INFINITY);
    expect(moreReplicationsToTell({ mean: 0.1, halfWidth: null }, 1)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the chance of a day that meets its target', () => {
  it('counts the days, and is unsure even when all days look alike', () => {
    const rows = Array.from({ length: 20 }, (_, i) => ({ offered: 10, answeredWithin: i < 15 ? 8 : 7 }));
    const { mean, halfWidth } = targetMetShare(tableOf(rows), [0], 0.8);
    expect(mean).toBe(0.75);
    expect(halfWidth!).toBeGreaterThan(0.1);
    expect(targetMetShare(tableOf(rows), [0], 0.5).halfWidth!).toBeGreaterThan(0.05);
  });
});

describe('the layout of products', () => {
  it('numbers every pair of counters once, whatever the order of the two', () => {
    const n = FLOW_COUNTERS.length;
    const seen = new Set<number>();
    for (let i = 0; i < n; i++) for (let j = i; j < n; j++) seen.add(pairIndex(n, i, j));
    expect([seen.size, Math.max(...seen)]).toEqual([(n * (n + 1)) / 2, (n * (n + 1)) / 2 - 1]);
    expect(pairIndex(n, 7, 3)).toBe(pairIndex(n, 3, 7));
  });
});
