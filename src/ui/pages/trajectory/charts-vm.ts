/** Pictures of the trajectory with their conclusions and table twins: the chosen measure, cost, the three in-house shares, backlogs. Pure. */
import { formatShare, plural } from '../../../i18n/format.ts';
import { trajectoryTexts } from '../../../i18n/texts/trajectory.ts';
import type { Estimate } from '../../../model/measures.ts';
import type { Id } from '../../../model/network.ts';
import { clearingRange, type MonthFigures, standingOf } from '../../../trajectory/index.ts';
import { type MonthBar, type MonthSeries, monthChart } from '../../charts/month-chart.ts';
import type { PlotModel, ReferenceLine } from '../../charts/plot-model.ts';
import type { TableData } from '../../parts/table-data.ts';
import type { VariantStyle } from '../../parts/variant.ts';
import type { FigureExplanation } from '../../state/figure-panel.svelte.ts';
import type { Variant } from '../results/project-names.ts';
import { explainMonth } from './explain-month.ts';
import { agentsText, countText, dateText, eurosText, fteText, sharePercent, thousands } from './figure-text.ts';
import type { MonthScope } from './month-columns.ts';
import { firstFailureOf } from './table-vm.ts';
import type { TrajectoryContext } from './trajectory-context.ts';

export const CHART_MEASURES = ['serviceLevel', 'worst', 'occupancy', 'fte'] as const;
export type ChartMeasure = (typeof CHART_MEASURES)[number];

export interface MonthPicture {
  readonly title: string;
  readonly conclusion: string;
  readonly plot: PlotModel;
  readonly twin: TableData;
}

interface Line {
  readonly name: string;
  readonly style: VariantStyle;
  readonly showPoints: boolean;
  readonly months: readonly (MonthFigures | null)[];
  readonly value: (figures: MonthFigures) => Estimate | null;
  /** Where a figure of the twin comes from; absent = not asked. */
  readonly explain?: (figures: MonthFigures, text: string) => FigureExplanation;
}

interface Frame {
  readonly title: string;
  readonly conclusion: string;
  readonly write: (estimate: Estimate) => string;
  /** Data to axis, e.g. thousands of euros. */
  readonly scale: number;
  readonly axis: string;
  readonly axisLabel: (value: number) => string;
  readonly lines: readonly ReferenceLine[];
  readonly bars: readonly MonthBar[];
  readonly include: readonly number[];
  readonly from: number | null;
  readonly to: number | null;
}

const exact = (mean: number): Estimate => ({ mean, halfWidth: null });

function seriesOf(context: TrajectoryContext, line: Line, frame: Frame): MonthSeries {
  const texts = trajectoryTexts[context.lang].chart;
  return {
    name: line.name,
    style: line.style,
    showPoints: line.showPoints,
    values: line.months.flatMap((figures) => {
      const estimate = figures ? line.value(figures) : null;
      if (!figures || !estimate || !Number.isFinite(estimate.mean)) return [];
      const name = context.monthName(figures.month);
      return [
        {
          month: figures.month,
          mean: estimate.mean * frame.scale,
          halfWidth: estimate.halfWidth === null ? null : estimate.halfWidth * frame.scale,
          hollow: figures.source === 'formula',
          text: texts.reading(name, line.name, frame.write(estimate)),
        },
      ];
    }),
  };
}

function picture(context: TrajectoryContext, lines: readonly Line[], frame: Frame): MonthPicture {
  const { monthName, shown } = context;
  return {
    title: frame.title,
    conclusion: frame.conclusion,
    plot: monthChart(
      lines.map((line) => seriesOf(context, line, frame)),
      {
        months: shown.length,
        monthLabel: (month) => monthName(month, 'short'),
        valueTitle: frame.axis,
        valueLabel: frame.axisLabel,
        lines: frame.lines,
        bars: frame.bars,
        include: frame.include,
        from: frame.from,
        to: frame.to,
      },
    ),
    twin: {
      caption: frame.title,
      columns: [
        { label: trajectoryTexts[context.lang].table.month, numeric: false },
        ...lines.map(({ name }) => ({ label: name, numeric: true })),
      ],
      rows: shown.map((_, month) => ({
        header: monthName(month),
        explain: lines.map(({ months, value, explain }) => {
          const figures = months[month];
          const estimate = figures ? value(figures) : null;
          return figures && estimate && explain ? () => explain(figures, frame.write(estimate)) : null;
        }),
        cells: lines.map(({ months, value }) => {
          const figures = months[month];
          const estimate = figures ? value(figures) : null;
          return estimate ? frame.write(estimate) : '';
        }),
      })),
    },
  };
}

