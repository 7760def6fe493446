/** The report's trajectory: where its months come from, sentences, first missed months, skills lost, backlogs, and the months as tables. Pure. */
import { formatNumber, plural } from '../../../i18n/format.ts';
import { reportTexts } from '../../../i18n/texts/report.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import { trajectoryTexts } from '../../../i18n/texts/trajectory.ts';
import type { Id } from '../../../model/network.ts';
import { extinctions, failureOf, type MonthFigures, standingOf } from '../../../trajectory/index.ts';
import type { TableColumn, TableData } from '../../parts/table-data.ts';
import type { Variant } from '../results/project-names.ts';
import { targetLabel } from '../results/sentence.ts';
import { backlogPicture, clearedText, costPicture, type MonthPicture, measurePicture, sharePicture } from '../trajectory/charts-vm.ts';
import { countText } from '../trajectory/figure-text.ts';
import type { MonthColumn } from '../trajectory/month-columns.ts';
import { type TrajectorySentence, trajectorySentence } from '../trajectory/sentence-vm.ts';
import { runState } from '../trajectory/state-vm.ts';
import { monthColumns, monthRows } from '../trajectory/table-vm.ts';
import { callFlows, type TrajectoryContext, workFlows } from '../trajectory/trajectory-context.ts';

/** What fits on paper of the months' columns; the rest is on the page and in the file. */
const PRINTED: readonly MonthColumn[] = ['targets', 'serviceLevel', 'difference', 'occupancy', 'worst', 'cost', 'hours', 'calls', 'share'];

export interface TrajectoryPart {
  readonly variant: Variant;
  /** Formula or simulation, weeks, seed, engine. */
  readonly basis: string;
  /** How many months have changed since they were simulated; '' = none. */
  readonly stale: string;
  readonly sentence: TrajectorySentence;
  readonly table: TableData;
  /** One a row of the table: by formula. */
  readonly formula: readonly boolean[];
  /** Cost and in-house shares in words. */
  readonly notes: readonly string[];
  /** Of a scenario, and of the baseline where it stands alone. */
  readonly pictures: readonly MonthPicture[];
}

export interface TrajectoryReport {
  /** Baseline first; only those that have figures. */
  readonly parts: readonly TrajectoryPart[];
  readonly failures: TableData | null;
  /** null = no skill dies out. */
  readonly skills: TableData | null;
  readonly work: TableData | null;
  /** Names of the variants of which no month is worked out. */
  readonly unknown: readonly string[];
  /** Whether some month shown is by formula. */
  readonly byFormula: boolean;
  /** Whether simulated months and formulas stand side by side. */
  readonly mixed: boolean;
}

const isKnown = ({ shown }: TrajectoryContext): boolean => shown.length > 0 && shown.every((month) => month !== null);

const variantColumns = (contexts: readonly TrajectoryContext[]): readonly TableColumn[] =>
  contexts.map(({ variant }) => ({ label: variant.name, numeric: false }));

function basisOf(context: TrajectoryContext): string {
  const engines = [...new Set(context.engines.flatMap((engine) => (engine === null ? [] : [engine])))];
  const { text } = runState(context);
  return engines.length === 0 ? text : `${text} ${reportTexts[context.lang].trajectory.engine(engines.join(', '))}`;
}

const leftIn = (figures: MonthFigures): number => figures.work.reduce((sum, { leftAtEnd }) => sum + leftAtEnd, 0);

function tableOf(context: TrajectoryContext): TableData {
  const { lang, variant, shown, names } = context;
  const texts = trajectoryTexts[lang].table;
  const differs = context.differences.some((difference) => difference !== null);
  const columns = monthColumns(context).filter(({ column }) => PRINTED.includes(column) && (column !== 'difference' || differs));
  const hasWork = workFlows(context).length > 0;
  return {
    caption: texts.caption(variant.name, names.flow(null)),
    columns: [
      { label: texts.month, numeric: false },
      ...columns.map(({ label, unit }) => ({ label: unit ? `${label} (${unit})` : label, numeric: true })),
      ...(hasWork ? [{ label: reportTexts[lang].trajectory.backlog, numeric: true }] : []),
      { label: texts.source, numeric: false },
    ],
    rows: monthRows(context, null).map((row) => {
      const figures = shown[row.month];
      return {
        header: context.monthName(row.month, 'short'),
        cells: [
          ...columns.map(({ column }) => row.cells.find((cell) => cell.column === column)?.text || '–'),
          ...(hasWork ? [figures ? countText(lang, leftIn(figures)) : ''] : []),
          row.source,
        ],
      };
    }),
  };
}

function partOf(context: TrajectoryContext, alone: boolean): TrajectoryPart {
  const texts = trajectoryTexts[context.lang];
  const stale = context.stale.filter(Boolean).length;
  const pictured = context.scenario !== null || alone;
  return {
    variant: context.variant,
    basis: basisOf(context),
    stale: stale > 0 ? texts.stale(formatNumber(context.lang, stale, 0)) : '',
    sentence: trajectorySentence(context),
    table: tableOf(context),
    formula: monthRows(context, null).map(({ isSimulated }) => !isSimulated),
    notes: [costPicture(context).conclusion, sharePicture(context).conclusion].filter((note) => note !== ''),
    pictures: pictured
      ? [measurePicture(context, 'serviceLevel', null, []), ...workFlows(context).map((flowId) => backlogPicture(context, flowId))]
      : [],
  };
}

