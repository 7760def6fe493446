/** The report's table of good and bad days: a block of lines a flow, one a scenario. Pure. */
import { resultTexts } from '../../../i18n/texts/results.ts';
import type { Estimate } from '../../../model/measures.ts';
import { chanceWords, daysRow } from '../results/days-vm.ts';
import { figureText } from '../results/figure-words.ts';
import type { Variant } from '../results/project-names.ts';
import type { ResultsContext } from '../results/results-context.ts';
import { flowIdsOf } from '../results/week-figures.ts';

export interface DaysLine {
  readonly variant: Variant;
  readonly bad: string;
  readonly middling: string;
  readonly good: string;
  readonly chance: string;
  /** '' without a target. */
  readonly words: string;
}

export interface DaysBlock {
  readonly name: string;
  readonly isTotal: boolean;
  readonly lines: readonly DaysLine[];
}

/** All flows together first. */
export function daysTable(context: ResultsContext): readonly DaysBlock[] {
  const { lang, names } = context;
  const runs = [context.baseline, ...context.scenarios].map((run, index) => ({
    run,
    variant: index === 0 ? context.variants[0] : context.scenarioVariants[index - 1],
  }));
  const flows = [...new Set(runs.flatMap(({ run }) => flowIdsOf(run)))];
  const written = (figure: Estimate): string => figureText(lang, figure, 'share');
  return [null, ...flows].flatMap((flowId) => {
    const lines = runs
      .map((run) => daysRow(run, flowId))
      .filter(({ middling }) => Number.isFinite(middling.mean))
      .map(({ variant, bad, middling, good, chance }) => ({
        variant,
        bad: written(bad),
        middling: written(middling),
        good: written(good),
        chance: Number.isFinite(chance.mean) ? written(chance) : resultTexts[lang].target.none,
        words: chanceWords(lang, chance.mean),
      }));
    return lines.length > 0 ? [{ name: names.flow(flowId), isTotal: flowId === null, lines }] : [];
  });
}
