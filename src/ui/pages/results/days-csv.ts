/** Good and bad days as rows of the comparison's file: P10, P50 and P90 of the days' service level, and how often the target is met. Pure. */
import { resultTexts } from '../../../i18n/texts/results.ts';
import type { Estimate } from '../../../model/measures.ts';
import { numberCell, textCell } from './comparison-csv.ts';
import { daysRow } from './days-vm.ts';
import type { ResultsContext } from './results-context.ts';
import { targetLabel } from './sentence.ts';
import { flowIdsOf, targetOf } from './week-figures.ts';

const pair = ({ mean, halfWidth }: Estimate): readonly string[] => [
  numberCell(mean * 100),
  numberCell(halfWidth === null ? null : halfWidth * 100),
];

/** A header row, then a row a run and flow, all flows together first. Percent. */
export function daysBlock(context: ResultsContext): readonly (readonly string[])[] {
  const { lang, names } = context;
  const { days, csv, scenario, flow, target } = resultTexts[lang];
  const measures = [days.bad, days.middling, days.good, days.chance];
  const header = [scenario, flow, target.header, ...measures.flatMap((name) => [`${name} (%)`, csv.error])].map(textCell);
  const rows = [context.baseline, ...context.scenarios].flatMap((run, index) => {
    const variant = index === 0 ? context.variants[0] : context.scenarioVariants[index - 1];
    return [null, ...flowIdsOf(run)].flatMap((flowId) => {
      const { bad, middling, good, chance } = daysRow({ run, variant }, flowId);
      if (!Number.isFinite(middling.mean)) return [];
      const goal = flowId === null ? null : targetOf(run, flowId);
      return [
        [
          ...[variant.name, names.flow(flowId), goal ? targetLabel(lang, goal) : ''].map(textCell),
          ...[bad, middling, good, chance].flatMap(pair),
        ],
      ];
    });
  });
  return [header, ...rows];
}
