import { describe, expect, it } from 'vitest';
import { compileDay, compileIssues, compileWeek } from '../../src/compile/index.ts';
import type { Centre } from '../../src/model/centre.ts';
import type { Cohort, FlowRouting } from '../../src/model/network.ts';
import { meanFactors } from '../../src/model/paces.ts';
import { NO_HOURS, network, weekdays, withFlow, withSite, withTeam } from '../fixtures/network-text.ts';

const two = network(`
  flow   calls/h  aht   patience  target      team   heads  site   skills
  Home   120      300s  90s       80/20       North  12     N      Home
  Open   80       240s  60s       80/20       South  9      S      Open Home/2*1.2
`);

const rates = (centre: Centre, flowId: string): readonly number[] =>
  centre.flows.find((flow) => flow.id === flowId)!.arrivalsPerHour as number[];
const skill = (centre: Centre, groupId: string, flowId: string) =>
  centre.groups.find((group) => group.id === groupId)?.skills.find((one) => one.flow === flowId);
const agents = (centre: Centre, groupId: string): readonly number[] =>
  centre.groups.find((group) => group.id === groupId)!.agents as number[];
const monday = (net: Parameters<typeof compileDay>[0]): Centre => compileDay(net, 0, 'mon')!.centre;
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Fresh calls of a month over all days, by flow of the network. */
function callsOfMonth(net: Parameters<typeof compileWeek>[0], flowId: string, month = 0): number {
  let calls = 0;
  for (const day of compileWeek(net, month).days)
    for (const flow of day.flows) if (flow.flowId === flowId) calls += day.weight * total(rates(day.centre, flow.centreFlowId)) * 0.5;
  return calls;
}

describe('a compiled week', () => {
  it('has the open weekdays of the month with the number of times each occurs', () => {
    const week = compileWeek(two, 0);
    expect(week.days.map((day) => [day.dayId, day.weight])).toEqual([
      ['mon', 5],
      ['tue', 5],
      ['wed', 4],
      ['thu', 4],
      ['fri', 4],
    ]);
    expect(compileDay(two, 0, 'sun')).toBeNull();
  });

  it('opens a weekday some times a month: fewer such days, with their part of the calls and of the agents’ hours', () => {
    const sunday = { fromMinute: 480, toMinute: 1200 };
    const day = { fromMinute: 480, toMinute: 1200 };
    const opened = ['n', 's'].reduce((net, id) => withSite(net, id, { opening: [day, day, day, day, day, null, sunday] }), two);
    const flat = { ...opened, profiles24: opened.profiles24.map((one) => ({ ...one, weekdayWeights: [1, 1, 1, 1, 1, 0, 1] })) };
    const twice = { ...flat, horizon: { ...flat.horizon, occasionalDays: [{ weekday: 6, perMonth: 2 }] } };
    // January 2012: 22 weekdays and five Sundays, of which two open.
    const days = compileWeek(twice, 0).days;
    expect(days.map(({ weight }) => weight)).toEqual([5, 5, 4, 4, 4, 2]);
    expect(callsOfMonth(twice, 'home')).toBeCloseTo(callsOfMonth(two, 'home'), 6);
    expect(days.at(-1)!.flows.find(({ flowId }) => flowId === 'home')!.callsPerDay).toBeCloseTo((120 * 264) / 24, 6);
    // A mean week has five days and two fifths of a Sunday: as many hours as before.
    const hours = (net: typeof two): number =>
      total(compileWeek(net, 0).days.map((one) => total(agents(one.centre, 'north')) * 0.5 * (one.dayId === 'sun' ? 2 / 5 : 1)));
    expect(Math.abs(hours(twice) - hours(two))).toBeLessThanOrEqual(0.25);
    expect(compileDay({ ...flat, horizon: { ...flat.horizon, occasionalDays: [{ weekday: 6, perMonth: 0 }] } }, 0, 'sun')).toBeNull();
  });

  it('spans the day from the earliest opening to the latest closing of any site', () => {
    const late = withSite(two, 's', {
      opening: weekdays(540, 1320),
    });
    const day = compileDay(late, 0, 'mon')!;
    expect([day.firstHalfHour, day.centre.intervals, day.centre.intervalSeconds]).toEqual([16, 28, 1800]);
  });

  it('keeps the volume of the month, whatever the opening', () => {
    const short = withSite(two, 's', {
      opening: [null, null, null, null, null, { fromMinute: 550, toMinute: 735 }, null],
    });
    expect(callsOfMonth(two, 'home')).toBeCloseTo(120 * 264, 6);
    expect(callsOfMonth(short, 'open')).toBeCloseTo(80 * 264, 6);
  });

  it('gives a flat profile the same rate in every half-hour', () => {
    expect(rates(monday(two), 'home').every((rate) => Math.abs(rate - 120) < 1e-9)).toBe(true);
  });

  it('gives each half-hour its weight, and half of it to one that is half open', () => {
    const weights = Array.from({ length: 48 }, (_, half) => (half === 20 ? 3 : 1));
    const peaked = { ...two, profiles24: [{ ...two.profiles24[0]!, halfHourWeights: weights }] };
    const late = withSite(withSite(peaked, 's', { opening: NO_HOURS }), 'n', {
      opening: weekdays(495, 1200),
    });
    const rate = rates(monday(late), 'home');
    expect([rate[4]! / rate[5]!, rate[0]! / rate[5]!]).toEqual([expect.closeTo(3, 12), expect.closeTo(0.5, 12)]);
  });
});

