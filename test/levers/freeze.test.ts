import { describe, expect, it } from 'vitest';
import { networkAtMonth } from '../../src/levers/apply-scenario.ts';
import { exampleNetwork } from '../../src/levers/example-network.ts';
import { leverById } from '../../src/levers/registry.ts';
import type { Network } from '../../src/model/network.ts';
import type { JsonObject, LeverUse } from '../../src/model/project.ts';
import { withFlow, withTeam } from '../fixtures/network-text.ts';

const use = (id: string, leverId: string, params: JsonObject): LeverUse => {
  const lever = leverById(leverId)!.lever;
  return { id, leverId, version: lever.version, enabled: true, params: { ...lever.neutral, ...params } };
};
const fte = (of: Network, id: string): number | undefined => of.teams.find((team) => team.id === id)?.fte;
const told = (baseline: Network, levers: readonly LeverUse[], month: number) => {
  const { network, issues, effects } = networkAtMonth(baseline, levers, month);
  return { network, issues: issues.map(({ path, code, value }) => [path, code, value]), effects };
};

const four = use('h', 'hire', { month: 3, teamId: 'brest-home', fte: 4, costPerPerson: 1000 });
const freeze = (change: JsonObject = {}): LeverUse => use('f', 'set-attrition', { month: 2, hires: 'cancelled', ...change });

describe('a recruitment freeze', () => {
  it('cancels the hires of a lever placed before it, and both say so', () => {
    const { network, issues, effects } = told(exampleNetwork, [four, freeze()], 5);
    expect([fte(network, 'brest-home'), network.oneOffCosts]).toEqual([20, []]);
    expect(issues).toEqual([['levers/h/month', 'hiringCancelled', 4]]);
    const [cancelled] = effects.find(({ leverUseId }) => leverUseId === 'f')!.effects;
    expect(leverById('set-attrition')!.strings.fr.effect(cancelled!)).toBe(
      'Annulé\u00a0: 4\u00a0ETP que «\u00a0Recruter\u00a0» recrutait dans Brest · Home.',
    );
  });

  it('lets through what is hired by a lever placed after it, and warns', () => {
    const { network, issues } = told(exampleNetwork, [freeze(), four], 5);
    expect([fte(network, 'brest-home'), issues]).toEqual([24, [['levers/h/month', 'hiresDespiteFreeze', 4]]]);
  });

  it('holds in its months and for its teams only', () => {
    for (const other of [freeze({ freezeMonths: 1 }), freeze({ month: 4 }), freeze({ siteId: 'nantes' }), freeze({ hires: 'asPlanned' })]) {
      const { network, issues } = told(exampleNetwork, [four, other], 5);
      expect([fte(network, 'brest-home'), issues]).toEqual([24, []]);
    }
    expect(fte(told(exampleNetwork, [four, freeze({ siteId: 'brest', freezeMonths: 2 })], 5).network, 'brest-home')).toBe(20);
  });

  it('stops the waves that would come in its months, not those that have come', () => {
    const outside = withFlow(exampleNetwork, 'home', { routing: { ...exampleNetwork.flows[0]!.routing, partnerShare: 0.6 } });
    const back = use('r', 'reinternalise', {
      month: 1,
      flowIds: ['home'],
      share: 0.3,
      people: 'hire',
      hiredFte: 8,
      teamId: 'nantes-home',
      waves: 4,
    });
    const at = (levers: readonly LeverUse[], month: number): number | undefined => fte(told(outside, levers, month).network, 'nantes-home');
    expect([0, 1, 4, 9].map((month) => at([back], month))).toEqual([12, 14, 20, 20]);
    expect([0, 1, 4, 9].map((month) => at([back, freeze({ month: 3 })], month))).toEqual([12, 14, 16, 16]);
    expect([2, 3, 9].map((month) => at([back, freeze({ month: 2, freezeMonths: 2 })], month))).toEqual([14, 14, 16]);
    expect(told(outside, [back, freeze({ month: 3 })], 9).issues).toEqual([['levers/r/month', 'hiringCancelled', 2]]);
  });

  it('keeps whom a rule on size hired before it, and hires no more', () => {
    const shrinking = withTeam(exampleNetwork, 'lille-home', { attritionPerYearShare: 0.5, headcount: 20, fte: 20 });
    const rule = use('m', 'minimum-size', { month: 0, level: 'site', regionId: 'east', advisers: 30, remedy: 'hire' });
    const heads = (levers: readonly LeverUse[], month: number): number =>
      told(shrinking, levers, month)
        .network.teams.filter(({ siteId }) => siteId === 'lille')
        .reduce((sum, team) => sum + team.headcount, 0);
    // 25 heads and five hired; half of the twenty leave in a year.
    expect([0, 6].map((month) => heads([rule], month))).toEqual([30, 30]);
    // Hired by the end of March: 30 − (20 × 11 / 12 = 18) − 5 = 7, of whom 3 / 4 ÷ 11 / 12 are left in July.
    expect([2, 6].map((month) => heads([rule, freeze({ month: 3 })], month))).toEqual([30, 15 + 5 + 6]);
    expect(heads([rule, freeze({ month: 0 })], 6)).toBe(20);
  });

  it('opens a site with the people moved there, without the recruits', () => {
    const lever = leverById('open-site')!.lever;
    const params = { ...lever.suggest(exampleNetwork), month: 4, fromTeamId: 'brest-home', movedFte: 3, hiredFte: 5 };
    const opened = use('o', 'open-site', params);
    const people = (levers: readonly LeverUse[]): number =>
      told(exampleNetwork, levers, 6)
        .network.teams.filter(({ siteId }) => siteId === 'site~4')
        .reduce((sum, team) => sum + team.fte, 0);
    expect([people([opened]), people([opened, freeze()])]).toEqual([8, 3]);
  });
});
