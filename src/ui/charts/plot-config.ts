/** From a PlotModel and a palette to a chart.js configuration. Colours and drawing only; every number and text is in the model. */
import type { ChartConfiguration, ChartDataset, Plugin, ScriptableScaleContext } from 'chart.js';
import type { Palette } from './palette.ts';
import type { PlotAxis, PlotModel, PlotSeries, ReferenceLine } from './plot-model.ts';

type ScatterChart = Parameters<NonNullable<Plugin<'scatter'>['beforeDatasetsDraw']>>[0];

const FONT_SIZE = 13;

function dataset(series: PlotSeries, palette: Palette): ChartDataset<'scatter'> {
  const colour = palette.of[series.style.token];
  return {
    label: series.name,
    data: series.points.map(({ x, y }) => ({ x, y })),
    // A point at the very end of the axis, e.g. at 100 %, is shown whole.
    clip: 8,
    showLine: series.line !== 'none',
    stepped: series.line === 'step' ? 'before' : false,
    borderColor: colour,
    borderWidth: 2,
    borderDash: [...series.style.dash],
    pointStyle: series.style.marker,
    pointRadius: series.showPoints ? 5 : 0,
    pointHoverRadius: series.showPoints ? 7 : 5,
    pointHitRadius: 8,
    pointBorderColor: colour,
    pointBorderWidth: 2,
    pointBackgroundColor: series.points.map((point) => (point.hollow ? palette.paper : colour)),
  };
}

/** Wraps a row's name into at most two lines of about `most` characters. */
export function wrapName(name: string, most: number): string | string[] {
  if (name.length <= most) return name;
  const cut = name.lastIndexOf(' ', most);
  const at = cut > most / 3 ? cut : most;
  const rest = name.slice(at).trim();
  return [name.slice(0, at).trim(), rest.length > most ? `${rest.slice(0, most - 1)}…` : rest];
}

function scale(
  axis: PlotAxis,
  palette: Palette,
  narrow: boolean,
): NonNullable<NonNullable<ChartConfiguration<'scatter'>['options']>['scales']>[string] {
  const font = { family: palette.font, size: FONT_SIZE };
  return {
    type: 'linear',
    min: axis.min,
    max: axis.max,
    reverse: axis.rows,
    border: { color: palette.lineStrong, display: !axis.rows },
    grid: {
      color: (context: ScriptableScaleContext) => (axis.rows && context.tick.value % 1 !== 0 ? 'transparent' : palette.line),
      lineWidth: 1,
      drawTicks: false,
    },
    title: { display: axis.title !== '', text: axis.title, color: palette.inkQuiet, font },
    ticks: {
      ...(axis.step === null ? {} : { stepSize: axis.step }),
      color: axis.rows ? palette.ink : palette.inkQuiet,
      font,
      padding: 6,
      autoSkip: !axis.rows,
      maxRotation: 0,
      includeBounds: !axis.rows,
      callback: (value) => {
        const label = axis.label(Number(value));
        return axis.rows ? wrapName(label, narrow ? 14 : 30) : label;
      },
    },
  };
}

/** Lines of at most about `most` characters; no-break spaces hold. */
export function wrapText(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function hatch(context: CanvasRenderingContext2D, colour: string): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = 8;
  tile.height = 8;
  const pen = tile.getContext('2d');
  if (!pen) return colour;
  pen.strokeStyle = colour;
  pen.lineWidth = 1.5;
  pen.beginPath();
  for (const shift of [-8, 0, 8]) {
    pen.moveTo(shift, 8);
    pen.lineTo(shift + 8, 0);
  }
  pen.stroke();
  return context.createPattern(tile, 'repeat') ?? colour;
}

function drawGaps(chart: ScatterChart, model: PlotModel, palette: Palette): void {
  if (model.gaps.length === 0) return;
  const { ctx, scales } = chart;
  ctx.save();
  ctx.fillStyle = hatch(ctx, palette.worse);
  for (const gap of model.gaps) {
    const left = scales.x.getPixelForValue(gap.fromX);
    const top = scales.y.getPixelForValue(gap.toY);
    ctx.fillRect(left, top, scales.x.getPixelForValue(gap.toX) - left, scales.y.getPixelForValue(gap.fromY) - top);
  }
  ctx.restore();
}

/** With a halo in the paper's colour, so that lines behind it do not cut the letters. */
function write(ctx: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
}

function drawReference(chart: ScatterChart, line: ReferenceLine, palette: Palette): void {
  const { ctx, chartArea, scales } = chart;
  const at = scales[line.axis].getPixelForValue(line.value);
  ctx.save();
  ctx.strokeStyle = palette.ink;
  ctx.fillStyle = palette.ink;
  ctx.lineWidth = line.weight === 'strong' ? 1.5 : 1;
  if (line.weight === 'light') ctx.setLineDash([4, 4]);
  ctx.beginPath();
  if (line.axis === 'x') {
    ctx.moveTo(at, chartArea.top);
    ctx.lineTo(at, chartArea.bottom);
  } else {
    ctx.moveTo(chartArea.left, at);
    ctx.lineTo(chartArea.right, at);
  }
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.font = `12px ${palette.font}`;
  ctx.strokeStyle = palette.paper;
  ctx.lineWidth = 4;
  ctx.lineJoin = 'round';
  if (line.axis === 'x') {
    ctx.textAlign = at > (chartArea.left + chartArea.right) / 2 ? 'right' : 'left';
    write(ctx, line.label, at + (ctx.textAlign === 'right' ? -4 : 4), chartArea.top + 11);
  } else {
    ctx.textAlign = 'right';
    write(ctx, line.label, chartArea.right - 4, at + 14);
  }
  ctx.restore();
}

