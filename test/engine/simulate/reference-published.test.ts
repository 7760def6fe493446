/**
 * Figures printed by other people's simulators. Compared where the model is the same as ours (SimpleMSK: reference-day-factor.test.ts); not compared:
 * - singleQueue (published/cc_singleQueue, peers/08) after its first staffing drop: its groups are counters that accept no call
 *   while too many are busy, the contract lets each agent not marked to leave go on. The hours before the drop are compared.
 * - Callcenter-Simulator (peers/15): a fixed number of calls a day, scores in place of ranks, waits cut to whole seconds.
 * peers/02 repeats the days of published/cc_MMC and cc_MMCAb.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { flowEstimate, intervalFlowEstimate } from '../../../src/engine/simulate/statistics.ts';
import { studentQuantile } from '../../../src/maths/student.ts';
import type { Centre, CentreFlow, Distribution } from '../../../src/model/centre.ts';
import { type Estimate, FLOW_MEASURES, type FlowCounter, type MeasureDefinition } from '../../../src/model/measures.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';
import { type Engine, loadBundledEngine } from './bundled-engine.ts';
import { centre, exponential, flow, group, skill } from './centres.ts';
import { flowFigures, occupancy, SERVICE_LEVEL_PRECISION, standardErrors, worstServiceLevelHalfWidth } from './reference.ts';

const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(`../../reference/${name}.json`, import.meta.url), 'utf8')) as T;
interface Printed {
  readonly value?: number;
  readonly mean?: number;
  readonly ci95: readonly [number, number];
}

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

const measure = (
  numerator: Partial<Record<FlowCounter, number>>,
  denominator: Partial<Record<FlowCounter, number>> | null,
): MeasureDefinition<FlowCounter> => ({
  id: 'test',
  unit: 'calls',
  better: 'neither',
  numerator,
  denominator,
});
const of = (table: DayTable, m: MeasureDefinition<FlowCounter>, f = 0): Estimate => flowEstimate([{ table, weight: 1 }], [f], m);

/** Distance of two estimates in joint standard errors; a printed figure carries half a unit of its last digit as well. */
function apart(ours: Estimate, printed: Printed, replications: number, lastDigit = 0): number {
  const mine = (ours.halfWidth ?? 0) / studentQuantile(0.975, replications - 1);
  const theirs = (printed.ci95[1] - printed.ci95[0]) / 2 / 1.96;
  const difference = Math.max(0, Math.abs(ours.mean - (printed.value ?? printed.mean ?? Number.NaN)) - lastDigit / 2);
  return difference / Math.sqrt(mine * mine + theirs * theirs);
}

describe('one pool over an 8-hour day agrees with the exact transient figures and with ContactCenters (published/cc_MMC, cc_MMCAb, cc_MMCBlocked)', () => {
  const day = (more: Partial<CentreFlow>, room: number | null): Centre =>
    centre([flow('A', { arrivalsPerHour: 252, handling: exponential(120), patience: null, ...more })], [group('P', 12, [skill('A')])], {
      intervals: 1,
      intervalSeconds: 28_800,
      waitingRoom: room,
    });
  const REPLICATIONS = 2500;
  const minutes = measure({ waitAnsweredSeconds: 1 / 60 }, { answered: 1 });
  const overAnswered = measure({ answeredWithin: 1 }, { answered: 1 });
  const counts = {
    contacts_in_target: measure({ answeredWithin: 1 }, null),
    abandoned: FLOW_MEASURES.abandoned,
    blocked: FLOW_MEASURES.blocked,
  };
  const measures: Readonly<Record<string, MeasureDefinition<FlowCounter>>> = {
    ...counts,
    service_level: FLOW_MEASURES.serviceLevel,
    SL_g1: FLOW_MEASURES.serviceLevelExcludingShort,
    SL_over_served: overAnswered,
    SL_over_served_plus_blocked: FLOW_MEASURES.serviceLevel,
    speed_of_answer: minutes,
    speed_of_answer_min: minutes,
  };

  it.each([
    ['cc_MMC', {}, null],
    ['cc_MMCAb', { patience: exponential(60) }, null],
    ['cc_MMCBlocked', {}, 5],
  ] as const)('%s', (name, more, room) => {
    const { published, our_exact } = read<{ published: Record<string, Printed>; our_exact: Record<string, number | string> }>(
      `published/${name}`,
    );
    const table = engine.simulateDay({ day: { dayId: 'day', centre: day(more, room) }, seed: 1, replications: REPLICATIONS });
    const figure = (id: string): Estimate | null =>
      id === 'occupancy' ? occupancy(table, 0) : measures[id] ? of(table, measures[id]) : null;
    const far: string[] = [];
    let compared = 0;
    for (const [id, exact] of Object.entries(our_exact)) {
      const estimate = figure(id);
      if (estimate === null || typeof exact !== 'number') continue;
      compared++;
      const errors = standardErrors(estimate, exact, REPLICATIONS);
      if (!(errors <= 4)) far.push(`${id}: ${errors.toFixed(1)} standard errors from the exact figure`);
    }
    for (const [id, printed] of Object.entries(published)) {
      const estimate = figure(id);
      if (estimate === null) continue;
      compared++;
      const errors = apart(estimate, printed, REPLICATIONS, 0.001);
      if (!(errors <= 4)) far.push(`${id}: ${errors.toFixed(1)} standard errors from the printed figure`);
    }
    expect(far).toEqual([]);
    expect(compared).toBeGreaterThanOrEqual(8);
    expect(worstServiceLevelHalfWidth(table)).toBeLessThanOrEqual(SERVICE_LEVEL_PRECISION);
  });
});