/** The baseline's own context, for the panel of its figures. */
function contextOf(context: TrajectoryContext, variant: Variant): TrajectoryContext {
  if (variant.id === context.variant.id) return context;
  return { ...context, variant, scenario: null, shown: context.baseline, plan: context.baselinePlan };
}

/** The baseline in ink, then the scenario in its colour. */
function sides(context: TrajectoryContext): readonly { readonly variant: Variant; readonly months: readonly (MonthFigures | null)[] }[] {
  const own = { variant: context.variant, months: context.shown };
  return context.scenario ? [{ variant: context.baselineVariant, months: context.baseline }, own] : [own];
}

function measureOf(measure: ChartMeasure, scope: MonthScope): (figures: MonthFigures) => Estimate | null {
  return (figures) => {
    if (measure === 'occupancy') return figures.occupancy;
    if (measure === 'fte') return exact(figures.people.fte);
    if (measure === 'serviceLevel')
      return scope === null ? figures.serviceLevel : (figures.flows.find(({ flowId }) => flowId === scope)?.serviceLevel ?? null);
    const worst = scope === null ? figures.staffing.worst : figures.staffing.worstOfFlow.get(scope);
    return exact(worst?.missing ?? 0);
  };
}

function extremeText(context: TrajectoryContext, measure: ChartMeasure, scope: MonthScope, write: (value: Estimate) => string): string {
  const texts = trajectoryTexts[context.lang].chart;
  const value = measureOf(measure, scope);
  const all = context.shown.flatMap((figures) => {
    const estimate = figures ? value(figures) : null;
    return figures && estimate && Number.isFinite(estimate.mean) ? [{ month: figures.month, estimate }] : [];
  });
  if (all.length === 0) return '';
  if (measure === 'fte') return texts.fromTo(context.variant.name, write(all[0].estimate), write(all[all.length - 1].estimate));
  const lower = measure === 'serviceLevel';
  const found = all.reduce((a, b) => ((lower ? b.estimate.mean < a.estimate.mean : b.estimate.mean > a.estimate.mean) ? b : a));
  const say = lower ? texts.lowest : texts.highest;
  return say(context.variant.name, write(found.estimate), context.monthName(found.month));
}

function failureLines(context: TrajectoryContext, scope: MonthScope): readonly ReferenceLine[] {
  const texts = trajectoryTexts[context.lang].chart;
  const first = firstFailureOf(context, scope);
  const share =
    scope === null
      ? null
      : (context.shown.flatMap((month) => month?.flows ?? []).find(({ flowId }) => flowId === scope)?.target.share ?? null);
  return [
    ...(share === null
      ? []
      : [{ axis: 'y' as const, value: share, label: texts.target(formatShare(context.lang, share, 0)), weight: 'light' as const }]),
    ...(first === null
      ? []
      : [
          {
            axis: 'x' as const,
            value: first.certain ?? 0,
            label: texts.failing(context.names.flow(first.flowId)),
            weight: 'light' as const,
          },
        ]),
  ];
}

function serviceConclusion(context: TrajectoryContext, scope: MonthScope, write: (value: Estimate) => string): string {
  const texts = trajectoryTexts[context.lang].chart;
  const lowest = extremeText(context, 'serviceLevel', scope, write);
  const judged = context.shown.some((month) =>
    month?.flows.some((flow) => (scope === null || flow.flowId === scope) && standingOf(flow) !== null),
  );
  if (!judged) return lowest;
  const first = firstFailureOf(context, scope);
  const { name } = context.variant;
  return `${first === null ? texts.never(name) : texts.failsFrom(name, context.names.flow(first.flowId), context.monthName(first.certain ?? 0))} ${lowest}`;
}

