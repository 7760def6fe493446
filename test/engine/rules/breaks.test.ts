import { beforeAll, describe, expect, it } from 'vitest';
import { intervalGroupEstimate } from '../../../src/engine/simulate/statistics.ts';
import type { CentreBreak } from '../../../src/model/centre.ts';
import { type Engine, loadBundledEngine } from '../simulate/bundled-engine.ts';
import { centre, exponential, flow, group, skill } from '../simulate/centres.ts';
import { integrals } from './chains.ts';
import { far, groupRatio, ratio } from './compare.ts';
import { everything, fixed, flowCounts, groupCounts, groupIn, ofFlow, ofGroup, plainDay, quiet, run, traced } from './days.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

const pause = (startSeconds: number, seconds: number, agents: number): CentreBreak => ({ startSeconds, seconds, agents });

describe('breaks', () => {
  it('of nobody, or after the day, change nothing to the last bit', () => {
    const without = everything(run(plainDay(), 20));
    for (const breaks of [[], [pause(600, 600, 0)], [pause(7200, 600, 3)]]) {
      expect(everything(run(plainDay({ group: { breaks } }), 20))).toEqual(without);
    }
  });

  /** Agents who answer A, 100 seconds. */
  const day = (agents: number | number[], breaks: readonly CentreBreak[], calls: readonly number[], more = {}, a = {}) =>
    run(traced({ A: calls }, [quiet('A', 100, a)], [{ ...group('P', agents, [skill('A')]), breaks }], more));
  const COUNTS = ['busySeconds', 'staffedSeconds', 'overtimeSeconds'] as const;

  it('are not staffed time: idle agents go at once', () => {
    const t = day(5, [pause(300, 600, 2), pause(1000, 60, 4)], []);
    expect(groupCounts(t, 'P', ...COUNTS)).toEqual({ busySeconds: 0, staffedSeconds: 5 * 3600 - 1200 - 240, overtimeSeconds: 0 });
    // Agents on a break cannot be sent on another: of five, two are left.
    const twice = day(5, [pause(300, 600, 3), pause(400, 100, 5)], []);
    expect(ofGroup(twice, 'P', 'staffedSeconds')).toBe(5 * 3600 - 1800 - 200);
  });

  it('of everybody: who is on a call goes when it ends, and is away for as long', () => {
    const t = day(2, [pause(50, 200, 2)], [0, 60]);
    // One is away 50–250, the other 100–300; the second call waits from 60 to 250.
    expect(ofFlow(t, 'A', 'waitSeconds')).toBe(190);
    expect(groupCounts(t, 'P', ...COUNTS)).toEqual({ busySeconds: 200, staffedSeconds: 7200 - 400, overtimeSeconds: 0 });
  });

  it('of some: an idle agent rather than a busy one', () => {
    const t = day(2, [pause(50, 200, 1)], [0, 60]);
    // The busy one stays and takes the next call at 100.
    expect(flowCounts(t, 'A', 'waitSeconds')).toEqual({ waitSeconds: 40 });
  });

  it('take who has been idle longest', () => {
    // P's two agents are idle since 10 and 30, Q's since 20; at 40 one of P has a break, at 50 a call comes: Q has been idle longest.
    const taker = (breaks: readonly CentreBreak[]): string => {
      const flows = ['A', 'B', 'C', 'D'].map((id, i) => quiet(id, 10 * (i + 1)));
      const p = { ...group('P', 2, [skill('A'), skill('C'), skill('D')]), breaks };
      const t = run(traced({ A: [0], B: [0], C: [0], D: [50] }, flows, [p, group('Q', 1, [skill('B'), skill('D')])]));
      return ofGroup(t, 'Q', 'answered') === 2 ? 'Q' : 'P';
    };
    expect([taker([]), taker([pause(40, 60, 1)])]).toEqual(['P', 'Q']);
  });

  it('begin after the after-call work', () => {
    const t = day(1, [pause(50, 200, 1)], [0, 60], {}, { afterCallWork: fixed(30) });
    expect([ofFlow(t, 'A', 'waitSeconds'), ofGroup(t, 'P', 'staffedSeconds')]).toEqual([330 - 60, 3400]);
  });

  it('are no more when staff falls: idle agents leave, then those on a break, then busy ones', () => {
    const more = { intervals: 4, intervalSeconds: 300 };
    const staffed = (t: ReturnType<typeof run>) => [0, 1, 2, 3].map((k) => groupIn(t, k, 'P', 'staffedSeconds'));
    // Two idle, two on a break from 200; one leaves: an idle one.
    expect(staffed(day([4, 3, 3, 3], [pause(200, 250, 2)], [], more))).toEqual([1200 - 200, 900 - 300, 900, 900]);
    // Three leave: both idle ones and one on a break, the other comes back at 450.
    expect(staffed(day([4, 1, 1, 1], [pause(200, 250, 2)], [], more))).toEqual([1200 - 200, 150, 300, 300]);
    // One busy until 310, three on a break: two leave, both on a break.
    const t = day([4, 2, 2, 2], [pause(200, 250, 3)], [210], more);
    expect(staffed(t)).toEqual([1200 - 300, 600 - 150, 600, 600]);
    expect([ofFlow(t, 'A', 'waitSeconds'), ofGroup(t, 'P', 'overtimeSeconds')]).toEqual([0, 0]);
    // All leave; the busy one after its call.
    const all = day([2, 0, 0, 0], [pause(200, 250, 1)], [210], more);
    expect([staffed(all), ofGroup(all, 'P', 'overtimeSeconds')]).toEqual([[600 - 100, 10, 0, 0], 10]);
  });

  it('that are still to begin do not keep an agent from leaving', () => {
    const more = { intervals: 4, intervalSeconds: 300 };
    for (const departures of ['drawn', 'first'] as const) {
      // Both are on calls until 310 and are to have a break then; at 300 one shift ends.
      const t = day([2, 1, 1, 1], [pause(250, 200, 2)], [210, 210], { ...more, departures });
      expect([0, 1, 2, 3].map((k) => groupIn(t, k, 'P', 'staffedSeconds'))).toEqual([600, 300 + 10 - 200, 300, 300]);
      expect(ofGroup(t, 'P', 'overtimeSeconds')).toBe(10);
    }
  });

  it('are over when they are over, whatever the shift or the day: rising staff, closing', () => {
    const more = { intervals: 3, intervalSeconds: 100 };
    const t = day([1, 3, 3], [pause(50, 120, 1)], [60, 60, 60], more);
    // Two come at 100 and answer; the third call waits for the one back at 170.
    expect([ofFlow(t, 'A', 'waitSeconds'), ofGroup(t, 'P', 'staffedSeconds')]).toEqual([40 + 40 + 110, 700 - 120]);
    // The day ends at 300: on a break since 250, back at 350, serves; counted until 300.
    const late = day(1, [pause(250, 100, 1)], [260], more);
    expect(groupCounts(late, 'P', ...COUNTS)).toEqual({ busySeconds: 0, staffedSeconds: 250, overtimeSeconds: 100 });
    expect(flowCounts(late, 'A', 'answered', 'waitSeconds')).toEqual({ answered: 1, waitSeconds: 90 });
    const dropped = day(1, [pause(250, 100, 1)], [260], { ...more, closing: 'drop' });
    expect(flowCounts(dropped, 'A', 'unserved', 'waitSeconds')).toEqual({ unserved: 1, waitSeconds: 40 });
    // A break that was to begin after a call that ends after the day is no break.
    const never = day(1, [pause(250, 100, 1)], [240, 245], more);
    expect(groupCounts(never, 'P', ...COUNTS)).toEqual({ busySeconds: 60, staffedSeconds: 300, overtimeSeconds: 140 });
    expect(ofFlow(never, 'A', 'waitSeconds')).toBe(95);
  });

  it('draw the busy agents who have one at random', () => {
    // A short and a long call are going on; one of the two agents has a break after it. The first to end would always be the short one.
    const model = traced(
      { A: [0], B: [0] },
      [quiet('A', 200), quiet('B', 1000)],
      [{ ...group('P', 2, [skill('A'), skill('B')]), breaks: [pause(100, 300, 1)] }],
      { intervals: 18, intervalSeconds: 200 },
    );
    const days = 400;
    const t = run(model, days);
    const early = groupIn(t, 1, 'P', 'staffedSeconds');
    expect(ofGroup(t, 'P', 'staffedSeconds')).toBe(days * (7200 - 300));
    const short = (400 * days - early) / 200;
    expect(Math.abs(short / days - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / days));
  });

  it('are none in a stationary run', () => {
    const model = centre([flow('A')], [group('P', 6, [skill('A')])], { intervals: 1, intervalSeconds: 3600 });
    const request = { seed: 1, hours: 200, warmupHours: 1 };
    const broken = { ...model, groups: [{ ...model.groups[0]!, breaks: [pause(0, 900, 6)], absence: { probability: 0.5 } }] };
    expect(engine.simulateStationary({ ...request, centre: broken })).toEqual(engine.simulateStationary({ ...request, centre: model }));
  });
});

