import { beforeAll, describe, expect, it } from 'vitest';
import type { CentreScore, Distribution } from '../../../src/model/centre.ts';
import { type Engine, loadBundledEngine } from '../simulate/bundled-engine.ts';
import { centre, exponential, flow, group, skill } from '../simulate/centres.ts';
import { far, ratio } from './compare.ts';
import { everything, fixed, ofFlow, plainDay, quiet, run, traced } from './days.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

/** A day of two flows and two groups, each of which has both. */
const scored = (a: CentreScore | null, b: CentreScore | null, queueRankOfB = 1) => {
  const skills = [skill('A', { score: a }), skill('B', { score: b, queueRank: queueRankOfB })];
  const busy = { arrivalsPerHour: [60, 90, 80, 60], patience: { kind: 'exponential', mean: 400 } } as const;
  return centre([flow('A', busy), flow('B', busy)], [group('P', 6, skills), group('Q', 3, skills)]);
};

describe('the score of a skill', () => {
  it('that is what it is without one, changes nothing to the last bit', () => {
    const without = everything(run(plainDay(), 20));
    expect(everything(run(plainDay({ skill: { score: {} } }), 20))).toEqual(without);
    expect(everything(run(plainDay({ skill: { score: { points: 0, perSecond: 1 } } }), 20))).toEqual(without);
  });

  it('with the same points a second for all, or none for all, is the longest wait, to the last bit', () => {
    const longest = everything(run(scored(null, null), 20));
    for (const score of [{ perSecond: 3 }, { perSecond: 0 }, { points: 50, perSecond: 0.1 }, { points: -7 }]) {
      expect(everything(run(scored(score, score), 20))).toEqual(longest);
    }
  });

  it('of very many points is priority, to the last bit', () => {
    const priority = everything(run(scored(null, null, 2), 20));
    expect(everything(run(scored({ points: 1e9 }, null), 20))).toEqual(priority);
    expect(everything(run(scored({ perSecond: 1 }, { perSecond: 0 }), 20))).toEqual(priority);
  });

  it('does not overrule queueRank', () => {
    expect(everything(run(scored(null, { points: 1e9, perSecond: 50 }, 2), 20))).toEqual(everything(run(scored(null, null, 2), 20)));
  });

  it('puts a call ahead by its points, as many seconds of waiting as they are worth', () => {
    const waits = (points: number): number[] => {
      const p = group('P', 1, [skill('A', { score: { points } }), skill('B')]);
      const t = run(
        traced(
          { S: [0], B: [10], A: [40] },
          [quiet('S', 100), quiet('A', 60), quiet('B', 60)],
          [{ ...p, skills: [...p.skills, skill('S')] }],
        ),
      );
      return [ofFlow(t, 'A', 'waitSeconds'), ofFlow(t, 'B', 'waitSeconds')];
    };
    // At 100 B has 90 points, A 60 and its own.
    expect([waits(29), waits(31)]).toEqual([
      [120, 90],
      [60, 150],
    ]);
    // Equal points: the longer wait.
    expect(waits(30)).toEqual([120, 90]);
  });
});

describe('one agent, classes that gain points at different speeds: Kleinrock (1964)', () => {
  interface Class {
    readonly perHour: number;
    readonly law: Distribution;
    readonly mean: number;
    readonly second: number;
    readonly speed: number;
  }
  const classes: readonly Class[] = [
    { perHour: 6, law: exponential(150), mean: 150, second: 2 * 150 ** 2, speed: 1 },
    { perHour: 5, law: fixed(200), mean: 200, second: 200 ** 2, speed: 2 },
    { perHour: 4, law: { kind: 'erlang', mean: 225, phases: 3 }, mean: 225, second: (4 / 3) * 225 ** 2, speed: 5 },
  ];
  const load = (c: Class): number => (c.perHour / 3600) * c.mean;
  const total = classes.reduce((sum, c) => sum + load(c), 0);
  const residual = classes.reduce((sum, c) => sum + ((c.perHour / 3600) * c.second) / 2, 0);

  /** Mean waits, slowest class first: each is delayed as in one queue, less what it overtakes, more by those that overtake it. */
  function meanWaits(): number[] {
    const waits: number[] = [];
    for (const [p, own] of classes.entries()) {
      const overtaken = classes.slice(0, p).reduce((sum, c, i) => sum + load(c) * waits[i]! * (1 - c.speed / own.speed), 0);
      const overtaking = classes.slice(p + 1).reduce((sum, c) => sum + load(c) * (1 - own.speed / c.speed), 0);
      waits.push((residual / (1 - total) - overtaken) / (1 - overtaking));
    }
    return waits;
  }

  it('and the formula keeps the law of conservation of work', () => {
    const kept = meanWaits().reduce((sum, wait, p) => sum + load(classes[p]!) * wait, 0);
    expect(kept).toBeCloseTo((total * residual) / (1 - total), 9);
  });

  it('gives the mean waits', () => {
    const model = centre(
      classes.map((c, p) => flow(`C${p}`, { arrivalsPerHour: c.perHour, handling: c.law, patience: null })),
      [
        group(
          'P',
          1,
          classes.map((c, p) => skill(`C${p}`, { score: { perSecond: c.speed } })),
        ),
      ],
      { intervals: 1, intervalSeconds: 3600 },
    );
    const t = engine.simulateStationary({ centre: model, seed: 6, hours: 100_000, warmupHours: 100 });
    const figures = meanWaits().map((wait, p) => [`C${p}`, [ratio(t, `C${p}`, { waitSeconds: 1 }), wait]] as const);
    expect(far(t, Object.fromEntries(figures))).toEqual([]);
  });
});
