/** Mutual aid between sites, rework that comes back from partners, call backs: from the network to the centre. */
import { describe, expect, it } from 'vitest';
import { compileDay, compileWeek } from '../../src/compile/index.ts';
import { simulateDay } from '../../src/engine/simulate/index.ts';
import { validateCentre } from '../../src/model/centre-validation.ts';
import { FLOW_COUNTERS } from '../../src/model/measures.ts';
import type { FlowAid, Network } from '../../src/model/network.ts';
import { network, weekdays, withFlow, withSite } from '../fixtures/network-text.ts';

const apart = network(`
  flow   calls/h  aht   patience  target      team   heads  site     skills
  Home   60       300s  90s       80/20       North  6      N@west   Home
                                              South  6      S@east   Home
                                              Away   6      P@east!  Home
`);
const local = { start: 'site', overflow: [], partnerShare: 0, partnerHours: null } as const;
const aided = (aid: Partial<FlowAid>): Network =>
  withFlow(apart, 'home', {
    routing: { ...local, aid: [{ id: 'a', siteId: 's', zoneSiteId: 'n', afterSeconds: 30, hours: null, ...aid }] },
  });
const callsOf = (of: Network, id: string): number =>
  compileWeek(of, 0)
    .days.flatMap((day) => day.flows.filter((flow) => flow.centreFlowId === id).map((flow) => flow.callsPerDay))
    .reduce((sum, calls) => sum + calls, 0);
const skillsOn = (of: Network, team: string) =>
  compileDay(of, 0, 'mon')!
    .centre.groups.find((group) => group.id === team)!
    .skills.map((skill) => [skill.flow, skill.rank, skill.overflow?.afterSeconds ?? 0]);

describe('mutual aid', () => {
  it('adds the helping team to the zone, after its wait and behind the zone’s own', () => {
    expect(skillsOn(withFlow(apart, 'home', { routing: local }), 'south')).toEqual([['home@s', 1, 0]]);
    expect(skillsOn(aided({}), 'south')).toEqual([
      ['home@n', 3, 30],
      ['home@s', 1, 0],
    ]);
  });

  it('in hours: the calls of these hours stand apart, no call is lost, and the helper reaches only them', () => {
    const evening = aided({ hours: weekdays(1080, 1200) });
    expect(skillsOn(evening, 'south')).toEqual([
      ['home@n~aid1', 3, 30],
      ['home@s', 1, 0],
    ]);
    // Two of twelve hours of five days at 30 calls an hour, half of the flow's 60.
    expect(callsOf(evening, 'home@n~aid1')).toBeCloseTo(30 * 2 * 5, 9);
    expect(callsOf(evening, 'home@n') + callsOf(evening, 'home@n~aid1')).toBeCloseTo(callsOf(aided({}), 'home@n'), 9);
    expect(validateCentre(compileDay(evening, 0, 'mon')!.centre)).toEqual([]);
  });

  it('lets calls come in hours of aid when the zone’s own site is closed', () => {
    const early = withSite(aided({ hours: weekdays(1080, 1200) }), 'n', { opening: weekdays(480, 1080) });
    expect(callsOf(early, 'home@n~aid1')).toBeCloseTo(30 * 2 * 5, 9);
  });

  it('changes nothing for one queue of all sites, and partners never help', () => {
    const pooled = withFlow(aided({}), 'home', { routing: { ...aided({}).flows[0]!.routing, start: 'nation' } });
    expect(skillsOn(pooled, 'south')).toEqual([['home', 1, 0]]);
    expect(skillsOn(aided({}), 'south')).toHaveLength(2);
    expect(
      compileDay(aided({ siteId: 'p' }), 0, 'mon')!.centre.groups.some((group) => group.id === 'away' && group.skills.length > 0),
    ).toBe(false);
  });
});

describe('rework and call backs', () => {
  it('sends the share of the partners’ calls to the zones they came from, and every call is accounted for', () => {
    const routing = { ...local, partnerShare: 0.5, partnerRework: { toFlowId: 'home', share: 0.2 } };
    const day = compileDay(withFlow(apart, 'home', { routing }), 0, 'mon')!;
    expect(day.centre.flows.find((flow) => flow.id === 'home~partners')!.transfers).toEqual([
      { to: 'home@n', probability: 0.1 },
      { to: 'home@s', probability: 0.1 },
    ]);
    const table = simulateDay({ day: { dayId: 'mon', centre: day.centre }, seed: 3, replications: 40 });
    const total = (counter: (typeof FLOW_COUNTERS)[number], flow: string): number => {
      const at = table.flowIds.indexOf(flow) * FLOW_COUNTERS.length + FLOW_COUNTERS.indexOf(counter);
      let sum = 0;
      for (let r = 0; r < 40; r += 1) sum += table.flowCounters[r * table.flowIds.length * FLOW_COUNTERS.length + at]!;
      return sum / 40;
    };
    const inHouse = total('offered', 'home@n') + total('offered', 'home@s');
    // 30 calls an hour of its own for twelve hours, and a fifth of what the partner answers.
    expect(inHouse).toBeGreaterThan(360 + 0.17 * total('answered', 'home~partners'));
    expect(inHouse).toBeLessThan(360 + 0.23 * total('answered', 'home~partners') + 15);
  });

  it('offers a call back only when somebody accepts it', () => {
    const callback = { afterSeconds: 60, acceptanceShare: 0.4, reachedShare: 0.8, failedSeconds: 30 };
    const offered = (change: object) =>
      compileDay(withFlow(apart, 'home', { callback: { ...callback, ...change } }), 0, 'mon')!.centre.flows[0]!.callback;
    expect(offered({})).toEqual({ afterSeconds: 60, acceptance: 0.4, success: 0.8, failedHandling: { kind: 'deterministic', value: 30 } });
    expect(offered({ reachedShare: 1 })).toEqual({ afterSeconds: 60, acceptance: 0.4 });
    expect(offered({ acceptanceShare: 0 })).toBeUndefined();
  });
});