describe('M/GI/100+GI agrees with the tables of Whitt (2005)', () => {
  const SCALE = 60;
  const erlang2: Distribution = { kind: 'erlang', mean: SCALE, phases: 2 };
  const lognormal = (mean: number, scv: number): Distribution => ({ kind: 'lognormal', mean: mean * SCALE, cv: Math.sqrt(scv) });
  type Row = Readonly<Record<string, readonly [number, number]>>;
  interface Tables {
    readonly table1: { readonly sim_E2: Row };
    readonly table2: { readonly sim_E2: Row; readonly sim_LN11: Row };
    readonly table3: { readonly sim: Row };
    readonly table6: { readonly sim: Readonly<Record<string, Row>> };
  }
  const tables = read<Tables>('published/whitt_engineering_tables');
  it.each([
    ['service E2, patience E2', erlang2, erlang2, tables.table1.sim_E2],
    ['service M, patience E2', exponential(SCALE), erlang2, tables.table2.sim_E2],
    ['service M, patience LN(1,1)', exponential(SCALE), lognormal(1, 1), tables.table2.sim_LN11],
    ['service M, patience LN(4,4)', exponential(SCALE), lognormal(4, 4), tables.table3.sim],
    ['service LN(1,4), patience LN(1,1)', lognormal(1, 4), lognormal(1, 1), tables.table6.sim['LN(1,4)']!],
  ] as const)('%s', (_, handling, patience, row) => {
    const target = { withinSeconds: 0.1 * SCALE, share: 0.8 };
    const model = centre(
      [flow('A', { arrivalsPerHour: (102 * 3600) / SCALE, handling, patience, target })],
      [group('P', 100, [skill('A')])],
      {
        intervals: 1,
        intervalSeconds: 3600,
        waitingRoom: 100,
      },
    );
    // 2 million calls; the printed figures have errors of their own.
    const table = engine.simulateStationary({ centre: model, seed: 1, hours: 330, warmupHours: 1 });
    const n = table.replications;
    const printed = (id: string): Printed => ({ mean: row[id]![0], ci95: [row[id]![0] - row[id]![1], row[id]![0] + row[id]![1]] });
    const abandonedWait = measure({ waitSeconds: 1 / SCALE, waitAnsweredSeconds: -1 / SCALE }, { abandoned: 1 });
    const far = [
      ['P(A)', of(table, FLOW_MEASURES.abandonment), 1e-4],
      ['E[Q]', of(table, measure({ queueSeconds: 1 / table.intervalSeconds }, null)), 1e-2],
      ['E[W|S]', of(table, measure({ waitAnsweredSeconds: 1 / SCALE }, { answered: 1 })), 1e-4],
      ['E[W|A]', of(table, abandonedWait), 1e-4],
      ['P(W<=0.1|S)', of(table, measure({ answeredWithin: 1 }, { answered: 1 })), 1e-3],
      ['P(W<=0.1|A)', of(table, measure({ abandonedWithin: 1 }, { abandoned: 1 })), 1e-3],
    ] as const;
    expect(
      far
        .filter(([id, estimate, digit]) => !(apart(estimate, printed(id), n, digit) <= 4))
        .map(([id, estimate]) => `${id} ${estimate.mean} ± ${estimate.halfWidth}`),
    ).toEqual([]);
  });
});

interface Peer {
  readonly model: Readonly<Record<string, unknown>>;
  readonly results: { readonly measures: Readonly<Record<string, readonly (Printed & { readonly row: string })[]>> };
}

/** Our measures under the names of ContactCenters. */
function peerFigures(table: DayTable, f: number): Readonly<Record<string, Estimate>> {
  const figures = flowFigures(table, f);
  return {
    SERVICELEVEL: figures.serviceLevelExcludingShort,
    ABANDONMENTRATIO: figures.abandonment,
    WAITINGTIME: figures.meanWait,
    SPEEDOFANSWER: figures.asa,
  };
}

