import { beforeAll, describe, expect, it, vi } from 'vitest';
import { flowEstimate } from '../../../src/engine/simulate/statistics.ts';
import { exp } from '../../../src/maths/exp.ts';
import { logGamma } from '../../../src/maths/log-gamma.ts';
import type { CentreFlow } from '../../../src/model/centre.ts';
import { FLOW_MEASURES } from '../../../src/model/measures.ts';
import { type Row, readTable } from '../../queueing/reference-tables.ts';
import { type Engine, loadBundledEngine } from './bundled-engine.ts';
import { exponential, pool } from './centres.ts';
import { farFrom, flowFigures, occupancy, preciseStationary, SERVICE_LEVEL_PRECISION, worstServiceLevelHalfWidth } from './reference.ts';

// Minutes on a busy machine: no test here is decided by a stopwatch.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

function patienceOf(row: Row): Partial<CentreFlow> {
  const p = JSON.parse(row.patience_params!) as Record<string, number>;
  const mean = 60 * (p.mean ?? 0);
  switch (row.patience) {
    case 'det':
      return { patience: { kind: 'deterministic', value: mean } };
    case 'erlang2':
      return { patience: { kind: 'erlang', mean, phases: 2 } };
    case 'hyper2':
      return { patience: { kind: 'hyperexponential', means: [60 * p.m1!, 60 * p.m2!], weights: [p.p1!, 1 - p.p1!] } };
    case 'weibull':
      return { patience: { kind: 'weibull', mean: 60 * p.scale! * exp(logGamma(1 + 1 / p.shape!)), shape: p.shape! } };
    case 'lognormal':
      return { patience: { kind: 'lognormal', mean, cv: Math.sqrt(p.scv!) } };
    case 'balk_exp':
      return { patience: exponential(mean), balking: p.p0! };
    case 'exp':
      return { patience: exponential(mean) };
    default:
      throw new Error(`unknown patience ${row.patience}`);
  }
}

/** Millions of calls that bring the half-width to 0.001. */
const MILLIONS: Readonly<Record<string, number>> = {
  G01: 9,
  G02: 15.6,
  G04: 10.4,
  G05: 23,
  G07: 130,
  G08: 12.8,
  G10: 8.9,
  G11: 63,
  G13: 8.3,
};

describe('M/M/n+G agrees with the exact solution within 4 standard errors', () => {
  it.each(readTable('mmng.csv').map((row) => [`${row.id}: ${row.n} agents, ${row.patience} patience`, row] as const))('%s', (_, row) => {
    const model = pool(Number(row.n), {
      arrivalsPerHour: 60 * Number(row.lambda_per_min),
      handling: exponential(60 * Number(row.mean_service_min)),
      ...patienceOf(row),
    });
    const table = preciseStationary(engine, model, 1, { millions: MILLIONS[row.id!] ?? 1 });
    const seconds = table.intervals * table.intervalSeconds;
    const far = farFrom(
      table,
      {
        abandonment: Number(row.p_ab),
        meanWait: 60 * Number(row.ew_all),
        asa: 60 * Number(row.ew_served),
        serviceLevel: Number(row.SL1_20s),
        serviceLevelExcludingShort: Number(row.SL2_20s),
        occupancy: Number(row.occupancy),
        queue: Number(row.eq),
      },
      {
        ...flowFigures(table, 0),
        occupancy: occupancy(table, 0),
        queue: flowEstimate([{ table, weight: 1 }], [0], { ...FLOW_MEASURES.offered, numerator: { queueSeconds: 1 / seconds } }),
      },
    );
    expect(far).toEqual([]);
    expect(worstServiceLevelHalfWidth(table)).toBeLessThanOrEqual(SERVICE_LEVEL_PRECISION);
  });
});
