/** Comparing simulated figures with exact ones: which are more than 4 standard errors away. */
import { flowEstimate, groupEstimate } from '../../../src/engine/simulate/statistics.ts';
import type { Estimate, FlowCounter, GroupCounter } from '../../../src/model/measures.ts';
import type { DayTable } from '../../../src/protocol/simulation.ts';
import { standardErrors } from '../simulate/reference.ts';

type Terms<C extends string> = Partial<Record<C, number>>;

const measure = <C extends string>(numerator: Terms<C>, denominator: Terms<C> | null) =>
  ({ id: 'test', unit: 'calls', better: 'neither', numerator, denominator }) as const;

/** A ratio of sums of a flow's counters, or, without denominator, a sum a day (or batch). */
export const ratio = (t: DayTable, id: string, numerator: Terms<FlowCounter>, denominator: Terms<FlowCounter> | null = { offered: 1 }) =>
  flowEstimate([{ table: t, weight: 1 }], [t.flowIds.indexOf(id)], measure(numerator, denominator));
/** Likewise of a group's counters. */
export const groupRatio = (
  t: DayTable,
  id: string,
  numerator: Terms<GroupCounter>,
  denominator: Terms<GroupCounter> | null = { staffedSeconds: 1 },
) => groupEstimate([{ table: t, weight: 1 }], [t.groupIds.indexOf(id)], measure(numerator, denominator));

/**
 * The figures that are too far from their exact values, in words; none is as it should be.
 * @param sharpness figures known less precisely than to ± this part of their exact value prove nothing and are named too
 */
export function far(t: DayTable, figures: Readonly<Record<string, readonly [Estimate, number]>>, sharpness = 0.02): string[] {
  return Object.entries(figures).flatMap(([name, [estimate, exact]]) => {
    const errors = standardErrors(estimate, exact, t.replications);
    if (!(errors <= 4)) return [`${name}: ${estimate.mean} for ${exact}, ${errors.toFixed(1)} standard errors`];
    return (estimate.halfWidth ?? 0) <= sharpness * Math.abs(exact) ? [] : [`${name}: only known to ± ${estimate.halfWidth} of ${exact}`];
  });
}