function drawLinks(chart: ScatterChart, model: PlotModel, palette: Palette): void {
  const { ctx, scales } = chart;
  ctx.save();
  ctx.strokeStyle = palette.lineStrong;
  ctx.lineWidth = 2;
  for (const { y, fromX, toX } of model.links) {
    ctx.beginPath();
    ctx.moveTo(scales.x.getPixelForValue(fromX), scales.y.getPixelForValue(y));
    ctx.lineTo(scales.x.getPixelForValue(toX), scales.y.getPixelForValue(y));
    ctx.stroke();
  }
  ctx.restore();
}

function drawWhiskers(chart: ScatterChart, model: PlotModel, palette: Palette): void {
  const { ctx, scales, chartArea } = chart;
  ctx.save();
  ctx.beginPath();
  ctx.rect(chartArea.left - 6, chartArea.top - 6, chartArea.width + 12, chartArea.height + 12);
  ctx.clip();
  ctx.lineWidth = 2;
  const across = model.whiskers === 'x';
  for (const series of model.series) {
    ctx.strokeStyle = palette.of[series.style.token];
    for (const point of series.points) {
      if (point.low === null || point.high === null) continue;
      const fixed = across ? scales.y.getPixelForValue(point.y) : scales.x.getPixelForValue(point.x);
      const from = scales[model.whiskers].getPixelForValue(point.low);
      const to = scales[model.whiskers].getPixelForValue(point.high);
      ctx.beginPath();
      for (const end of [from, to]) {
        ctx.moveTo(across ? end : fixed - 3, across ? fixed - 3 : end);
        ctx.lineTo(across ? end : fixed + 3, across ? fixed + 3 : end);
      }
      ctx.moveTo(across ? from : fixed, across ? fixed : from);
      ctx.lineTo(across ? to : fixed, across ? fixed : to);
      ctx.stroke();
    }
  }
  ctx.restore();
}

const BAR_HEIGHT = 16;

/** From the foot upwards; a name that does not fit its bar is cut by it. */
function drawBars(chart: ScatterChart, model: PlotModel, palette: Palette): void {
  const { ctx, scales, chartArea } = chart;
  for (const bar of model.bars ?? []) {
    const left = Math.max(chartArea.left, scales.x.getPixelForValue(bar.fromX));
    const width = Math.min(chartArea.right, scales.x.getPixelForValue(bar.toX)) - left;
    const top = chartArea.bottom - (bar.row + 1) * (BAR_HEIGHT + 2);
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, width, BAR_HEIGHT);
    ctx.clip();
    ctx.fillStyle = palette.paper;
    ctx.fillRect(left, top, width, BAR_HEIGHT);
    ctx.globalAlpha = 0.14;
    ctx.fillStyle = palette.of[bar.style.token];
    ctx.fillRect(left, top, width, BAR_HEIGHT);
    ctx.globalAlpha = 1;
    ctx.fillRect(left, top, 3, BAR_HEIGHT);
    ctx.fillStyle = palette.ink;
    ctx.font = `12px ${palette.font}`;
    ctx.textBaseline = 'middle';
    ctx.fillText(bar.label, left + 7, top + BAR_HEIGHT / 2 + 1);
    ctx.restore();
  }
}

function drawing(model: PlotModel, palette: Palette): Plugin<'scatter'> {
  return {
    id: 'plateauPlot',
    beforeDraw(chart) {
      chart.ctx.save();
      chart.ctx.fillStyle = palette.paper;
      chart.ctx.fillRect(0, 0, chart.width, chart.height);
      chart.ctx.restore();
    },
    beforeDatasetsDraw(chart) {
      drawGaps(chart, model, palette);
      for (const line of model.lines) drawReference(chart, line, palette);
      drawBars(chart, model, palette);
      drawLinks(chart, model, palette);
      drawWhiskers(chart, model, palette);
    },
  };
}

/** @param narrow true on a canvas under about 480 px: names take two short lines */
export function plotConfig(model: PlotModel, palette: Palette, narrow: boolean): ChartConfiguration<'scatter'> {
  const font = { family: palette.font, size: FONT_SIZE };
  return {
    type: 'scatter',
    data: { datasets: model.series.map((series) => dataset(series, palette)) },
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      responsive: true,
      maintainAspectRatio: false,
      devicePixelRatio: Math.max(2, globalThis.devicePixelRatio ?? 1),
      layout: { padding: { top: 4, right: 12, bottom: 0, left: 0 } },
      interaction: { mode: 'nearest', intersect: true },
      scales: { x: scale(model.x, palette, narrow), y: scale(model.y, palette, narrow) },
      plugins: {
        tooltip: {
          backgroundColor: palette.ink,
          bodyColor: palette.paper,
          bodyFont: font,
          cornerRadius: 3,
          displayColors: false,
          padding: 8,
          callbacks: {
            title: () => '',
            label: (item) => {
              const text = model.series[item.datasetIndex]?.points[item.dataIndex]?.text ?? '';
              return wrapText(text, 60);
            },
          },
        },
      },
    },
    plugins: [drawing(model, palette)],
  };
}
