import { expect, it } from 'vitest';
import { diffNetworks } from '../../src/model/network-diff.ts';
import { network, weekdays, withFlow, withSite, withTeam } from '../fixtures/network-text.ts';

const base = network(`
  flow   calls/h  aht   patience  target      team   heads  site   skills
  Home   120      300s  90s       80/20       North  12     N      Home
  Open   80       240s  60s       80/20       South  9      S      Open Home/2
`);

it('finds nothing between a network and its copy', () => {
  expect(diffNetworks(base, structuredClone(base))).toEqual([]);
});

it('names each figure by ids and fields, months and weekdays by position', () => {
  const volumes = base.flows[0]!.volumeByMonth.map((calls, month) => (month === 3 ? calls + 1 : calls));
  const after = withSite(withTeam(withFlow(base, 'home', { volumeByMonth: volumes }), 'north', { fte: 10 }), 's', {
    opening: weekdays(540, 1200),
  });
  expect(diffNetworks(base, after).map((found) => found.path)).toEqual([
    'sites/s/opening/0',
    'sites/s/opening/1',
    'sites/s/opening/2',
    'sites/s/opening/3',
    'sites/s/opening/4',
    'flows/home/volumeByMonth/3',
    'teams/north/fte',
  ]);
  expect(diffNetworks(base, after).at(-1)).toEqual({ path: 'teams/north/fte', part: 'teams', before: 12, after: 10 });
});

it('takes no notice of the order of rows', () => {
  expect(diffNetworks(base, { ...base, flows: [...base.flows].reverse(), teams: [...base.teams].reverse() })).toEqual([]);
});

it('gives an added or a removed row whole', () => {
  const { teams } = base;
  const moved = { ...base, teams: [teams[0]!, { ...teams[1]!, id: 'new' }] };
  expect(diffNetworks(base, moved).map(({ path, before, after }) => [path, before === undefined, after === undefined])).toEqual([
    ['teams/south', false, true],
    ['teams/new', true, false],
  ]);
});

it('follows skills and origins by what they refer to', () => {
  const skills = base.skillProfiles[1]!.skills;
  const learned = {
    ...base,
    skillProfiles: [base.skillProfiles[0]!, { ...base.skillProfiles[1]!, skills: [{ ...skills[1]!, rank: 1 }, skills[0]!] }],
  };
  expect(diffNetworks(base, learned).map((found) => found.path)).toEqual(['skillProfiles/open+home/2/skills/home/rank']);
  const zone = withFlow(base, 'open', { origins: [{ siteId: 's', share: 1 }] });
  expect(diffNetworks(base, zone).map((found) => found.path)).toEqual(['flows/open/origins/n', 'flows/open/origins/s/share']);
});

it('gives a roster that appears as one figure, and one that changes half-hour by half-hour', () => {
  const roster = Array.from({ length: 7 }, () => Array<number>(48).fill(2));
  const fixed = withTeam(base, 'north', { agentsByHalfHour: roster });
  expect(diffNetworks(base, fixed).map((found) => found.path)).toEqual(['teams/north/agentsByHalfHour']);
  const changed = roster.map((day, weekday) => day.map((count, half) => (weekday === 1 && half === 20 ? 3 : count)));
  expect(diffNetworks(fixed, withTeam(fixed, 'north', { agentsByHalfHour: changed })).map((found) => found.path)).toEqual([
    'teams/north/agentsByHalfHour/1/20',
  ]);
});
