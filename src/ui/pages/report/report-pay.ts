/** The report's variable pay: a block a team, a line a variant. Pure. */
import { formatNumber } from '../../../i18n/format.ts';
import { payTexts } from '../../../i18n/texts/pay.ts';
import { answeredRuns } from '../results/answers-vm.ts';
import { type PayPicture, payPicture } from '../results/pay-picture.ts';
import { movedText, payConclusion, payDifferenceText, payTeamName, payText, samePlanCell } from '../results/pay-vm.ts';
import type { Variant } from '../results/project-names.ts';
import type { ResultsContext } from '../results/results-context.ts';
import { payDifference, payTable } from '../results/team-pay.ts';

export interface PayLine {
  readonly variant: Variant;
  readonly pay: string;
  readonly difference: string;
  /** What moves, or that the baseline is paid by the scenario's plan. */
  readonly words: string;
}

export interface PayReport {
  readonly conclusion: string;
  readonly teams: readonly { readonly name: string; readonly lines: readonly PayLine[] }[];
  readonly picture: PayPicture;
  /** The rules it is read by, and how many teams are not shown. */
  readonly notes: readonly string[];
}

/** null where no team has a plan of which something can be said. */
export function payReport(context: ResultsContext): PayReport | null {
  const { lang, names } = context;
  const texts = payTexts[lang];
  const runs = answeredRuns(context);
  const { rows, hidden } = payTable(runs);
  if (rows.length === 0) return null;
  const teams = rows.map((row) => ({
    name: payTeamName(names, row),
    lines: runs.flatMap(({ variant }, index): readonly PayLine[] => {
      const cell = row.cells[index];
      const same = index === 0 && !cell ? samePlanCell(row) : null;
      if (same) return [{ variant, pay: payText(lang, same.pay), difference: '', words: texts.same }];
      if (!cell) return [];
      const difference = payDifference(cell);
      const against = cell.against && !cell.against.ownPlan && !samePlanCell(row) ? texts.samePlan(payText(lang, cell.against.pay)) : '';
      return [
        {
          variant,
          pay: payText(lang, cell.pay),
          difference: difference ? payDifferenceText(lang, difference) : '',
          words: [movedText(lang, cell), against].filter((part) => part !== '').join('. '),
        },
      ];
    }),
  }));
  return {
    conclusion: payConclusion(lang, rows, runs, names),
    teams,
    picture: payPicture(lang, rows, runs, names),
    notes: [
      texts.note,
      ...(rows.some((row) => samePlanCell(row)) ? [texts.sameRule] : []),
      ...(hidden > 0 ? [texts.hidden(formatNumber(lang, hidden))] : []),
    ],
  };
}
