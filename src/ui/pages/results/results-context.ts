/**
 * What the results and report pages show: the runs of the baseline and the scenarios in the project's order, which of them are stale, their
 * names, colours and networks. Pure apart from the compiler it calls.
 */
import { formatMonthOf } from '../../../i18n/format.ts';
import { type Lang, localText } from '../../../i18n/lang.ts';
import { networkAtMonth } from '../../../levers/apply-scenario.ts';
import type { Id, Network } from '../../../model/network.ts';
import type { Project } from '../../../model/project.ts';
import { BASELINE_ID } from '../../../model/vocabulary.ts';
import { compileScenario, type ScenarioRun } from '../../state/runs.svelte.ts';
import type { ExplainContext } from './explain.ts';
import { namesOf, type Variant, variantsOf } from './project-names.ts';
import { isSameWeek } from './same-inputs.ts';

export interface ResultsContext extends ExplainContext {
  readonly baseline: ScenarioRun;
  /** Simulated scenarios in the project's order. */
  readonly scenarios: readonly ScenarioRun[];
  /** As `scenarios`, with name and style. */
  readonly scenarioVariants: readonly Variant[];
  /** Names of scenarios that the last run did not include. */
  readonly notRun: readonly string[];
  readonly staleNames: readonly string[];
  /** e.g. 'mars 2013' */
  readonly month: string;
}

/** Whether the project has moved on since a run. A project that no longer compiles counts as moved on. */
export function isStaleRun(run: ScenarioRun, project: Project): boolean {
  const scenario = run.scenarioId === BASELINE_ID ? null : project.scenarios.find(({ id }) => id === run.scenarioId);
  const { month, seed, weeks } = project.run;
  if (scenario === undefined || run.month !== month || run.seed !== seed || run.weeks !== weeks) return true;
  try {
    return !isSameWeek(compileScenario(project, scenario), run.week);
  } catch {
    return true;
  }
}

/** null while the baseline has not been simulated. */
export function resultsContext(project: Project, results: ReadonlyMap<string, ScenarioRun>, lang: Lang): ResultsContext | null {
  const baseline = results.get(BASELINE_ID);
  if (!baseline) return null;
  const variants = variantsOf(project, lang);
  const scenarios = project.scenarios.flatMap(({ id }) => results.get(id) ?? []);
  const networks = new Map<Id, Network>([[BASELINE_ID, networkAtMonth(project.baseline, [], baseline.month).network]]);
  for (const { id, levers } of project.scenarios) networks.set(id, networkAtMonth(project.baseline, levers, baseline.month).network);
  const stale = new Set([baseline, ...scenarios].filter((run) => isStaleRun(run, project)).map(({ scenarioId }) => scenarioId));
  return {
    lang,
    project,
    baseline,
    scenarios,
    variants,
    scenarioVariants: scenarios.map(({ scenarioId }) => variants.find(({ id }) => id === scenarioId) as Variant),
    notRun: project.scenarios.filter(({ id }) => !results.has(id)).map(({ name }) => localText(name, lang)),
    staleNames: variants.filter(({ id }) => stale.has(id)).map(({ name }) => name),
    month: formatMonthOf(lang, project.baseline.horizon.startMonth, baseline.month),
    names: namesOf([...networks.values(), project.baseline], lang),
    networkOf: (id) => networks.get(id) ?? null,
    runOf: (id) => results.get(id) ?? null,
    isStale: (id) => stale.has(id),
  };
}
