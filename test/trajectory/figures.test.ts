import { describe, expect, it } from 'vitest';
import { previewCentre } from '../../src/engine/queueing/preview.ts';
import { requiredAgents } from '../../src/engine/queueing/required-agents.ts';
import type { Network, OneOffCost } from '../../src/model/network.ts';
import { indexOf } from '../../src/model/network-index.ts';
import type { LeverUse } from '../../src/model/project.ts';
import { atelier } from '../../src/samples/atelier/index.ts';
import { scoOuest } from '../../src/samples/sco-ouest/index.ts';
import {
  closedFormTrajectory,
  extinctions,
  type FlowMonth,
  failureOf,
  failures,
  holdersOf,
  type MonthFigures,
  planTrajectory,
  siteCost,
  standingOf,
} from '../../src/trajectory/index.ts';
import { requirementOf } from '../../src/trajectory/requirement-table.ts';
import { sameContent } from '../../src/trajectory/same-content.ts';
import { network, withTeam } from '../fixtures/network-text.ts';

const formed = (of: Network, levers: readonly LeverUse[] = []): readonly MonthFigures[] =>
  closedFormTrajectory(planTrajectory(of, levers).months, null, new Map());

const two = network(`
  flow   calls/h  aht   patience  target      team    heads  site    skills
  Home   60       300s  90s       80/20       Inside  8      N       Home
  Late   20       300s  90s       80/20       Bought  4      P@west! Late
`);
const withPartner: Network = {
  ...two,
  flows: two.flows.map((flow) => (flow.id === 'late' ? { ...flow, routing: { ...flow.routing, partnerShare: 1 } } : flow)),
  oneOffCosts: [{ id: 'o', name: 'move', month: 1, euros: 7_000 } as OneOffCost],
};

describe('money', () => {
  it('the total is in-house, partners and one-off, and these are the sums over the sites', () => {
    for (const { month, money, sites } of formed(withPartner)) {
      expect(money.total).toBeCloseTo(money.inHouse + money.partner + money.oneOff, 6);
      const bySite = withPartner.sites.reduce(
        (sum, site) => sum + siteCost(withPartner, month, site, sites.find(({ siteId }) => siteId === site.id)?.answered ?? 0),
        0,
      );
      expect(bySite + money.oneOff).toBeCloseTo(money.total, 6);
    }
  });

  it('by hand: 8 people at 60 h × 31 ÷ 7 weeks × 25 €, a floor of 10,000 €, and 5 € a call at the partner', () => {
    const [january, february] = formed(withPartner);
    expect(january!.money.inHouse).toBeCloseTo(8 * 60 * (31 / 7) * 25 + 10_000, 6);
    const partner = january!.sites.find(({ siteId }) => siteId === 'p')!;
    expect(january!.money.partner).toBeCloseTo(partner.answered * 5 + 10_000, 6);
    expect(partner.answered).toBeGreaterThan(4_500);
    expect(partner.answered).toBeLessThan(20 * 22 * 12);
    expect([january!.money.oneOff, february!.money.oneOff]).toEqual([0, 7_000]);
  });

  it('the three in-house shares have each their own denominator', () => {
    const [{ inHouse, sites, money }] = formed(withPartner) as [MonthFigures];
    expect(inHouse.hours).toBeCloseTo(8 / 12, 9);
    const answered = sites.reduce((sum, site) => sum + site.answered, 0);
    expect(inHouse.calls).toBeCloseTo(sites.find(({ siteId }) => siteId === 'n')!.answered / answered, 9);
    expect(inHouse.cost).toBeCloseTo(money.inHouse / (money.inHouse + money.partner), 12);
  });
});

describe('skills that die out', () => {
  const alone = network(
    `
    flow   calls/h  aht   patience  target      team    heads  site   skills
    Home   60       300s  90s       80/20       Many    9      N      Home
    Debts  1        300s  90s       80/20       Last    1      N      Debts
    Mixed  1        300s  90s       80/20       South   2      S      Home Mixed
  `,
    24,
  );

  it('by hand: one adviser who leaves at 60 % a year is half a person after 10 months, gone in month 11', () => {
    const of = withTeam(alone, 'last', { attritionPerYearShare: 0.6 });
    const networks = planTrajectory(of, []).months.map((month) => month.network);
    // 1 − 0.6 × 10 ÷ 12 = 0.5 still counts; 0.45 does not.
    expect(extinctions(networks)).toEqual([
      { flowId: 'debts', siteId: null, month: 11, before: expect.closeTo(0.5, 12) },
      { flowId: 'debts', siteId: 'n', month: 11, before: expect.closeTo(0.5, 12) },
    ]);
  });

  it('a site can lose a skill that others keep', () => {
    const of = withTeam(alone, 'south', { attritionPerYearShare: 0.9 });
    const lost = extinctions(planTrajectory(of, []).months.map((month) => month.network));
    expect(lost.map(({ flowId, siteId }) => `${flowId} ${siteId}`)).toEqual(['mixed null', 'home s', 'mixed s']);
  });

  it('an adviser with several skills holds each of them', () => {
    const holders = holdersOf(alone);
    expect([holders.get('home')!.get(null), holders.get('home')!.get('s'), holders.get('mixed')!.get(null)]).toEqual([11, 2, 2]);
  });
});

