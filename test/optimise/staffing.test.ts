import { describe, expect, it } from 'vitest';
import { concaveAbove } from '../../src/engine/optimise/day-bound.ts';
import { candidates } from '../../src/engine/optimise/exact-search.ts';
import { flowSets } from '../../src/engine/optimise/flow-sets.ts';
import { offeredCalls } from '../../src/engine/optimise/offered-calls.ts';
import { agentsNeeded, pooledQueue, serviceWith } from '../../src/engine/optimise/pooled-queue.ts';
import { staffingCost, staffingProblem } from '../../src/engine/optimise/staffing-problem.ts';
import { simulateDay } from '../../src/engine/simulate/index.ts';
import { flowEstimate } from '../../src/engine/simulate/statistics.ts';
import { FLOW_MEASURES } from '../../src/model/measures.ts';
import { centreOf, heuristic, staff } from './solvers.ts';

describe('an agent is counted once', () => {
  it('polyvalent agents do not cover two flows at the same time: demand 4 + 4 erlangs needs more than 8 of them, not 5', async () => {
    const flow = (id: string) => ({ id, perHour: 48, patience: null });
    const { days } = await staff(centreOf([flow('a'), flow('b')], [{ id: 'both', flows: ['a', 'b'] }]));
    expect(days[0].agents[0][0]).toBeGreaterThan(8);
  });

  it('the occupancy cap holds for the time of all flows together', async () => {
    const flow = (id: string) => ({ id, perHour: 240 });
    const { days } = await staff(centreOf([flow('a'), flow('b')], [{ id: 'both', flows: ['a', 'b'] }]), { occupancyCap: 0.8 });
    // 20 + 20 erlangs at 80 % of the time.
    expect(days[0].agents[0][0]).toBeGreaterThanOrEqual(50);
  });

  it('slower agents count for less', async () => {
    const cost = async (factor: number) => (await staff(centreOf([{ id: 'a', perHour: 240 }], [{ id: 'g', flows: ['a'], factor }]))).cost;
    const [fast, slow] = [await cost(1), await cost(1.3)];
    expect(slow / fast).toBeGreaterThan(1.15);
    expect(slow / fast).toBeLessThan(1.35);
  });
});

describe('one flow, one group: the closed form is the answer', () => {
  it.each([12, 60, 240])('%i calls an hour are staffed as Erlang A says, confirmed by simulation', async (perHour) => {
    const centre = centreOf([{ id: 'a', perHour }], [{ id: 'g', flows: ['a'] }]);
    const expected = Math.ceil(agentsNeeded(pooledQueue(staffingProblem(centre), [0], 0)) - 1e-6);
    const outcome = await staff(centre);
    expect(outcome.days[0].agents).toEqual([[expected]]);
    expect(outcome.gap).toBe(0);
  });
});

describe('a day', () => {
  const curve = [40, 90, 130, 120, 90, 50];
  const centre = centreOf(
    [
      { id: 'home', perHour: curve },
      { id: 'mobile', perHour: curve.map((calls) => calls * 0.7), patience: 120 },
    ],
    [
      { id: 'h', flows: ['home'], cost: 30 },
      { id: 'm', flows: ['mobile'], cost: 30 },
      { id: 'hm', flows: ['home', 'mobile'], cost: 34, factor: 1.05 },
    ],
    curve.length,
  );

  it('keeps every promise on days it was not chosen on, costs no less than the bound, and says what it costs', async () => {
    const outcome = await staff(centre, { checkReplications: 96 });
    const [day] = outcome.days;
    const staffed = { ...centre, groups: centre.groups.map((group, g) => ({ ...group, agents: [...day.agents[g]] })) };
    const table = simulateDay({ day: { dayId: 'other', centre: staffed }, seed: 987, replications: 400 });
    const levels = [0, 1].map((f) => flowEstimate([{ table, weight: 1 }], [f], FLOW_MEASURES.serviceLevel));
    expect(outcome.status).toBe('feasible');
    expect(Math.min(...levels.map(({ mean, halfWidth }) => mean + 2 * halfWidth!))).toBeGreaterThanOrEqual(0.8);
    // Not more than needed either: the day is thinned to its promises.
    expect(Math.min(...levels.map(({ mean }) => mean))).toBeLessThan(0.84);
    expect(day.cost).toBeCloseTo(staffingCost(staffingProblem(centre), day.agents), 9);
    expect(day.lowerBound).toBeLessThanOrEqual(day.cost);
    expect(day.lowerBound).toBeGreaterThan(0.8 * day.cost);
  });

  it('the same request gives the same answer', async () => {
    const [one, two] = [await staff(centre), await staff(centre)];
    expect(two.days).toEqual(one.days);
  });

  it('without WebAssembly the heuristic answers, keeps the promises, claims no bound, and stays within 5 % of HiGHS', async () => {
    const [exact, plain] = [await staff(centre), await staff(centre, {}, heuristic)];
    expect(plain).toMatchObject({ solver: 'heuristic', status: 'feasible', lowerBound: 0, gap: 1 });
    expect(plain.days[0].promises?.every(({ kept }) => kept)).toBe(true);
    expect(plain.cost / exact.cost).toBeLessThan(1.05);
  });

  it('a promise over two zones together costs no more than one for each', async () => {
    const flowIds = ['home', 'mobile'];
    const together = await staff(centre, {
      days: [{ dayId: 'day', centre, promises: [{ flowIds, target: { withinSeconds: 20, share: 0.8 } }] }],
    });
    const apart = await staff(centre);
    expect(together.days[0].promises).toHaveLength(1);
    expect(together.days[0].promises?.[0]).toMatchObject({ flowIds, kept: true });
    expect(together.cost).toBeLessThanOrEqual(apart.cost * 1.005);
  });
});

