import { describe, expect, it } from 'vitest';
import type { SimulationEngine } from '../../src/jobs/engine-port.ts';
import { createInlineRunner } from '../../src/jobs/inline-runner.ts';
import { plateauEngine } from '../../src/jobs/plateau-engine.ts';
import { JobCancelled, type Runner } from '../../src/jobs/runner.ts';
import { type HorizonMonth, type HorizonOptions, simulateHorizon } from '../../src/jobs/trajectory-job.ts';
import type { Network } from '../../src/model/network.ts';
import { atelier } from '../../src/samples/atelier/index.ts';
import { planTrajectory, widestOf } from '../../src/trajectory/index.ts';
import { network, withTeam } from '../fixtures/network-text.ts';

const project = atelier.make();
const baseline = { id: 'baseline', months: planTrajectory(project.baseline, []).months };
const scenario = {
  id: 'fusion',
  months: planTrajectory(project.baseline, project.scenarios.find(({ id }) => id === 'fusion')!.levers).months,
};

const options = (change: Partial<HorizonOptions>): HorizonOptions => ({
  seed: 1,
  occupancyCap: 0.85,
  halfWidth: 0.03,
  mostWeeks: 200,
  onMonth: () => undefined,
  ...change,
});

async function run(months: readonly number[], change: Partial<HorizonOptions> = {}): Promise<readonly HorizonMonth[]> {
  const runner = createInlineRunner();
  const found: HorizonMonth[] = [];
  await simulateHorizon(runner, [baseline, scenario], months, options({ onMonth: (done) => found.push(...done), ...change }));
  runner.dispose();
  return found.sort((a, b) => a.figures.month - b.figures.month || (a.variantId < b.variantId ? -1 : 1));
}

describe('the horizon as one job', () => {
  it('every month of every variant comes once, as sure as asked', async () => {
    const found = await run([0, 1, 2]);
    expect(found.map(({ variantId, figures }) => `${figures.month} ${variantId}`)).toEqual([
      '0 baseline',
      '0 fusion',
      '1 baseline',
      '1 fusion',
      '2 baseline',
      '2 fusion',
    ]);
    for (const { figures } of found) expect(widestOf(figures)).toBeLessThanOrEqual(0.03);
  });

  it('months do not depend on which others are asked for', async () => {
    const [all, alone] = [await run([0, 1]), await run([1])];
    expect(alone).toEqual(all.filter(({ figures }) => figures.month === 1));
  });

  it('differences are paired: a scenario that changes nothing differs by exactly nothing', async () => {
    const runner = createInlineRunner();
    const found: HorizonMonth[] = [];
    await simulateHorizon(runner, [baseline, { ...baseline, id: 'same' }], [0], options({ onMonth: (done) => found.push(...done) }));
    runner.dispose();
    const same = found.find(({ variantId }) => variantId === 'same')!;
    expect([...same.differences.values()].every(({ mean, halfWidth }) => mean === 0 && halfWidth === 0)).toBe(true);
    expect(same.differences.size).toBe(1 + same.figures.flows.length);
  });

  it('a job that is stopped leaves the months that were done', async () => {
    const runner = createInlineRunner();
    const controller = new AbortController();
    const found: HorizonMonth[] = [];
    const job = simulateHorizon(runner, [baseline], [0, 1, 2, 3, 4, 5], {
      ...options({}),
      signal: controller.signal,
      onMonth: (done) => {
        found.push(...done);
        controller.abort();
      },
    });
    await expect(job).rejects.toBeInstanceOf(JobCancelled);
    runner.dispose();
    expect(found.length).toBeGreaterThanOrEqual(1);
    expect(found.length).toBeLessThan(6);
  });

  it('a failing runner fails the job', async () => {
    const broken = { simulate: () => Promise.reject(new Error('gone')), dispose: () => undefined } as unknown as Runner;
    await expect(simulateHorizon(broken, [baseline], [0], options({}))).rejects.toThrow('gone');
  });

  it('progress never falls and ends at 1', async () => {
    const shares: number[] = [];
    await run([0, 1], { onProgress: ({ share }) => shares.push(share) });
    expect(shares.every((share, index) => index === 0 || share >= shares[index - 1]!)).toBe(true);
    expect(shares.at(-1)).toBe(1);
  });

  it('only the flows that an edit touches are simulated again', async () => {
    const started: string[] = [];
    const engine: SimulationEngine = {
      ...plateauEngine,
      start(batch) {
        started.push(`${batch.day.dayId} ${batch.day.centre.flows.map(({ id }) => id).join()}`);
        return plateauEngine.start(batch);
      },
    };
    const runner = createInlineRunner({ engine });
    const apart = network(`
      flow   calls/h  aht   patience  target   team    heads  site  skills
      Home   60       300s  90s       80/20    Inside  9      N     Home
      Debts  60       300s  90s       80/20    Others  9      S     Debts
    `);
    const others = apart.teams.find(({ siteId }) => siteId === 's')!;
    const more = withTeam(apart, others.id, { fte: others.fte + 1, headcount: others.headcount + 1 });
    const simulate = async (of: Network) => {
      started.length = 0;
      const found: HorizonMonth[] = [];
      const only = { id: 'baseline', months: planTrajectory(of, []).months };
      await simulateHorizon(runner, [only], [0], options({ halfWidth: 1, onMonth: (done) => found.push(...done) }));
      return { figures: found[0]!.figures, flows: [...new Set(started.map((batch) => batch.split(' ')[1]))].sort() };
    };
    const [before, after] = [await simulate(apart), await simulate(more)];
    runner.dispose();
    expect(before.flows.map((flow) => flow?.split('@')[0])).toEqual(['debts', 'home']);
    expect(after.flows.map((flow) => flow?.split('@')[0])).toEqual(['debts']);
    const of = (one: typeof before, flowId: string) => one.figures.flows.find((flow) => flow.flowId === flowId);
    expect(of(after, 'home')).toEqual(of(before, 'home'));
    expect(of(after, 'debts')!.serviceLevel.mean).toBeGreaterThan(of(before, 'debts')!.serviceLevel.mean);
  });
});
