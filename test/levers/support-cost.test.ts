import { describe, expect, it } from 'vitest';
import { exampleNetwork } from '../../src/levers/example-network.ts';
import { hotSupport } from '../../src/levers/hot-support/lever.ts';
import { supportRatio } from '../../src/levers/support-ratio/lever.ts';
import type { Network } from '../../src/model/network.ts';
import { validateNetwork } from '../../src/model/project-validation.ts';
import { postTerms, supportCost } from '../../src/model/support-cost.ts';
import { withTeam } from '../fixtures/network-text.ts';

/** Euros a week of the service's own people: teams and posts. */
const payroll = (of: Network): number =>
  of.teams.reduce((sum, team) => sum + (team.siteId === 'partner' ? 0 : team.fte * team.weeklyHours * team.costPerHour), 0) +
  of.sites.reduce((sum, site) => sum + supportCost(of, site.id, 1), 0);
const dearer: Network = { ...exampleNetwork, supportPosts: [{ ...exampleNetwork.supportPosts[0]!, costPerHour: 41 }] };
const platform = { ...hotSupport.neutral, flowIds: ['home'], where: 'platform', siteId: 'nantes', share: 0.1 };

describe('support posts', () => {
  it('are paid like the teams of their site, by people and hours, unless they have a wage of their own', () => {
    expect(supportCost(exampleNetwork, 'brest', 4)).toBe(2 * 35 * 28 * 4);
    // Twenty people at 40 € and eight at 28 €.
    const mixed = withTeam(exampleNetwork, 'brest-home', { costPerHour: 40 });
    expect(postTerms(mixed, { siteId: 'brest' }).costPerHour).toBeCloseTo((20 * 40 + 8 * 28) / 28, 12);
    expect(supportCost(dearer, 'brest', 1)).toBe(2 * 35 * 41);
    expect(postTerms({ ...exampleNetwork, teams: [] }, { siteId: 'brest' })).toEqual({ weeklyHours: 35, costPerHour: 0 });
  });

  it('cost the same once they are the experts of a platform elsewhere, and additional experts cost more', () => {
    for (const network of [exampleNetwork, dearer]) {
      expect(payroll(hotSupport.apply(network, platform, 0))).toBeCloseTo(payroll(network), 6);
      const more = hotSupport.apply(network, { ...platform, people: 'own', fte: 3 }, 0);
      expect(payroll(more) - payroll(network)).toBeCloseTo(3 * 35 * 28, 6);
    }
    const paid = hotSupport.effects(dearer, platform, 0).find(({ code }) => code === 'paid');
    expect(paid?.params).toEqual({ fte: 2, euros: expect.closeTo((2 * 35 * 41 * 365.25) / 84, 6) });
  });

  it('cost less when there are fewer', () => {
    const halved = { ...supportRatio.neutral, siteId: 'brest', postsFte: 1 };
    const cheaper = supportRatio.effects(exampleNetwork, halved, 0).find(({ code }) => code === 'cheaper');
    expect(cheaper?.params.euros).toBeCloseTo((35 * 28 * 365.25) / 84, 6);
  });

  it('have a wage within limits', () => {
    const wrong = { ...exampleNetwork, supportPosts: [{ ...exampleNetwork.supportPosts[0]!, costPerHour: -1 }] };
    expect(validateNetwork(wrong).map(({ path, code }) => `${path} ${code}`)).toContain('supportPosts/brest-support/costPerHour negative');
  });
});