describe('one agent, no place to wait, one break: exact', () => {
  it('within 4 standard errors', () => {
    const [rate, mu, start, length, seconds] = [20 / 3600, 1 / 240, 1000, 900, 3600];
    type S = 'idle' | 'busy' | 'away' | 'last call' | 'back late';
    // Before: idle or busy. From the break's start on, who was idle is away for good until its end; who was busy ends its call first.
    const before = { seconds: start, moves: (s: S) => (s === 'idle' ? ([[rate, 'busy']] as const) : ([[mu, 'idle']] as const)) };
    const [[busyBefore]] = integrals<S>('idle', [before], [(s) => (s === 'busy' ? 1 : 0)]) as [[number]];
    const idleAt = mu / (rate + mu) + (rate / (rate + mu)) * Math.exp(-(rate + mu) * start);
    const busyAt = 1 - idleAt;
    // From `start + length` on: idle with idleAt; who was busy returns at start + length + E, E exponential. Busy share b(t) after a return, as one
    // that begins idle: its integral over the rest r of the day is B(r).
    const busyWithin = (r: number): number => (rate / (rate + mu)) * (r - (1 - Math.exp(-(rate + mu) * r)) / (rate + mu));
    const rest = seconds - start - length;
    let busyAfter = idleAt * busyWithin(rest);
    let away = idleAt * length;
    const h = 0.5;
    for (let e = h / 2; e < seconds - start; e += h) {
      const density = busyAt * mu * Math.exp(-mu * e) * h;
      away += density * Math.min(length, seconds - start - e);
      if (e < rest) busyAfter += density * busyWithin(rest - e);
    }
    const lastCall = (busyAt / mu) * (1 - Math.exp(-mu * (seconds - start)));
    const busy = busyBefore + lastCall + busyAfter;
    // Answered: the seconds idle and there, at the rate of arrivals.
    const answered = rate * (seconds - away - busy);

    const a = flow('A', { arrivalsPerHour: rate * 3600, handling: exponential(1 / mu), waitingRoom: 0 });
    const model = centre([a], [{ ...group('P', 1, [skill('A')]), breaks: [pause(start, length, 1)] }], {
      intervals: 1,
      intervalSeconds: seconds,
    });
    const t = engine.simulateBatch({ firstReplication: 0, day: { dayId: 'day', centre: model }, seed: 3, replications: 40_000 });
    expect(
      far(t, {
        answered: [ratio(t, 'A', { answered: 1 }, null), answered],
        blocked: [ratio(t, 'A', { blocked: 1 }), 1 - answered / (rate * seconds)],
        busy: [groupRatio(t, 'P', { busySeconds: 1 }, null), busy],
        staffed: [groupRatio(t, 'P', { staffedSeconds: 1 }, null), seconds - away],
        occupancy: [groupRatio(t, 'P', { busySeconds: 1 }), busy / (seconds - away)],
      }),
    ).toEqual([]);
    expect(
      intervalGroupEstimate(t, 0, [0], { id: '', unit: 'share', better: 'neither', numerator: { busySeconds: 1 }, denominator: null }).mean,
    ).toBeCloseTo(groupRatio(t, 'P', { busySeconds: 1 }, null).mean, 6);
  });
});
