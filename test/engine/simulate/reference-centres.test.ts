import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { parseCentre } from '../../../src/model/centre-validation.ts';
import { type Engine, loadBundledEngine } from './bundled-engine.ts';
import {
  type ExpectedFlow,
  flowFigures,
  occupancy,
  preciseStationary,
  SERVICE_LEVEL_PRECISION,
  standardErrors,
  worstServiceLevelHalfWidth,
} from './reference.ts';

/** Exact stationary figures of 13 multi-skill centres (test/reference/README.md). */
interface Case {
  readonly centre: unknown;
  readonly expected: {
    readonly flows: Readonly<Record<string, Required<ExpectedFlow>>>;
    readonly groups: Readonly<Record<string, { readonly occupancy: number }>>;
  };
}

const folder = new URL('../../reference/centres/', import.meta.url);
/** Millions of calls that bring every half-width to 0.001. */
const MILLIONS: Readonly<Record<string, number>> = {
  c01: 10.8,
  c02: 12,
  c03: 18,
  c05: 20,
  c06: 18.4,
  c08: 8.5,
  c09: 14.5,
  c10: 5.6,
  c12: 12,
  c13: 12.5,
  c14: 20.7,
  c17: 24,
  c18: 26,
};

// Minutes on a busy machine: no test here is decided by a stopwatch.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

describe('stationary multi-skill centres agree with the exact Markov chain within 4 standard errors, service levels known to ±0.001', () => {
  it.each(readdirSync(folder).sort())('%s', (file) => {
    const reference = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Case;
    const parsed = parseCentre(reference.centre);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    const table = preciseStationary(engine, parsed.centre, 1, { millions: MILLIONS[file.slice(0, 3)] ?? 1 });
    const far: string[] = [];
    const compare = (name: string, errors: number): void => {
      if (!(errors <= 4)) far.push(`${name}: ${errors.toFixed(1)} standard errors`);
    };
    table.flowIds.forEach((id, f) => {
      const figures = flowFigures(table, f);
      const expected = reference.expected.flows[id]!;
      for (const name of Object.keys(figures) as (keyof ExpectedFlow)[]) {
        compare(`${id} ${name}`, standardErrors(figures[name], expected[name], table.replications));
      }
    });
    table.groupIds.forEach((id, g) => {
      compare(`${id} occupancy`, standardErrors(occupancy(table, g), reference.expected.groups[id]!.occupancy, table.replications));
    });
    expect(far).toEqual([]);
    expect(worstServiceLevelHalfWidth(table)).toBeLessThanOrEqual(SERVICE_LEVEL_PRECISION);
  });
});
