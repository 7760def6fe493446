import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyScenario, networkAtMonth } from '../../src/levers/apply-scenario.ts';
import { attritionFactor } from '../../src/levers/evolution.ts';
import { exampleNetwork } from '../../src/levers/example-network.ts';
import { awayShareAt, rampFactorAt, WEEKS_PER_MONTH } from '../../src/levers/ramp.ts';
import { LEVERS, leverById } from '../../src/levers/registry.ts';
import type { Issue } from '../../src/model/issue.ts';
import type { Network } from '../../src/model/network.ts';
import type { JsonObject, LeverUse } from '../../src/model/project.ts';
import { scoOuest } from '../../src/samples/sco-ouest/index.ts';
import { withTeam } from '../fixtures/network-text.ts';

const use = (id: string, leverId: string, params: JsonObject, change: Partial<LeverUse> = {}): LeverUse => {
  const lever = leverById(leverId)?.lever;
  return { id, leverId, version: 1, enabled: true, params: { ...lever?.neutral, ...params }, ...change };
};
const fte = (of: Network, id: string): number | undefined => of.teams.find((team) => team.id === id)?.fte;
const toOpen = use('l1', 'convert-team', { month: 3, teamId: 'brest-home', toProfileId: 'p-open', fte: 6, figures: 'path' });

describe('without levers', () => {
  it('the first month is the baseline itself', () => {
    expect(networkAtMonth(exampleNetwork, [], 0).network).toBe(exampleNetwork);
  });

  it('teams lose their yearly share in a year, evenly, and nobody is hired', () => {
    expect([0, 6, 12, 18, 24].map((month) => attritionFactor(0.04, month))).toEqual([1, 0.98, 0.96, 0.96 * 0.98, 0.96 * 0.96]);
    const ageing = withTeam(exampleNetwork, 'brest-home', { attritionPerYearShare: 0.12 });
    const after = networkAtMonth(ageing, [], 5).network;
    expect(fte(after, 'brest-home')).toBeCloseTo(20 * 0.95, 12);
    expect(after.teams.find((team) => team.id === 'nantes-home')).toBe(ageing.teams.find((team) => team.id === 'nantes-home'));
  });
});

describe('a scenario', () => {
  it('acts from its levers’ months on, and leaves the rest the same objects', () => {
    const { months, issues } = applyScenario(exampleNetwork, [toOpen]);
    expect(issues).toEqual([]);
    expect(months.map(({ network }) => fte(network, 'brest-home'))).toEqual([20, 20, 20, 14, 14, 14, 14, 14, 14, 14, 14, 14]);
    expect(months[2]!.network).toBe(exampleNetwork);
    expect([months[4]!.network.flows === exampleNetwork.flows, months[4]!.network.sites === exampleNetwork.sites]).toEqual([true, true]);
    expect(months[2]!.effects).toEqual([]);
    expect(months[3]!.effects.map((found) => [found.leverUseId, found.effects[0]?.code])).toEqual([['l1', 'moved']]);
  });

  it('gives each month what the whole trajectory gives', () => {
    const { months } = applyScenario(exampleNetwork, [toOpen]);
    expect([2, 3, 9].map((month) => networkAtMonth(exampleNetwork, [toOpen], month).network)).toEqual(
      [2, 3, 9].map((month) => months[month]!.network),
    );
  });

  it('conserves people when a team converts while it shrinks', () => {
    const ageing = withTeam(exampleNetwork, 'brest-home', { attritionPerYearShare: 0.24 });
    const plain = networkAtMonth(ageing, [], 11).network;
    const moved = networkAtMonth(ageing, [toOpen], 11).network;
    const both = (of: Network): number => fte(of, 'brest-home')! + fte(of, 'brest-open')!;
    expect(both(moved)).toBeCloseTo(both(plain), 9);
    expect(fte(moved, 'brest-open')).toBeLessThan(8 + 6);
  });

  it('says which earlier lever took away what a later one names, and when', () => {
    const closed = use('l0', 'close-site', { month: 2, siteId: 'brest', intoSiteId: 'nantes', moveShare: 0 });
    const { issues } = networkAtMonth(exampleNetwork, [closed, toOpen], 3);
    expect(issues).toEqual([
      {
        path: 'levers/l1/teamId',
        severity: 'error',
        code: 'goneBy',
        value: 'Brest · Home',
        params: { byFr: leverById('close-site')!.strings.fr.name, byEn: leverById('close-site')!.strings.en.name, month: '2012-03' },
      },
    ]);
    // In the other order, or before the site is closed, there is no conflict.
    expect(networkAtMonth(exampleNetwork, [closed, { ...toOpen, params: { ...toOpen.params, month: 1 } }], 3).issues).toEqual([]);
    expect(networkAtMonth(exampleNetwork, [use('l2', 'convert-team', { month: 3, teamId: 'nobody' })], 3).issues[0]!.code).toBe(
      'unknownId',
    );
  });

  it('lets a later lever act on what an earlier one made, in the planner’s order', () => {
    const found = use('l2', 'convert-team', { month: 1, teamId: 'lille-home', toProfileId: 'p-claims', fte: 3 });
    const grown = use('l3', 'hire', { month: 2, teamId: 'lille-home~p-claims', fte: 2 });
    expect(fte(networkAtMonth(exampleNetwork, [found, grown], 2).network, 'lille-home~p-claims')).toBe(5);
    const backwards = networkAtMonth(exampleNetwork, [grown, found], 2);
    expect(fte(backwards.network, 'lille-home~p-claims')).toBe(3);
    expect(backwards.issues.map((issue) => [issue.path, issue.code])).toEqual([['levers/l3/teamId', 'unknownId']]);
  });

  it('skips a lever that is switched off, in silence', () => {
    const { network, issues } = networkAtMonth(exampleNetwork, [{ ...toOpen, enabled: false }], 5);
    expect([network === exampleNetwork, issues]).toEqual([true, []]);
  });

  it('skips a lever set wrongly and says where; the others still act', () => {
    const tooMany = use('l4', 'convert-team', { ...toOpen.params, fte: 20.5 });
    const { network, issues } = networkAtMonth(exampleNetwork, [tooMany, toOpen], 5);
    expect(issues).toEqual([{ path: 'levers/l4/fte', severity: 'error', code: 'moreThanTeam', value: 20.5, params: { max: 20 } }]);
    expect(fte(network, 'brest-home')).toBe(14);
  });

  it('keeps a lever it does not know, or of a later version, without effect', () => {
    const { network, issues } = networkAtMonth(exampleNetwork, [use('l5', 'teleport', {}), { ...toOpen, id: 'l6', version: 99 }], 5);
    expect(network).toBe(exampleNetwork);
    expect(issues.map((issue) => [issue.path, issue.code, issue.value])).toEqual([
      ['levers/l5', 'unknownLever', 'teleport'],
      ['levers/l6', 'newerLever', 'convert-team'],
    ]);
  });

  it('names a month outside the study by its calendar name', () => {
    const { issues } = networkAtMonth(exampleNetwork, [use('l7', 'hire', { month: 12, teamId: 'brest-home', fte: 1 })], 5);
    expect(issues).toEqual([
      { path: 'levers/l7/month', severity: 'error', code: 'outOfHorizon', value: '2013-01', params: { min: '2012-01', max: '2012-12' } },
    ]);
  });

  it('warns, but obeys, when the last advisers of a flow are converted', () => {
    const last = use('l8', 'convert-team', { month: 0, teamId: 'nantes-claims', toProfileId: 'p-open', fte: 5 });
    const { network, issues } = networkAtMonth(exampleNetwork, [last], 0);
    expect([fte(network, 'nantes-claims'), fte(network, 'nantes-open')]).toEqual([0, 15]);
    expect(issues.map((issue) => [issue.path, issue.severity, issue.code, issue.params?.name])).toEqual([
      ['levers/l8/fte', 'warning', 'lastAdvisers', 'Réclamations'],
    ]);
  });

  it('never throws, whatever a file says', () => {
    const anyUse = fc.record({
      id: fc.string(),
      leverId: fc.constantFrom(...LEVERS.map((found) => found.lever.id), 'x', '__proto__'),
      version: fc.integer({ min: 0, max: 2 }),
      enabled: fc.constant(true),
      params: fc.dictionary(
        fc.constantFrom('month', 'flowIds', 'teamId', 'fte', 'staffing', 'hours', 'share', 'siteId', 'path', 'kind'),
        fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('brest', 'home', 'brest-home', 3, ['home', 'open'])),
      ),
    });
    fc.assert(
      fc.property(fc.array(anyUse, { maxLength: 4 }), fc.integer({ min: 0, max: 11 }), (uses, month) => {
        networkAtMonth(exampleNetwork, uses as unknown as readonly LeverUse[], month);
      }),
      { numRuns: 300 },
    );
  });
});

