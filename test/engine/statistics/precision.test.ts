import { beforeAll, describe, expect, it } from 'vitest';
import { erlangA } from '../../../src/engine/queueing/erlang-a.ts';
import type { PlateauResult } from '../../../src/engine/simulate/index.ts';
import { centre, flow, group, skill } from '../simulate/centres.ts';
import { loadBundledSimulate, type Simulate } from './bundled-command.ts';

const RUNS = 200;
const small = centre([flow('A')], [group('P', 5, [skill('A')])], { intervals: 1, intervalSeconds: 3600 });
let simulate: Simulate;
beforeAll(async () => {
  simulate = await loadBundledSimulate();
});

/** Share of RUNS independent runs whose interval holds the truth; every run must reach the precision it was asked for. */
async function coverage(truth: number, precision: number, ...args: string[]): Promise<{ share: number; reached: number }> {
  const runs: PlateauResult[] = [];
  for (let seed = 1; seed <= RUNS; seed++) {
    runs.push(await simulate(small, ...args, '--precision', String(precision), '--seed', String(seed)));
  }
  const levels = runs.map((run) => run.flows.A!.serviceLevel as { mean: number; halfWidth: number });
  return {
    share: levels.filter(({ mean, halfWidth }) => Math.abs(mean - truth) <= halfWidth).length / RUNS,
    reached: levels.filter(({ halfWidth }) => halfWidth <= precision).length,
  };
}

describe('--precision', () => {
  it('a stationary run that stops when it is precise enough covers the Erlang-A truth in 95 % ± 3 points of 200 runs', async () => {
    const truth = erlangA({ callsPerHour: 60, handlingSeconds: 240, agents: 5 }, 180, 20).serviceLevel!;
    const { share, reached } = await coverage(truth, 0.02, '--hours', '30');
    expect(reached).toBe(RUNS);
    expect(Math.abs(share - 0.95)).toBeLessThanOrEqual(0.03);
  });

  it('days that go on until they are precise enough cover the truth in 95 % ± 3 points of 200 runs', async () => {
    // The truth of a day that starts empty, to ± 0.001.
    const long = await simulate(small, '--days', '60000', '--seed', '999');
    const { share, reached } = await coverage((long.flows.A!.serviceLevel as { mean: number }).mean, 0.04);
    expect(reached).toBe(RUNS);
    expect(Math.abs(share - 0.95)).toBeLessThanOrEqual(0.03);
  });
});
