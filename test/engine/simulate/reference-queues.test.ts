import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { groupEstimate } from '../../../src/engine/simulate/statistics.ts';
import type { Distribution } from '../../../src/model/centre.ts';
import { GROUP_MEASURES } from '../../../src/model/measures.ts';
import { type Engine, loadBundledEngine } from './bundled-engine.ts';
import { centre, exponential, flow, group, pool, skill } from './centres.ts';
import { apart, inside, type Printed } from './published.ts';
import { farFrom, flowFigures, occupancy, preciseStationary, SERVICE_LEVEL_PRECISION, worstServiceLevelHalfWidth } from './reference.ts';

const read = (name: string): string => readFileSync(new URL(`../../reference/${name}`, import.meta.url), 'utf8');

// Minutes on a busy machine: no test here is decided by a stopwatch.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

const identities = JSON.parse(read('nonexponential_identities.json')) as {
  loss: { n: number; offered: number; p_block: number }[];
  mg1: { service: string; mean_service_min: number; scv: number; lambda_per_min: number; mean_wait_min: number; p_wait: number }[];
  mg1_priority: { lambda_: number[]; mean_service_min: number[]; scv: number[]; mean_wait_min: number[] };
};

const LAWS: readonly Distribution[] = [
  { kind: 'deterministic', value: 180 },
  { kind: 'lognormal', mean: 180, cv: 1.5 },
  { kind: 'gamma', mean: 180, cv: 1.4 },
  { kind: 'erlang', mean: 180, phases: 3 },
  { kind: 'weibull', mean: 180, shape: 0.7 },
  { kind: 'hyperexponential', means: [60, 420], weights: [2, 1] },
  { kind: 'uniform', min: 60, max: 300 },
  { kind: 'empirical', values: [30, 180, 480], weights: [2, 3, 1] },
];

/** Millions of calls that bring the half-width to 0.001. */
const MILLIONS: Readonly<Record<string, number>> = {
  deterministic: 1.6,
  lognormal: 5.7,
  gamma: 4.9,
  erlang: 1.7,
  weibull: 5,
  hyperexponential: 5.7,
  uniform: 1.8,
  empirical: 2.4,
};

describe('the loss of M/G/n/n depends on the mean handling time only', () => {
  it.each(identities.loss)('$n agents, $offered erlangs', ({ n, offered, p_block }) => {
    const far: string[] = [];
    for (const handling of LAWS) {
      const mean = handling.kind === 'empirical' ? (2 * 30 + 3 * 180 + 480) / 6 : 180;
      const model = pool(n, { arrivalsPerHour: (3600 * offered) / mean, handling, patience: null }, { waitingRoom: 0 });
      const table = preciseStationary(engine, model, 3, { millions: MILLIONS[handling.kind]! });
      expect(worstServiceLevelHalfWidth(table)).toBeLessThanOrEqual(SERVICE_LEVEL_PRECISION);
      for (const line of farFrom(
        table,
        { blocked: p_block, occupancy: (offered * (1 - p_block)) / n },
        { ...flowFigures(table, 0), occupancy: occupancy(table, 0) },
      )) {
        far.push(`${handling.kind} ${line}`);
      }
    }
    expect(far).toEqual([]);
  });
});

const handlingOf = (minutes: number, scv: number): Distribution => {
  if (scv === 0) return { kind: 'deterministic', value: 60 * minutes };
  if (scv === 0.5) return { kind: 'erlang', mean: 60 * minutes, phases: 2 };
  return { kind: 'lognormal', mean: 60 * minutes, cv: Math.sqrt(scv) };
};
/** Answered at once = service level within 0 seconds. */
const AT_ONCE = { withinSeconds: 0, share: 0.8 };

describe('one agent: M/G/1', () => {
  it.each(identities.mg1)('$service handling: mean wait of Pollaczek and Khinchine', (row) => {
    const model = pool(1, {
      arrivalsPerHour: 60 * row.lambda_per_min,
      handling: handlingOf(row.mean_service_min, row.scv),
      patience: null,
      target: AT_ONCE,
    });
    const table = preciseStationary(engine, model, 1, { warmupHours: 100, millions: row.scv === 4 ? 10.5 : 6 });
    expect(farFrom(table, { meanWait: 60 * row.mean_wait_min, serviceLevel: 1 - row.p_wait }, flowFigures(table, 0))).toEqual([]);
    expect(worstServiceLevelHalfWidth(table)).toBeLessThanOrEqual(SERVICE_LEVEL_PRECISION);
  });

  it('two classes without interruption: mean waits of Cobham', () => {
    const { lambda_, mean_service_min, scv, mean_wait_min } = identities.mg1_priority;
    const flows = lambda_.map((lambda, i) =>
      flow(`class ${i}`, {
        arrivalsPerHour: 60 * lambda,
        handling: handlingOf(mean_service_min[i]!, scv[i]!),
        patience: null,
        target: AT_ONCE,
      }),
    );
    const model = centre(
      flows,
      [
        group(
          'P',
          1,
          flows.map((f, i) => skill(f.id, { queueRank: i + 1 })),
        ),
      ],
      { intervals: 1, intervalSeconds: 3600 },
    );
    const table = preciseStationary(engine, model, 1, { warmupHours: 100, millions: 9.7 });
    expect(mean_wait_min.flatMap((wait, f) => farFrom(table, { meanWait: 60 * wait }, flowFigures(table, f)))).toEqual([]);
    expect(worstServiceLevelHalfWidth(table)).toBeLessThanOrEqual(SERVICE_LEVEL_PRECISION);
  });
});

describe("the benchmark's model A (peers/01)", () => {
  it('agrees with the exact M/M/100+M within 4 standard errors, and with ContactCenters', () => {
    const { exact, contactcenters } = JSON.parse(read('peers/01-erlang-a-100.json')) as {
      exact: Record<string, number>;
      contactcenters: { measures: Record<string, Printed[]> };
    };
    const model = pool(100, { arrivalsPerHour: 1200, handling: exponential(300), patience: exponential(180) });
    const table = preciseStationary(engine, model, 1, { millions: 81 });
    const far = farFrom(
      table,
      {
        abandonment: exact.p_abandon!,
        meanWait: exact.mean_wait_all_s!,
        asa: exact.mean_wait_served_s!,
        serviceLevel: exact.served_within_20s_over_arrivals!,
        serviceLevelExcludingShort: exact.SL_excl_short_abandons!,
        occupancy: exact.occupancy!,
        siteServiceLevel: exact.served_within_20s_over_served!,
      },
      {
        ...flowFigures(table, 0),
        occupancy: occupancy(table, 0),
        siteServiceLevel: groupEstimate([{ table, weight: 1 }], [0], GROUP_MEASURES.siteServiceLevel),
      },
    );
    const figures = flowFigures(table, 0);
    const theirs = {
      SERVICELEVEL: figures.serviceLevelExcludingShort,
      ABANDONMENTRATIO: figures.abandonment,
      WAITINGTIME: figures.meanWait,
      SPEEDOFANSWER: figures.asa,
      OCCUPANCY: occupancy(table, 0),
    };
    for (const [id, estimate] of Object.entries(theirs)) {
      const printed = contactcenters.measures[id]![0]!;
      if (!(apart(estimate, printed, table.replications) <= 4 && inside(estimate, printed, 0))) far.push(`ContactCenters: ${id}`);
    }
    expect(far).toEqual([]);
    expect(worstServiceLevelHalfWidth(table)).toBeLessThanOrEqual(SERVICE_LEVEL_PRECISION);
  });
});
