import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Engine, loadBundledEngine } from './bundled-engine.ts';
import { centre, exponential, flow, group, skill } from './centres.ts';
import { flowFigures, preciseStationary, SERVICE_LEVEL_PRECISION, standardErrors, worstServiceLevelHalfWidth } from './reference.ts';

/** staffing/MS1: six periods of a multi-skill day, each stationary on its own, with exact service levels at the staffing that was proven optimal. */
interface MultiSkillDay {
  readonly lambda: readonly (readonly number[])[];
  readonly mean_patience: readonly number[];
  readonly mean_service: readonly (readonly (number | null)[])[];
  readonly group_skills: readonly (readonly number[])[];
  readonly routing: readonly (readonly number[])[];
  readonly selection: readonly { readonly order: readonly number[] }[];
  readonly waiting_room: number;
  readonly results: { readonly staffing_by_period: readonly (readonly number[])[]; readonly SL1_by_period: readonly (readonly number[])[] };
}

const day = JSON.parse(readFileSync(new URL('../../reference/staffing/MS1_multiskill_day.json', import.meta.url), 'utf8')) as MultiSkillDay;

function periodCentre(period: number) {
  const flows = day.lambda[period].map((perMinute, f) =>
    flow(`F${f}`, { arrivalsPerHour: perMinute * 60, handling: exponential(180), patience: exponential(day.mean_patience[f] * 60) }),
  );
  const groups = day.results.staffing_by_period[period].map((agents, g) =>
    group(
      `G${g}`,
      agents,
      day.group_skills[g].map((f) =>
        skill(`F${f}`, {
          rank: day.routing[f].indexOf(g) + 1,
          queueRank: day.selection[g].order.indexOf(f) + 1,
          handling: exponential((day.mean_service[f][g] ?? Number.NaN) * 60),
        }),
      ),
    ),
  );
  return centre(flows, groups, { intervals: 1, intervalSeconds: 3600, waitingRoom: day.waiting_room });
}

// Minutes on a busy machine: no test here is decided by a stopwatch.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let engine: Engine;
beforeAll(async () => {
  engine = await loadBundledEngine();
});

describe('a multi-skill day period by period agrees with the exact chain within 4 standard errors, service levels known to ±0.001', () => {
  it.each([0, 1, 2, 3, 4, 5])('period %i', (period) => {
    const table = preciseStationary(engine, periodCentre(period), 1, { millions: 5 });
    const far = table.flowIds.flatMap((id, f) => {
      const errors = standardErrors(flowFigures(table, f).serviceLevel, day.results.SL1_by_period[period][f], table.replications);
      return errors <= 4 ? [] : [`${id}: ${errors.toFixed(1)} standard errors`];
    });
    expect(far).toEqual([]);
    expect(worstServiceLevelHalfWidth(table)).toBeLessThanOrEqual(SERVICE_LEVEL_PRECISION);
  });
});
