/** Charts over the hours of a day: staffing as steps with the gap hatched, service level as lines with whiskers. Pure. */
import type { VariantStyle } from '../parts/variant.ts';
import { type Gap, niceRange, type PlotModel, type PlotPoint, type ReferenceLine } from './plot-model.ts';

export interface TimeValue {
  /** Minutes after midnight at which the half-hour begins. */
  readonly minute: number;
  readonly mean: number;
  readonly halfWidth: number | null;
  readonly text: string;
}

export interface TimeSeries {
  readonly name: string;
  readonly style: VariantStyle;
  readonly values: readonly TimeValue[];
}

export interface TimeOptions {
  readonly minutesPerStep: number;
  readonly timeTitle: string;
  readonly timeLabel: (minute: number) => string;
  readonly valueTitle: string;
  readonly valueLabel: (value: number) => string;
  readonly lines: readonly ReferenceLine[];
  /** Ends of the value axis; null = by the data, 0 included. */
  readonly from: number | null;
  readonly to: number | null;
}

const HOUR = 60;

function timeAxis(series: readonly TimeSeries[], options: TimeOptions): PlotModel['x'] {
  const minutes = series.flatMap(({ values }) => values.map(({ minute }) => minute));
  const first = minutes.length > 0 ? Math.min(...minutes) : 0;
  const last = minutes.length > 0 ? Math.max(...minutes) + options.minutesPerStep : 24 * HOUR;
  return {
    min: Math.floor(first / HOUR) * HOUR,
    max: Math.ceil(last / HOUR) * HOUR,
    step: last - first > 8 * HOUR ? 2 * HOUR : HOUR,
    title: options.timeTitle,
    label: options.timeLabel,
    rows: false,
  };
}

function valueAxis(series: readonly TimeSeries[], options: TimeOptions): PlotModel['y'] {
  const all = series.flatMap(({ values }) => values.map(({ mean, halfWidth }) => mean + (halfWidth ?? 0)));
  const range = niceRange(all, [0]);
  return {
    min: options.from ?? range.min,
    max: options.to ?? range.max,
    step: options.to === null ? range.step : null,
    title: options.valueTitle,
    label: options.valueLabel,
    rows: false,
  };
}

/** Steps hold their value to the next half-hour; the last one gets an end. */
function stepPoints(values: readonly TimeValue[], minutesPerStep: number): readonly PlotPoint[] {
  const points = values.map(({ minute, mean, text }): PlotPoint => ({ x: minute, y: mean, low: null, high: null, hollow: false, text }));
  const last = points[points.length - 1];
  return last ? [...points, { ...last, x: last.x + minutesPerStep }] : points;
}

function gapsBetween(required: readonly TimeValue[], staffed: readonly TimeValue[], minutesPerStep: number): readonly Gap[] {
  const present = new Map(staffed.map(({ minute, mean }) => [minute, mean]));
  return required.flatMap(({ minute, mean }) => {
    const there = present.get(minute) ?? 0;
    return mean > there ? [{ fromX: minute, toX: minute + minutesPerStep, fromY: there, toY: mean }] : [];
  });
}

/** Required and staffed as steps; what is missing is hatched. */
export function stepChart(required: TimeSeries, staffed: TimeSeries, options: TimeOptions): PlotModel {
  const series = [required, staffed];
  return {
    whiskers: 'y',
    x: timeAxis(series, options),
    y: valueAxis(series, options),
    lines: options.lines,
    links: [],
    gaps: gapsBetween(required.values, staffed.values, options.minutesPerStep),
    series: series.map(({ name, style, values }) => ({
      name,
      style,
      line: 'step',
      showPoints: false,
      points: stepPoints(values, options.minutesPerStep),
    })),
  };
}

/** Lines through the middle of each half-hour, with whiskers where an error is known. */
export function lineChart(series: readonly TimeSeries[], options: TimeOptions): PlotModel {
  const middle = (series.length - 1) / 2;
  return {
    whiskers: 'y',
    x: timeAxis(series, options),
    y: valueAxis(series, options),
    lines: options.lines,
    gaps: [],
    links: [],
    series: series.map(({ name, style, values }, index) => ({
      name,
      style,
      line: 'straight',
      showPoints: true,
      points: values
        .filter(({ mean }) => Number.isFinite(mean))
        .map(({ minute, mean, halfWidth, text }) => ({
          x: minute + options.minutesPerStep / 2 + (index - middle) * 3,
          y: mean,
          low: halfWidth === null ? null : Math.max(mean - halfWidth, options.from ?? Number.NEGATIVE_INFINITY),
          high: halfWidth === null ? null : Math.min(mean + halfWidth, options.to ?? Number.POSITIVE_INFINITY),
          hollow: false,
          text,
        })),
    })),
  };
}
