/** The picture of variable pay by team and its twin. Pure. */
import { formatEstimate, formatEuros, formatNumber } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { payTexts } from '../../../i18n/texts/pay.ts';
import type { Estimate } from '../../../model/measures.ts';
import { dotWhisker } from '../../charts/dot-whisker.ts';
import type { PlotModel } from '../../charts/plot-model.ts';
import type { TableData } from '../../parts/table-data.ts';
import type { AnsweredRun } from './answers-vm.ts';
import { payTeamName, payText, samePlanCell } from './pay-vm.ts';
import type { Names, Variant } from './project-names.ts';
import { type PayCell, type PayRow, payDifference } from './team-pay.ts';

/** Teams in the picture: more than these no eye compares. */
const MOST_IN_PICTURE = 20;

export interface PayPicture {
  readonly title: string;
  readonly conclusion: string;
  readonly plot: PlotModel;
  readonly twin: TableData;
  readonly rows: readonly PayRow[];
  /** One a column of the twin, with its place among the runs. */
  readonly drawn: readonly { readonly variant: Variant; readonly index: number }[];
}

/** What a run's dot stands for; the baseline without a plan is drawn with the scenarios' one plan. */
export const shownPay = (row: PayRow, index: number): PayCell | null => row.cells[index] ?? (index === 0 ? samePlanCell(row) : null);

const change = (row: PayRow): number =>
  Math.max(0, ...row.cells.map((cell) => Math.abs((cell ? payDifference(cell)?.mean : undefined) ?? 0)));

/** The teams that change most, with a dot a variant: euros a person and month. @param runs in the order of each row's cells */
export function payPicture(lang: Lang, all: readonly PayRow[], runs: readonly AnsweredRun[], names: Names): PayPicture {
  const texts = payTexts[lang];
  const chosen = new Set([...all].sort((a, b) => change(b) - change(a)).slice(0, MOST_IN_PICTURE));
  const rows = all.filter((row) => chosen.has(row));
  const drawn = runs.map((run, index) => ({ ...run, index })).filter(({ index }) => rows.some((row) => shownPay(row, index)));
  const title = rows.length < all.length ? texts.chart.titleMost(formatNumber(lang, rows.length)) : texts.chart.title;
  const euros = ({ mean, halfWidth }: Estimate): string =>
    halfWidth === 0 ? formatEuros(lang, mean) : formatEstimate(lang, mean, halfWidth, 'euros');
  const lowest = drawn
    .flatMap(({ variant, index }) =>
      rows.flatMap((row) => {
        const pay = shownPay(row, index)?.pay;
        return pay ? [{ pay, team: payTeamName(names, row), name: variant.name }] : [];
      }),
    )
    .sort((a, b) => a.pay.mean - b.pay.mean)[0];
  return {
    title,
    conclusion: lowest ? texts.chart.lowest(euros(lowest.pay), lowest.team, lowest.name) : '',
    rows,
    drawn,
    plot: dotWhisker(
      rows.map((row) => payTeamName(names, row)),
      drawn.map(({ variant, index }) => ({
        name: variant.name,
        style: variant.style,
        values: rows.map((row) => {
          const cell = shownPay(row, index);
          if (!cell) return null;
          const { mean, halfWidth } = cell.pay;
          return { mean, halfWidth, hollow: false, text: texts.chart.reading(payTeamName(names, row), variant.name, euros(cell.pay)) };
        }),
      })),
      {
        axisTitle: texts.chart.axis,
        axisLabel: (value) => formatEuros(lang, Number(value.toPrecision(6))),
        lines: [],
        include: [],
        from: 0,
        to: null,
        linked: true,
      },
    ),
    twin: {
      caption: title,
      columns: [{ label: texts.team, numeric: false }, ...drawn.map(({ variant }) => ({ label: `${variant.name} (€)`, numeric: true }))],
      rows: rows.map((row) => ({
        header: payTeamName(names, row),
        cells: drawn.map(({ index }) => {
          const cell = shownPay(row, index);
          return cell ? payText(lang, cell.pay) : texts.noPlan;
        }),
      })),
    },
  };
}
