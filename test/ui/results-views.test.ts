import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { pairIndex } from '../../src/engine/simulate/interval-moments.ts';
import { FLOW_COUNTERS } from '../../src/model/measures.ts';
import type { Network, Team } from '../../src/model/network.ts';
import { compare } from '../../src/ui/pages/results/comparison.ts';
import { comparisonCsv, numberCell, textCell } from '../../src/ui/pages/results/comparison-csv.ts';
import { heatLevel, heatMap } from '../../src/ui/pages/results/heat-vm.ts';
import { fteChange, peoplePicture, peopleRows, smallSites } from '../../src/ui/pages/results/people-vm.ts';
import { BASELINE_STYLE, variantStyle } from '../../src/ui/parts/variant.ts';
import { oneFlow, simulatedWeek } from './results-fixture.ts';

const team = (siteId: string, profileId: string, headcount: number, fte: number, away = 0): Team => ({
  id: `${siteId}-${profileId}`,
  siteId,
  profileId,
  headcount,
  fte,
  weeklyHours: 35,
  seniority: { under1Year: 0, from1To5Years: 1, over5Years: 0 },
  attritionPerYearShare: 0,
  shrinkageShare: 0.3,
  costPerHour: 30,
  rosterId: 'r',
  cohorts: away > 0 ? [{ fte: away, awayShare: 0.5, handlingFactor: 1, flowIds: [] }] : [],
  agentsByHalfHour: null,
});

const network = (teams: readonly Team[]): Network => ({
  horizon: { startMonth: '2012-01', months: 12 },
  regions: [],
  sites: [],
  profiles24: [],
  flows: [],
  skillProfiles: [],
  teams,
  answerGroups: [],
  trainingPaths: [],
  supportPosts: [],
  disruptions: [],
  oneOffCosts: [],
});

const variants = [
  { id: 'baseline', name: 'Référence', style: BASELINE_STYLE },
  { id: 'proposal', name: 'Proposition', style: variantStyle(0) },
];

/** Ten equal weeks of 100 calls, 79 in time. */
const WHOLE_DAY = { offered: Array.from({ length: 10 }, () => 100), answeredWithin: Array.from({ length: 10 }, () => 79) };

describe('the hourly map', () => {
  const run = simulatedWeek('baseline', 10, [
    {
      dayId: 'tue',
      firstHalfHour: 17,
      intervals: 3,
      flows: [
        { flow: 'open', zone: 'brest', counts: WHOLE_DAY, intervals: { offered: [100, 300, 200], answeredWithin: [90, 150, 200] } },
        { flow: 'open', zone: 'lyon', counts: {}, intervals: { offered: [0, 100, 300], answeredWithin: [0, 50, 300] } },
      ],
      groups: [{ site: 'brest', profile: 'p', counts: {}, intervals: { busySeconds: [50, 90, 91], staffedSeconds: [100, 100, 100] } }],
    },
  ]);

  it('a whole day has its exact figure from the weekly counts', () => {
    const map = heatMap(run, { measure: 'serviceLevel', flowId: 'open' }, { limit: 0.8 }, 'fr');
    expect(map.totals[0]?.figure.mean).toBeCloseTo(0.79, 12);
    expect(map.totals[0]?.figure.halfWidth).toBeCloseTo(0, 12);
  });

  it('an hour is the ratio of sums over its half-hours and zones', () => {
    // The centre opens at 8:30: 8 h has one half-hour, 9 h has two.
    const map = heatMap(run, { measure: 'serviceLevel', flowId: 'open' }, { limit: 0.8 }, 'fr');
    expect(map.weekdays).toEqual([1]);
    expect(map.hours).toEqual([8, 9]);
    expect(map.cells.map((row) => row[0]?.figure.mean)).toEqual([0.9, (150 + 50 + 200 + 300) / 900]);
    expect(map.cells.map((row) => row[0]?.text)).toEqual(['90', '78']);
  });

  it('an uncertain hour is marked, and the hardest hour is sought among the firm ones', () => {
    const table = run.tables[0];
    // 8:30, first queue: make the weekly counts of calls in time swing by two each way, 10 weeks of 9 in 10.
    const products = Float64Array.from(table.flowIntervalProducts);
    products[pairIndex(FLOW_COUNTERS.length, FLOW_COUNTERS.indexOf('answeredWithin'), FLOW_COUNTERS.indexOf('answeredWithin'))] += 40;
    const noisy = { ...run, tables: [{ ...table, flowIntervalProducts: products }] };
    const map = heatMap(noisy, { measure: 'serviceLevel', flowId: 'open' }, { limit: 0.8 }, 'fr');
    expect(map.cells[0][0]?.figure.halfWidth).toBeCloseTo((2.2621571628 * Math.sqrt(40 / 9) * Math.sqrt(10)) / 100, 8);
    expect(map.cells.map((row) => row[0]?.noisy)).toEqual([true, false]);
    expect(map.conclusion).toContain('mardi à 9\u00a0h, 77,8\u00a0±');
  });

  it('occupancy is shaded above 85 % and strongly above 90 %', () => {
    const map = heatMap(run, { measure: 'occupancy', scope: { siteId: 'brest' } }, { limit: null }, 'fr');
    expect(map.cells.map((row) => row[0]?.level)).toEqual(['plain', 'worst']);
    expect([0.85, 0.86, 0.9, 0.91].map((value) => heatLevel('occupancy', value, { limit: null }))).toEqual([
      'plain',
      'bad',
      'bad',
      'worst',
    ]);
  });

  it('shades follow the target of service level and the limit of abandonment', () => {
    expect([0.8, 0.76, 0.7, 0.5].map((value) => heatLevel('serviceLevel', value, { limit: 0.8 }))).toEqual([
      'good',
      'near',
      'bad',
      'worst',
    ]);
    expect([0.05, 0.08, 0.14, 0.3].map((value) => heatLevel('abandonment', value, { limit: 0.05 }))).toEqual([
      'good',
      'near',
      'bad',
      'worst',
    ]);
    expect(heatLevel('serviceLevel', 0.5, { limit: null })).toBe('plain');
  });
});

