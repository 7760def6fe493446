/** A scenario's trajectory as far as it has been worked out: nothing is computed here but its months' networks. */
import type { Lang } from '../../../i18n/lang.ts';
import type { Project, Scenario } from '../../../model/project.ts';
import { BASELINE_ID } from '../../../model/vocabulary.ts';
import type { MonthFigures } from '../../../trajectory/index.ts';
import { horizons } from '../../state/horizons.svelte.ts';
import { type TrajectoryContext, trajectoryContext } from './trajectory-context.ts';

/**
 * Simulated months where they hold, closed forms elsewhere.
 * @param scenario null = the baseline alone
 * @param formulas 'last' = whatever was worked out last, for a page that works them out again itself; 'present' = only those that hold now
 */
export function knownTrajectory(project: Project, scenario: Scenario | null, lang: Lang, formulas: 'last' | 'present'): TrajectoryContext {
  const plan = horizons.planOf(project, scenario);
  const baselinePlan = horizons.planOf(project, null);
  const monthsOf = (of: Scenario | null): readonly (MonthFigures | null)[] => {
    const known = formulas === 'last' ? horizons.formulasOf(of?.id ?? BASELINE_ID) : horizons.presentFormulasOf(project, of);
    const { months } = of ? plan : baselinePlan;
    return months.map((_, month) => horizons.simulatedOf(project, of, month)?.figures ?? known[month] ?? null);
  };
  const baseline = monthsOf(null);
  return trajectoryContext({
    project,
    scenario,
    lang,
    shown: scenario ? monthsOf(scenario) : baseline,
    baseline,
    differences: plan.months.map((_, month) => (scenario ? (horizons.simulatedOf(project, scenario, month)?.differences ?? null) : null)),
    engines: plan.months.map((_, month) => horizons.simulatedOf(project, scenario, month)?.engineVersion ?? null),
    stale: plan.months.map((_, month) => horizons.isStale(project, scenario, month)),
    plan,
    baselinePlan,
  });
}
