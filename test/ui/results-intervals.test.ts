import { describe, expect, it } from 'vitest';
import { requiredAgents } from '../../src/engine/queueing/required-agents.ts';
import { addMoments, FLOW_PAIRS } from '../../src/engine/simulate/interval-moments.ts';
import { intervalFlowEstimate } from '../../src/engine/simulate/statistics.ts';
import { FLOW_COUNTERS, FLOW_MEASURES } from '../../src/model/measures.ts';
import type { DayTable } from '../../src/protocol/simulation.ts';
import { flowRatio } from '../../src/ui/pages/results/interval-ratio.ts';
import { agentsTop, staffingPicture } from '../../src/ui/pages/results/intervals-vm.ts';
import { halfHourNeeds, poolsOf, worstShortage } from '../../src/ui/pages/results/staffing-need.ts';
import { variantStyle } from '../../src/ui/parts/variant.ts';
import { simulatedWeek, TARGET } from './results-fixture.ts';

/** Two queues over two half-hours; calls and calls in time by week, the same in both half-hours. */
function tableOf(weeks: readonly (readonly [number, number, number, number])[]): DayTable {
  const width = FLOW_COUNTERS.length;
  const sums = new Float64Array(2 * 2 * width);
  const products = new Float64Array(2 * 2 * FLOW_PAIRS);
  for (const [offeredA, withinA, offeredB, withinB] of weeks) {
    const cells = new Float64Array(2 * 2 * width);
    for (const interval of [0, 1]) {
      cells[interval * 2 * width] = offeredA;
      cells[interval * 2 * width + FLOW_COUNTERS.indexOf('answeredWithin')] = withinA;
      cells[(interval * 2 + 1) * width] = offeredB;
      cells[(interval * 2 + 1) * width + FLOW_COUNTERS.indexOf('answeredWithin')] = withinB;
    }
    addMoments(cells, width, sums, products);
  }
  return {
    ...simulatedWeek('x', weeks.length, [
      {
        dayId: 'mon',
        flows: [
          { flow: 'open', zone: 'a', counts: {} },
          { flow: 'open', zone: 'b', counts: {} },
        ],
      },
    ]).tables[0],
    flowIntervalSums: sums,
    flowIntervalProducts: products,
  };
}

describe('a ratio over half-hours and queues', () => {
  const weeks = [
    [10, 8, 20, 12],
    [12, 10, 18, 14],
    [8, 7, 22, 12],
    [11, 8, 21, 18],
  ] as const;
  const table = tableOf(weeks);

  it('equals the engine’s own estimate for a single cell', () => {
    const own = flowRatio(table, FLOW_MEASURES.serviceLevel, [1], [0]);
    const engine = intervalFlowEstimate(table, 1, [0], FLOW_MEASURES.serviceLevel);
    expect(own.mean).toBeCloseTo(engine.mean, 14);
    expect(own.halfWidth).toBeCloseTo(engine.halfWidth as number, 12);
  });

  it('over several cells the ratio is that of the sums and its half-width is never below the true one', () => {
    const joined = flowRatio(table, FLOW_MEASURES.serviceLevel, [0], [0, 1]);
    const offered = weeks.map(([a, , b]) => a + b);
    const within = weeks.map(([, a, , b]) => a + b);
    const total = offered.reduce((a, b) => a + b);
    const mean = within.reduce((a, b) => a + b) / total;
    const squares = within.reduce((sum, value, r) => sum + (value - mean * offered[r]) ** 2, 0);
    const exact = (3.182446305284263 * Math.sqrt(squares / 3 / 4)) / (total / 4);
    expect(joined.mean).toBeCloseTo(mean, 14);
    expect(joined.halfWidth).toBeGreaterThanOrEqual(exact);
  });

  it('cells that swing together reach the bound exactly', () => {
    const joined = flowRatio(table, FLOW_MEASURES.serviceLevel, [0, 1], [0]);
    const single = flowRatio(table, FLOW_MEASURES.serviceLevel, [0], [0]);
    expect(joined.halfWidth).toBeCloseTo(single.halfWidth as number, 12);
  });
});

const flow = (id: string, callsPerHour: number, zone?: string) => ({
  flow: id,
  ...(zone ? { zone } : {}),
  counts: {},
  arrivalsPerHour: [callsPerHour, 0],
});
const group = (site: string, profile: string, agents: number, skills: readonly string[]) => ({
  site,
  profile,
  agents: [agents, 0],
  skills,
  counts: {},
});
/** By hand: Erlang A with the handling, patience and target of the fixture. */
const alone = (callsPerHour: number): number =>
  requiredAgents({ callsPerHour, ahtSeconds: 300, patienceSeconds: 180, target: TARGET, occupancyCap: null, integer: false });

const dayOf = (flows: readonly ReturnType<typeof flow>[], groups: readonly ReturnType<typeof group>[]) =>
  simulatedWeek('x', 2, [{ dayId: 'mon', flows, groups }]).week.days[0];

