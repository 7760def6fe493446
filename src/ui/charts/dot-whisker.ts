/** Rows of dots with whiskers, on a zero line or beside reference lines: the default picture of a comparison. Pure. */
import type { VariantStyle } from '../parts/variant.ts';
import { type Link, niceRange, type PlotModel, type PlotPoint, type ReferenceLine } from './plot-model.ts';

export interface DotValue {
  readonly mean: number;
  /** null = no whisker. */
  readonly halfWidth: number | null;
  readonly hollow: boolean;
  readonly text: string;
}

export interface DotSeries {
  readonly name: string;
  readonly style: VariantStyle;
  /** One a row; null = nothing there. */
  readonly values: readonly (DotValue | null)[];
}

export interface DotOptions {
  readonly axisTitle: string;
  readonly axisLabel: (value: number) => string;
  readonly lines: readonly ReferenceLine[];
  /** Values the axis must show, e.g. 0. */
  readonly include: readonly number[];
  /** Hard ends of the axis, e.g. 0 and 1 for a share; null = as far as the whiskers go. */
  readonly from: number | null;
  readonly to: number | null;
  /** Draws a line from each dot of the first series to the others of its row: a dumbbell. */
  readonly linked?: boolean;
}

/** Dots of one row stand this far apart, in rows. */
const SPREAD = 0.26;

const whiskerEnds = (value: DotValue): readonly number[] =>
  value.halfWidth === null ? [value.mean] : [value.mean - value.halfWidth, value.mean + value.halfWidth];

function linksBetween(series: readonly DotSeries[], middle: number): readonly Link[] {
  const [first, ...others] = series;
  return others.flatMap((other, index) =>
    other.values.flatMap((value, row) => {
      const before = first?.values[row];
      return value && before ? [{ y: row + (index + 1 - middle) * SPREAD, fromX: before.mean, toX: value.mean }] : [];
    }),
  );
}

export function dotWhisker(rowNames: readonly string[], series: readonly DotSeries[], options: DotOptions): PlotModel {
  const all = series.flatMap((one) => one.values.flatMap((value) => (value && Number.isFinite(value.mean) ? whiskerEnds(value) : [])));
  const range = niceRange(all, options.include);
  const middle = (series.length - 1) / 2;
  return {
    whiskers: 'x',
    gaps: [],
    links: options.linked ? linksBetween(series, middle) : [],
    lines: options.lines,
    x: {
      min: options.from === null ? range.min : Math.max(options.from, range.min),
      max: options.to === null ? range.max : Math.min(options.to, range.max),
      step: range.step,
      title: options.axisTitle,
      label: options.axisLabel,
      rows: false,
    },
    y: { min: -0.6, max: rowNames.length - 0.4, step: 1, title: '', label: (value) => rowNames[value] ?? '', rows: true },
    series: series.map((one, index) => ({
      name: one.name,
      style: one.style,
      line: 'none',
      showPoints: true,
      points: one.values.flatMap((value, row): PlotPoint[] => {
        if (!value || !Number.isFinite(value.mean)) return [];
        const error = value.halfWidth;
        return [
          {
            x: value.mean,
            y: row + (index - middle) * SPREAD,
            low: error === null ? null : value.mean - error,
            high: error === null ? null : value.mean + error,
            hollow: value.hollow,
            text: value.text,
          },
        ];
      }),
    })),
  };
}

/** CSS pixels for a chart of rows: enough for each dot to be hit, the axis and its title. */
export function dotWhiskerHeight(rows: number, series: number): number {
  return 64 + rows * Math.max(32, 14 * series + 12);
}
