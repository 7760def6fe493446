import { beforeAll, describe, expect, it, vi } from 'vitest';
import { intervalFlowEstimate } from '../../../src/engine/simulate/statistics.ts';
import type { Centre, CentreFlow } from '../../../src/model/centre.ts';
import { type Estimate, FLOW_MEASURES, type FlowCounter, type MeasureDefinition } from '../../../src/model/measures.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';
import { type Engine, loadBundledEngine } from './bundled-engine.ts';
import { centre, exponential, flow, group, skill } from './centres.ts';
import { apart, inside, measure, of, type Printed, read } from './published.ts';
import { flowFigures, occupancy, preciseDays, SERVICE_LEVEL_PRECISION, standardErrors, worstServiceLevelHalfWidth } from './reference.ts';

// Minutes on a busy machine: no test here is decided by a stopwatch.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

describe('one pool over an 8-hour day agrees with the exact transient figures and with ContactCenters (published/cc_MMC, cc_MMCAb, cc_MMCBlocked)', () => {
  const day = (more: Partial<CentreFlow>, room: number | null): Centre =>
    centre([flow('A', { arrivalsPerHour: 252, handling: exponential(120), patience: null, ...more })], [group('P', 12, [skill('A')])], {
      intervals: 1,
      intervalSeconds: 28_800,
      waitingRoom: room,
    });
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
    ['cc_MMC', 5000, {}, null],
    ['cc_MMCAb', 2500, { patience: exponential(60) }, null],
    ['cc_MMCBlocked', 2500, {}, 5],
  ] as const)('%s', (name, replications, more, room) => {
    const { published, our_exact } = read<{ published: Record<string, Printed>; our_exact: Record<string, number | string> }>(
      `published/${name}`,
    );
    const table = preciseDays(engine, day(more, room), replications);
    const figure = (id: string): Estimate | null =>
      id === 'occupancy' ? occupancy(table, 0) : measures[id] ? of(table, measures[id]) : null;
    const far: string[] = [];
    let compared = 0;
    for (const [id, exact] of Object.entries(our_exact)) {
      const estimate = figure(id);
      if (estimate === null || typeof exact !== 'number') continue;
      compared++;
      const errors = standardErrors(estimate, exact, replications);
      if (!(errors <= 4)) far.push(`${id}: ${errors.toFixed(1)} standard errors from the exact figure`);
    }
    for (const [id, printed] of Object.entries(published)) {
      const estimate = figure(id);
      if (estimate === null) continue;
      compared++;
      const errors = apart(estimate, printed, replications, 0.001);
      if (!(errors <= 4)) far.push(`${id}: ${errors.toFixed(1)} standard errors from the printed figure`);
      if (!inside(estimate, printed, 0.001)) far.push(`${id}: ${estimate.mean} is outside ${printed.ci95.join(' to ')}`);
    }
    expect(far).toEqual([]);
    expect(compared).toBeGreaterThanOrEqual(8);
    expect(worstServiceLevelHalfWidth(table)).toBeLessThanOrEqual(SERVICE_LEVEL_PRECISION);
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
    const table = preciseDays(engine, model, 11_000);
    expect(farFromPeer(peer, table, ['Regulated', 'Non-regulated'], ['agent group 0'])).toEqual([]);
    expect(worstServiceLevelHalfWidth(table)).toBeLessThanOrEqual(SERVICE_LEVEL_PRECISION);
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
    const table = preciseDays(engine, model, 12_000);
    expect(farFromPeer(peer, table, ['Small', 'Large'], ['Small', 'Large'])).toEqual([]);
    expect(worstServiceLevelHalfWidth(table)).toBeLessThanOrEqual(SERVICE_LEVEL_PRECISION);
  });

  // An hour is known to ±0.002 at worst, the day to ±0.0004: ±0.001 in every hour would take another 40 seconds, and the printed hours are ±0.003 to ±0.013.
  it.each([
    [20, 'SL20_percent_by_hour', 'SL20_all', 0],
    [30, 'SL30_percent_by_hour', 'SL30_all', 1],
  ] as const)(
    'one queue with balking, hour by hour within %i seconds (published/cc_singleQueue, peers/08)',
    (withinSeconds, hours, day, row) => {
      const peer = read<Peer>('peers/08-single-queue-nonstationary-balking');
      const { published } = read<{ published: Record<typeof hours, Printed[]> & Record<typeof day | 'occupancy_percent', Printed> }>(
        'published/cc_singleQueue',
      );
      const agents = peer.model.agents as number[];
      const calls = flow('A', {
        arrivalsPerHour: peer.model.arrivals_per_period as number[],
        handling: exponential(100),
        patience: exponential(1000),
        balking: 0.1,
        target: { withinSeconds, share: 0.8 },
      });
      const model = centre([calls], [group('P', agents, [skill('A')])], { intervals: agents.length, intervalSeconds: 3600 });
      const table = preciseDays(engine, model, 14_000);
      const far: string[] = [];
      const compare = (name: string, ours: Estimate, printed: Printed): void => {
        const percent = { mean: 100 * ours.mean, halfWidth: 100 * (ours.halfWidth ?? 0) };
        const errors = apart(percent, printed, table.replications, 0.1);
        if (!(errors <= 4)) far.push(`${name}: ${errors.toFixed(1)} standard errors`);
        if (!inside(percent, printed, 0.1)) far.push(`${name}: ${percent.mean} is outside ${printed.ci95.join(' to ')}`);
      };
      const byHour = agents.map((_, k) => intervalFlowEstimate(table, k, [0], FLOW_MEASURES.serviceLevelExcludingShort));
      byHour.forEach((hour, k) => {
        compare(`hour ${k}`, hour, published[hours][k]!);
      });
      const whole = flowFigures(table, 0).serviceLevelExcludingShort;
      compare('day', whole, published[day]);
      compare('occupancy', occupancy(table, 0), published.occupancy_percent);
      const errors = apart(whole, peer.results.measures.SERVICELEVEL![row]!, table.replications);
      if (!(errors <= 4)) far.push(`day of peers/08: ${errors.toFixed(1)} standard errors`);
      expect(far).toEqual([]);
      expect(worstServiceLevelHalfWidth(table)).toBeLessThanOrEqual(SERVICE_LEVEL_PRECISION);
      expect(Math.max(...byHour.map(({ halfWidth }) => halfWidth ?? Number.NaN))).toBeLessThanOrEqual(0.002);
    },
  );
});
