import { describe, expect, it } from 'vitest';
import { compileWeek } from '../../src/compile/index.ts';
import { applyScenario, networkAtMonth } from '../../src/levers/apply-scenario.ts';
import { partnerShares } from '../../src/levers/partner-shares.ts';
import { FLOW_MEASURES } from '../../src/model/measures.ts';
import { ownTeamsBy } from '../../src/model/minimum-size.ts';
import { homeVersOpen } from '../../src/samples/home-vers-open/index.ts';
import { closedFormTrajectory, extinctions, planTrajectory } from '../../src/trajectory/index.ts';
import { estimateFlowMeasure } from './week-estimates.ts';

const project = homeVersOpen.make();
const { baseline, run } = project;
const [proposal, counter] = project.scenarios;
const HOME = ['home-usage', 'home-fidelite'];
const at = (levers: (typeof project.scenarios)[number]['levers']) => networkAtMonth(baseline, levers, run.month).network;

describe('Home vers Open 2013–2014', () => {
  it('has six sites and one partner, over 24 months', () => {
    expect([baseline.sites.filter(({ kind }) => kind === 'internal').length, baseline.sites.length, baseline.horizon]).toEqual([
      6,
      7,
      { startMonth: '2013-01', months: 24, holidays: 'fr' },
    ]);
  });
  it('gives 27 % of Home and 80 % of Open to the partner, evenings and Saturdays included', () => {
    const { days } = compileWeek(baseline, run.month);
    const share = (universe: string): number => {
      const ids = baseline.flows.filter((flow) => flow.universe === universe).map(({ id }) => id);
      const calls = days.flatMap((day) =>
        day.flows
          .filter(({ flowId }) => ids.includes(flowId))
          .map(({ partners, callsPerDay }) => ({ partners, calls: callsPerDay * day.weight })),
      );
      const sum = (rows: typeof calls): number => rows.reduce((total, row) => total + row.calls, 0);
      return sum(calls.filter(({ partners }) => partners)) / sum(calls);
    };
    expect([share('Home'), share('Open')].map((value) => Math.round(value * 100))).toEqual([27, 80]);
  });
  it('about holds its baseline: no flow of calls below 74 %', { timeout: 60_000 }, () => {
    const level = estimateFlowMeasure(compileWeek(at([]), run.month), FLOW_MEASURES.serviceLevel, 6);
    const calls = baseline.flows.filter((flow) => !flow.deferrable);
    expect(calls.filter((flow) => level.overall((flowId) => flowId === flow.id) < 0.74).map(({ id }) => id)).toEqual([]);
  });
  it('keeps the 120 advisers of the region in both scenarios', () => {
    const least = project.scenarios.map(({ levers }) =>
      Math.min(
        ...applyScenario(baseline, levers).months.map(({ network }) =>
          [...ownTeamsBy(network, 'region').values()].flat().reduce((sum, team) => sum + team.headcount, 0),
        ),
      ),
    );
    expect(Math.min(...least)).toBeGreaterThanOrEqual(120);
  });
  it('by hand: 30 % of Home by calls is 29 % by hours and 37 % by cost', () => {
    const { calls, hours, cost } = partnerShares(at(proposal!.levers), ['home-usage'], run.month);
    expect(1 - calls).toBeCloseTo(0.3, 6);
    // Partners take 5 % longer.
    expect(1 - hours).toBeCloseTo(0.3 / (0.3 + 0.7 * 1.05), 2);
    // 31 € an hour paid, 69 % of it on the phone, 85 % of that on calls of 430 s, against 4.60 € a call.
    const own = ((31 / 0.69 / 0.85) * 430) / 3600;
    expect(1 - cost).toBeCloseTo((0.3 * own) / (0.3 * own + 0.7 * 4.6), 2);
    expect([hours, cost].map((share) => Math.round((1 - share) * 100))).toEqual([29, 37]);
  });
  it('by hand: 2 FTE of which 65 % retire in a year are fewer than half a person in month 16', () => {
    const month = Math.ceil((12 * Math.log(4)) / Math.log(1 / 0.35));
    expect(month).toBe(16);
    const lost = [[], proposal!.levers, counter!.levers].map((levers) =>
      extinctions(planTrajectory(baseline, levers).months.map(({ network }) => network))
        .filter(({ siteId }) => siteId === null)
        .map((one) => [one.flowId, one.month]),
    );
    expect(lost).toEqual([[['recouvrement', month]], [['recouvrement', month]], []]);
  });
  it('the queue that is left suffers while people learn, and the three shares of the whole service go apart', { timeout: 60_000 }, () => {
    const [before, after] = [[], proposal!.levers].map((levers) =>
      closedFormTrajectory(planTrajectory(baseline, levers).months, 0.85, new Map()),
    );
    const home = (months: typeof before, month: number): number =>
      months![month]!.flows.find(({ flowId }) => flowId === HOME[0])!.serviceLevel.mean;
    expect(home(before, 4) - home(after, 4)).toBeGreaterThan(0.05);
    const { calls, hours, cost } = after![run.month]!.inHouse;
    expect(calls < hours && hours < cost).toBe(true);
  });
});
