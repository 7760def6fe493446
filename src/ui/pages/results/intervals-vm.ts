/** The day in half-hours: required against staffed with what is missing, and the service level with its error. Pure. */

import { formatDuration, formatMinutesOfDay, formatNumber, formatShare } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { chartTexts } from '../../../i18n/texts/charts.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import { type Estimate, FLOW_MEASURES } from '../../../model/measures.ts';
import type { Id } from '../../../model/network.ts';
import type { DayId } from '../../../model/vocabulary.ts';
import { niceRange, type PlotModel } from '../../charts/plot-model.ts';
import { lineChart, stepChart, type TimeOptions, type TimeValue } from '../../charts/time-chart.ts';
import type { TableData } from '../../parts/table-data.ts';
import { BASELINE_STYLE, type VariantStyle } from '../../parts/variant.ts';
import { figureText } from './figure-words.ts';
import { flowRatio } from './interval-ratio.ts';
import type { Variant } from './project-names.ts';
import type { HalfHourNeed } from './staffing-need.ts';
import { flowIndices, type SimulatedWeek, simulatedDays } from './week-figures.ts';

/** A shortage under half an agent is rounding, not news. */
const NOTEWORTHY = 0.5;
const HALF_HOUR_MINUTES = 30;

export const agentsText = (lang: Lang, agents: number): string =>
  formatNumber(lang, agents, Math.abs(agents - Math.round(agents)) < 0.05 ? 0 : 1);

export interface DayPicture {
  readonly title: string;
  readonly conclusion: string;
  readonly plot: PlotModel;
  readonly twin: TableData;
}

function staffingConclusion(needs: readonly HalfHourNeed[], lang: Lang): string {
  const texts = resultTexts[lang].intervals;
  if (needs.every(({ required, staffed }) => required === 0 && staffed === 0)) return texts.conclusionNone;
  const short = needs.filter(({ required, staffed }) => required - staffed >= NOTEWORTHY);
  if (short.length === 0) return texts.conclusionOk;
  const worst = short.reduce((a, b) => (b.required - b.staffed > a.required - a.staffed ? b : a));
  return texts.conclusionGap(
    formatDuration(lang, short.length * HALF_HOUR_MINUTES * 60),
    agentsText(lang, worst.required - worst.staffed),
    formatMinutesOfDay(lang, worst.minute),
  );
}

function timeOptions(lang: Lang): Pick<TimeOptions, 'minutesPerStep' | 'timeTitle' | 'timeLabel'> {
  return {
    minutesPerStep: HALF_HOUR_MINUTES,
    timeTitle: resultTexts[lang].intervals.axisTime,
    timeLabel: (minute) => formatMinutesOfDay(lang, minute),
  };
}

/** Top of the agents' axis that several days' pictures share, so that they can be compared by eye. */
export function agentsTop(days: readonly (readonly HalfHourNeed[])[]): number {
  return niceRange(
    days.flat().flatMap(({ required, staffed }) => [required, staffed]),
    [0],
  ).max;
}

/**
 * @param title made by the caller, who knows scope, day and scenario
 * @param top of the axis, agents; null = by this day alone
 */
export function staffingPicture(
  needs: readonly HalfHourNeed[],
  title: string,
  style: VariantStyle,
  lang: Lang,
  top: number | null = null,
): DayPicture {
  const texts = resultTexts[lang].intervals;
  const open = needs.filter(({ required, staffed }) => required > 0 || staffed > 0);
  const reading = ({ minute, required, staffed }: HalfHourNeed): string =>
    texts.reading(formatMinutesOfDay(lang, minute), agentsText(lang, required), agentsText(lang, staffed));
  const values = (pick: (need: HalfHourNeed) => number): readonly TimeValue[] =>
    open.map((need) => ({ minute: need.minute, mean: pick(need), halfWidth: null, text: reading(need) }));
  return {
    title,
    conclusion: staffingConclusion(needs, lang),
    plot: stepChart(
      { name: chartTexts[lang].required, style: { ...BASELINE_STYLE, dash: [4, 3] }, values: values(({ required }) => required) },
      { name: chartTexts[lang].staffed, style: { ...style, dash: [] }, values: values(({ staffed }) => staffed) },
      { ...timeOptions(lang), valueTitle: texts.agents, valueLabel: (value) => agentsText(lang, value), lines: [], from: 0, to: top },
    ),
    twin: {
      caption: title,
      columns: [
        { label: texts.time, numeric: false },
        { label: texts.required, numeric: true },
        { label: texts.staffed, numeric: true },
        { label: texts.gap, numeric: true },
        { label: texts.surplus, numeric: true },
      ],
      rows: open.map(({ minute, required, staffed }) => ({
        header: formatMinutesOfDay(lang, minute),
        cells: [
          agentsText(lang, required),
          agentsText(lang, staffed),
          required > staffed ? agentsText(lang, required - staffed) : '',
          staffed > required ? agentsText(lang, staffed - required) : '',
        ],
      })),
    },
  };
}