describe('what cannot be', () => {
  it('too few agents allowed: infeasible, naming the flow, the interval and how many are missing', async () => {
    const centre = centreOf(
      [
        { id: 'home', perHour: [10, 120, 10] },
        { id: 'mobile', perHour: [10, 10, 10] },
      ],
      [
        { id: 'h', flows: ['home'], max: 6 },
        { id: 'm', flows: ['mobile'], max: 6 },
      ],
      3,
    );
    const { status, conflicts } = await staff(centre);
    expect(status).toBe('infeasible');
    expect(new Set(conflicts.flatMap(({ flowIds }) => flowIds))).toEqual(new Set(['home']));
    expect(conflicts.find(({ interval }) => interval === 1)?.missingAgents).toBeGreaterThanOrEqual(4);
  });

  it('calls that everybody may take only after the promised time: infeasible whatever the agents, and no money is thrown at them', async () => {
    const flows = [
      { id: 'near', perHour: 60 },
      { id: 'far', perHour: 6 },
    ];
    const centre = centreOf(flows, [{ id: 'g', flows: ['near', 'far'], after: { far: 30 } }]);
    const outcome = await staff(centre);
    expect(outcome.conflicts).toEqual([{ dayId: 'day', flowIds: ['far'], interval: 0, missingAgents: 0 }]);
    expect(outcome.cost).toBeLessThan(12);
  });

  it('a solver that fails is an error of the job, not an answer', async () => {
    const broken = { name: 'highs', solve: () => Promise.reject(new Error('boom')) } as const;
    await expect(staff(centreOf([{ id: 'a', perHour: 60 }], [{ id: 'g', flows: ['a'] }]), {}, broken)).rejects.toMatchObject({
      code: 'internal',
    });
  });
});

describe('the pieces', () => {
  it('transfers and repeats come back: of 100 calls 30 % go on and 10 % call again', () => {
    const base = centreOf(
      [
        { id: 'a', perHour: 100 },
        { id: 'b', perHour: 20 },
      ],
      [{ id: 'g', flows: ['a', 'b'] }],
    );
    const flows = [
      {
        ...base.flows[0],
        transfers: [{ to: 'b', probability: 0.3 }],
        repeat: { probability: 0.1, delay: { kind: 'exponential', mean: 60 } },
      } as const,
      base.flows[1],
    ];
    const [a, b] = offeredCalls({ ...base, flows });
    expect(a).toBeCloseTo(100 / 0.9, 6);
    expect(b).toBeCloseTo(20 + 0.3 * (100 / 0.9), 6);
  });

  it('repeats of a day are spread by their delay and never more than were answered', () => {
    const base = centreOf([{ id: 'a', perHour: [100, 0, 0, 0, 0, 0] }], [{ id: 'g', flows: ['a'] }], 6);
    const flows = [{ ...base.flows[0], repeat: { probability: 0.2, delay: { kind: 'exponential', mean: 3600 } } } as const];
    const rates = offeredCalls({ ...base, flows });
    const repeats = rates.slice(1).reduce((sum, rate) => sum + rate * 0.5, 0);
    expect([...rates.slice(1)].every((rate, k, all) => rate > 0 && (k === 0 || rate < all[k - 1]))).toBe(true);
    expect(repeats).toBeLessThan(0.2 * 50 * 1.25);
    expect(repeats).toBeGreaterThan(0.2 * 50 * 0.7);
  });

  it('sets of flows are connected by common groups, and whole components are among them', () => {
    const flows = ['a', 'b', 'c', 'd'].map((id) => ({ id, perHour: 10 }));
    const groups = [['a', 'b'], ['b', 'c'], ['d']].map((served, g) => ({ id: `g${g}`, flows: served }));
    const sets = flowSets(staffingProblem(centreOf(flows, groups)), [0, 1, 2, 3], 'servers').map((set) => set.flows.join(''));
    expect(sets.sort()).toEqual(['0', '01', '012', '1', '12', '2', '3']);
  });

  it('the concave curve lies on or above the service level everywhere and touches it', () => {
    const queue = pooledQueue(staffingProblem(centreOf([{ id: 'a', perHour: 200 }], [{ id: 'g', flows: ['a'] }])), [0], 0);
    const lines = concaveAbove(queue);
    const gaps = Array.from(
      { length: 40 },
      (_, n) => Math.min(...lines.map(({ slope, offset }) => offset + slope * n)) - serviceWith(queue, n).serviceLevel,
    );
    expect(Math.min(...gaps)).toBeGreaterThan(-1e-9);
    expect(gaps.filter((gap) => gap < 1e-9).length).toBeGreaterThan(5);
  });

  it('candidates below a cost are all there, the cheapest first', () => {
    const groups = [
      { id: 'x', flows: ['a'], cost: 1, max: 3 },
      { id: 'y', flows: ['a'], cost: 1.5, max: 3 },
    ];
    const problem = staffingProblem(centreOf([{ id: 'a', perHour: 10 }], groups));
    const list = candidates(problem, [{ groups: [0, 1], weights: [1, 1], agents: 2 }], 4) ?? [];
    const costs = list.map(([x, y]) => x + 1.5 * y);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    expect(list.map((agents) => agents.join('')).sort()).toEqual(['02', '11', '20', '21', '30']);
  });
});