export function measurePicture(
  context: TrajectoryContext,
  measure: ChartMeasure,
  scope: MonthScope,
  bars: readonly MonthBar[],
): MonthPicture {
  const { lang, names } = context;
  const texts = trajectoryTexts[lang];
  const isShare = measure === 'serviceLevel' || measure === 'occupancy';
  const write = (estimate: Estimate): string =>
    isShare ? sharePercent(lang, estimate) : measure === 'fte' ? fteText(lang, estimate.mean) : agentsText(lang, estimate.mean);
  const forAll = measure === 'occupancy' || measure === 'fte';
  return picture(
    context,
    sides(context).map((side) => ({
      ...side.variant,
      months: side.months,
      showPoints: true,
      value: measureOf(measure, scope),
      explain: (figures, text) => explainMonth(contextOf(context, side.variant), figures, forAll ? null : scope, measure, text),
    })),
    {
      title: texts.chart.service(texts.measures[measure], names.flow(forAll ? null : scope)),
      conclusion: measure === 'serviceLevel' ? serviceConclusion(context, scope, write) : extremeText(context, measure, scope, write),
      write,
      scale: 1,
      axis: isShare ? '' : measure === 'fte' ? texts.table.units.fte : texts.chart.agentsAxis,
      axisLabel: (value) => (isShare ? formatShare(lang, value, 0) : agentsText(lang, value)),
      lines: measure === 'serviceLevel' ? failureLines(context, scope) : [],
      bars,
      include: measure === 'worst' || measure === 'fte' ? [0] : measure === 'serviceLevel' ? [0.5, 1] : [1],
      from: 0,
      to: isShare ? 1 : null,
    },
  );
}

const sum = (months: readonly (MonthFigures | null)[], pick: (figures: MonthFigures) => number): number =>
  months.reduce((total, figures) => total + (figures ? pick(figures) : 0), 0);

export function costPicture(context: TrajectoryContext): MonthPicture {
  const { lang, scenario, shown, baseline, variant } = context;
  const texts = trajectoryTexts[lang].chart;
  const running = ({ money }: MonthFigures): number => money.inHouse + money.partner;
  const total = sum(shown, ({ money }) => money.total);
  const oneOff = sum(shown, ({ money }) => money.oneOff);
  const said = texts.costConclusion(variant.name, eurosText(lang, total), oneOff === 0 ? null : eurosText(lang, oneOff));
  const change = total - sum(baseline, ({ money }) => money.total);
  return picture(
    context,
    sides(context).map((side) => ({
      ...side.variant,
      months: side.months,
      showPoints: true,
      value: (figures) => exact(running(figures)),
      explain: (figures, text) => explainMonth(contextOf(context, side.variant), figures, null, 'cost', text),
    })),
    {
      title: texts.cost,
      // A sum over part of the months is not the horizon's, and no difference of two such sums.
      conclusion: [shown, baseline].some((months) => months.includes(null))
        ? ''
        : scenario
          ? `${said} ${texts.costDifference(`${change > 0 ? '+' : ''}${eurosText(lang, change)}`)}`
          : said,
      write: ({ mean }) => eurosText(lang, mean),
      scale: 0.001,
      axis: texts.costAxis,
      axisLabel: (value) => thousands(lang, value * 1000),
      lines: [],
      bars: [],
      include: [0],
      from: 0,
      to: null,
    },
  );
}