describe('the agents', () => {
  it('are FTE × weekly hours × (1 − shrinkage), to within a quarter of an hour a week', () => {
    const odd = withTeam(two, 'north', { fte: 11.37, weeklyHours: 35, shrinkageShare: 0.28 });
    const hours = total(compileWeek(odd, 0).days.map((day) => total(agents(day.centre, 'north')) * 0.5));
    expect(Math.abs(hours - 11.37 * 35 * 0.72)).toBeLessThanOrEqual(0.25);
  });

  it('are none while their site is closed', () => {
    const late = withSite(two, 's', {
      opening: weekdays(600, 1200),
    });
    expect(agents(monday(late), 'south').slice(0, 5)).toEqual([0, 0, 0, 0, 11]);
  });

  it('follow the figures fixed by half-hour, but never behind a closed door', () => {
    const fixed = withTeam(two, 'north', { agentsByHalfHour: Array.from({ length: 7 }, () => Array<number>(48).fill(7)) });
    expect(new Set(agents(monday(fixed), 'north'))).toEqual(new Set([7]));
    expect(compileDay(fixed, 0, 'sat')).toBeNull();
  });

  it('never outnumber the seats, and the overrun is told', () => {
    const tight = withSite(withTeam(two, 'south', { siteId: 'n' }), 'n', { seats: 14 });
    const centre = monday(tight);
    const seated = agents(centre, 'north').map((count, i) => count + agents(centre, 'south')[i]!);
    expect(new Set(seated)).toEqual(new Set([14]));
    expect(compileIssues(tight, 0)).toEqual([
      { path: 'sites/n/seats', severity: 'warning', code: 'seatsExceeded', value: 21, params: { max: 14, halfHours: 120 } },
    ]);
  });

  it('are fewer by the classroom, and of several paces while some learn: six of twelve twice as slow do the work of nine', () => {
    const cohort = { fte: 6, awayShare: 0, handlingFactor: 2, flowIds: ['home'] };
    const [north] = monday(withTeam(two, 'north', { cohorts: [cohort] })).groups;
    expect([north!.skills[0]!.handlingFactor, north!.paces]).toEqual([undefined, [{ share: 0.5, handlingFactor: 2 }]]);
    expect(meanFactors(north!)).toEqual([12 / 9]);
    // Half of the learners' time is in the classroom: three of nine who are there.
    const away = withTeam(two, 'north', { cohorts: [{ ...cohort, awayShare: 0.5 }] });
    expect(new Set(agents(monday(away), 'north'))).toEqual(new Set([9]));
    expect(monday(away).groups[0]!.paces).toEqual([{ share: 3 / 9, handlingFactor: 2 }]);
  });

  it('learn some flows only, in as many cohorts as there are; who is away, or no slower, is no pace', () => {
    const cohort = { fte: 3, awayShare: 0, handlingFactor: 1.5, flowIds: ['home'] };
    const all = { ...cohort, handlingFactor: 1.25, flowIds: ['home', 'open'] };
    const pacesOf = (...cohorts: readonly Cohort[]) => monday(withTeam(two, 'south', { cohorts })).groups[1]!.paces;
    expect(pacesOf(cohort, all)).toEqual([
      { share: 1 / 3, flows: [{ flow: 'home', handlingFactor: 1.5 }] },
      { share: 1 / 3, handlingFactor: 1.25 },
    ]);
    const none: readonly Cohort[] = [
      { ...all, handlingFactor: 1 },
      { ...all, awayShare: 1 },
      { ...all, flowIds: [] },
    ];
    for (const one of none) expect(pacesOf(one)).toBeUndefined();
    // More learners than people: the first cohorts count.
    expect(pacesOf({ ...all, fte: 8 }, { ...cohort, fte: 8 })!.map(({ share }) => share)).toEqual([8 / 9, 1 / 9]);
  });

  it('are fewer while a disruption lasts at their site, by the share of the month it takes', () => {
    const disruption = { id: 'd', name: 'd', fromMonth: 0, months: 0.5, siteId: 'n', flowId: null, capacityFactor: 0.5, ahtFactor: 1.2 };
    const hit = { ...two, disruptions: [disruption] };
    expect(new Set(agents(monday(hit), 'north'))).toEqual(new Set([9]));
    expect(skill(monday(hit), 'north', 'home')!.handlingFactor).toBeCloseTo(1.1, 12);
    expect(skill(monday(hit), 'south', 'home')!.handlingFactor).toBeCloseTo(1.2, 12);
    expect(monday({ ...two, disruptions: [{ ...disruption, fromMonth: 1 }] })).toEqual(monday(two));
  });
});