function farFromPeer(peer: Peer, table: DayTable, rows: readonly string[], groupRows: readonly string[]): string[] {
  const far: string[] = [];
  rows.forEach((row, f) => {
    for (const [id, estimate] of Object.entries(peerFigures(table, f))) {
      const printed = peer.results.measures[id]!.find((m) => m.row === row)!;
      const errors = apart(estimate, printed, table.replications);
      if (!(errors <= 4)) far.push(`${row} ${id}: ${estimate.mean} for ${printed.value}, ${errors.toFixed(1)} standard errors`);
    }
  });
  groupRows.forEach((row, g) => {
    const errors = apart(occupancy(table, g), peer.results.measures.OCCUPANCY!.find((m) => m.row === row)!, table.replications);
    if (!(errors <= 4)) far.push(`${row} occupancy: ${errors.toFixed(1)} standard errors`);
  });
  return far;
}

describe('days of ContactCenters with the same rules', () => {
  it('two classes by priority, surplus agents marked one by one (peers/09)', () => {
    const peer = read<Peer>('peers/09-op-single-queue-priority');
    const perInterval = peer.model.arrivals_per_period_total as number[];
    const rates = (share: number): number[] => perInterval.map((n) => 2 * n * share);
    const common = { handling: exponential(588), patience: exponential(515.625) };
    const model = centre(
      [flow('Regulated', { ...common, arrivalsPerHour: rates(0.25) }), flow('Non-regulated', { ...common, arrivalsPerHour: rates(0.75) })],
      [group('P', peer.model.agents as number[], [skill('Regulated'), skill('Non-regulated', { queueRank: 2 })])],
      { intervals: perInterval.length },
    );
    const table = engine.simulateDay({ day: { dayId: 'day', centre: model }, seed: 1, replications: 2000 });
    expect(farFromPeer(peer, table, ['Regulated', 'Non-regulated'], ['agent group 0'])).toEqual([]);
  });

  it('two sites, each taking the other’s calls after 30 seconds (peers/11)', () => {
    const peer = read<Peer>('peers/11-op-two-queues-timed-overflow');
    const perInterval = peer.model.arrivals_per_period_total as number[];
    const agents = peer.model.agents as Record<string, number[]>;
    const site = (id: string, share: number, withinSeconds: number): CentreFlow =>
      flow(id, {
        arrivalsPerHour: perInterval.map((n) => 2 * n * share),
        handling: exponential(650),
        patience: exponential(300),
        target: { withinSeconds, share: 0.8 },
      });
    const other = { rank: 2, queueRank: 2, overflow: { afterSeconds: 30 } };
    const model = centre(
      [site('Small', 0.1, 20), site('Large', 0.9, 40)],
      [
        group('Small', agents.Small!, [skill('Small'), skill('Large', other)]),
        group('Large', agents.Large!, [skill('Large'), skill('Small', other)]),
      ],
      { intervals: perInterval.length },
    );
    const table = engine.simulateDay({ day: { dayId: 'day', centre: model }, seed: 1, replications: 1000 });
    expect(farFromPeer(peer, table, ['Small', 'Large'], ['Small', 'Large'])).toEqual([]);
  });

  it('one queue with balking, hour by hour before the first staffing drop (published/cc_singleQueue)', () => {
    const peer = read<Peer>('peers/08-single-queue-nonstationary-balking');
    const { published } = read<{ published: { SL20_percent_by_hour: Printed[]; SL30_percent_by_hour: Printed[] } }>(
      'published/cc_singleQueue',
    );
    const agents = peer.model.agents as number[];
    const arrivalsPerHour = peer.model.arrivals_per_period as number[];
    const hours = agents.findIndex((n, k) => k > 0 && n < agents[k - 1]!);
    const far: string[] = [];
    for (const [withinSeconds, printed] of [
      [20, published.SL20_percent_by_hour],
      [30, published.SL30_percent_by_hour],
    ] as const) {
      const calls = flow('A', {
        arrivalsPerHour,
        handling: exponential(100),
        patience: exponential(1000),
        balking: 0.1,
        target: { withinSeconds, share: 0.8 },
      });
      const model = centre([calls], [group('P', agents, [skill('A')])], { intervals: agents.length, intervalSeconds: 3600 });
      const table = engine.simulateDay({ day: { dayId: 'day', centre: model }, seed: 1, replications: 2000 });
      for (let k = 0; k < hours; k++) {
        const { mean, halfWidth } = intervalFlowEstimate(table, k, [0], FLOW_MEASURES.serviceLevelExcludingShort);
        const errors = apart({ mean: 100 * mean, halfWidth: 100 * (halfWidth ?? 0) }, printed[k]!, table.replications, 0.1);
        if (!(errors <= 4)) far.push(`hour ${k}, ${withinSeconds} s: ${errors.toFixed(1)} standard errors`);
      }
    }
    expect(hours).toBe(5);
    expect(far).toEqual([]);
  });
});