export function sharePicture(context: TrajectoryContext): MonthPicture {
  const { lang, shown, monthName } = context;
  const texts = trajectoryTexts[lang].chart;
  const last = shown.reduce<MonthFigures | null>((found, figures) => figures ?? found, null);
  const percent = (mean: number): string => formatShare(lang, mean, 0);
  const lines = sides(context).flatMap(({ variant, months }, index, all): Line[] => {
    const own = index === all.length - 1;
    const line = (
      name: string,
      column: 'hours' | 'calls' | 'share',
      pick: (figures: MonthFigures) => number,
      marker: VariantStyle['marker'],
      dash: readonly number[],
    ): Line => ({
      name,
      style: { token: variant.style.token, marker, dash },
      showPoints: own,
      months,
      value: (figures) => exact(pick(figures)),
      explain: (figures, text) => explainMonth(contextOf(context, variant), figures, null, column, text),
    });
    return [
      line(texts.byHours(variant.name), 'hours', ({ inHouse }) => inHouse.hours, 'circle', []),
      line(texts.byCalls(variant.name), 'calls', ({ inHouse }) => inHouse.calls, 'triangle', [6, 3]),
      line(texts.byCost(variant.name), 'share', ({ inHouse }) => inHouse.cost, 'rect', [2, 3]),
    ];
  });
  return picture(context, lines, {
    title: texts.share,
    conclusion: last
      ? texts.shareConclusion(monthName(last.month), percent(last.inHouse.hours), percent(last.inHouse.calls), percent(last.inHouse.cost))
      : '',
    write: ({ mean }) => formatShare(lang, mean, 1),
    scale: 1,
    axis: '',
    axisLabel: percent,
    lines: [],
    bars: [],
    include: [1],
    from: 0,
    to: 1,
  });
}

/** Between which dates chance lets the backlog be cleared, in words; nothing by formula. */
function rangeText(context: TrajectoryContext, months: readonly (MonthFigures | null)[], flowId: Id): string {
  const range = clearingRange(months, flowId);
  if (range === null) return '';
  const texts = trajectoryTexts[context.lang].work;
  const { first, last } = range;
  const date = ({ month, dayOfMonth }: typeof first): string => dateText(context.lang, dayOfMonth, context.monthName(month));
  if (last === null) return texts.clearedAfter(date(first));
  return last.month === first.month && last.dayOfMonth === first.dayOfMonth ? '' : texts.clearedBetween(date(first), date(last));
}

/** The date on which the last backlog of the horizon is cleared, in words, or that it is not, or that there is none. */
export function clearedText(context: TrajectoryContext, months: readonly (MonthFigures | null)[], flowId: Id): string {
  const texts = trajectoryTexts[context.lang].work;
  const range = rangeText(context, months, flowId);
  const last = months.reduce<MonthFigures | null>((found, figures) => figures ?? found, null)?.work.find((work) => work.flowId === flowId);
  const perDay = last?.ageDays ? last.meanLeft / last.ageDays : 0;
  if (last && last.leftAtEnd > Math.max(1, perDay)) return texts.notCleared + range;
  const figures = months.findLast((month) => month?.work.some((work) => work.flowId === flowId && work.cleared));
  const cleared = figures?.work.find((work) => work.flowId === flowId)?.cleared;
  if (!figures || !cleared) return texts.nothing;
  return texts.clearedOn(dateText(context.lang, cleared.dayOfMonth, context.monthName(figures.month))) + range;
}

export function backlogPicture(context: TrajectoryContext, flowId: Id): MonthPicture {
  const { lang, names } = context;
  const texts = trajectoryTexts[lang];
  const workIn = (figures: MonthFigures) => figures.work.find((work) => work.flowId === flowId);
  const conclusion = sides(context).map(({ variant, months }) => {
    const last = months.reduce<MonthFigures | null>((found, figures) => figures ?? found, null);
    const end = last ? (workIn(last)?.leftAtEnd ?? 0) : 0;
    return texts.work.conclusion(
      variant.name,
      countText(lang, end),
      plural(lang, end, 'one', 'many') === 'one',
      clearedText(context, months, flowId),
    );
  });
  return picture(
    context,
    sides(context).map(({ variant, months }) => ({
      ...variant,
      months,
      showPoints: true,
      value: (figures) => {
        const work = workIn(figures);
        return work ? exact(work.leftAtEnd) : null;
      },
    })),
    {
      title: texts.chart.backlog(names.flow(flowId)),
      conclusion: conclusion.join(' '),
      write: ({ mean }) => countText(lang, mean),
      scale: 1,
      axis: texts.chart.backlogAxis,
      axisLabel: (value) => countText(lang, value),
      lines: [],
      bars: [],
      include: [0],
      from: 0,
      to: null,
    },
  );
}