function failureText(context: TrajectoryContext, flowId: Id): string {
  const { lang, shown, monthName } = context;
  const texts = reportTexts[lang].trajectory;
  const judged = shown.filter((month) => month?.flows.some((flow) => flow.flowId === flowId && standingOf(flow) !== null)).length;
  if (judged === 0) return '–';
  const { certain, perhaps, months } = failureOf(shown, flowId);
  if (certain !== null) return texts.failsFrom(monthName(certain), formatNumber(lang, months, 0), formatNumber(lang, judged, 0));
  return perhaps !== null ? texts.perhapsFrom(monthName(perhaps)) : texts.held;
}

/** Flows with a target, in the network's order. */
function failuresTable(contexts: readonly TrajectoryContext[]): TableData | null {
  const [first] = contexts;
  if (!first) return null;
  const { lang } = first;
  const targets = new Map(
    contexts.flatMap(({ shown }) =>
      shown.flatMap(
        (month) => month?.flows.filter(({ target }) => target.share > 0).map(({ flowId, target }) => [flowId, target] as const) ?? [],
      ),
    ),
  );
  const flows = [...new Set(contexts.flatMap(callFlows))].filter((flowId) => targets.has(flowId));
  if (flows.length === 0) return null;
  return {
    caption: reportTexts[lang].trajectory.failures,
    columns: [
      { label: resultTexts[lang].flow, numeric: false },
      { label: resultTexts[lang].target.header, numeric: false },
      ...variantColumns(contexts),
    ],
    rows: flows.map((flowId) => {
      const target = targets.get(flowId);
      const named = contexts.find(({ shown }) => shown.some((month) => month?.flows.some((flow) => flow.flowId === flowId))) ?? first;
      return {
        header: named.names.flow(flowId),
        cells: [target ? targetLabel(lang, target) : '', ...contexts.map((context) => failureText(context, flowId))],
      };
    }),
  };
}

/** The first month without a holder, in all and site by site; of how many they were nothing is said: they are fewer than 5. */
function skillsLost(contexts: readonly TrajectoryContext[]): TableData | null {
  const [first] = contexts;
  if (!first) return null;
  const texts = trajectoryTexts[first.lang].skills;
  const lost = contexts.map(({ plan }) => extinctions(plan.months.map(({ network }) => network)));
  const keyOf = (flowId: Id, siteId: Id | null): string => JSON.stringify([flowId, siteId]);
  const places = new Map(lost.flat().map(({ flowId, siteId }) => [keyOf(flowId, siteId), { flowId, siteId }] as const));
  if (places.size === 0) return null;
  return {
    caption: texts.title,
    columns: [{ label: resultTexts[first.lang].flow, numeric: false }, { label: texts.where, numeric: false }, ...variantColumns(contexts)],
    rows: Array.from(places.values(), ({ flowId, siteId }) => ({
      header: first.names.flow(flowId),
      cells: [
        siteId === null ? texts.everywhere : first.names.site(siteId),
        ...contexts.map(({ monthName }, index) => {
          const found = lost[index]?.find((one) => one.flowId === flowId && one.siteId === siteId);
          return found ? monthName(found.month) : reportTexts[first.lang].trajectory.kept;
        }),
      ],
    })),
  };
}

function workLeft(contexts: readonly TrajectoryContext[]): TableData | null {
  const [first] = contexts;
  const flows = [...new Set(contexts.flatMap(workFlows))];
  if (!first || flows.length === 0) return null;
  const texts = reportTexts[first.lang].trajectory;
  return {
    caption: texts.work,
    columns: [{ label: resultTexts[first.lang].flow, numeric: false }, ...variantColumns(contexts)],
    rows: flows.map((flowId) => ({
      header: first.names.flow(flowId),
      cells: contexts.map((context) => {
        const end = context.shown.findLast((month) => month !== null)?.work.find((work) => work.flowId === flowId);
        return end
          ? texts.workState(
              countText(first.lang, end.leftAtEnd),
              plural(first.lang, end.leftAtEnd, 'one', 'many') === 'one',
              clearedText(context, context.shown, flowId),
            )
          : '–';
      }),
    })),
  };
}

/** @param contexts baseline first */
export function trajectoryReport(contexts: readonly TrajectoryContext[]): TrajectoryReport {
  const known = contexts.filter(isKnown);
  const sources = new Set(known.flatMap(({ shown }) => shown.flatMap((month) => month?.source ?? [])));
  return {
    parts: known.map((context) => partOf(context, contexts.length === 1)),
    failures: failuresTable(known),
    skills: skillsLost(known),
    work: workLeft(known),
    unknown: contexts.filter((context) => !isKnown(context)).map(({ variant }) => variant.name),
    byFormula: sources.has('formula'),
    mixed: sources.size > 1,
  };
}
