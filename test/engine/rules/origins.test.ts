import { describe, expect, it } from 'vitest';
import type { CentreFlow } from '../../../src/model/centre.ts';
import type { FlowCounter } from '../../../src/model/measures.ts';
import { centre, flow, group, skill } from '../simulate/centres.ts';
import { everything, flowIn, ofFlow, ofGroup, perDay, plainDay, run } from './days.ts';

const RATES = [50, 90, 70, 40];
const scaled = (share: number): number[] => RATES.map((rate) => rate * share);

/** The same callers: in one flow of two origins, and in two flows. */
function both(common: Partial<CentreFlow>, agents: number, shareOfA: number | number[] = 0.6) {
  const skills = (ids: readonly string[]) => [
    group(
      'P',
      agents,
      ids.map((id) => skill(id)),
    ),
  ];
  const list = typeof shareOfA === 'number' ? RATES.map(() => shareOfA) : shareOfA;
  const pool = flow('pool', {
    ...common,
    arrivalsPerHour: RATES,
    origins: [
      { id: 'b', share: typeof shareOfA === 'number' ? 1 - shareOfA : list.map((share) => 1 - share) },
      { id: 'a', share: shareOfA },
    ],
  });
  const separate = [
    flow('a', { ...common, arrivalsPerHour: RATES.map((rate, k) => rate * list[k]!) }),
    flow('b', { ...common, arrivalsPerHour: RATES.map((rate, k) => rate * (1 - list[k]!)) }),
  ];
  return { pooled: run(centre([pool], skills(['pool'])), 30), apart: run(centre(separate, skills(['a', 'b'])), 30) };
}

describe('origins', () => {
  it('that are the flow itself, all of it, change nothing to the last bit', () => {
    const without = everything(run(plainDay(), 20));
    expect(everything(run(plainDay({ flow: { origins: [] } }), 20))).toEqual(without);
    expect(everything(run(plainDay({ flow: { origins: [{ id: 'A', share: 1 }] } }), 20))).toEqual(without);
    expect(everything(run(plainDay({ flow: { origins: [{ id: 'A', share: [1, 1, 1, 1] }] } }), 20))).toEqual(without);
  });

  it('that are another name are the callers of a flow of that name', () => {
    const renamed = (id: string, origins?: CentreFlow['origins']) =>
      run(
        centre(
          [flow(id, { arrivalsPerHour: RATES, busyness: { cv: 0.2 }, balking: 0.1, ...(origins && { origins }) })],
          [group('P', 6, [skill(id)])],
        ),
        20,
      );
    expect([...renamed('x', [{ id: 'A', share: 1 }]).flowCounters]).toEqual([...renamed('A').flowCounters]);
    expect([...renamed('x').flowCounters]).not.toEqual([...renamed('A').flowCounters]);
  });

  it('bring the callers of the separate flows, with their handling times, day by day', () => {
    for (const busyness of [null, { cv: 0.3 }]) {
      const { pooled, apart } = both({ busyness, patience: null }, 400);
      const sum = (counter: FlowCounter): number[] => perDay(apart, 'a', counter).map((n, day) => n + perDay(apart, 'b', counter)[day]!);
      for (const counter of ['offered', 'answered', 'answeredWithin'] as const) {
        expect(perDay(pooled, 'pool', counter)).toEqual(sum(counter));
      }
      expect(ofFlow(pooled, 'pool', 'waitSeconds')).toBe(0);
      const work = (t: ReturnType<typeof run>): number => ofGroup(t, 'P', 'busySeconds') + ofGroup(t, 'P', 'overtimeSeconds');
      expect(Math.abs(work(pooled) / work(apart) - 1)).toBeLessThan(1e-12);
    }
  });

  it('bring their patience and their readiness to hang up at once, whatever the order', () => {
    const { pooled, apart } = both({ patience: { kind: 'weibull', mean: 90, shape: 1.4 }, balking: 0.3 }, 0);
    expect(ofFlow(pooled, 'pool', 'abandonedWithin')).toBe(ofFlow(apart, 'a', 'abandonedWithin') + ofFlow(apart, 'b', 'abandonedWithin'));
    const waited = ofFlow(apart, 'a', 'waitSeconds') + ofFlow(apart, 'b', 'waitSeconds');
    expect(Math.abs(ofFlow(pooled, 'pool', 'waitSeconds') / waited - 1)).toBeLessThan(1e-12);
    expect(waited).toBeGreaterThan(1e5);
  });

  it('may have other shares in each interval', () => {
    const { pooled, apart } = both({ patience: null }, 400, [1, 0, 0.25, 0.5]);
    for (let k = 0; k < 4; k++) {
      expect(flowIn(pooled, k, 'pool', 'offered')).toBe(flowIn(apart, k, 'a', 'offered') + flowIn(apart, k, 'b', 'offered'));
    }
    expect([flowIn(apart, 0, 'b', 'offered'), flowIn(apart, 1, 'a', 'offered')]).toEqual([0, 0]);
  });

  it('draw each its own busyness, so that the total spreads less than that of one flow', () => {
    const cv = 0.4;
    const days = 3000;
    const pool = (origins: CentreFlow['origins']) =>
      flow('pool', { arrivalsPerHour: 100, handling: { kind: 'deterministic', value: 0 }, busyness: { cv }, origins: origins! });
    const variance = (shares: readonly number[]): number => {
      const origins = shares.map((share, i) => ({ id: `o${i}`, share }));
      const t = run(centre([pool(origins)], [group('P', 1, [skill('pool')])], { intervals: 2 }), days);
      const totals = perDay(t, 'pool', 'offered');
      const mean = totals.reduce((a, b) => a + b, 0) / days;
      return totals.reduce((a, b) => a + (b - mean) ** 2, 0) / (days - 1);
    };
    for (const shares of [[1], [0.5, 0.5], [0.7, 0.2, 0.1]]) {
      const exact = 100 + shares.reduce((sum, share) => sum + (cv * 100 * share) ** 2, 0);
      // Relative error of a variance of nearly gamma days: √((2 + 6·cv²) ÷ days), at most.
      expect(Math.abs(variance(shares) / exact - 1)).toBeLessThan(4 * Math.sqrt((2 + 6 * cv * cv) / days));
    }
    expect(scaled(0.5)[0]).toBe(25);
  });
});
