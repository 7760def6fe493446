/**
 * W. Whitt, Engineering solution of a basic call-center model (2005): 100 agents at 102 erlangs, patience of one handling time and more, so that
 * the queue wanders for hours. To know its service level to ±0.001 takes 200 to 350 million calls a case, about six minutes for the five; the printed
 * figures, from 50 million calls, are themselves ±0.002 to ±0.003. So it is ±0.004 here; WHITT_PRECISION=0.001 runs the long way.
 */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Distribution } from '../../../src/model/centre.ts';
import { FLOW_MEASURES } from '../../../src/model/measures.ts';
import { type Engine, loadBundledEngine } from './bundled-engine.ts';
import { centre, exponential, flow, group, skill } from './centres.ts';
import { apart, measure, of, type Printed, read } from './published.ts';
import { preciseStationary, worstServiceLevelHalfWidth } from './reference.ts';

const PRECISION = Number(process.env.WHITT_PRECISION ?? 0.004);

// Minutes on a busy machine: no test here is decided by a stopwatch.
vi.setConfig({ testTimeout: 1_800_000, hookTimeout: 300_000 });

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
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
    ['service E2, patience E2', erlang2, erlang2, tables.table1.sim_E2, 23.8],
    ['service M, patience E2', exponential(SCALE), erlang2, tables.table2.sim_E2, 23],
    ['service M, patience LN(1,1)', exponential(SCALE), lognormal(1, 1), tables.table2.sim_LN11, 19.6],
    ['service M, patience LN(4,4)', exponential(SCALE), lognormal(4, 4), tables.table3.sim, 23.8],
    ['service LN(1,4), patience LN(1,1)', lognormal(1, 4), lognormal(1, 1), tables.table6.sim['LN(1,4)']!, 41],
  ] as const)('%s', (_, handling, patience, row, millions) => {
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
    const table = preciseStationary(engine, model, 1, { warmupHours: 1, millions, precision: PRECISION });
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
    expect(worstServiceLevelHalfWidth(table)).toBeLessThanOrEqual(PRECISION);
  });
});