describe('required against staffed', () => {
  it('a flow with its own agents needs what Erlang A says, and nothing when nobody calls', () => {
    const day = dayOf([flow('open', 120)], [group('brest', 'p', 12, ['open'])]);
    const [first, second] = halfHourNeeds(day, { kind: 'flow', flowId: 'open' }, null);
    expect(first.minute).toBe(480);
    expect(first.required).toBeCloseTo(alone(120), 9);
    expect(first.staffed).toBeCloseTo(12, 9);
    expect([second.required, second.staffed]).toEqual([0, 0]);
  });

  it('queues that the same groups answer are one pool: it needs less than the parts apart', () => {
    const groups = [group('brest', 'p', 12, ['open@a', 'open@b'])];
    const day = dayOf([flow('open', 60, 'a'), flow('open', 60, 'b')], groups);
    expect(poolsOf(day)).toHaveLength(1);
    const [need] = halfHourNeeds(day, { kind: 'flow', flowId: 'open' }, null);
    expect(need.required).toBeCloseTo(alone(120), 9);
    expect(need.required).toBeLessThan(2 * alone(60));
  });

  it('an adviser with two skills counts once: parts add up to those staffed', () => {
    const day = dayOf(
      [flow('open', 120), flow('home', 40)],
      [group('brest', 'both', 10, ['open', 'home']), group('brest', 'home', 3, ['home'])],
    );
    const open = halfHourNeeds(day, { kind: 'flow', flowId: 'open' }, null)[0];
    const home = halfHourNeeds(day, { kind: 'flow', flowId: 'home' }, null)[0];
    expect(open.staffed + home.staffed).toBeCloseTo(13, 9);
    // Skills allow equal cover: both have the same ratio of staffed to required.
    expect(open.staffed / open.required).toBeCloseTo(home.staffed / home.required, 6);
  });

  it('profiles and sites share the whole: their requirements and staff add up', () => {
    const day = dayOf(
      [flow('open', 120), flow('home', 40)],
      [group('brest', 'both', 8, ['open', 'home']), group('lyon', 'home', 3, ['home']), group('lyon', 'open', 4, ['open'])],
    );
    const all = halfHourNeeds(day, { kind: 'groups' }, 0.85)[0];
    const sites = ['brest', 'lyon'].map((siteId) => halfHourNeeds(day, { kind: 'groups', siteId }, 0.85)[0]);
    expect(all.staffed).toBeCloseTo(15, 9);
    expect(sites[0].required + sites[1].required).toBeCloseTo(all.required, 9);
    expect(sites[0].staffed + sites[1].staffed).toBeCloseTo(15, 9);
  });

  it('the worst half-hour is where most are missing', () => {
    const day = dayOf([flow('open', 120)], [group('brest', 'p', 8, ['open'])]);
    const worst = worstShortage([day], 'open');
    expect(worst?.minute).toBe(480);
    expect(worst?.missing).toBeCloseTo(alone(120) - 8, 9);
    expect(worstShortage([dayOf([flow('open', 12)], [group('brest', 'p', 30, ['open'])])], 'open')).toBeNull();
  });
});

describe('hours without anybody', () => {
  it('a closed half-hour is named only when nothing else lacks', () => {
    const late = { ...flow('open', 120), arrivalsPerHour: [120, 240] };
    expect(worstShortage([dayOf([late], [group('brest', 'p', 8, ['open'])])], 'open')?.minute).toBe(480);
    expect(worstShortage([dayOf([late], [group('brest', 'p', 40, ['open'])])], 'open')?.minute).toBe(510);
  });
});

describe('the picture of a day', () => {
  const needs = [
    { minute: 480, required: 10.2, staffed: 8 },
    { minute: 510, required: 8, staffed: 9 },
    { minute: 540, required: 8.3, staffed: 8 },
  ];
  const picture = staffingPicture(needs, 'Titre', variantStyle(0), 'fr');

  it('hatches exactly what is missing', () => {
    expect(picture.plot.gaps).toEqual([
      { fromX: 480, toX: 510, fromY: 8, toY: 10.2 },
      { fromX: 540, toX: 570, fromY: 8, toY: 8.3 },
    ]);
  });

  it('tells the time lacking and the worst half-hour, and the twin holds the same numbers', () => {
    expect(picture.conclusion).toBe(
      'Il manque des conseillers pendant 30\u00a0min\u202f; au plus fort 2,2 de moins que le requis, à 8\u00a0h.',
    );
    expect(picture.twin.rows.map(({ cells }) => cells)).toEqual([
      ['10,2', '8', '2,2', ''],
      ['8', '9', '', '1'],
      ['8,3', '8', '0,3', ''],
    ]);
  });

  it('pictures that stand side by side share their axis', () => {
    const top = agentsTop([needs, [{ minute: 480, required: 30, staffed: 4 }]]);
    expect(staffingPicture(needs, 'Titre', variantStyle(0), 'fr', top).plot.y.max).toBe(top);
    expect(top).toBeGreaterThanOrEqual(30);
  });
});
