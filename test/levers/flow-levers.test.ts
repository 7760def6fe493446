/** Traps that levers about flows, partners and routing must name, and figures that must agree whichever way they are counted. */
import { describe, expect, it } from 'vitest';
import { networkAtMonth } from '../../src/levers/apply-scenario.ts';
import { exampleNetwork } from '../../src/levers/example-network.ts';
import { partnerShares } from '../../src/levers/partner-shares.ts';
import { leverById } from '../../src/levers/registry.ts';
import { hoursOnDays, shareInHours } from '../../src/levers/week-hours.ts';
import { workloads } from '../../src/levers/workload.ts';
import type { Network } from '../../src/model/network.ts';
import type { JsonObject, LeverUse } from '../../src/model/project.ts';
import { commonHours } from '../../src/model/week-hours.ts';
import { withFlow } from '../fixtures/network-text.ts';

let uses = 0;
const use = (leverId: string, params: JsonObject): LeverUse => {
  const { lever } = leverById(leverId)!;
  uses += 1;
  return { id: `u${uses}`, leverId, version: lever.version, enabled: true, params: { ...lever.neutral, ...params } };
};
const codes = (of: Network, levers: readonly LeverUse[], month = 0): readonly string[] =>
  networkAtMonth(of, levers, month).issues.map((issue) => `${issue.severity} ${issue.path.split('/')[2]} ${issue.code}`);
const told = (of: Network, levers: readonly LeverUse[], month: number, code: string) =>
  networkAtMonth(of, levers, month).effects.flatMap(({ effects }) => effects.filter((effect) => effect.code === code));

describe('mutual aid', () => {
  const base = { siteId: 'nantes', zoneSiteId: 'brest', flowIds: ['home'], months: 2, afterSeconds: 10 };
  const afternoon = { ...base, hours: { fromMinute: 840, toMinute: 1080 } };

  it('cannot be lent twice: the same again is refused, the same people for another zone are named', () => {
    expect(codes(exampleNetwork, [use('mutual-aid', afternoon), use('mutual-aid', afternoon)])).toEqual(['error hours aidTwice']);
    const other = use('mutual-aid', { ...afternoon, zoneSiteId: 'lille' });
    expect(codes(exampleNetwork, [use('mutual-aid', afternoon), other])).toEqual(['warning siteId lentTwice']);
    const morning = use('mutual-aid', { ...afternoon, zoneSiteId: 'lille', hours: { fromMinute: 540, toMinute: 720 } });
    expect(codes(exampleNetwork, [use('mutual-aid', afternoon), morning])).toEqual([]);
  });
  it('nets what is lent against what is borrowed', () => {
    const back = use('mutual-aid', { ...base, siteId: 'brest', zoneSiteId: 'nantes', hours: { fromMinute: 600, toMinute: 660 } });
    const balances = told(exampleNetwork, [use('mutual-aid', afternoon), back], 0, 'balance').map(({ params }) => [
      params.site,
      params.hours,
    ]);
    expect(balances.slice(2)).toEqual([
      ['Brest', -15],
      ['Nantes', 15],
    ]);
  });
  it('goes on from and for the site that takes over when one of its two sites closes', () => {
    const closing = (siteId: string, intoSiteId: string) => use('close-site', { month: 1, siteId, intoSiteId, moveShare: 1 });
    const aids = (siteId: string, intoSiteId: string) =>
      networkAtMonth(exampleNetwork, [use('mutual-aid', afternoon), closing(siteId, intoSiteId)], 1).network.flows[0]!.routing.aid?.map(
        (aid) => `${aid.siteId} for ${aid.zoneSiteId}`,
      );
    expect([aids('nantes', 'lille'), aids('brest', 'lille'), aids('brest', 'nantes')]).toEqual([
      ['lille for brest'],
      ['nantes for lille'],
      [],
    ]);
  });
  it('is called permanent when it lasts too long or takes most of the opening hours', () => {
    const permanent = (change: JsonObject) => told(exampleNetwork, [use('mutual-aid', { ...afternoon, ...change })], 0, 'permanent').length;
    expect([permanent({}), permanent({ months: 7 }), permanent({ hours: null })]).toEqual([0, 1, 1]);
  });
  it('says when nobody there has the skill, when the call comes there anyway, and when the site is closed', () => {
    expect(codes(exampleNetwork, [use('mutual-aid', { ...afternoon, flowIds: ['claims'], siteId: 'lille' })])).toEqual([
      'error flowIds noSkillAtSite',
    ]);
    expect(codes(exampleNetwork, [use('mutual-aid', { ...afternoon, afterSeconds: 60 })])).toEqual(['warning afterSeconds aidTooLate']);
    expect(codes(exampleNetwork, [use('mutual-aid', { ...base, hours: { fromMinute: 1260, toMinute: 1320 } })])).toEqual([
      'error hours aidClosed',
    ]);
  });
});