describe('learning', () => {
  const learning = { classroomWeeks: 3, accompanimentWeeks: 4, accompanimentAwayShare: 0.2, rampFactor: 1.6, rampMonths: 3 };

  it('takes exactly its weeks away from the phone, month by month', () => {
    const away = Array.from({ length: 12 }, (_, month) => awayShareAt(learning, month)).reduce((total, share) => total + share, 0);
    expect(away * WEEKS_PER_MONTH).toBeCloseTo(3 + 4 * 0.2, 9);
  });

  it('falls in a line from its first factor to 1', () => {
    const plain = { ...learning, classroomWeeks: 0, accompanimentWeeks: 0 };
    const factors = [0, 1, 2, 3, 4].map((month) => rampFactorAt(plain, month));
    expect(factors).toEqual([expect.closeTo(1.5, 12), expect.closeTo(1.3, 12), expect.closeTo(1.1, 12), 1, 1]);
  });

  it('is the plain average over days, whatever the lengths', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.double({ min: 0.1, max: 6, noNaN: true }),
        fc.integer({ min: 0, max: 9 }),
        (weeks, ramp, month) => {
          const path = { ...learning, classroomWeeks: weeks, rampMonths: ramp };
          const start = weeks / WEEKS_PER_MONTH;
          const steps = 4000;
          let sum = 0;
          let days = 0;
          for (let step = 0; step < steps; step += 1) {
            const at = month + (step + 0.5) / steps;
            if (at < start) continue;
            sum += 1 + 0.6 * Math.max(0, 1 - (at - start) / ramp);
            days += 1;
          }
          return days < 100 || Math.abs(rampFactorAt(path, month) - sum / days) < 0.01;
        },
      ),
      { numRuns: 200 },
    );
  });
});

it('a fault that a lever finds for several teams is told once', () => {
  const { baseline } = scoOuest.make();
  const { lever } = leverById('reinternalise')!;
  const params = { ...lever.suggest(baseline, 13), people: 'hire', teamId: null, hiredFte: 150, waves: 1 };
  const texts = (issues: readonly Issue[]) => issues.map(({ path, ...rest }) => JSON.stringify({ ...rest, path: path.split('/').at(-1) }));
  const found = texts(lever.check(networkAtMonth(baseline, [], 13).network, params));
  expect(new Set(found).size).toBeLessThan(found.length);
  const { issues } = applyScenario(baseline, [{ id: 'home', leverId: lever.id, version: lever.version, enabled: true, params }]);
  expect(texts(issues)).toEqual([...new Set(found)]);
});
