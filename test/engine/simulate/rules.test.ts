import { describe, expect, it } from 'vitest';
import { simulateDay, simulateStationary } from '../../../src/engine/simulate/index.ts';
import { flowEstimate } from '../../../src/engine/simulate/statistics.ts';
import type { Centre } from '../../../src/model/centre.ts';
import { FLOW_COUNTERS, FLOW_MEASURES, type FlowCounter, GROUP_COUNTERS, type GroupCounter } from '../../../src/model/measures.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';
import { centre, exponential, flow, group, skill } from './centres.ts';

const run = (c: Centre, replications = 4): DayTable => simulateDay({ day: { dayId: 'day', centre: c }, seed: 11, replications });

const flowTotal = (t: DayTable, counter: FlowCounter, f = 0): number => {
  let sum = 0;
  for (let r = 0; r < t.replications; r++)
    sum += t.flowCounters[(r * t.flowIds.length + f) * FLOW_COUNTERS.length + FLOW_COUNTERS.indexOf(counter)]!;
  return sum;
};
const groupTotal = (t: DayTable, counter: GroupCounter, g = 0): number => {
  let sum = 0;
  for (let r = 0; r < t.replications; r++)
    sum += t.groupCounters[(r * t.groupIds.length + g) * GROUP_COUNTERS.length + GROUP_COUNTERS.indexOf(counter)]!;
  return sum;
};
const inInterval = (t: DayTable, counter: GroupCounter, k: number, g = 0): number =>
  t.groupIntervalSums[(k * t.groupIds.length + g) * GROUP_COUNTERS.length + GROUP_COUNTERS.indexOf(counter)]!;
const flowCounters = (t: DayTable): number[] => [...t.flowCounters];

const patient = { patience: null } as const;

describe('who takes a call', () => {
  it('a lower rank comes first: the second group answers nothing while the first has idle agents', () => {
    const t = run(centre([flow('A')], [group('first', 200, [skill('A')]), group('second', 200, [skill('A', { rank: 2 })])]));
    expect([groupTotal(t, 'answered', 0), groupTotal(t, 'answered', 1)]).toEqual([flowTotal(t, 'offered'), 0]);
  });

  it('two groups of equal rank are one pool to the callers, to the last bit', () => {
    const pool = run(centre([flow('A')], [group('one', 8, [skill('A')])]));
    const halves = run(centre([flow('A')], [group('left', 4, [skill('A')]), group('right', 4, [skill('A')])]));
    expect(flowCounters(halves)).toEqual(flowCounters(pool));
  });

  it('among equal ranks the agent idle longest answers, so two equal groups share the calls equally', () => {
    const t = simulateStationary({
      centre: centre([flow('A')], [group('left', 4, [skill('A')]), group('right', 4, [skill('A')])], { intervals: 1 }),
      seed: 1,
      hours: 4000,
      warmupHours: 5,
    });
    const left = groupTotal(t, 'answered', 0);
    const right = groupTotal(t, 'answered', 1);
    expect(Math.abs(left - right) / (left + right)).toBeLessThan(0.002);
  });

  it('a group asked to keep one agent free works as a group with one agent less', () => {
    const reserved = run(centre([flow('A')], [group('P', 6, [skill('A', { overflow: { idleAtLeast: 2 } })])]));
    const smaller = run(centre([flow('A')], [group('P', 5, [skill('A')])]));
    expect(flowCounters(reserved)).toEqual(flowCounters(smaller));
  });

  it('a group that waits for two in the queue lets every first call wait for a second, and takes the first in line', () => {
    const c = centre([flow('A', patient)], [group('P', 200, [skill('A', { overflow: { queueAtLeast: 2 } })])]);
    const t = run(c, 1);
    // At most one call waits at any time, so the queue's time-integral is at most the day, and all but at most one are answered.
    expect(flowTotal(t, 'queueSeconds')).toBeLessThanOrEqual(7200);
    expect(flowTotal(t, 'answered')).toBeGreaterThanOrEqual(flowTotal(t, 'offered') - 1);
    expect(flowTotal(t, 'queueSeconds')).toBeGreaterThan(5000);
  });

  it('a threshold of 30 seconds makes every call wait exactly 30 seconds for a group with idle agents', () => {
    const t = run(
      centre(
        [flow('A', { ...patient, target: { withinSeconds: 30, share: 0.8 } })],
        [group('P', 200, [skill('A', { overflow: { afterSeconds: 30 } })])],
      ),
    );
    expect(flowTotal(t, 'waitSeconds') / flowTotal(t, 'offered')).toBeCloseTo(30, 9);
    // 30 seconds are within 30 seconds, whatever the rounding of the clock.
    expect(flowTotal(t, 'answeredWithin')).toBe(flowTotal(t, 'offered'));
  });

  it('each of several thresholds of one flow is kept', () => {
    const skills = (after: number) => [skill('A', { rank: after, overflow: { afterSeconds: after } })];
    const t = run(
      centre([flow('A', patient)], [group('a10', 1, skills(10)), group('b25', 1, skills(25)), group('c60', 400, skills(60))]),
      20,
    );
    const answered = [0, 1, 2].map((g) => groupTotal(t, 'answered', g));
    expect(Math.min(...answered)).toBeGreaterThan(0);
    expect(flowTotal(t, 'waitSeconds')).toBeLessThanOrEqual(60 * flowTotal(t, 'offered') + 1e-6);
    expect(flowTotal(t, 'waitSeconds')).toBeGreaterThanOrEqual(10 * flowTotal(t, 'offered') - 1e-6);
  });

  it('a lower queueRank comes first: with its one agent always wanted, the second flow is never answered', () => {
    const crowd = { arrivalsPerHour: 2000, handling: exponential(60), patience: null };
    const t = run(
      centre([flow('A', crowd), flow('B', crowd)], [group('P', 1, [skill('A'), skill('B', { queueRank: 2 })])], { closing: 'drop' }),
    );
    expect(flowTotal(t, 'answered', 1)).toBeLessThanOrEqual(2 * t.replications);
    expect(flowTotal(t, 'answered', 0)).toBeGreaterThan(80 * t.replications);
  });
});

