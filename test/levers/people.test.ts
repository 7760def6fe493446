import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDay } from '../../src/compile/index.ts';
import { applyScenario, networkAtMonth } from '../../src/levers/apply-scenario.ts';
import { evolve, stayedShare } from '../../src/levers/evolution.ts';
import { exampleNetwork } from '../../src/levers/example-network.ts';
import { leverById } from '../../src/levers/registry.ts';
import { bandsAfter, bandsBefore, monthlyShare, sumOf } from '../../src/levers/seniority.ts';
import { belowMinimum } from '../../src/model/minimum-size.ts';
import type { Network, Team } from '../../src/model/network.ts';
import type { JsonObject, LeverUse } from '../../src/model/project.ts';
import { validateNetwork } from '../../src/model/project-validation.ts';
import { payByTeam, payReached, variablePay } from '../../src/model/variable-pay.ts';
import { withTeam } from '../fixtures/network-text.ts';

const use = (id: string, leverId: string, params: JsonObject): LeverUse => ({
  id,
  leverId,
  version: 1,
  enabled: true,
  params: { ...leverById(leverId)?.lever.neutral, ...params },
});
const teamOf = (network: Network, id: string): Team => network.teams.find((team) => team.id === id)!;
/** A compiled series: the week's compiler always writes one figure an interval. */
const each = (series: number | readonly number[]): readonly number[] => (typeof series === 'number' ? [series] : series);
const NOBODY_LEAVES = { under1Year: 0, from1To5Years: 0, over5Years: 0 };

describe('seniority, month by month', () => {
  it('stays as it is without a rate for each band, and leaving is as before', () => {
    const leaving = withTeam(exampleNetwork, 'brest-home', { attritionPerYearShare: 0.12 });
    const team = teamOf(evolve(leaving, 6), 'brest-home');
    expect([team.fte, team.seniority]).toEqual([20 * 0.94, exampleNetwork.teams[0]!.seniority]);
  });

  it('moves a twelfth of the first band and a forty-eighth of the second up each month', () => {
    const bands = bandsAfter({ under1Year: 0.48, from1To5Years: 0.48, over5Years: 0.04 }, NOBODY_LEAVES, 1);
    expect(bands).toEqual({
      under1Year: expect.closeTo(0.44, 12),
      from1To5Years: expect.closeTo(0.48 - 0.01 + 0.04, 12),
      over5Years: expect.closeTo(0.05, 12),
    });
  });

  it('loses exactly the yearly share in twelve months when every band leaves alike', () => {
    const rates = { under1Year: 0.24, from1To5Years: 0.24, over5Years: 0.24 };
    const byBand = withTeam(exampleNetwork, 'brest-home', { attritionByBand: rates });
    expect(teamOf(evolve(byBand, 12), 'brest-home').fte).toBeCloseTo(20 * 0.76, 9);
    expect(monthlyShare(1)).toBe(1);
  });

  it('lets a team grow older, and slower to leave, when newcomers leave first', () => {
    const rates = { under1Year: 0.4, from1To5Years: 0.1, over5Years: 0.02 };
    const byBand = withTeam(exampleNetwork, 'brest-home', { attritionByBand: rates });
    const team = teamOf(evolve(byBand, 11), 'brest-home');
    expect(sumOf(team.seniority)).toBeCloseTo(1, 12);
    expect(team.seniority.over5Years).toBeGreaterThan(0.6);
    expect(team.seniority.under1Year).toBeLessThan(0.1 * (11 / 12) ** 11);
  });

  it('can be walked back: who stayed since a month is the same forwards and backwards', () => {
    const share = fc.double({ min: 0.01, max: 0.9, noNaN: true });
    const anyBands = fc.record({ under1Year: share, from1To5Years: share, over5Years: share });
    fc.assert(
      fc.property(anyBands, anyBands, fc.integer({ min: 0, max: 60 }), (bands, rates, months) => {
        const after = bandsAfter(bands, rates, months);
        const back = bandsBefore(after, rates, months)!;
        for (const band of ['under1Year', 'from1To5Years', 'over5Years'] as const) expect(back[band]).toBeCloseTo(bands[band], 5);
      }),
      { numRuns: 200 },
    );
  });

  it('neither saves nor loses anybody by a conversion while the team ages', () => {
    const rates = { under1Year: 0.4, from1To5Years: 0.1, over5Years: 0.02 };
    const byBand = withTeam(exampleNetwork, 'brest-home', { attritionByBand: rates });
    const move = use('l', 'convert-team', { month: 3, teamId: 'brest-home', toProfileId: 'p-open', fte: 6, figures: 'path' });
    const plain = networkAtMonth(byBand, [], 11).network;
    const moved = networkAtMonth(byBand, [move], 11).network;
    const both = (network: Network): number => teamOf(network, 'brest-home').fte + teamOf(network, 'brest-open').fte;
    expect(both(moved)).toBeCloseTo(both(plain), 9);
    expect(teamOf(moved, 'brest-open').fte).toBeCloseTo(8 + 6 * stayedShare(teamOf(plain, 'brest-home'), 3, 11), 9);
  });
});

