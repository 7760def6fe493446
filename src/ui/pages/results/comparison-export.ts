/** The comparison's file: every measure, by flow and by site, good and bad days, with what it rests on. Pure. */
import { localText } from '../../../i18n/lang.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import { fileNameOf } from '../../charts/file-name.ts';
import { compare } from './comparison.ts';
import { comparisonCsv } from './comparison-csv.ts';
import { daysBlock } from './days-csv.ts';
import { runRows } from './explain.ts';
import type { ResultsContext } from './results-context.ts';
import { FLOW_CHOICES, namingOf, SITE_CHOICES } from './row-naming.ts';

export function comparisonFile(context: ResultsContext): { readonly name: string; readonly text: string } {
  const texts = resultTexts[context.lang];
  const project = localText(context.project.name, context.lang);
  const comparisons = [...FLOW_CHOICES, ...SITE_CHOICES].map((measure) => compare(context.baseline, context.scenarios, measure));
  const startMonth = context.project.baseline.horizon.startMonth;
  return {
    name: `${fileNameOf(`${project} ${texts.csv.file}`)}.csv`,
    text: comparisonCsv(comparisons, {
      lang: context.lang,
      names: context.names,
      scenarios: context.scenarioVariants,
      blocks: [daysBlock(context)],
      isSmallSite: namingOf(context, 'site').isSmall,
      facts: [{ label: texts.csv.project, value: project }, ...runRows(context.lang, context.baseline, startMonth)],
    }),
  };
}