describe('calls that are not answered', () => {
  it("a full waiting room blocks: the centre's and the flow's own alike", () => {
    const load = { ...patient, arrivalsPerHour: 400 };
    const whole = run(centre([flow('A', load)], [group('P', 5, [skill('A')])], { waitingRoom: 3 }));
    const own = run(centre([flow('A', { ...load, waitingRoom: 3 })], [group('P', 5, [skill('A')])]));
    expect(flowTotal(whole, 'blocked')).toBeGreaterThan(0);
    expect(flowCounters(own)).toEqual(flowCounters(whole));
  });

  it('callers who balk are abandoned with wait 0; with a chance of 1 nobody ever waits', () => {
    const t = run(centre([flow('A', { arrivalsPerHour: 400, balking: 1 })], [group('P', 5, [skill('A')])]));
    expect(flowTotal(t, 'abandoned')).toBeGreaterThan(0);
    expect([flowTotal(t, 'waitSeconds'), flowTotal(t, 'abandonedWithin')]).toEqual([0, flowTotal(t, 'abandoned')]);
  });

  it('at closing the queue is served by the last staff, or dropped', () => {
    const busy = centre([flow('A', { ...patient, arrivalsPerHour: 200 })], [group('P', 5, [skill('A')])]);
    const served = run(busy);
    const dropped = run({ ...busy, closing: 'drop' });
    expect(flowTotal(served, 'unserved')).toBe(0);
    expect(flowTotal(dropped, 'unserved')).toBeGreaterThan(0);
    expect(flowTotal(dropped, 'answered')).toBe(flowTotal(served, 'answered') - flowTotal(dropped, 'unserved'));
  });

  it('calls that nobody is there to serve after closing are unserved', () => {
    const t = run(centre([flow('A', patient)], [group('P', [5, 5, 5, 0], [skill('A')])]));
    expect(flowTotal(t, 'unserved')).toBeGreaterThan(0);
  });
});

