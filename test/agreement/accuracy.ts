/** The simulation against the exact stationary centres of test/reference/centres: one row a flow. */
import { readdirSync, readFileSync } from 'node:fs';
import { flowEstimate } from '../../src/engine/simulate/statistics.ts';
import { studentQuantile } from '../../src/maths/student.ts';
import type { Centre } from '../../src/model/centre.ts';
import { FLOW_MEASURES } from '../../src/model/measures.ts';
import type { Engine } from '../engine/simulate/bundled-engine.ts';

export interface AccuracyRow {
  readonly centre: string;
  readonly flow: string;
  readonly calls: number;
  /** Service level, shares; its half-width; and the error in standard errors. */
  readonly exact: number;
  readonly simulated: number;
  readonly halfWidth: number;
  readonly errors: number;
  /** Mean wait, seconds. */
  readonly exactWait: number;
  readonly wait: number;
  readonly waitHalfWidth: number;
  readonly waitErrors: number;
}

const FOLDER = new URL('../reference/centres/', import.meta.url);
interface Case {
  readonly centre: Centre;
  readonly expected: { readonly flows: Readonly<Record<string, { readonly serviceLevel: number; readonly meanWait: number }>> };
}

/** Each centre has a seed of its own, as flows of the same name would meet the same callers. @param calls about so many for each centre */
export function accuracyRows(engine: Engine, calls: number): AccuracyRow[] {
  return readdirSync(FOLDER)
    .sort()
    .flatMap((file, i) => {
      const { centre, expected } = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Case;
      const perHour = centre.flows.reduce((sum, flow) => sum + Number(flow.arrivalsPerHour), 0);
      const table = engine.simulateStationary({ centre, seed: i + 1, hours: calls / perHour, warmupHours: null });
      const quantile = studentQuantile(0.975, table.replications - 1);
      return table.flowIds.map((flow, f) => {
        const days = [{ table, weight: 1 }];
        const level = flowEstimate(days, [f], FLOW_MEASURES.serviceLevel);
        const wait = flowEstimate(days, [f], FLOW_MEASURES.meanWait);
        const exact = expected.flows[flow]!;
        const inErrors = (mean: number, truth: number, halfWidth: number): number =>
          halfWidth > 0 ? ((mean - truth) / halfWidth) * quantile : 0;
        return {
          centre: file.replace('.json', ''),
          flow,
          calls: table.calls,
          exact: exact.serviceLevel,
          simulated: level.mean,
          halfWidth: level.halfWidth!,
          errors: inErrors(level.mean, exact.serviceLevel, level.halfWidth!),
          exactWait: exact.meanWait,
          wait: wait.mean,
          waitHalfWidth: wait.halfWidth!,
          waitErrors: inErrors(wait.mean, exact.meanWait, wait.halfWidth!),
        };
      });
    });
}
