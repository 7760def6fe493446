import { describe, expect, it } from 'vitest';
import { exampleNetwork } from '../../src/levers/example-network.ts';
import { incident } from '../../src/levers/incident/lever.ts';
import { partOf } from '../../src/levers/incident/place.ts';
import { withFlow } from '../fixtures/network-text.ts';

const home = exampleNetwork.flows[0]!;
const part = (change: Partial<typeof home>, siteId: string | null): number => {
  const network = withFlow(exampleNetwork, 'home', change);
  return partOf(network, network.flows[0]!, siteId);
};
const params = { ...incident.neutral, flowIds: ['home'], days: 30.4375, duplicateShare: 0.1 };
const sumAt = (of: typeof exampleNetwork, month: number): number => of.flows[0]!.volumeByMonth[month]!;

describe('an incident at one site', () => {
  it('concerns the calls of its zone, or those its people take where all sites answer together', () => {
    expect([part({}, null), part({}, 'brest'), part({}, 'lille')]).toEqual([1, 0.4, 0.2]);
    const nation = { ...home.routing, start: 'nation' as const };
    // Twenty of the forty own advisers sit in Brest.
    expect(part({ routing: nation }, 'brest')).toBe(0.5);
    expect(part({ routing: { ...nation, partnerShare: 0.2 } }, 'brest')).toBeCloseTo(0.4, 12);
    expect(part({ routing: { ...nation, partnerShare: 0.2 } }, 'partner')).toBeCloseTo(0.2, 12);
    expect(part({}, 'nowhere')).toBe(0);
  });

  it('leaves the calls alone as far as the planner limits it to pace, and strikes them in proportion otherwise', () => {
    const extra = (change: object): number =>
      sumAt(incident.apply(exampleNetwork, { ...params, ...change }, 0), 0) - sumAt(exampleNetwork, 0);
    expect(extra({})).toBeCloseTo(900, 6);
    expect(extra({ siteId: 'lille' })).toBeCloseTo(180, 6);
    // What a setting of the first version meant: the site limits nothing of the calls.
    expect(extra({ siteId: 'lille', siteLimits: 'pace' })).toBeCloseTo(900, 6);
    const { siteLimits: _later, ...first } = { ...params, siteId: 'lille' };
    expect(sumAt(incident.apply(exampleNetwork, first as typeof params, 0), 0)).toBeCloseTo(9900, 6);
  });

  it('holds back customers of that zone only, and keeps the zones a whole', () => {
    const held = incident.apply(exampleNetwork, { ...params, duplicateShare: 0, throttleFactor: 0.5, siteId: 'brest' }, 0);
    const { origins, volumeByMonth } = held.flows[0]!;
    expect(volumeByMonth[0]).toBeCloseTo(9000 - 1800, 6);
    expect(origins.map(({ share }) => share * volumeByMonth[0]!)).toEqual([1800, 3600, 1800].map((calls) => expect.closeTo(calls, 6)));
    expect(origins.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('says that nothing is concerned at a site that takes none of the calls', () => {
    const codes = (siteId: string): readonly string[] =>
      incident.check(exampleNetwork, { ...params, flowIds: ['claims'], siteId }).map(({ code }) => code);
    expect([codes('lille'), codes('nantes')]).toEqual([['nothingChosen'], []]);
  });
});