describe('calls that come back', () => {
  const fresh = centre([flow('A', patient)], [group('P', 200, [skill('A')])]);

  it('every answered call repeats when the chance is 1, until the day is over', () => {
    const repeat = { probability: 1, delay: { kind: 'deterministic', value: 3600 } } as const;
    const once = run(fresh, 50);
    const t = run({ ...fresh, flows: [flow('A', { ...patient, repeat, handling: { kind: 'deterministic', value: 0 } })] }, 50);
    // Two hours: calls of the first hour come back once in the second, in the intervals one hour later.
    const offered = (table: DayTable, k: number): number => table.flowIntervalSums[k * FLOW_COUNTERS.length]!;
    expect([offered(t, 2), offered(t, 3)]).toEqual([offered(once, 2) + offered(once, 0), offered(once, 3) + offered(once, 1)]);
  });

  it('a transfer arrives in the other flow, and only after the groups it names', () => {
    const transfers = [{ to: 'B', probability: 1, from: ['P'] }];
    const model = (groupOfA: string): Centre =>
      centre(
        [flow('A', { ...patient, transfers }), flow('B', { ...patient, arrivalsPerHour: 0 })],
        [group('P', 200, [skill(groupOfA === 'P' ? 'A' : 'B')]), group('Q', 200, [skill(groupOfA === 'P' ? 'B' : 'A')])],
      );
    const named = run(model('P'));
    expect(flowTotal(named, 'offered', 1)).toBe(flowTotal(named, 'answered', 0));
    expect(flowTotal(run(model('Q')), 'offered', 1)).toBe(0);
  });

  it('after a day that drops its queue, transfers that arrive later are unserved', () => {
    const transfers = [{ to: 'B', probability: 1 }];
    const long = { kind: 'deterministic', value: 100_000 } as const;
    const t = run(
      centre(
        [flow('A', { ...patient, handling: long, transfers }), flow('B', { arrivalsPerHour: 0 })],
        [group('P', 400, [skill('A'), skill('B')])],
        { closing: 'drop' },
      ),
    );
    expect(flowTotal(t, 'unserved', 1)).toBe(flowTotal(t, 'answered', 0));
    expect(flowTotal(t, 'offered', 1)).toBeGreaterThan(0);
  });

  it('a redial follows an abandonment with its probability', () => {
    const redial = { afterAbandonment: 0.5, delay: { kind: 'deterministic', value: 1 } } as const;
    // Nobody to answer in the first hour and a half, patience 1 second: attempts are fresh × 1 / (1 − 0.5).
    const model = (more: object): Centre =>
      centre(
        [flow('A', { arrivalsPerHour: [4000, 0, 0, 0], patience: { kind: 'deterministic', value: 1 }, ...more })],
        [group('P', [0, 0, 0, 1], [skill('A')])],
      );
    const ratio = flowTotal(run(model({ redial }), 40), 'offered') / flowTotal(run(model({}), 40), 'offered');
    expect(Math.abs(ratio - 2)).toBeLessThan(4 * Math.sqrt(2 / (40 * 2000)));
  });
});

