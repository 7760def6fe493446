import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseCentre } from '../../../src/model/centre-validation.ts';
import { type Engine, loadBundledEngine } from './bundled-engine.ts';
import { type ExpectedFlow, flowFigures, occupancy, preciseStationary, standardErrors, worstServiceLevelHalfWidth } from './reference.ts';

/** Exact stationary figures of 13 multi-skill centres (test/reference/README.md). */
interface Case {
  readonly centre: unknown;
  readonly expected: {
    readonly flows: Readonly<Record<string, Required<ExpectedFlow>>>;
    readonly groups: Readonly<Record<string, { readonly occupancy: number }>>;
  };
}

const folder = new URL('../../reference/centres/', import.meta.url);
/** About the millions of calls that bring every half-width to 0.002. */
const MILLIONS: Readonly<Record<string, number>> = {
  c01: 2.7,
  c02: 2.7,
  c03: 4.4,
  c05: 2.9,
  c06: 3,
  c08: 2,
  c09: 3,
  c10: 1.4,
  c12: 2.5,
  c13: 2.5,
  c14: 3.2,
  c17: 6,
  c18: 8.1,
};

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

describe('stationary multi-skill centres agree with the exact Markov chain within 4 standard errors, service levels known to ±0.002', () => {
  it.each(readdirSync(folder).sort())('%s', (file) => {
    const reference = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Case;
    const parsed = parseCentre(reference.centre);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    const table = preciseStationary(engine, parsed.centre, 1, { calls: 1e6 * (MILLIONS[file.slice(0, 3)] ?? 1) });
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
    expect(worstServiceLevelHalfWidth(table)).toBeLessThanOrEqual(0.002);
  });
});