describe('routing', () => {
  const regions = network(`
    flow   calls/h  aht   patience  target      team   heads  site     skills
    Home   120      300s  90s       80/20       A      4      A@west   Home
                                                B      4      B@west   Home
                                                C      4      C@east   Home
                                                P      4      P@east!  Home
  `);
  const routed = (routing: Partial<FlowRouting>) => withFlow(regions, 'home', { routing: { ...regions.flows[0]!.routing, ...routing } });

  it('rings in one queue for the nation, without partners', () => {
    const centre = monday(regions);
    expect(centre.flows.map((flow) => flow.id)).toEqual(['home']);
    expect(centre.groups.map((group) => group.id)).toEqual(['a', 'b', 'c']);
  });

  it('rings in one queue a region, with its origins’ share of the calls', () => {
    const centre = monday(routed({ start: 'region' }));
    expect(centre.flows.map((flow) => [flow.id, Math.round((flow.arrivalsPerHour as number[])[0]!)])).toEqual([
      ['home@west', 80],
      ['home@east', 40],
    ]);
    expect(skill(centre, 'c', 'home@west')).toBeUndefined();
  });

  it('rings at the own site first, then wider after each delay, the nearer before the farther', () => {
    const widening = routed({
      start: 'site',
      overflow: [
        { reach: 'nation', afterSeconds: 90 },
        { reach: 'region', afterSeconds: 30 },
        { reach: 'partner', afterSeconds: 120 },
      ],
    });
    const centre = monday(widening);
    expect(['a', 'b', 'c', 'p'].map((id) => skill(centre, id, 'home@a'))).toEqual([
      { flow: 'home@a', rank: 1, queueRank: 1 },
      { flow: 'home@a', rank: 3, queueRank: 1, overflow: { afterSeconds: 30 } },
      { flow: 'home@a', rank: 5, queueRank: 1, overflow: { afterSeconds: 90 } },
      { flow: 'home@a', rank: 7, queueRank: 1, overflow: { afterSeconds: 120 } },
    ]);
  });

  it('sends the partners’ share to a queue that partners alone answer', () => {
    const shared = routed({ partnerShare: 0.25 });
    const centre = monday(shared);
    expect([rates(centre, 'home')[0], rates(centre, 'home~partners')[0]]).toEqual([90, 30]);
    expect(centre.groups.filter((group) => group.skills.some((one) => one.flow === 'home~partners')).map((group) => group.id)).toEqual([
      'p',
    ]);
  });

  it('sends all calls to partners in the partners’ hours, which also open the line', () => {
    const evening = { fromMinute: 1200, toMinute: 1320 };
    const late = withSite(routed({ partnerHours: [evening, evening, evening, evening, evening, null, null] }), 'p', {
      opening: weekdays(480, 1320),
    });
    const centre = monday(late);
    expect(centre.intervals).toBe(28);
    expect([rates(centre, 'home').slice(23, 25), rates(centre, 'home~partners').slice(23, 25)].flat().map((rate) => rate > 0)).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(callsOfMonth(late, 'home')).toBeCloseTo(120 * 264, 6);
  });

  it('leaves out, and reports, what nobody may answer', () => {
    const alone = routed({ start: 'site' });
    const without = { ...alone, teams: alone.teams.filter((team) => team.id !== 'c') };
    const week = compileWeek(without, 0);
    expect(week.leftOut).toEqual([{ flowId: 'home', siteId: 'c', reason: 'nobodyAnswers', callsPerMonth: expect.closeTo(40 * 264, 6) }]);
    expect(compileIssues(without, 0).map((issue) => [issue.code, issue.path, issue.params?.name])).toEqual([
      ['nobodyInReach', 'flows/home', 'C'],
    ]);
  });

  it('gives deferrable work no patience, places it behind all calls, and lets it wait while too few advisers are free', () => {
    const work = withFlow(two, 'home', { deferrable: true, backlog: 90, keepFree: 2, target: { withinSeconds: 86_400, share: 0.95 } });
    const centre = monday(work);
    const { patience, redial, target, deferrable } = centre.flows.find((flow) => flow.id === 'home')!;
    expect([patience, redial, target, deferrable]).toEqual([undefined, undefined, { withinSeconds: 86_400, share: 0 }, { backlog: 90 }]);
    expect(skill(centre, 'south', 'home')).toMatchObject({ queueRank: 1002, overflow: { idleAtLeast: 3 } });
    expect(skill(centre, 'south', 'open')).toMatchObject({ queueRank: 1 });
    expect(compileWeek(work, 0).leftOut).toEqual([]);
  });

  it('begins the first month with the backlog of the network, and any month with one that is given', () => {
    const work = withFlow(two, 'open', { deferrable: true, backlog: 90 });
    const backlogs = (month: number, given?: ReadonlyMap<string, number>) =>
      compileWeek(work, month, given).days.map(({ centre }) => centre.flows.find((flow) => flow.id === 'open')!.deferrable!.backlog);
    expect(new Set(backlogs(0))).toEqual(new Set([90]));
    expect(new Set(backlogs(1))).toEqual(new Set([0]));
    expect(new Set(backlogs(1, new Map([['open', 41.6]])))).toEqual(new Set([42]));
  });

  it('lets advisers ask another flow for help, which reaches that flow although nobody calls it', () => {
    const helped = withFlow(withFlow(two, 'open', { volumeByMonth: [0] }), 'home', { support: { flowId: 'open', share: 0.2 } });
    const centre = monday(helped);
    expect(centre.flows.map((flow) => flow.id)).toEqual(['home', 'open']);
    expect(centre.flows[0]!.support).toEqual({ flow: 'open', probability: 0.2, afterShare: 0.5 });
  });

  it('draws who is absent by team', () => {
    expect(monday(withTeam(two, 'north', { absenceShare: 0.06 })).groups.map((group) => group.absence)).toEqual([
      { probability: 0.06 },
      undefined,
    ]);
  });

  it('keeps the calls of a flow whose last adviser has left, and reports that nobody is there', () => {
    const gone = withTeam(two, 'south', { fte: 0 });
    expect(rates(monday(gone), 'open')[0]).toBeCloseTo(80, 9);
    expect(compileIssues(gone, 0)).toEqual([
      {
        path: 'flows/open',
        severity: 'warning',
        code: 'nobodyPresent',
        params: { day: 'mon', halfHour: 16, halfHours: 120, calls: 4800, name: '' },
      },
    ]);
  });

  it('gives the flows of one answer group the same queue rank in every team, the best of theirs', () => {
    expect(monday(two).groups[1]!.skills.map((one) => one.queueRank)).toEqual([2, 1]);
    const merged = { ...two, answerGroups: [{ id: 'g', name: 'g', flowIds: ['home', 'open'] }] };
    expect(monday(merged).groups[1]!.skills.map((one) => one.queueRank)).toEqual([1, 1]);
  });

  it('passes transfers to the same zone’s queue, or shares them out by where the target’s calls come from', () => {
    const base = network(`
      flow    calls/h  aht   patience  target      team   heads  site     skills
      Home    120      300s  90s       80/20       A      4      A@west   Home Claims
      Claims  0        300s  90s       80/20       B      4      B@east   Home Claims
    `);
    const transfers = [{ toFlowId: 'claims', share: 0.2 }];
    const bySite = { ...base.flows[0]!.routing, start: 'site' as const };
    const zoned = withFlow(withFlow(base, 'home', { transfers, routing: bySite }), 'claims', { routing: bySite });
    expect(monday(zoned).flows.find((flow) => flow.id === 'home@a')!.transfers).toEqual([{ to: 'claims@a', probability: 0.2 }]);
    const spread = withFlow(withFlow(base, 'home', { transfers }), 'claims', { routing: bySite });
    expect(monday(spread).flows[0]!.transfers).toEqual([
      { to: 'claims@a', probability: 0.1 },
      { to: 'claims@b', probability: 0.1 },
    ]);
  });
});

