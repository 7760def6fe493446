/**
 * Ties. Fresh calls never come at the same instant, so equal times are made from durations without spread: calls that start together end together,
 * and a caller who comes back after a fixed time meets the end of another's call. The order is that of docs/engine.md.
 */
import { describe, expect, it } from 'vitest';
import { simulateBatch } from '../../../src/engine/simulate/index.ts';
import type { Centre } from '../../../src/model/centre.ts';
import { FLOW_COUNTERS, type FlowCounter, GROUP_COUNTERS, type GroupCounter } from '../../../src/model/measures.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';
import { centre, flow, group, skill } from './centres.ts';

const DAYS = Array.from({ length: 20 }, (_, day) => day);
const run = (c: Centre, day: number): DayTable =>
  simulateBatch({ day: { dayId: 'd', centre: c }, seed: 3, firstReplication: day, replications: 1 });

const calls = (t: DayTable, counter: FlowCounter, f = 0): number =>
  t.flowCounters[f * FLOW_COUNTERS.length + FLOW_COUNTERS.indexOf(counter)]!;
const callsIn = (t: DayTable, counter: FlowCounter, k: number, f = 0): number =>
  t.flowIntervalSums[(k * t.flowIds.length + f) * FLOW_COUNTERS.length + FLOW_COUNTERS.indexOf(counter)]!;
const agents = (t: DayTable, counter: GroupCounter, g: number): number =>
  t.groupCounters[g * GROUP_COUNTERS.length + GROUP_COUNTERS.indexOf(counter)]!;
const agentsIn = (t: DayTable, counter: GroupCounter, k: number, g = 0): number =>
  t.groupIntervalSums[(k * t.groupIds.length + g) * GROUP_COUNTERS.length + GROUP_COUNTERS.indexOf(counter)]!;

const lasting = (value: number) => ({ kind: 'deterministic', value }) as const;

describe('the agent idle longest', () => {
  it('answers among groups of equal rank: with calls of one length the agents of all groups take turns without exception', () => {
    const sizes = [1, 2, 3];
    for (const day of DAYS) {
      const t = run(
        centre(
          [flow('A', { arrivalsPerHour: 90, handling: lasting(200), patience: null })],
          sizes.map((size, g) => group(`g${g}`, size, [skill('A')])),
        ),
        day,
      );
      const rounds = calls(t, 'answered') / 6;
      expect(rounds).toBeGreaterThan(20);
      sizes.forEach((size, g) => {
        expect(agents(t, 'answered', g)).toBeGreaterThanOrEqual(size * Math.floor(rounds));
        expect(agents(t, 'answered', g)).toBeLessThanOrEqual(size * Math.ceil(rounds));
      });
    }
  });

  it('does not answer when another group has the lower rank', () => {
    for (const day of DAYS) {
      const pair = (rank: number): Centre =>
        centre(
          [flow('A', { arrivalsPerHour: 20, handling: lasting(30), patience: null })],
          [group('left', 3, [skill('A')]), group('right', 3, [skill('A', { rank })])],
        );
      expect(agents(run(pair(1), day), 'answered', 1)).toBeGreaterThan(5);
      expect(agents(run(pair(2), day), 'answered', 1)).toBe(0);
    }
  });
});

describe('the call that has waited longest', () => {
  /** All of A has come before any of B; nobody answers until then. One agent begins 12 calls in the hour that is left. */
  const later = (queueRankOfB: number): Centre =>
    centre(
      [
        flow('A', { arrivalsPerHour: [60, 0, 0, 0], handling: lasting(310), patience: null }),
        flow('B', { arrivalsPerHour: [0, 60, 0, 0], handling: lasting(310), patience: null }),
      ],
      [group('P', [0, 0, 1, 1], [skill('A', { queueRank: 2 }), skill('B', { queueRank: queueRankOfB })])],
      { closing: 'drop' },
    );

  it('is answered first among flows of equal queueRank: no call of B while one of A waits', () => {
    for (const day of DAYS) {
      const t = run(later(2), day);
      expect(Math.min(calls(t, 'offered', 0), calls(t, 'offered', 1))).toBeGreaterThan(12);
      expect([calls(t, 'answered', 0), calls(t, 'answered', 1)]).toEqual([12, 0]);
    }
  });

  it('is not answered first when another flow has the lower queueRank', () => {
    for (const day of DAYS) {
      const t = run(later(1), day);
      expect([calls(t, 'answered', 0), calls(t, 'answered', 1)]).toEqual([0, 12]);
    }
  });
});