describe('staffing at the borders of intervals', () => {
  const long = { kind: 'deterministic', value: 100_000 } as const;
  const crowd = flow('A', { arrivalsPerHour: 100_000, handling: long, patience: { kind: 'deterministic', value: 1 } });

  it('busy agents who are not wanted any more leave after their call; the time is overtime, busy and staffed', () => {
    const t = run(centre([crowd], [group('P', [5, 2, 2, 2], [skill('A')])]), 1);
    for (const k of [1, 2]) {
      expect(inInterval(t, 'overtimeSeconds', k)).toBeCloseTo(3 * 1800, 6);
      expect(inInterval(t, 'staffedSeconds', k)).toBeCloseTo(5 * 1800, 6);
      expect(inInterval(t, 'busySeconds', k)).toBeCloseTo(5 * 1800, 6);
    }
    expect(groupTotal(t, 'answered')).toBe(5);
  });

  it('rising staff cancels pending departures first: five busy agents stay five, and nobody new comes', () => {
    const t = run(centre([crowd], [group('P', [5, 2, 5, 5], [skill('A')])]), 1);
    expect(groupTotal(t, 'answered')).toBe(5);
    expect(inInterval(t, 'overtimeSeconds', 1)).toBeCloseTo(3 * 1800, 6);
    expect(inInterval(t, 'overtimeSeconds', 2)).toBe(0);
  });

  it('part of the pending departures is cancelled when fewer come back; the rest are new agents when more do', () => {
    const part = run(centre([crowd], [group('P', [5, 2, 4, 4], [skill('A')])]), 1);
    expect(inInterval(part, 'overtimeSeconds', 2)).toBeCloseTo(1800, 6);
    expect(groupTotal(part, 'answered')).toBe(5);
    const more = run(centre([crowd], [group('P', [5, 2, 7, 7], [skill('A')])]), 1);
    expect(groupTotal(more, 'answered')).toBe(7);
  });

  it('idle agents leave first', () => {
    const quiet = flow('A', { arrivalsPerHour: 4, handling: { kind: 'deterministic', value: 1 }, patience: null });
    const t = run(centre([quiet], [group('P', [5, 2, 2, 2], [skill('A')])]), 8);
    expect(groupTotal(t, 'overtimeSeconds')).toBe(0);
  });

  it('the surplus is drawn at random among the busy: of a short and a long call in progress each leaves as often', () => {
    // Two agents start calls of 1,000 s or 9,000 s at once; at 900 s one must leave. The first to end would always be the short one.
    const handling = { kind: 'empirical', values: [1000, 9000], weights: [1, 1] } as const;
    const patience = { kind: 'deterministic', value: 0 } as const;
    const c = centre([flow('A', { arrivalsPerHour: [4000, 0, 0, 0], handling, patience })], [group('P', [2, 1, 1, 1], [skill('A')])], {
      intervalSeconds: 900,
    });
    let mixed = 0;
    let longLeft = 0;
    for (let day = 0; day < 600; day++) {
      const t = simulateDay({ day: { dayId: `day ${day}`, centre: c }, seed: 11, replications: 1 });
      if (Math.abs(inInterval(t, 'busySeconds', 1) - 1000) > 50) continue;
      mixed++;
      if (inInterval(t, 'overtimeSeconds', 1) > 500) longLeft++;
    }
    expect(mixed).toBeGreaterThan(200);
    expect(Math.abs(longLeft / mixed - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / mixed));
  });

  it('each new agent takes a waiting call at once', () => {
    const early = flow('A', { ...patient, arrivalsPerHour: [100, 0, 0, 0], handling: { kind: 'deterministic', value: 1 } });
    const t = run(centre([early], [group('P', [0, 200, 200, 200], [skill('A')])]), 3);
    expect(inInterval(t, 'answered', 1)).toBe(flowTotal(t, 'offered'));
  });
});

describe('days and periods', () => {
  it('busyness spreads the calls of a day as a gamma factor does', () => {
    const t = run(centre([flow('A', { arrivalsPerHour: 100, busyness: { cv: 0.3 } })], [group('P', 5, [skill('A')])]), 4000);
    const offered = Array.from({ length: t.replications }, (_, r) => t.flowCounters[r * FLOW_COUNTERS.length]!);
    const mean = offered.reduce((a, b) => a + b, 0) / offered.length;
    const variance = offered.reduce((a, b) => a + (b - mean) ** 2, 0) / (offered.length - 1);
    expect(Math.abs(mean - 200)).toBeLessThan(4 * Math.sqrt((200 + 3600) / 4000));
    expect(Math.abs(variance / (200 + 3600) - 1)).toBeLessThan(0.12);
  });

  it('a stationary run counts only what arrives after the warm-up, over the hours asked for', () => {
    const t = simulateStationary({
      centre: centre([flow('A')], [group('P', 200, [skill('A')])], { intervals: 1 }),
      seed: 1,
      hours: 300,
      warmupHours: 50,
    });
    const perHour = { ...FLOW_MEASURES.offered, numerator: { offered: 30 / 300 } };
    const offered = flowEstimate([{ table: t, weight: 1 }], [0], perHour);
    expect(Math.abs(offered.mean - 60)).toBeLessThan(4 * Math.sqrt(60 / 300));
    expect(t.calls).toBeGreaterThan(flowTotal(t, 'offered') + 2500);
  });
});