describe('the first month a target fails', () => {
  const flow = (mean: number, halfWidth: number | null): FlowMonth => ({
    flowId: 'f',
    target: { share: 0.8, withinSeconds: 20 },
    offered: 100,
    serviceLevel: { mean, halfWidth },
    abandonment: { mean: 0, halfWidth: null },
  });
  const months = (...levels: readonly FlowMonth[]): readonly MonthFigures[] =>
    levels.map((one, month) => ({ month, flows: [one] }) as unknown as MonthFigures);

  it('certainly, perhaps and not, by the half-width', () => {
    expect([flow(0.82, 0.01), flow(0.805, 0.01), flow(0.795, 0.01), flow(0.78, 0.01), flow(0.8, null)].map(standingOf)).toEqual([
      'met',
      'unsure',
      'unsure',
      'missed',
      'met',
    ]);
    expect(failureOf(months(flow(0.85, 0.01), flow(0.805, 0.01), flow(0.7, 0.01), flow(0.7, 0.01)), 'f')).toEqual({
      flowId: 'f',
      certain: 2,
      perhaps: 1,
      months: 2,
      heldBefore: true,
    });
    expect(failures(months(flow(0.9, 0.01), flow(0.85, 0.01)))).toEqual([]);
  });

  it('on a drawn network: 9 advisers for 5 erlangs that leave at half a year fail once 7 are too few', () => {
    const shrinking = withTeam(
      network(`
        flow   calls/h  aht   patience  target      team    heads  site   skills
        Home   60       300s  90s       80/20       Many    9      N      Home
      `),
      'many',
      { attritionPerYearShare: 0.5 },
    );
    const found = failureOf(formed(shrinking), 'home');
    const flat = requiredAgents({
      callsPerHour: 60,
      ahtSeconds: 300,
      patienceSeconds: 90,
      target: { share: 0.8, withinSeconds: 20 },
      occupancyCap: null,
      integer: false,
    });
    const failing = formed(shrinking)[found.certain!]!;
    expect(found.heldBefore).toBe(true);
    expect(failing.people.fte).toBeLessThan(flat + 0.3);
    expect(formed(shrinking)[found.certain! - 1]!.people.fte).toBeGreaterThan(flat - 0.3);
    expect(failing.staffing.worst!.missing).toBeGreaterThan(0);
  });
});

describe('what is kept', () => {
  const project = scoOuest.make();
  const scenario = project.scenarios[0]!;

  it('months before a lever’s month are the baseline’s own objects, and an edited lever leaves earlier months standing', () => {
    const baseline = planTrajectory(project.baseline, []);
    const plan = planTrajectory(project.baseline, scenario.levers, [baseline.months]);
    expect(plan.months.map((month, index) => month === baseline.months[index]).indexOf(false)).toBe(4);
    const edited = scenario.levers.map((use) =>
      use.leverId === 'close-site' ? { ...use, params: { ...use.params, moveShare: 0.9 } } : use,
    );
    const again = planTrajectory(project.baseline, edited, [plan.months, baseline.months]);
    expect(again.months.map((month, index) => month === plan.months[index]).indexOf(false)).toBe(12);
  });

  it('figures are the same with and without memory', () => {
    const months = planTrajectory(project.baseline, scenario.levers).months.slice(10, 14);
    const memory = new Map();
    const first = closedFormTrajectory(months, 0.85, memory);
    const fresh = planTrajectory(project.baseline, scenario.levers).months.slice(10, 14);
    expect(closedFormTrajectory(fresh, 0.85, memory)).toEqual(first);
    expect(sameContent(first, closedFormTrajectory(fresh, 0.85, new Map()))).toBe(true);
  });

  it('one half-hour in six tells the month’s service level to a point of the preview of every half-hour', () => {
    const { months } = planTrajectory(project.baseline, scenario.levers);
    const figures = closedFormTrajectory(months, null, new Map());
    for (const month of [0, 8, 14]) {
      let [calls, level] = [0, 0];
      for (const { centre, weight } of months[month]!.week.days) {
        const { total } = previewCentre(centre, { occupancyCap: null, requirements: false });
        calls += weight * total!.calls;
        level += weight * total!.calls * total!.serviceLevel;
      }
      expect(Math.abs(figures[month]!.serviceLevel.mean - level / calls)).toBeLessThan(0.01);
    }
  });
});

it('the table of requirements is within 1 % or 0.05 advisers of the solution', () => {
  const rule = { ahtSeconds: 300, patienceSeconds: 120, target: { share: 0.8, withinSeconds: 20 }, occupancyCap: 0.85 };
  for (const occupancyCap of [null, 0.85]) {
    const need = requirementOf({ ...rule, occupancyCap });
    for (let erlangs = 0.3; erlangs < 300; erlangs *= 1.37) {
      const exact = requiredAgents({ ...rule, callsPerHour: erlangs * 12, occupancyCap, integer: false });
      expect(Math.abs(need(erlangs) - exact), `${erlangs} erlangs`).toBeLessThan(Math.max(0.05, 0.01 * exact));
    }
  }
});

it('every team of a month is in the headcount of the own sites, partners apart', () => {
  const project = atelier.make();
  const [first] = formed(project.baseline);
  const own = project.baseline.teams.filter(({ siteId }) => indexOf(project.baseline).sites.get(siteId)!.kind === 'internal');
  expect(first!.people.fte).toBeCloseTo(
    own.reduce((sum, { fte }) => sum + fte, 0),
    9,
  );
  expect(first!.people.teams).toHaveLength(own.length);
});
