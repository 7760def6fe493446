/**
 * What common random numbers are worth on the samples: the variance of the difference of two scenarios' service levels when both meet the same callers,
 * against two runs with seeds of their own.
 */
import { compareFigures, type FlowComparison, type SimulatedRun } from '../../src/cli/compare-figures.ts';
import { compileWeek } from '../../src/compile/index.ts';
import { networkAtMonth } from '../../src/levers/apply-scenario.ts';
import type { Project } from '../../src/model/project.ts';
import type { Engine } from '../engine/simulate/bundled-engine.ts';

export interface ReductionRow {
  readonly scenarios: string;
  readonly flow: string;
  /** Difference of service levels, and its half-widths with common and with independent callers; points. */
  readonly difference: number;
  readonly common: number;
  readonly independent: number;
  /** Ratio of the variances. */
  readonly factor: number;
}

const points = (share: number): number => 100 * share;

function runOf(engine: Engine, project: Project, scenario: string, seed: number, replications: number): SimulatedRun {
  const { month } = project.run;
  const levers = project.scenarios.find(({ id }) => id === scenario)?.levers ?? [];
  const week = compileWeek(networkAtMonth(project.baseline, levers, month).network, month);
  const tables = week.days.map(({ dayId, centre }) => engine.simulateDay({ day: { dayId, centre }, seed, replications }));
  return { week, tables };
}

/** Every pair of the baseline and these scenarios: all flows together, then flow by flow. */
export function varianceReductions(engine: Engine, project: Project, scenarios: readonly string[], replications: number): ReductionRow[] {
  const ids = ['baseline', ...scenarios];
  const common = new Map(ids.map((id) => [id, runOf(engine, project, id, 1, replications)]));
  const apart = new Map(ids.map((id, i) => [id, i === 0 ? common.get(id)! : runOf(engine, project, id, 100 + i, replications)]));
  const rows: ReductionRow[] = [];
  ids.forEach((a, i) => {
    for (const b of ids.slice(i + 1)) {
      const paired = compareFigures(common.get(a)!, common.get(b)!);
      const independent = compareFigures(apart.get(a)!, apart.get(b)!);
      const row = (flow: string, one: FlowComparison, other: FlowComparison): void => {
        const { mean, halfWidth } = one.serviceLevel.difference;
        const wide = other.serviceLevel.difference.halfWidth;
        if (!halfWidth || !wide) return;
        const factor = (wide / halfWidth) ** 2;
        rows.push({
          scenarios: `${a}, ${b}`,
          flow,
          difference: points(mean),
          common: points(halfWidth),
          independent: points(wide),
          factor,
        });
      };
      row('all', paired.total, independent.total);
      for (const id of Object.keys(paired.flows)) if (independent.flows[id]) row(id, paired.flows[id]!, independent.flows[id]!);
    }
  });
  return rows;
}