describe('training takes a trainer and a place', () => {
  const schooled: Network = {
    ...exampleNetwork,
    sites: exampleNetwork.sites.map((site) => (site.id === 'brest' ? { ...site, classroomSeats: 5 } : site)),
    supportPosts: [{ id: 'trainer', siteId: 'nantes', kind: 'trainer', fte: 0.5 }],
  };
  const conversion = (id: string, fte: number, month = 3): LeverUse =>
    use(id, 'convert-team', { month, teamId: 'brest-home', toProfileId: 'p-open', fte, figures: 'path' });
  const codes = (network: Network, ...uses: LeverUse[]): readonly string[] =>
    applyScenario(network, uses).issues.map(
      (issue) => `${issue.path} ${issue.severity} ${issue.code} ${issue.value} of ${issue.params?.max}`,
    );

  it('warns when more people sit in the classroom than it has places and than the region’s trainers can take', () => {
    // Half a trainer takes five.
    expect(codes(schooled, conversion('a', 5))).toEqual([]);
    expect(codes(schooled, conversion('a', 6))).toEqual([
      'levers/a/fte warning classroomFull 6 of 5',
      'levers/a/fte warning trainersOverloaded 6 of 5',
    ]);
  });

  it('counts those whom an earlier lever sent there, as long as they sit there', () => {
    expect(codes(schooled, conversion('a', 4), conversion('b', 4))).toEqual([
      'levers/b/fte warning classroomFull 8 of 5',
      'levers/b/fte warning trainersOverloaded 8 of 5',
    ]);
    // Three weeks of classroom are over a month later.
    expect(codes(schooled, conversion('a', 4), conversion('b', 4, 4))).toEqual([]);
  });

  it('checks hiring and cross-training alike, and nothing where the data say neither places nor trainers', () => {
    const hire = use('h', 'hire', { month: 1, teamId: 'brest-open', fte: 6, classroomWeeks: 2 });
    const learn = use('c', 'cross-train', { month: 1, teamId: 'brest-home', flowId: 'claims', fte: 6, classroomWeeks: 2 });
    expect(codes(schooled, hire).length + codes(schooled, learn).length).toBe(4);
    expect(codes(exampleNetwork, hire, learn, conversion('a', 9))).toEqual([]);
  });

  it('lets cutting the trainers say what it does to those who learn', () => {
    const cut = use('s', 'support-ratio', { month: 3, siteId: 'nantes', kind: 'trainer', postsFte: 0.2 });
    expect(codes(schooled, conversion('a', 5), cut)).toEqual(['levers/s/postsFte warning trainersOverloaded 5 of 2']);
  });
});

describe('a least size', () => {
  const ruled: Network = { ...exampleNetwork, regions: exampleNetwork.regions.map((region) => ({ ...region, minimumAdvisers: 13 })) };

  it('counts people of own sites only, N1 and N2 together', () => {
    expect(belowMinimum(ruled)).toEqual([]);
    const higher = { ...ruled, regions: ruled.regions.map((region) => ({ ...region, minimumAdvisers: 60 })) };
    expect(belowMinimum(higher).map(({ id, advisers, missing }) => [id, advisers, missing])).toEqual([
      ['west', 55, 5],
      ['east', 13, 47],
    ]);
    expect(validateNetwork(higher).map((issue) => `${issue.path} ${issue.severity} ${issue.code}`)).toEqual([
      'regions/west/minimumAdvisers warning belowMinimum',
      'regions/east/minimumAdvisers warning belowMinimum',
    ]);
  });

  it('warns a lever that breaks it, with the people missing', () => {
    const close = use('x', 'close-site', { month: 2, siteId: 'lille', intoSiteId: 'nantes', moveShare: 1 });
    expect(networkAtMonth(ruled, [close], 2).issues).toEqual([
      {
        path: 'levers/x/moveShare',
        severity: 'warning',
        code: 'belowMinimum',
        value: 0,
        params: { name: 'Est', min: 13, missing: 13 },
      },
    ]);
  });
});

describe('what people’s figures do to a run', () => {
  const monday = (network: Network) => compileDay(network, 0, 'mon')!.centre;

  it('a team’s pace multiplies its handling factor on all it answers', () => {
    const slower = monday(withTeam(exampleNetwork, 'brest-home', { handlingFactor: 1.2 }));
    const factors = slower.groups.find((group) => group.id === 'brest-home')!.skills.map((skill) => skill.handlingFactor);
    expect(new Set(factors)).toEqual(new Set([1.2]));
  });

  it('places at home seat people beyond the floor', () => {
    const at = (seats: number, homeSeats?: number): Network => ({
      ...exampleNetwork,
      sites: exampleNetwork.sites.map((site) => (site.id === 'brest' ? { ...site, seats, ...(homeSeats && { homeSeats }) } : site)),
    });
    const most = (network: Network): number => {
      const groups = monday(network).groups.filter((group) => group.site === 'brest');
      return Math.max(
        ...each(groups[0]!.agents).map((_, interval) => groups.reduce((sum, group) => sum + each(group.agents)[interval]!, 0)),
      );
    };
    expect([most(at(4)), most(at(4, 3)), Math.max(...each(monday(at(4, 3)).groups[0]!.maxAgents ?? 0))]).toEqual([4, 7, 7]);
  });

  it('an unplanned absence reaches the simulation as a chance a day', () => {
    const flu = networkAtMonth(exampleNetwork, [use('a', 'absence-shock', { months: 2, unplannedShare: 0.08 })], 0).network;
    expect(monday(flu).groups[0]!.absence?.probability).toBeCloseTo(0.08, 12);
  });
});