describe('partners', () => {
  const evenings = hoursOnDays({ fromMinute: 1080, toMinute: 1200 }, [0, 1, 2, 3, 4]);
  const withEvenings = withFlow(exampleNetwork, 'home', { routing: { ...exampleNetwork.flows[0]!.routing, partnerHours: evenings } });
  const slower: Network = {
    ...withEvenings,
    skillProfiles: withEvenings.skillProfiles.map((profile) =>
      profile.id === 'p-open'
        ? { ...profile, skills: [...profile.skills, { flowId: 'home', handlingFactor: 1.25, rank: 2, queueRank: 2 }] }
        : profile,
    ),
  };

  it('counts two of twelve flat hours as a sixth of the calls, and hours that nobody opens as none', () => {
    expect(shareInHours(exampleNetwork, exampleNetwork.flows[0]!, evenings)).toBeCloseTo(1 / 6, 12);
    expect(shareInHours(exampleNetwork, exampleNetwork.flows[0]!, hoursOnDays({ fromMinute: 0, toMinute: 300 }, [0, 1]))).toBe(0);
    expect(commonHours(evenings, hoursOnDays({ fromMinute: 1140, toMinute: 1260 }, [0, 1]))).toBe(2);
  });
  it.each(['calls', 'hours', 'cost'] as const)('gives exactly the share asked for, counted in %s, reserved hours included', (basis) => {
    const lever = use('outsource', { flowIds: ['home'], what: 'share', share: 0.45, basis });
    const shares = partnerShares(networkAtMonth(slower, [lever], 0).network, ['home'], 0);
    expect(shares[basis]).toBeCloseTo(0.45, 9);
    expect(new Set(Object.values(shares).map((share) => Math.round(share * 1000))).size).toBeGreaterThan(1);
  });
  it('warns when the reserved hours alone make more than the share, and when less stays in-house than agreed', () => {
    const lever = (share: number, least: number) => use('outsource', { flowIds: ['home'], share, basis: 'calls', minInHouseShare: least });
    expect(codes(withEvenings, [lever(0.1, 0)])).toEqual(['warning share hoursAlone']);
    expect(codes(withEvenings, [lever(0.6, 0.4)])).toEqual([]);
    expect(codes(withEvenings, [lever(0.61, 0.4)])).toEqual(['warning minInHouseShare belowInHouse']);
  });
  it('bring calls home to the very share, hours and all', () => {
    const outside = withFlow(withEvenings, 'home', { routing: { ...withEvenings.flows[0]!.routing, partnerShare: 0.7 } });
    const keep = use('reinternalise', { month: 1, flowIds: ['home'], share: 0.333, rampMonths: 3, minInHouseShare: 0.667 });
    const back = use('reinternalise', { month: 1, flowIds: ['home'], share: 0.333, rampMonths: 3, hours: 'back' });
    const at = (lever: LeverUse, month: number) => partnerShares(networkAtMonth(outside, [lever], month).network, ['home'], month).calls;
    expect([at(keep, 4), at(back, 4)].map((share) => Math.round(share * 1e6) / 1e6)).toEqual([0.333, 0.333]);
    expect(at(keep, 2)).toBeGreaterThan(0.5);
    expect(codes(outside, [keep])).toEqual([]);
  });
  it('bring calls home with people: too few are told, and who trains them is named', () => {
    const outside = withFlow(withEvenings, 'home', { routing: { ...withEvenings.flows[0]!.routing, partnerShare: 0.7 } });
    const trainers = { id: 'trainers', siteId: 'brest', kind: 'trainer' as const, fte: 1 };
    const service = { ...outside, supportPosts: [...outside.supportPosts, trainers] };
    const { lever, strings } = leverById('reinternalise')!;
    const suggested = lever.suggest(service, 2);
    expect([suggested.people, lever.check(service, suggested).map(({ code }) => code)]).toEqual(['hire', []]);
    const few = { ...suggested, hiredFte: 3, teamId: 'nantes-home' };
    expect(lever.check(service, few).map(({ path, code }) => [path, code])).toEqual([['hiredFte', 'fewerThanNeeded']]);
    const told = lever.effects(service, few, 2).map((effect) => strings.en.effect(effect));
    expect(told.join(' ')).toContain(
      'Trained by the region’s trainers (Ouest): 3\u00a0FTE in the classroom, for 10\u00a0places with them.',
    );
    const team = use('reinternalise', { ...few, teamId: 'nantes-open' });
    expect(codes(service, [{ ...team, version: 2 }])).toContain('error teamId teamWithoutSkill');
  });
  it('takes a setting of the first version as the share outside reserved hours, as it was', () => {
    const {
      basis: _b,
      partnerAhtFactor: _f,
      partnerRampMonths: _m,
      reworkShare: _r,
      reworkFlowId: _i,
      minInHouseShare: _s,
      ...first
    } = use('outsource', {
      flowIds: ['home'],
      share: 0.3,
    }).params;
    const old: LeverUse = { id: 'old', leverId: 'outsource', version: 1, enabled: true, params: first };
    const { network, issues } = networkAtMonth(withEvenings, [old], 0);
    expect([issues, network.flows[0]!.routing.partnerShare]).toEqual([[], 0.3]);
    expect(leverById('outsource')!.strings.fr.describe(first, network)).toContain('hors heures réservées');
  });
});

