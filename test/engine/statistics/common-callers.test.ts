/**
 * The same callers in every scenario. Looked at from outside: a call is singled out by an interval in which nobody else arrives, and its draws by what
 * the counters then hold of it alone.
 */
import { describe, expect, it } from 'vitest';
import { simulateBatch } from '../../../src/engine/simulate/index.ts';
import type { Centre } from '../../../src/model/centre.ts';
import { FLOW_COUNTERS, type FlowCounter, GROUP_COUNTERS } from '../../../src/model/measures.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';
import { centre, flow, group, skill } from '../simulate/centres.ts';

const MINUTES = 60;
const lognormal = { kind: 'lognormal', mean: 200, cv: 0.8 } as const;

const flows = (more: Parameters<typeof flow>[1], rateOfB = 20) => [
  flow('A', { arrivalsPerHour: 40, busyness: { cv: 0.3 }, handling: lognormal, ...more }),
  flow('B', { arrivalsPerHour: rateOfB, handling: lognormal, ...more }),
];
const minutes = { intervalSeconds: 60, intervals: MINUTES };

/** Everybody is answered at once, by a team of their own. */
const apart = (more: Parameters<typeof flow>[1]): Centre =>
  centre(flows(more), [group('P', 60, [skill('A')]), group('R', 60, [skill('B')])], minutes);
/** Few agents, queues, overflow after 20 s to a team for both, and fewer calls in the other flow. */
const pooled = (more: Parameters<typeof flow>[1]): Centre =>
  centre(
    flows(more, 10),
    [group('P', 1, [skill('A')]), group('Q', 1, [skill('B'), skill('A', { rank: 2, queueRank: 2, overflow: { afterSeconds: 20 } })])],
    minutes,
  );
/** Nobody answers. */
const deaf = (more: Parameters<typeof flow>[1]): Centre => centre(flows(more), [group('P', 0, [skill('A'), skill('B')])], minutes);

const simulate = (c: Centre, replication: number): DayTable =>
  simulateBatch({ day: { dayId: 'd', centre: c }, seed: 11, firstReplication: replication, replications: 1 });
const at = (table: DayTable, interval: number, f: number, name: FlowCounter): number =>
  table.flowIntervalSums[(interval * table.flowIds.length + f) * FLOW_COUNTERS.length + FLOW_COUNTERS.indexOf(name)]!;

function work(table: DayTable): number {
  let seconds = 0;
  table.groupIds.forEach((_, g) => {
    for (const name of ['busySeconds', 'overtimeSeconds'] as const) {
      seconds += table.groupCounters[g * GROUP_COUNTERS.length + GROUP_COUNTERS.indexOf(name)]!;
    }
  });
  return seconds;
}

/** Handling time of the call of A that arrives alone in an interval: what the day's work grows by when it is one interval longer. */
function handlingByInterval(c: Centre, replication: number): Map<number, number> {
  const found = new Map<number, number>();
  let before = 0;
  for (let intervals = 1; intervals <= MINUTES; intervals++) {
    const table = simulate({ ...c, intervals }, replication);
    const now = work(table);
    if (at(table, intervals - 1, 0, 'offered') === 1 && at(table, intervals - 1, 1, 'offered') === 0)
      found.set(intervals - 1, now - before);
    before = now;
  }
  return found;
}

describe('the nth fresh call of a flow', () => {
  it('arrives at the same time with the same busyness of its day, whatever the routing and the other flows', () => {
    const arrivals = (c: Centre, replication: number): number[] => {
      const table = simulate(c, replication);
      return Array.from({ length: MINUTES }, (_, k) => at(table, k, 0, 'offered'));
    };
    const days = Array.from({ length: 20 }, (_, r) => r);
    expect(days.map((r) => arrivals(pooled({}), r))).toEqual(days.map((r) => arrivals(apart({}), r)));
    const totals = days.map((r) => arrivals(apart({}), r).reduce((a, b) => a + b, 0));
    expect(Math.max(...totals) - Math.min(...totals)).toBeGreaterThan(15);
  });

  it('keeps its handling time when it waits and is answered by another team', () => {
    const differences: number[] = [];
    const times: number[] = [];
    for (const replication of [0, 1, 2]) {
      const one = handlingByInterval(apart({ patience: null }), replication);
      const other = handlingByInterval(pooled({ patience: null }), replication);
      for (const [interval, seconds] of one) {
        if (!other.has(interval)) continue;
        differences.push(Math.abs(seconds - other.get(interval)!));
        times.push(seconds);
      }
    }
    expect(times.length).toBeGreaterThan(25);
    expect(new Set(times.map((x) => x.toFixed(6))).size).toBe(times.length);
    expect(Math.max(...differences)).toBeLessThan(1e-6);
  });

  it('keeps its patience when another team might have answered it', () => {
    const differences: number[] = [];
    for (let replication = 0; replication < 20; replication++) {
      const one = simulate(deaf({}), replication);
      const other = simulate(pooled({}), replication);
      for (let k = 0; k < MINUTES; k++) {
        const alone = at(one, k, 0, 'offered') === 1 && at(other, k, 0, 'offered') === 1;
        if (alone && at(other, k, 0, 'abandoned') === 1) {
          differences.push(Math.abs(at(one, k, 0, 'waitSeconds') - at(other, k, 0, 'waitSeconds')));
        }
      }
    }
    expect(differences.length).toBeGreaterThan(40);
    expect(Math.max(...differences)).toBeLessThan(1e-9);
  });
});
