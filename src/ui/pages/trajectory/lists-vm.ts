/** Skills that die out and work that can wait, as tables. Pure. */
import { formatNumber } from '../../../i18n/format.ts';
import { trajectoryTexts } from '../../../i18n/texts/trajectory.ts';
import { extinctions, middleOf, type WorkMonth } from '../../../trajectory/index.ts';
import type { TableData } from '../../parts/table-data.ts';
import { explainWork } from './explain-month.ts';
import { countText, dateText, fteText } from './figure-text.ts';
import { type TrajectoryContext, workFlows } from './trajectory-context.ts';

const DAY_SECONDS = 86_400;
/** Columns that can be asked where they come from. */
const TOLD = ['received', 'done', 'left', 'age'] as const;

/** null when nothing dies out. */
export function skillsTable(context: TrajectoryContext): TableData | null {
  const { lang, names, monthName, plan, variant } = context;
  const texts = trajectoryTexts[lang].skills;
  const found = extinctions(plan.months.map(({ network }) => network));
  if (found.length === 0) return null;
  return {
    caption: texts.caption(variant.name),
    columns: [
      { label: trajectoryTexts[lang].work.flow, numeric: false },
      { label: texts.where, numeric: false },
      { label: texts.when, numeric: false },
      { label: texts.before, numeric: true },
    ],
    rows: found.map(({ flowId, siteId, month, before }) => ({
      header: names.flow(flowId),
      cells: [siteId === null ? texts.everywhere : names.site(siteId), monthName(month), fteText(lang, before)],
    })),
  };
}

function ageText(context: TrajectoryContext, { ageDays, dueSeconds }: WorkMonth): string {
  const texts = trajectoryTexts[context.lang].work;
  if (ageDays === null) return '';
  const word = ageDays * DAY_SECONDS > dueSeconds ? texts.late : texts.onTime;
  return `${formatNumber(context.lang, ageDays, 1)} (${word})`;
}

/** The backlog at the month's end, with what chance may make of it. */
function leftText({ lang }: TrajectoryContext, { leftAtEnd, paths }: WorkMonth): string {
  const mean = countText(lang, leftAtEnd);
  if (paths === null) return mean;
  const { low, high } = middleOf(paths.left);
  return trajectoryTexts[lang].work.range(mean, formatNumber(lang, low, 0), formatNumber(lang, high, 0));
}

/** One row a month and deferrable flow; null without such work. */
export function workTable(context: TrajectoryContext): TableData | null {
  const { lang, names, monthName, shown, variant } = context;
  const texts = trajectoryTexts[lang].work;
  const flows = workFlows(context);
  if (flows.length === 0) return null;
  const labels = [texts.received, texts.done, texts.left, texts.age, texts.due, texts.cleared];
  return {
    caption: texts.caption(variant.name),
    columns: [
      { label: trajectoryTexts[lang].table.month, numeric: false },
      { label: texts.flow, numeric: false },
      ...labels.map((label) => ({ label, numeric: true })),
    ],
    rows: shown.flatMap((figures) =>
      (figures?.work ?? []).map((work) => {
        const told = {
          received: countText(lang, work.received),
          done: countText(lang, work.done),
          left: leftText(context, work),
          age: ageText(context, work),
        };
        return {
          header: monthName(figures!.month),
          explain: [null, ...TOLD.map((column) => () => explainWork(context, figures!, work.flowId, column, told[column]))],
          cells: [
            names.flow(work.flowId),
            ...TOLD.map((column) => told[column]),
            formatNumber(lang, work.dueSeconds / DAY_SECONDS, 1),
            work.cleared ? dateText(lang, work.cleared.dayOfMonth, monthName(figures!.month)) : '',
          ],
        };
      }),
    ),
  };
}