describe('longer hours', () => {
  const evening = use('o', 'opening-hours', {
    month: 0,
    siteIds: ['nantes'],
    weekdays: [0, 1, 2, 3, 4],
    hours: { fromMinute: 480, toMinute: 1320 },
    presenceFactor: 0.5,
    callsFactor: 0.4,
  });
  const longer = networkAtMonth(exampleNetwork, [evening], 0).network;
  const claims = (network: Network): readonly number[] => {
    const { centre } = compileDay(network, 0, 'mon')!;
    return each(centre.flows.find((flow) => flow.id === 'claims')!.arrivalsPerHour);
  };
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

  it('bring calls into the evening and lose none', () => {
    const [before, after] = [claims(exampleNetwork), claims(longer)];
    // The centre runs from 8 to 22 in both: the partner is open late. 20:00 is interval 24.
    expect([before[24], sum(before.slice(24))]).toEqual([0, 0]);
    expect(after[24]! / after[10]!).toBeCloseTo(0.4, 9);
    expect(sum(after)).toBeCloseTo(sum(before), 6);
  });

  it('spread the same hours of advisers over them', () => {
    const agents = (network: Network): readonly number[] =>
      each(compileDay(network, 0, 'mon')!.centre.groups.find((group) => group.id === 'nantes-home')!.agents);
    const [before, after] = [agents(exampleNetwork), agents(longer)];
    expect(Math.abs(sum(after) - sum(before))).toBeLessThanOrEqual(1);
    expect([sum(before.slice(24)), sum(after.slice(24)) > 0, sum(after.slice(0, 24)) < sum(before.slice(0, 24))]).toEqual([0, true, true]);
  });
});

describe('variable pay', () => {
  const plan = { targetEurosPerMonth: 200, individualShare: 0.5, collectiveShare: 0.3, qualityShare: 0.2 };
  const reference = { serviceLevelShare: 0.82, targetShare: 0.8, occupancyShare: 0.8, handlingSeconds: 400, repeatShare: 0.1 };

  it('is the whole target when the month is as good as the reference', () => {
    expect(variablePay(plan, payReached(reference, reference))).toBeCloseTo(200, 12);
  });

  it('follows each figure by its own part, worked by hand', () => {
    const month = { serviceLevelShare: 0.6, targetShare: 0.8, occupancyShare: 0.84, handlingSeconds: 480, repeatShare: 0.19 };
    // Calls an hour: 0.84 / 480 against 0.8 / 400 = 0.875; service 0.6 / 0.8 = 0.75; quality 0.81 / 0.9 = 0.9.
    expect(payReached(month, reference)).toEqual({
      individual: expect.closeTo(0.875, 12),
      collective: expect.closeTo(0.75, 12),
      quality: expect.closeTo(0.9, 12),
    });
    expect(variablePay(plan, payReached(month, reference))).toBeCloseTo(200 * (0.5 * 0.875 + 0.3 * 0.75 + 0.2 * 0.9), 12);
    expect(variablePay({ ...plan, frozenShare: 0.95 }, payReached(month, reference))).toBeCloseTo(190, 12);
  });

  it('never pays more than the target nor less than nothing, whatever the figures', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const facts = fc.record({
      serviceLevelShare: share,
      targetShare: share,
      occupancyShare: share,
      handlingSeconds: fc.double({ min: 0, max: 5000, noNaN: true }),
      repeatShare: share,
    });
    fc.assert(
      fc.property(facts, facts, (now, then) => {
        const pay = variablePay(plan, payReached(now, then));
        return pay >= 0 && pay <= 200 + 1e-9;
      }),
      { seed: 817427983 },
    );
  });

  it('tells nothing about teams of fewer than five people, nor about those without a plan', () => {
    const paid = {
      ...exampleNetwork,
      teams: exampleNetwork.teams.map((team) => (team.siteId === 'lille' ? { ...team, variablePay: plan } : team)),
    };
    const small = withTeam(paid, 'lille-open', { headcount: 4, fte: 4 });
    const told = payByTeam(small, () => ({ now: reference, reference }));
    expect(told.map(({ teamId, eurosPerMonth, ofTarget }) => [teamId, eurosPerMonth, ofTarget])).toEqual([['lille-home', 1600, 1]]);
  });
});
