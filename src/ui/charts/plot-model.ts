/** What a chart shows, as plain data: points with whiskers, lines, steps, reference lines and hatched gaps. Pure; drawn by Plot.svelte. */
import type { VariantStyle } from '../parts/variant.ts';

export interface PlotPoint {
  readonly x: number;
  readonly y: number;
  /** Ends of the 95 % interval along the plot's whisker axis; null = none to draw. */
  readonly low: number | null;
  readonly high: number | null;
  /** Hollow = the difference is inside the noise. */
  readonly hollow: boolean;
  /** The whole reading, for the tooltip, the keyboard and a screen reader. */
  readonly text: string;
}

export interface PlotSeries {
  readonly name: string;
  readonly style: VariantStyle;
  readonly line: 'none' | 'straight' | 'step';
  readonly showPoints: boolean;
  readonly points: readonly PlotPoint[];
}

export interface PlotAxis {
  readonly min: number;
  readonly max: number;
  readonly title: string;
  readonly step: number | null;
  readonly label: (value: number) => string;
  /** Rows of names: first row on top, one tick each, no grid title. */
  readonly rows: boolean;
}

export interface ReferenceLine {
  readonly axis: 'x' | 'y';
  readonly value: number;
  readonly label: string;
  readonly weight: 'light' | 'strong';
}

/** A hatched rectangle in data coordinates: the part of the requirement that nobody covers. */
export interface Gap {
  readonly fromX: number;
  readonly toX: number;
  readonly fromY: number;
  readonly toY: number;
}

/** A thin line along a row: from before to after. */
export interface Link {
  readonly y: number;
  readonly fromX: number;
  readonly toX: number;
}

/** A span along the x axis with a name, in a row of its own at the foot of the picture. */
export interface Bar {
  readonly fromX: number;
  readonly toX: number;
  readonly row: number;
  readonly label: string;
  readonly style: VariantStyle;
}

export interface PlotModel {
  readonly series: readonly PlotSeries[];
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly whiskers: 'x' | 'y';
  readonly lines: readonly ReferenceLine[];
  readonly gaps: readonly Gap[];
  readonly links: readonly Link[];
  readonly bars?: readonly Bar[];
}

/** One reading of a chart, in the order the arrow keys visit them. */
export interface PlotStop {
  readonly series: number;
  readonly index: number;
  readonly text: string;
}

/** Row by row for charts of rows, from left to right otherwise; the series of one place follow each other. */
export function plotStops(model: PlotModel): readonly PlotStop[] {
  const place = (point: PlotPoint): number => (model.y.rows ? Math.round(point.y) : point.x);
  return model.series
    .flatMap((series, seriesIndex) =>
      series.points.map((point, index) => ({ series: seriesIndex, index, text: point.text, at: place(point) })),
    )
    .sort((a, b) => a.at - b.at || a.series - b.series)
    .map(({ series, index, text }) => ({ series, index, text }));
}

/** A step that gives 4 to 8 ticks of 1, 2 or 5 times a power of ten. @param span more than 0 */
export function niceStep(span: number): number {
  let unit = 1;
  while (unit * 10 <= span) unit *= 10;
  while (unit > span) unit /= 10;
  for (const factor of [0.1, 0.2, 0.5, 1, 2]) if (span / (unit * factor) <= 8) return unit * factor;
  return unit * 2;
}

/** An interval of whole steps around the values, with a little air (a zero at the edge stays the edge); never empty. */
export function niceRange(
  values: readonly number[],
  around: readonly number[] = [],
): { readonly min: number; readonly max: number; readonly step: number } {
  const all = [...values, ...around].filter(Number.isFinite);
  const low = all.length > 0 ? Math.min(...all) : 0;
  const high = all.length > 0 ? Math.max(...all) : 1;
  const span = high - low || Math.abs(high) || 1;
  const step = niceStep(span);
  const air = span * 0.02;
  const min = Math.floor((low - (low === 0 ? 0 : air)) / step) * step;
  const max = Math.ceil((high + (high === 0 ? 0 : air)) / step) * step;
  // Nothing but noughts is drawn at the foot of an axis, not on one without length.
  return { min, max: max > min ? max : min + span, step };
}
