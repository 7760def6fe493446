/** Charts over the months of the horizon: lines with whiskers, a target, marked months, levers as bars on the same axis. Pure. */
import type { VariantStyle } from '../parts/variant.ts';
import { type Bar, niceRange, type PlotModel, type PlotPoint, type ReferenceLine } from './plot-model.ts';

export interface MonthValue {
  /** 0-based month of the horizon. */
  readonly month: number;
  readonly mean: number;
  /** null = by formula: no whisker, a hollow point. */
  readonly halfWidth: number | null;
  readonly hollow: boolean;
  readonly text: string;
}

export interface MonthSeries {
  readonly name: string;
  readonly style: VariantStyle;
  readonly showPoints: boolean;
  readonly values: readonly MonthValue[];
}

export interface MonthBar {
  readonly fromMonth: number;
  /** Exclusive. */
  readonly toMonth: number;
  readonly label: string;
  readonly style: VariantStyle;
}

export interface MonthOptions {
  readonly months: number;
  readonly monthLabel: (month: number) => string;
  readonly valueTitle: string;
  readonly valueLabel: (value: number) => string;
  readonly lines: readonly ReferenceLine[];
  readonly bars: readonly MonthBar[];
  /** Values the axis must show. */
  readonly include: readonly number[];
  /** Hard ends of the axis; null = by the data. */
  readonly from: number | null;
  readonly to: number | null;
}

/** CSS pixels of a row of bars, and of the data above them. */
const ROW_HEIGHT = 18;
const DATA_HEIGHT = 200;

/** Room for the bars below the data, in units of the value axis. */
function withFoot(min: number, max: number, rows: number): number {
  return min - ((max - min) * rows * ROW_HEIGHT) / DATA_HEIGHT;
}

function pointsOf(series: MonthSeries, shift: number, options: MonthOptions): readonly PlotPoint[] {
  return series.values
    .filter(({ mean }) => Number.isFinite(mean))
    .map(({ month, mean, halfWidth, hollow, text }) => ({
      x: month + shift,
      y: mean,
      low: halfWidth === null ? null : Math.max(mean - halfWidth, options.from ?? Number.NEGATIVE_INFINITY),
      high: halfWidth === null ? null : Math.min(mean + halfWidth, options.to ?? Number.POSITIVE_INFINITY),
      hollow,
      text,
    }));
}

export function monthChart(series: readonly MonthSeries[], options: MonthOptions): PlotModel {
  const values = series.flatMap((one) => one.values.flatMap(({ mean, halfWidth }) => [mean - (halfWidth ?? 0), mean + (halfWidth ?? 0)]));
  const range = niceRange(values, options.include);
  const [min, max] = [options.from === null ? range.min : Math.max(options.from, range.min), options.to ?? range.max];
  const foot = withFoot(min, max, options.bars.length);
  const middle = (series.length - 1) / 2;
  const bars: readonly Bar[] = options.bars.map(({ fromMonth, toMonth, label, style }, row) => ({
    fromX: fromMonth - 0.5,
    toX: toMonth - 0.5,
    row: options.bars.length - 1 - row,
    label,
    style,
  }));
  return {
    whiskers: 'y',
    gaps: [],
    links: [],
    lines: options.lines,
    bars,
    x: {
      min: -1,
      max: options.months,
      step: options.months > 18 ? 3 : 1,
      title: '',
      // The ends of the axis lie a month outside: they are no months.
      label: (value) => (value >= 0 && value < options.months ? options.monthLabel(value) : ''),
      rows: false,
    },
    y: {
      min: foot,
      max,
      step: range.step,
      title: options.valueTitle,
      label: (value) => (value < min - 1e-9 ? '' : options.valueLabel(value)),
      rows: false,
    },
    series: series.map((one, index) => ({
      name: one.name,
      style: one.style,
      line: 'straight',
      showPoints: one.showPoints,
      points: pointsOf(one, (index - middle) * 0.08, options),
    })),
  };
}

/** CSS pixels: the data, and a row for each bar. */
export function monthChartHeight(bars: number): number {
  return DATA_HEIGHT + 60 + bars * ROW_HEIGHT;
}
