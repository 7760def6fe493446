import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { flowEstimate, groupEstimate } from '../../../src/engine/simulate/statistics.ts';
import { exp } from '../../../src/maths/exp.ts';
import { logGamma } from '../../../src/maths/log-gamma.ts';
import type { Centre, CentreFlow, Distribution } from '../../../src/model/centre.ts';
import { FLOW_MEASURES, GROUP_MEASURES } from '../../../src/model/measures.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';
import { type Engine, loadBundledEngine } from './bundled-engine.ts';
import { centre, exponential, flow, group, skill } from './centres.ts';
import {
  flowFigures,
  occupancy,
  preciseStationary,
  SERVICE_LEVEL_PRECISION,
  standardErrors,
  worstServiceLevelHalfWidth,
} from './reference.ts';

const read = (name: string): string => readFileSync(new URL(`../../reference/${name}`, import.meta.url), 'utf8');

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

const pool = (agents: number, f: Partial<CentreFlow>, more: Partial<Centre> = {}): Centre =>
  centre([flow('A', f)], [group('P', agents, [skill('A')])], { intervals: 1, intervalSeconds: 3600, ...more });

/** The measure names that are further than 4 standard errors from their exact values. */
function farFrom(
  table: DayTable,
  exact: Readonly<Record<string, number>>,
  figures: Readonly<Record<string, { mean: number; halfWidth: number | null }>>,
): string[] {
  return Object.entries(exact)
    .map(([name, value]) => ({ name, errors: standardErrors(figures[name]!, value, table.replications) }))
    .filter(({ errors }) => !(errors <= 4))
    .map(({ name, errors }) => `${name}: ${errors.toFixed(1)} standard errors`);
}

/** Exact M/M/n+G, test/reference/mmng.csv. */
function mmngRows(): Record<string, string>[] {
  const [head = '', ...lines] = read('mmng.csv').trim().split('\n');
  const cells = (line: string): string[] =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((m) => m[1]!.replace(/^"|"$/g, '').replaceAll('""', '"'));
  const names = cells(head);
  return lines.map((line) =>
    Object.fromEntries(
      cells(line)
        .slice(0, names.length)
        .map((cell, i) => [names[i], cell]),
    ),
  );
}

function patienceOf(row: Record<string, string>): Partial<CentreFlow> {
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

/** About the millions of calls that bring the half-width to 0.002. */
const MILLIONS: Readonly<Record<string, number>> = {
  G01: 3,
  G02: 3.9,
  G04: 2.6,
  G05: 4.3,
  G07: 24.8,
  G08: 2.4,
  G10: 1.3,
  G11: 11.8,
  G13: 1.8,
};

describe('M/M/n+G agrees with the exact solution within 4 standard errors', () => {
  it.each(mmngRows().map((row) => [`${row.id}: ${row.n} agents, ${row.patience} patience`, row] as const))('%s', (_, row) => {
    const model = pool(Number(row.n), {
      arrivalsPerHour: 60 * Number(row.lambda_per_min),
      handling: exponential(60 * Number(row.mean_service_min)),
      ...patienceOf(row),
    });
    const table = preciseStationary(engine, model, 1, { calls: 1e6 * (MILLIONS[row.id!] ?? 1) });
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

describe('the loss of M/G/n/n depends on the mean handling time only', () => {
  it.each(identities.loss)('$n agents, $offered erlangs', ({ n, offered, p_block }) => {
    const far: string[] = [];
    for (const handling of LAWS) {
      const mean = handling.kind === 'empirical' ? (2 * 30 + 3 * 180 + 480) / 6 : 180;
      const model = pool(n, { arrivalsPerHour: (3600 * offered) / mean, handling, patience: null }, { waitingRoom: 0 });
      const table = preciseStationary(engine, model, 3);
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
    const table = preciseStationary(engine, model, 1, { warmupHours: 100 });
    expect(farFrom(table, { meanWait: 60 * row.mean_wait_min, serviceLevel: 1 - row.p_wait }, flowFigures(table, 0))).toEqual([]);
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
    const table = preciseStationary(engine, model, 1, { warmupHours: 100 });
    expect(mean_wait_min.flatMap((wait, f) => farFrom(table, { meanWait: 60 * wait }, flowFigures(table, f)))).toEqual([]);
  });
});

describe("the benchmark's model A (peers/01)", () => {
  it('agrees with the exact M/M/100+M within 4 standard errors', () => {
    const { exact } = JSON.parse(read('peers/01-erlang-a-100.json')) as { exact: Record<string, number> };
    const model = pool(100, { arrivalsPerHour: 1200, handling: exponential(300), patience: exponential(180) });
    const table = preciseStationary(engine, model, 1, { calls: 20.3e6 });
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
    expect(far).toEqual([]);
  });
});