describe('handling, patience and the rest', () => {
  it('pass into the centre as the flow says', () => {
    const rich = withFlow(two, 'home', {
      balkingShare: 0.02,
      dayVariationCv: 0.1,
      redial: { afterAbandonmentShare: 0.4, afterBlockingShare: 0.8, delaySeconds: 600 },
      repeat: { share: 0.1, delaySeconds: 7200 },
    });
    expect({ ...monday(rich).flows[0], arrivalsPerHour: 0 }).toEqual({
      id: 'home',
      arrivalsPerHour: 0,
      busyness: { cv: 0, dayFactors: ['home'] },
      origins: [
        { id: 'home@n', share: 0.5 },
        { id: 'home@s', share: 0.5 },
      ],
      handling: { kind: 'lognormal', mean: 300, cv: 0.5 },
      patience: { kind: 'exponential', mean: 90 },
      balking: 0.02,
      target: { share: 0.8, withinSeconds: 20 },
      redial: { afterAbandonment: 0.4, afterBlocking: 0.8, delay: { kind: 'exponential', mean: 600 } },
      repeat: { probability: 0.1, delay: { kind: 'exponential', mean: 7200 } },
    });
  });

  it('share one factor of how busy the day is, in all queues of a flow', () => {
    const varied = withFlow(two, 'home', { dayVariationCv: 0.1 });
    expect(monday(varied).dayFactors).toEqual([{ id: 'home', cv: 0.1 }]);
  });

  it('lets callers without a limit wait for ever', () => {
    expect(monday(withFlow(two, 'home', { patienceSeconds: null })).flows[0]!.patience).toBeNull();
  });
});

it('closes to returning callers a line whose teams go home before the centre does', () => {
  const apart = network(`
    flow   calls/h  aht   patience  target      team   heads  site   skills
    Home   120      300s  90s       80/20       North  12     N      Home
    Open   80       240s  60s       80/20       South  9      S      Open
  `);
  const [home, open] = monday(withSite(apart, 's', { opening: weekdays(480, 1320) })).flows;
  expect([home!.open, open!.open]).toEqual([Array.from({ length: 28 }, (_, half) => (half < 24 ? 1 : 0)), undefined]);
});
