/** A month of the trajectory as the intervals tab reads it: runs of the baseline and the scenario in that month. Pure. */
import { formatMonthOf } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import type { Network } from '../../../model/network.ts';
import type { Project, Scenario } from '../../../model/project.ts';
import { BASELINE_ID } from '../../../model/vocabulary.ts';
import type { ScenarioRun } from '../../state/runs.svelte.ts';
import { namesOf, variantsOf } from '../results/project-names.ts';
import type { ResultsContext } from '../results/results-context.ts';

export interface MonthRuns {
  readonly month: number;
  readonly baseline: ScenarioRun;
  /** null when the baseline stands alone. */
  readonly scenario: ScenarioRun | null;
  readonly baselineNetwork: Network;
  readonly scenarioNetwork: Network;
}

export function monthContext(project: Project, scenario: Scenario | null, runs: MonthRuns, lang: Lang): ResultsContext {
  const variants = variantsOf(project, lang);
  const own = scenario && runs.scenario ? runs.scenario : null;
  const networkOf = (id: string): Network | null =>
    id === BASELINE_ID ? runs.baselineNetwork : id === scenario?.id ? runs.scenarioNetwork : null;
  return {
    lang,
    project: { ...project, run: { ...project.run, month: runs.month } },
    baseline: runs.baseline,
    scenarios: own ? [own] : [],
    variants,
    scenarioVariants: own ? variants.filter(({ id }) => id === own.scenarioId) : [],
    notRun: [],
    staleNames: [],
    month: formatMonthOf(lang, project.baseline.horizon.startMonth, runs.month),
    names: namesOf([runs.baselineNetwork, runs.scenarioNetwork], lang),
    networkOf,
    runOf: (id) => (id === BASELINE_ID ? runs.baseline : id === own?.scenarioId ? own : null),
    isStale: () => false,
  };
}
