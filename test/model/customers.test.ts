import { describe, expect, it } from 'vitest';
import { issueText } from '../../src/i18n/texts/issues.ts';
import { customerBase } from '../../src/levers/customer-base/lever.ts';
import { exampleNetwork } from '../../src/levers/example-network.ts';
import { customersPerFte } from '../../src/model/customers.ts';
import type { Flow, Network } from '../../src/model/network.ts';
import { validateNetwork } from '../../src/model/project-validation.ts';
import { withFlow } from '../fixtures/network-text.ts';

const home = (change: Partial<Flow>): Network => withFlow(exampleNetwork, 'home', change);
const toldOf = (of: Network) => validateNetwork(of).filter(({ path }) => /ustomers/.test(path));

describe('customers per FTE', () => {
  it('are known where the customers are, partners’ advisers included', () => {
    expect(customersPerFte(exampleNetwork, 0)).toEqual([]);
    // 20 + 12 + 8 own advisers of Home, and 10 at the partner.
    const [row] = customersPerFte(home({ customers: 45_000 }), 0);
    expect(row).toMatchObject({ flowId: 'home', fte: 50, ratio: 900, most: null, missingFte: 0 });
  });

  it('count the time of polyvalent advisers once, by the work of each flow', () => {
    const both: Network = {
      ...home({ customers: 1000 }),
      skillProfiles: exampleNetwork.skillProfiles.map((profile) =>
        profile.id === 'p-home'
          ? { ...profile, skills: ['home', 'open'].map((flowId) => ({ flowId, handlingFactor: 1, rank: 1, queueRank: 1 })) }
          : profile,
      ),
    };
    // Home brings 9,000 calls and Open 6,000 of the same length: three fifths of their time.
    expect(customersPerFte(both, 0)[0]!.fte).toBeCloseTo(50 * 0.6, 9);
  });

  it('are told against a target, with the people missing; a target that is kept is not', () => {
    expect(toldOf(home({ customers: 45_000, mostCustomersPerFte: 900 }))).toEqual([]);
    const above = home({ customers: 45_000, mostCustomersPerFte: 750 });
    const [issue] = toldOf(above);
    expect(issue).toMatchObject({ path: 'flows/home/mostCustomersPerFte', severity: 'warning', code: 'tooManyCustomers', value: 900 });
    expect(issueText(issue!, 'en')).toBe('900 customers per FTE, above the target of 750: 45,000 customers for 50 FTE, 10 are missing.');
    const nobody = { ...above, teams: above.teams.filter(({ profileId }) => profileId !== 'p-home') };
    expect(issueText(toldOf(nobody)[0]!, 'fr')).toContain('aucun conseiller');
    expect(toldOf(home({ customers: -1, mostCustomersPerFte: 0 })).map(({ code }) => code)).toEqual(['negative', 'notPositive']);
  });

  it('follow the customers of a forecast, month by month, each customer once', () => {
    const params = {
      ...customerBase.neutral,
      month: 0,
      flowIds: ['home', 'open'],
      customers: 30_000,
      addedPerMonth: 1000,
      contactsPerCustomer: 0.5,
    };
    const target = home({ mostCustomersPerFte: 380 });
    const at = (month: number) => customersPerFte(customerBase.apply(target, params, month), month);
    expect([0, 6].map((month) => at(month).reduce((sum, { customers }) => sum + customers, 0))).toEqual([30_000, 36_000]);
    // Three fifths of the contacts are Home's: 18,000 and 21,600 customers for 50 FTE.
    const codes = (month: number) => customerBase.effects(target, params, month).map(({ code }) => code);
    expect([codes(0).includes('ratioKept'), codes(6).includes('ratioAbove')]).toEqual([true, true]);
  });
});
