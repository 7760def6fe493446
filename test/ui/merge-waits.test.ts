/** What merged callers lose or gain: exact where the closed form is. */
import { describe, expect, it } from 'vitest';
import { compileWeek } from '../../src/compile/index.ts';
import { erlangA } from '../../src/engine/queueing/erlang-a.ts';
import { networkAtMonth } from '../../src/levers/apply-scenario.ts';
import { mergeFlows } from '../../src/levers/merge-flows/lever.ts';
import type { LeverUse } from '../../src/model/project.ts';
import { mergeWaits } from '../../src/ui/pages/scenarios/merge-waits-vm.ts';
import { NATION, network, withFlow } from '../fixtures/network-text.ts';

const drawn = network(`
  flow   calls/h  aht   patience  target      team   heads  site  skills
  High   30       300s  120s      80/20       First  6      N     High
  Usage  120      300s  120s      80/20       Second 9      N     Usage
`);
const still = { afterAbandonmentShare: 0, afterBlockingShare: 0, delaySeconds: 600 };
const calm = ['high', 'usage'].reduce(
  (net, id) =>
    withFlow(net, id, {
      redial: still,
      repeat: { share: 0, delaySeconds: 14_400 },
      dayVariationCv: 0,
      balkingShare: 0,
      ahtCv: 1,
      routing: NATION,
    }),
  drawn,
);
const use = (change: object = {}): LeverUse => ({
  id: 'm',
  leverId: 'merge-flows',
  version: 1,
  enabled: true,
  params: { ...mergeFlows.neutral, flowIds: ['high', 'usage'], kind: 'unique', ...change },
});
const week = (levers: readonly LeverUse[]) => compileWeek(networkAtMonth(calm, levers, 0).network, 0);
const waits = (lever: LeverUse) => mergeWaits(lever, week([]), week([lever]), calm);
const wait = (agents: number, callsPerHour: number) => erlangA({ agents, callsPerHour, handlingSeconds: 300 }, 120, 20).meanWait!;

describe('the wait of each former segment of a merge', () => {
  it('is that of its own queue before, and that of the one queue after, for all of them', () => {
    const [first, second] = waits(use());
    expect([first!.name, second!.name]).toEqual(['High', 'Usage']);
    expect(first!.before.meanWait).toBeCloseTo(wait(6, 30), 3);
    expect(second!.before.meanWait).toBeCloseTo(wait(9, 120), 3);
    for (const segment of [first!, second!]) {
      expect(segment.after.meanWait).toBeCloseTo(wait(15, 150), 1);
      expect(segment.after.busiestWait).toBeCloseTo(segment.after.meanWait, 6);
    }
    // The well-staffed few lose, the many gain.
    expect(first!.after.meanWait).toBeGreaterThan(first!.before.meanWait);
    expect(second!.after.meanWait).toBeLessThan(second!.before.meanWait);
    expect(first!.callsPerMonth).toBeCloseTo(30 * 22 * 12, 3);
  });

  it('grows with the handling time of what is learned, and is told of merges of flows only', () => {
    const [plain, slower] = [waits(use()), waits(use({ learnedAhtFactor: 1.3 }))];
    const of = (segments: typeof plain, id: string) => segments.find(({ flowId }) => flowId === id)!.after.meanWait;
    expect(of(slower, 'high')).toBeGreaterThan(of(plain, 'high'));
    expect(mergeWaits({ ...use(), leverId: 'pool-routing' }, week([]), week([use()]), calm)).toEqual([]);
  });
});
