import { beforeAll, describe, expect, it } from 'vitest';
import { simulateBatch } from '../../../src/engine/simulate/index.ts';
import { type Engine, loadBundledEngine } from '../simulate/bundled-engine.ts';
import { centre, exponential, flow, group, skill } from '../simulate/centres.ts';
import { integrals, type Moves } from './chains.ts';
import { far, ratio } from './compare.ts';
import { everything, flowCounts, groupIn, groupPerDay, ofFlow, plainDay, quiet, run } from './days.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

const staffed = (agents: number | readonly number[], probability: number, intervals = 3) =>
  centre([quiet('A', 10)], [{ ...group('P', agents, [skill('A')]), absence: { probability } }], { intervals, intervalSeconds: 900 });

describe('absence', () => {
  it('of nobody changes nothing, to the last bit', () => {
    const without = everything(run(plainDay(), 20));
    expect(everything(run(plainDay({ group: { absence: { probability: 0 } } }), 20))).toEqual(without);
    expect(everything(run(plainDay({ group: { absence: null } }), 20))).toEqual(without);
  });

  it('of everybody leaves nobody: every call waits until the day ends', () => {
    const a = flow('A', { arrivalsPerHour: 30, patience: null });
    const t = run(centre([a], [{ ...group('P', [3, 9], [skill('A')]), absence: { probability: 1 } }], { intervals: 2 }), 5);
    expect(groupPerDay(t, 'P', 'staffedSeconds')).toEqual([0, 0, 0, 0, 0]);
    expect(flowCounts(t, 'A', 'answered', 'unserved')).toEqual({ answered: 0, unserved: ofFlow(t, 'A', 'offered') });
  });

  it('of each agent by the same chance: the number present is binomial', () => {
    const [days, n, p] = [4000, 5, 0.3];
    const t = engine.simulateBatch({ firstReplication: 0, day: { dayId: 'day', centre: staffed(n, p, 1) }, seed: 9, replications: days });
    const counts = new Array<number>(n + 1).fill(0);
    for (const seconds of groupPerDay(t, 'P', 'staffedSeconds')) counts[seconds / 900] = counts[seconds / 900]! + 1;
    let choose = 1;
    const distance = counts.reduce((sum, seen, k) => {
      const expected = days * choose * (1 - p) ** k * p ** (n - k);
      choose *= (n - k) / (k + 1);
      return sum + (seen - expected) ** 2 / expected;
    }, 0);
    // χ² with 5 degrees of freedom: beyond 25.7 once in 10,000.
    expect(distance).toBeLessThan(25.7);
  });

  it('is of the same agents all day: those there for a few are the first of those there for many', () => {
    const whole = [3, 6, 3, 0, 1];
    const model = staffed(whole, 0.4, 5);
    let varied = 0;
    for (let day = 0; day < 200; day++) {
      const t = simulateBatch({ day: { dayId: 'day', centre: model }, seed: 9, firstReplication: day, replications: 1 });
      const present = whole.map((_, k) => groupIn(t, k, 'P', 'staffedSeconds') / 900);
      expect([present[2], present[3]]).toEqual([present[0], 0]);
      expect(present[1]! - present[0]!).toBeGreaterThanOrEqual(0);
      expect(present[1]! - present[0]!).toBeLessThanOrEqual(3);
      expect(present[4]).toBeLessThanOrEqual(Math.min(1, present[0]!));
      if (present[4] !== Math.min(1, present[0]!)) varied++;
    }
    // The first agent may be away while another is there.
    expect(varied).toBeGreaterThan(10);
  });

  it('of two groups is independent', () => {
    const model = staffed(6, 0.5, 1);
    const t = engine.simulateBatch({
      firstReplication: 0,
      day: { dayId: 'day', centre: { ...model, groups: [...model.groups, { ...model.groups[0]!, id: 'Q' }] } },
      seed: 9,
      replications: 4000,
    });
    const [p, q] = ['P', 'Q'].map((id) => groupPerDay(t, id, 'staffedSeconds').map((seconds) => seconds / 900 - 3));
    const correlation = p!.reduce((sum, x, i) => sum + x * q![i]!, 0) / 4000 / 1.5;
    expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(4000));
  });

  it('mixes days of all numbers of agents: exact losses of one hour that begins empty', () => {
    const [n, p, rate, handling] = [3, 0.35, 40 / 3600, 200];
    const moves =
      (present: number): Moves<number> =>
      (busy) => [
        [busy < present ? rate : 0, busy + 1],
        [busy / handling, Math.max(0, busy - 1)],
      ];
    let blocked = 0;
    let busySeconds = 0;
    let choose = 1;
    for (let k = 0; k <= n; k++) {
      const phase = { seconds: 3600, moves: moves(k) };
      const [[full, busy]] = integrals(0, [phase], [(b) => (b === k ? rate : 0), (b) => b], 5) as [[number, number]];
      const weight = choose * (1 - p) ** k * p ** (n - k);
      blocked += weight * full;
      busySeconds += weight * busy;
      choose *= (n - k) / (k + 1);
    }
    const a = flow('A', { arrivalsPerHour: 40, handling: exponential(handling), waitingRoom: 0 });
    const model = centre([a], [{ ...group('P', n, [skill('A')]), absence: { probability: p } }], { intervals: 1, intervalSeconds: 3600 });
    const t = engine.simulateBatch({ firstReplication: 0, day: { dayId: 'day', centre: model }, seed: 3, replications: 20_000 });
    const busy = groupPerDay(t, 'P', 'busySeconds').reduce((sum, seconds) => sum + seconds, 0) / 20_000;
    expect(
      far(t, { blocked: [ratio(t, 'A', { blocked: 1 }, null), blocked], share: [ratio(t, 'A', { blocked: 1 }), blocked / 40] }),
    ).toEqual([]);
    expect(Math.abs(busy / busySeconds - 1)).toBeLessThan(0.02);
  });
});
