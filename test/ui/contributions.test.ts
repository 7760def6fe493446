import { describe, expect, it } from 'vitest';
import { simulateDay } from '../../src/engine/simulate/index.ts';
import { LEVERS } from '../../src/levers/registry.ts';
import type { LeverUse, Project, Scenario } from '../../src/model/project.ts';
import { SAMPLES } from '../../src/samples/index.ts';
import {
  combinationWeeks,
  contributionPlan,
  contributionRequest,
  contributions,
  largestContribution,
} from '../../src/ui/pages/scenarios/contributions-vm.ts';

const project: Project = SAMPLES.find((sample) => sample.id === 'atelier')!.make();
const use = (id: string, leverId: string, params: object): LeverUse => {
  const { lever } = LEVERS.find((pack) => pack.lever.id === leverId)!;
  return { id, leverId, version: 1, enabled: true, params: { ...lever.neutral, ...params } as LeverUse['params'] };
};
const flowIds = project.baseline.flows.map((flow) => flow.id);
const pooled = use('pool', 'pool-routing', { month: 0, flowIds, path: 'nation' });
const slower = use('slow', 'change-aht', { month: 0, flowIds, ahtFactor: 1.08 });
const idle = use('idle', 'change-aht', { month: 0, flowIds });
const scenario = (...levers: LeverUse[]): Scenario => ({ ...project.scenarios[0]!, levers });

function computed(of: Scenario, weeks: number) {
  const study = { ...project, run: { ...project.run, month: 0, weeks } };
  const plan = contributionPlan(of)!;
  const compiled = combinationWeeks(study, plan);
  const { runs, seed, replications } = contributionRequest(study, plan, compiled);
  const combinations = runs.map((run, i) => ({
    week: compiled[i]!,
    tables: run.days.map((day) => simulateDay({ day, seed, replications })),
  }));
  return { plan, found: contributions(plan, combinations, 'serviceLevel', null) };
}

describe('contributions of a scenario’s levers', () => {
  it('need two active levers, and are averaged over all orders for up to six', () => {
    expect(contributionPlan(scenario(pooled, { ...slower, enabled: false }))).toBeNull();
    expect(contributionPlan(scenario(pooled, slower))!.sets).toEqual([0, 1, 2, 3]);
    const seven = Array.from({ length: 7 }, (_, i) => ({ ...idle, id: `idle-${i}` }));
    expect(contributionPlan(scenario(...seven))!).toMatchObject({ averaged: false, sets: [0, 1, 3, 7, 15, 31, 63, 127] });
  });

  it('add up to the whole difference; pooling gains, longer handling loses, and a lever that changes nothing has exactly 0', () => {
    const { found } = computed(scenario(pooled, idle, slower), 8);
    const [pool, nothing, slow] = found.rows;
    for (const kind of ['inOrder', 'averaged'] as const) {
      expect(found.rows.reduce((sum, row) => sum + row[kind]!.mean, 0)).toBeCloseTo(found.whole.mean, 10);
      expect(pool![kind]!.mean - pool![kind]!.halfWidth!).toBeGreaterThan(0);
      expect(slow![kind]!.mean + slow![kind]!.halfWidth!).toBeLessThan(0);
      expect(nothing![kind]!.mean).toBeCloseTo(0, 12);
    }
    expect(largestContribution(found)!.row.useId).toBe('pool');
  });

  it('do not depend on the plan’s order when averaged, and do in order', () => {
    const there = computed(scenario(pooled, slower), 4).found;
    const back = computed(scenario(slower, pooled), 4).found;
    expect(there.rows[0]!.averaged!.mean).toBeCloseTo(back.rows[1]!.averaged!.mean, 12);
    expect(there.rows[0]!.inOrder.mean).not.toBeCloseTo(back.rows[1]!.inOrder.mean, 4);
  });
});