describe('people before and after', () => {
  const before = network([team('brest', 'home', 40, 36.5), team('lyon', 'home', 10, 9), team('lyon', 'open', 20, 18)]);
  const after = network([
    team('brest', 'home', 28, 24.5),
    team('brest', 'open', 12, 12, 4),
    team('lyon', 'home', 10, 9),
    team('lyon', 'open', 20, 18),
  ]);

  it('adds teams by profile and by site, everybody last', () => {
    const rows = peopleRows([before, after], 'profile');
    expect(rows.map(({ id, counts }) => [id, ...counts.map(({ fte }) => fte)])).toEqual([
      ['home', 45.5, 33.5],
      ['open', 18, 30],
      [null, 63.5, 63.5],
    ]);
    expect(rows[1].counts[1].away).toBe(2);
    expect(peopleRows([before, after], 'site').map(({ id }) => id)).toEqual(['brest', 'lyon', null]);
  });

  it('names the largest change and draws a dot a variant', () => {
    const picture = peoplePicture(peopleRows([before, after], 'profile'), variants, 'profile', (id) => id ?? '', 'fr');
    expect(picture.conclusion).toBe('Le plus grand changement d’effectif\u00a0: home, \u221212 ETP (Proposition).');
    expect(picture.plot.series.map(({ points }) => points.map(({ x }) => x))).toEqual([
      [45.5, 18],
      [33.5, 30],
    ]);
    expect(picture.twin.rows[0].cells).toEqual(['45,5', '33,5', '\u221212']);
  });

  it('says that nothing changes when nothing does', () => {
    const rows = peopleRows([before, before], 'site');
    expect(peoplePicture(rows, variants, 'site', (id) => id ?? '', 'fr').conclusion).toBe('Aucun effectif ne change.');
    expect(fteChange('fr', rows[0].counts[0], rows[0].counts[1])).toBe('0');
  });

  it('a site of one to four people in any variant is small; an empty one is not', () => {
    const tiny = network([team('brest', 'home', 4, 4), team('lyon', 'open', 0, 0), team('nantes', 'open', 5, 5)]);
    expect([...smallSites([before, tiny])]).toEqual(['brest']);
  });
});

describe('the comparison as a file', () => {
  const baseline = oneFlow('baseline', [100, 100], [80, 82]);
  const scenario = oneFlow('proposal', [100, 100], [60, 64]);
  const sites = simulatedWeek('baseline', 2, [
    { dayId: 'mon', flows: [], groups: [{ site: 'tiny', profile: 'p', counts: { busySeconds: [1, 1], staffedSeconds: [2, 2] } }] },
  ]);
  const text = comparisonCsv(
    [compare(baseline, [scenario], { kind: 'flow', id: 'serviceLevel' }), compare(sites, [sites], { kind: 'site', id: 'occupancy' })],
    {
      lang: 'fr',
      names: { flow: (id) => (id === null ? 'Tous' : '=cmd|x'), site: (id) => id ?? 'Tous', profile: (id) => id ?? '' },
      scenarios: [variants[1]],
      isSmallSite: (id) => id === 'tiny',
      facts: [{ label: 'Graine', value: '7' }],
    },
  );

  it('a French Excel reads it: mark, semicolons, decimal commas, CRLF', () => {
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(
      text
        .split('\r\n')
        .slice(0, -1)
        .some((line) => line.includes('\n')),
    ).toBe(false);
    const rows = Papa.parse<string[]>(text.slice(1), { delimiter: ';' }).data;
    const open = rows[2];
    expect(open.slice(5, 6)).toEqual(['81']);
    expect(open[9]).toBe('-19');
    expect(open.some((cell) => /\d,\d/.test(cell))).toBe(true);
  });

  it('a text that begins like a formula is neutralised, a negative number stays a number', () => {
    expect(text).toContain("'=cmd|x");
    expect(['+1', '-1', '@x', '=1', 'Open'].map(textCell)).toEqual(["'+1", "'-1", "'@x", "'=1", 'Open']);
    expect([numberCell(-0.5), numberCell(Number.NaN), numberCell(null)]).toEqual(['-0,5', '', '']);
  });

  it('figures of a site of fewer than 5 advisers are withheld', () => {
    const line = text.split('\r\n').find((row) => row.startsWith('Site;tiny')) as string;
    expect(line).toContain('moins de 5');
    expect(line).not.toContain('50');
  });
});