export interface IntervalLevel {
  readonly minute: number;
  readonly level: Estimate;
}

/** Service level of a flow by half-hour of a weekday; where the flow has several queues its half-width is an upper bound. */
export function intervalLevels(run: SimulatedWeek, flowId: Id, dayId: DayId): readonly IntervalLevel[] {
  const found = simulatedDays(run).find(({ day }) => day.dayId === dayId);
  if (!found) return [];
  const { day, table } = found;
  const selected = flowIndices(day, flowId);
  if (selected.length === 0) return [];
  return Array.from({ length: table.intervals }, (_, interval) => ({
    minute: day.firstHalfHour * HALF_HOUR_MINUTES + (interval * table.intervalSeconds) / 60,
    level: flowRatio(table, FLOW_MEASURES.serviceLevel, [interval], selected),
  })).filter(({ level }) => Number.isFinite(level.mean));
}

export interface LevelSeries {
  readonly variant: Variant;
  readonly levels: readonly IntervalLevel[];
}

function levelConclusion(series: readonly LevelSeries[], lang: Lang): string {
  const texts = resultTexts[lang].intervals;
  const all = series.flatMap(({ variant, levels }) => levels.map((level) => ({ ...level, name: variant.name })));
  const lowest = all.sort((a, b) => a.level.mean - b.level.mean)[0];
  if (!lowest) return texts.levelNone;
  return texts.levelConclusion(formatMinutesOfDay(lang, lowest.minute), figureText(lang, lowest.level, 'share'), lowest.name);
}

/** @param share the target's, 0..1; null = none */
export function levelPicture(series: readonly LevelSeries[], share: number | null, title: string, lang: Lang): DayPicture {
  const texts = resultTexts[lang];
  const minutes = [...new Set(series.flatMap(({ levels }) => levels.map(({ minute }) => minute)))].sort((a, b) => a - b);
  const percent = (value: number): string => formatShare(lang, value, 0);
  return {
    title,
    conclusion: levelConclusion(series, lang),
    plot: lineChart(
      series.map(({ variant, levels }) => ({
        name: variant.name,
        style: variant.style,
        values: levels.map(({ minute, level }) => ({
          minute,
          mean: level.mean,
          halfWidth: level.halfWidth,
          text: texts.intervals.readingOf(formatMinutesOfDay(lang, minute), variant.name, figureText(lang, level, 'share')),
        })),
      })),
      {
        ...timeOptions(lang),
        valueTitle: texts.intervals.levelAxis,
        valueLabel: percent,
        lines: share === null ? [] : [{ axis: 'y', value: share, label: `${texts.target.header} ${percent(share)}`, weight: 'light' }],
        from: 0,
        to: 1,
      },
    ),
    twin: {
      caption: title,
      columns: [{ label: texts.intervals.time, numeric: false }, ...series.map(({ variant }) => ({ label: variant.name, numeric: true }))],
      rows: minutes.map((minute) => ({
        header: formatMinutesOfDay(lang, minute),
        cells: series.map(({ levels }) => {
          const found = levels.find((level) => level.minute === minute);
          return found ? figureText(lang, found.level, 'share') : '';
        }),
      })),
    },
  };
}
