import { describe, expect, it } from 'vitest';
import { MilpBuilder } from '../../src/engine/optimise/milp.ts';
import { highs } from './solvers.ts';

const options = { gap: 0, timeLimitSeconds: 10 };

/** min 3x + 2y, x + y ≥ 3.5, x ≤ 2 whole, y ≤ 2 real. */
function model(lower = 3.5) {
  const builder = new MilpBuilder();
  const x = builder.column(3, 0, 2, true);
  const y = builder.column(2, 0, 2, false);
  builder.row(lower, Number.POSITIVE_INFINITY, [
    [x, 1],
    [y, 1],
  ]);
  return builder.build();
}

describe('HiGHS behind the solver interface', () => {
  it('finds the optimum, whole where asked, with its bound', async () => {
    const { status, values, objective, bound } = await (await highs).solve(model(), options);
    expect(status).toBe('optimal');
    expect(values[0]).toBe(2);
    expect(values[1]).toBeCloseTo(1.5, 9);
    expect([objective, bound]).toEqual([9, 9]);
  });

  it('says infeasible and unbounded, and gives no values then', async () => {
    const solver = await highs;
    const free = new MilpBuilder();
    free.column(-1, 0, Number.POSITIVE_INFINITY, false);
    const [none, endless] = [await solver.solve(model(5), options), await solver.solve(free.build(), options)];
    expect([none.status, none.values.length]).toEqual(['infeasible', 0]);
    expect(endless.status).toBe('unbounded');
  });

  it('tells of better solutions on the way', async () => {
    const told: number[] = [];
    const builder = new MilpBuilder();
    const columns = Array.from({ length: 30 }, (_, i) => builder.column(10 + ((i * 7) % 11), 0, 3, true));
    for (let r = 0; r < 20; r++)
      builder.row(
        7 + (r % 5),
        Number.POSITIVE_INFINITY,
        columns.filter((c) => (c * 3 + r * 5) % 4 === 0).map((c) => [c, 1 + ((c + r) % 3)]),
      );
    const { objective } = await (await highs).solve(builder.build(), { ...options, onIncumbent: (value) => told.push(value) });
    expect(told.length).toBeGreaterThan(0);
    expect(Math.min(...told)).toBeCloseTo(objective, 6);
  });

  it('models leave no native memory behind: memory is flat over 1,200 solves', async () => {
    const solver = await highs;
    const solveMany = async (count: number) => {
      for (let i = 0; i < count; i++) await solver.solve(model(), options);
      return process.memoryUsage().rss;
    };
    await solveMany(100);
    const grown: number[] = [];
    for (let round = 0; round < 5; round++) grown.push(await solveMany(300));
    // A leaked model keeps 40 kB and more: 1,200 of them 50 MB.
    expect(grown[4] - grown[0]).toBeLessThan(25e6);
  });
});
