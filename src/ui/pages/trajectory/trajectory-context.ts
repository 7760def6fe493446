/** What the trajectory shows: months of the baseline and of a scenario, simulated where that holds and by formula elsewhere, with names. Pure. */
import { formatMonthOf } from '../../../i18n/format.ts';
import { type Lang, localText } from '../../../i18n/lang.ts';
import type { Estimate } from '../../../model/measures.ts';
import type { Id, Network } from '../../../model/network.ts';
import type { Project, Scenario } from '../../../model/project.ts';
import type { MonthFigures, PlannedTrajectory } from '../../../trajectory/index.ts';
import { type Names, namesOf, type Variant, variantsOf } from '../results/project-names.ts';

export interface TrajectoryInput {
  readonly project: Project;
  readonly scenario: Scenario | null;
  readonly lang: Lang;
  /** Months of the scenario, or of the baseline when there is none; null = not known yet. */
  readonly shown: readonly (MonthFigures | null)[];
  readonly baseline: readonly (MonthFigures | null)[];
  /** Service level less the baseline's by flow and null = all calls; null = not simulated. */
  readonly differences: readonly (ReadonlyMap<Id | null, Estimate> | null)[];
  /** Of the simulation of each month; null = by formula. */
  readonly engines: readonly (string | null)[];
  readonly stale: readonly boolean[];
  readonly plan: PlannedTrajectory;
  readonly baselinePlan: PlannedTrajectory;
}

export interface TrajectoryContext extends TrajectoryInput {
  /** What is shown: the scenario, or the baseline alone. */
  readonly variant: Variant;
  readonly baselineVariant: Variant;
  readonly names: Names;
  readonly monthName: (month: number, style?: 'long' | 'short') => string;
  readonly networkOf: (month: number) => Network;
}

export function trajectoryContext(input: TrajectoryInput): TrajectoryContext {
  const { project, scenario, lang, plan } = input;
  const variants = variantsOf(project, lang);
  const baselineVariant = variants[0];
  const { startMonth } = project.baseline.horizon;
  const last = plan.months[plan.months.length - 1]?.network ?? project.baseline;
  const middle = plan.months[Math.floor(plan.months.length / 2)]?.network ?? last;
  return {
    ...input,
    baselineVariant,
    variant: variants.find(({ id }) => id === scenario?.id) ?? baselineVariant,
    names: namesOf([project.baseline, last, middle], lang),
    monthName: (month, style = 'long') => formatMonthOf(lang, startMonth, month, style),
    networkOf: (month) => plan.months[month]?.network ?? project.baseline,
  };
}

/** The scenario that the page shows: the one asked for, the last one chosen, or the project's first; '' = the baseline alone. */
export function chosenScenario(project: Project, asked: string | null): Scenario | null {
  if (asked === '') return null;
  return project.scenarios.find(({ id }) => id === asked) ?? project.scenarios[0] ?? null;
}

export const scenarioName = (scenario: Scenario, lang: Lang): string => localText(scenario.name, lang);

/** Flows of calls in the order of the network, then those that levers make. */
export function callFlows(context: TrajectoryContext): readonly Id[] {
  return [...new Set([...context.shown, ...context.baseline].flatMap((month) => month?.flows.map(({ flowId }) => flowId) ?? []))];
}

export function workFlows(context: TrajectoryContext): readonly Id[] {
  return [...new Set([...context.shown, ...context.baseline].flatMap((month) => month?.work.map(({ flowId }) => flowId) ?? []))];
}
