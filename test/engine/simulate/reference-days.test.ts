import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { intervalFlowEstimate, intervalGroupEstimate } from '../../../src/engine/simulate/statistics.ts';
import { parseCentre } from '../../../src/model/centre-validation.ts';
import type { MeasureDefinition } from '../../../src/model/measures.ts';
import { type Engine, loadBundledEngine } from './bundled-engine.ts';
import { preciseDays, SERVICE_LEVEL_PRECISION, standardErrors, worstServiceLevelHalfWidth } from './reference.ts';

/** Exact expectations by interval from the transient solution (test/reference/README.md). */
interface Case {
  readonly centre: { readonly groups: readonly { readonly agents: readonly number[] }[] };
  readonly expectedByInterval: readonly {
    readonly interval: number;
    readonly abandonmentsInInterval: number;
    readonly occupancyOfScheduled: number;
    readonly meanQueue: number;
    readonly busyAfterShift: number;
  }[];
}

/** Days that bring the half-width to 0.001. */
const DAYS: Readonly<Record<string, number>> = { 'tv1_smooth_day.json': 2000, 'tv2_lunch_drop.json': 5600 };
const folder = new URL('../../reference/days/', import.meta.url);
const perDay = <C extends string>(numerator: Partial<Record<C, number>>): MeasureDefinition<C> => ({
  id: 'test',
  unit: 'calls',
  better: 'neither',
  numerator,
  denominator: null,
});

// Minutes on a busy machine: no test here is decided by a stopwatch.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

describe('days with staffing drops agree interval by interval with the exact transient solution within 4 standard errors', () => {
  it.each(readdirSync(folder).sort())('%s', (file) => {
    const reference = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Case;
    const parsed = parseCentre(reference.centre);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    const centre = parsed.centre;
    const days = DAYS[file] ?? 2000;
    const table = preciseDays(engine, centre, days);
    const seconds = centre.intervalSeconds;
    const far: string[] = [];
    for (const exact of reference.expectedByInterval) {
      const k = exact.interval;
      const scheduled = reference.centre.groups[0]!.agents[k]! * seconds;
      const compare = (name: string, estimate: { mean: number; halfWidth: number | null }, value: number, rareEvents: number): void => {
        // Where an event is too rare to be seen often, the spread seen says nothing: the spread of a Poisson number of events does.
        const rare = (1.96 * Math.sqrt(Math.max(rareEvents, 1 / days) / days) * value) / Math.max(rareEvents, 1e-300);
        const spread = rareEvents * days < 25 ? Math.max(rare, estimate.halfWidth ?? 0, 1e-3) : estimate.halfWidth;
        const errors = standardErrors({ mean: estimate.mean, halfWidth: spread }, value, days);
        if (!(errors <= 4)) far.push(`${name} in interval ${k}: ${estimate.mean} for ${value}, ${errors.toFixed(1)} standard errors`);
      };
      const { abandonmentsInInterval: events } = exact;
      compare('abandonments', intervalFlowEstimate(table, k, [0], perDay({ abandonedDuring: 1 })), events, events);
      compare('queue', intervalFlowEstimate(table, k, [0], perDay({ queueSeconds: 1 / seconds })), exact.meanQueue, events);
      const busy = intervalGroupEstimate(table, k, [0], perDay({ busySeconds: 1 / scheduled, staffedSeconds: -1 / scheduled }));
      compare('occupancy of the scheduled', { mean: busy.mean + 1, halfWidth: busy.halfWidth }, exact.occupancyOfScheduled, Infinity);
      const after = intervalGroupEstimate(table, k, [0], perDay({ staffedSeconds: 1 / seconds }));
      const agentsAfter = { mean: after.mean - scheduled / seconds, halfWidth: after.halfWidth };
      compare('busy after shift', agentsAfter, exact.busyAfterShift, exact.busyAfterShift > 1e-2 ? Infinity : exact.busyAfterShift);
    }
    expect(far).toEqual([]);
    expect(worstServiceLevelHalfWidth(table)).toBeLessThanOrEqual(SERVICE_LEVEL_PRECISION);
  });
});