describe('flows', () => {
  it('can be split in three, and the work offered stays the same', () => {
    const first = use('split-flow', { flowId: 'home', share: 0.3, ahtFactor: 1.5, priority: 'before' });
    const second = use('split-flow', { flowId: 'home', share: 0.5, ahtFactor: 0.8, priority: 'after' });
    const { network, issues } = networkAtMonth(exampleNetwork, [first, second], 0);
    expect(issues.map((issue) => issue.code)).toEqual(['duplicateName']);
    const work = network.flows
      .filter((flow) => flow.id.startsWith('home'))
      .reduce((sum, flow) => sum + flow.volumeByMonth[0]! * flow.ahtSeconds, 0);
    expect(work / (9000 * 400)).toBeCloseTo(1, 12);
    expect(network.skillProfiles[0]!.skills.map((skill) => `${skill.flowId}/${skill.queueRank}`)).toEqual([
      'home/2',
      'home-part/1',
      'home-part-2/3',
    ]);
  });
  it('refuses a part that would take all of the flow’s work', () => {
    expect(codes(exampleNetwork, [use('split-flow', { flowId: 'home', share: 0.5, ahtFactor: 2.5 })])).toEqual([
      'error ahtFactor outOfRange',
    ]);
  });
  it('keep their callers apart in a merge, and what each loses is told', () => {
    const merged = use('merge-flows', { flowIds: ['home', 'open'], kind: 'unique', learnedAhtFactor: 1.2 });
    const facts = told(exampleNetwork, [merged], 0, 'segment').map(({ params }) => params);
    // Home: 50 FTE of its own, then these and 23 of Open at 1.2: (50 + 27.6) / 73 = 1.063.
    expect(facts[0]).toMatchObject({ flow: 'Home', share: 0.6, fteBefore: 50, fteAfter: 73, firstBefore: 50, firstAfter: 0 });
    expect(facts[0]!.rise).toBeCloseTo(77.6 / 73, 12);
  });
  it('follow transfers, repeats and help to their end', () => {
    const helped = withFlow(exampleNetwork, 'open', { support: { flowId: 'claims', share: 0.05 } });
    const open = 6000 / (1 - 0.9 * 0.1);
    expect(workloads(helped, 0).get('open')!.calls).toBeCloseTo(open, 6);
    expect(workloads(helped, 0).get('claims')!.calls).toBeCloseTo((600 + 0.15 * open) / 0.9, 6);
  });
});

describe('announcements', () => {
  it('a million customers and 100,000 a month make 2.3 million in thirteen months, not the 2 million announced', () => {
    const [preset] = leverById('customer-base')!.presets;
    const params = preset!.params(exampleNetwork, { ...leverById('customer-base')!.lever.suggest(exampleNetwork), month: 0 });
    const [target] = told(exampleNetwork, [use('customer-base', params)], 0, 'target');
    expect([target!.severity, target!.params.reached, target!.params.target]).toEqual(['warning', 2_300_000, 2_000_000]);
  });
  it('the “falling productivity” preset is all mix: 426 to 517 s, pace unchanged', () => {
    const preset = leverById('self-care')!.presets.find(({ id }) => id === 'only-complex-remain')!;
    const of = withFlow(exampleNetwork, 'home', { ahtSeconds: 426 });
    const params = preset.params(of, { ...leverById('self-care')!.lever.neutral, flowIds: ['home'] });
    const [aht] = told(of, [use('self-care', params)], 0, 'aht');
    expect([Math.round(Number(aht!.params.after)), aht!.params.pace]).toEqual([517, 1]);
    expect(Number(aht!.params.mix)).toBeCloseTo(1.214, 3);
  });
  it('an incident’s blocked calls all come back, once', () => {
    const lever = use('incident', { month: 1, days: 40, flowIds: ['home'], blockedShare: 0.1, blockedDays: 20, returnDays: 45 });
    const after = networkAtMonth(exampleNetwork, [lever], 11).network.flows[0]!;
    const more = after.volumeByMonth.reduce((sum, calls) => sum + calls, 0) - 12 * 9000;
    expect(more).toBeCloseTo((9000 * 0.1 * 20) / (365.25 / 12), 6);
  });
  it('blocked work that can wait is only moved, never made', () => {
    const written = withFlow(exampleNetwork, 'claims', { deferrable: true, patienceSeconds: null });
    const lever = use('incident', { month: 1, days: 0, flowIds: ['claims'], blockedShare: 0.5, blockedDays: 20, returnDays: 5 });
    const after = networkAtMonth(written, [lever], 11).network.flows[2]!;
    expect(after.volumeByMonth.reduce((sum, pieces) => sum + pieces, 0)).toBeCloseTo(7200, 6);
    expect(after.volumeByMonth[2]).toBe(600);
  });
});