describe('events at the same instant', () => {
  it('a waiting threshold comes before the end of patience: a call that reaches both is answered', () => {
    for (const day of DAYS) {
      const t = run(
        centre([flow('A', { patience: lasting(30) })], [group('P', 200, [skill('A', { overflow: { afterSeconds: 30 } })])]),
        day,
      );
      expect([calls(t, 'abandoned'), calls(t, 'answered')]).toEqual([0, calls(t, 'offered')]);
      expect(calls(t, 'offered')).toBeGreaterThan(50);
    }
  });

  it('an end of service comes before the end of patience: two callers who take turns with the one agent never give up', () => {
    // Who is served calls again at once and then waits for exactly one call of the other's, which is all the patience there is.
    const c = centre(
      [
        flow('A', {
          arrivalsPerHour: [120, 0, 0, 0],
          handling: lasting(60),
          patience: lasting(60),
          repeat: { probability: 1, delay: lasting(0) },
        }),
      ],
      [group('P', 1, [skill('A')])],
    );
    for (const day of DAYS) {
      const t = run(c, day);
      for (const k of [2, 3]) {
        expect(callsIn(t, 'abandoned', k)).toBe(0);
        expect(callsIn(t, 'offered', k)).toBe(30);
        expect(callsIn(t, 'waitSeconds', k)).toBeCloseTo(30 * 60, 6);
      }
      expect(calls(t, 'abandoned')).toBeGreaterThan(20);
    }
  });

  it('an end of service comes before the border of an interval: the agent takes one more call, then leaves after it', () => {
    // Nobody in the first interval; calls of exactly one interval in the second and, begun at the border, in the third.
    const c = centre(
      [flow('A', { arrivalsPerHour: [60, 0, 0, 0], handling: lasting(1800), patience: null })],
      [group('P', [0, 2, 0, 0], [skill('A')])],
      { closing: 'drop' },
    );
    for (const day of DAYS) {
      const t = run(c, day);
      expect(calls(t, 'offered')).toBeGreaterThan(4);
      expect(calls(t, 'answered')).toBe(4);
      expect([1, 2, 3].map((k) => agentsIn(t, 'busySeconds', k))).toEqual([2, 2, 0].map((n) => expect.closeTo(1800 * n, 6)));
      expect([1, 2, 3].map((k) => agentsIn(t, 'overtimeSeconds', k))).toEqual([0, 2, 0].map((n) => expect.closeTo(1800 * n, 6)));
    }
  });

  it('a border comes before returning calls: who calls at the border meets the new staff', () => {
    const c = (last: number): Centre =>
      centre(
        [
          flow('A', {
            arrivalsPerHour: [60, 0, 0, 0],
            handling: lasting(900),
            patience: null,
            repeat: { probability: 1, delay: lasting(900) },
          }),
        ],
        [group('P', [0, 200, last, 200], [skill('A')])],
      );
    for (const day of DAYS) {
      const gone = run(c(0), day);
      const n = callsIn(gone, 'offered', 0);
      expect(n).toBeGreaterThan(10);
      // All begin at the first border, end in the middle of the interval and come back at the second border, where nobody is left for an interval.
      expect([callsIn(gone, 'offered', 2), callsIn(gone, 'waitSeconds', 2)]).toEqual([n, expect.closeTo(1800 * n, 6)]);
      const there = run(c(200), day);
      expect([callsIn(there, 'offered', 2), callsIn(there, 'waitSeconds', 2)]).toEqual([n, 0]);
    }
  });

  it('a staff that comes at a border finds those whose patience ends there gone', () => {
    // Patience of exactly one interval, begun at a border by callers who come back together.
    const c = centre(
      [
        flow('A', {
          arrivalsPerHour: [60, 0, 0, 0],
          handling: lasting(900),
          patience: lasting(1800),
          repeat: { probability: 1, delay: lasting(900) },
        }),
      ],
      [group('P', [0, 200, 0, 200], [skill('A')])],
    );
    for (const day of DAYS) {
      const t = run(c, day);
      expect(callsIn(t, 'offered', 2)).toBeGreaterThan(10);
      expect(callsIn(t, 'abandoned', 2)).toBe(callsIn(t, 'offered', 2));
    }
  });

  it('agents who come free together take the waiting calls in the order of their arrival', () => {
    // Four calls begin at the border and end together, six times over.
    const c = centre(
      [
        flow('A', { arrivalsPerHour: [30, 0, 0, 0], handling: lasting(610), patience: null }),
        flow('B', { arrivalsPerHour: [0, 30, 0, 0], handling: lasting(610), patience: null }),
      ],
      [group('P', [0, 0, 4, 4], [skill('A'), skill('B')])],
      { closing: 'drop' },
    );
    for (const day of DAYS) {
      const t = run(c, day);
      const [a, b] = [calls(t, 'offered', 0), calls(t, 'offered', 1)];
      const places = 4 * 6;
      expect([calls(t, 'answered', 0), calls(t, 'answered', 1)]).toEqual([Math.min(a, places), Math.min(b, Math.max(0, places - a))]);
    }
  });
});
