import { describe, expect, it } from 'vitest';
import { dotWhisker, dotWhiskerHeight } from '../../src/ui/charts/dot-whisker.ts';
import { fileNameOf } from '../../src/ui/charts/file-name.ts';
import type { Palette } from '../../src/ui/charts/palette.ts';
import { plotConfig, wrapName, wrapText } from '../../src/ui/charts/plot-config.ts';
import { niceRange, niceStep, plotStops } from '../../src/ui/charts/plot-model.ts';
import { lineChart } from '../../src/ui/charts/time-chart.ts';
import { BASELINE_STYLE, variantStyle } from '../../src/ui/parts/variant.ts';

const palette: Palette = {
  paper: 'paper',
  ink: 'ink',
  inkQuiet: 'quiet',
  line: 'line',
  lineStrong: 'strong',
  worse: 'worse',
  better: 'better',
  font: 'sans-serif',
  of: { baseline: 'black', 'variant-1': 'blue', 'variant-2': 'orange', 'variant-3': 'green' },
};
const options = { axisTitle: '', axisLabel: String, lines: [], include: [0], from: null, to: null };
const dot = (mean: number, halfWidth: number | null, hollow = false) => ({ mean, halfWidth, hollow, text: `${mean}` });

describe('axes', () => {
  it('have four to eight steps of 1, 2 or 5', () => {
    const spans = [0.003, 0.7, 1, 9, 12, 35, 100, 7200];
    expect(spans.map((span) => span / niceStep(span)).every((steps) => steps >= 3.5 && steps <= 8.01)).toBe(true);
  });

  it('contain every value, every whisker and what they are asked to show', () => {
    const { min, max } = niceRange([-3.2, 4.9], [0]);
    expect([min <= -3.2, max >= 4.9]).toEqual([true, true]);
    expect(niceRange([2, 9], [0]).min).toBe(0);
    expect(niceRange([-4, -1], [0]).max).toBeCloseTo(0, 12);
    expect(niceRange([0, 0], [0])).toMatchObject({ min: 0, max: 1 });
    expect(niceRange([], []).max).toBeGreaterThan(niceRange([], []).min);
    const plot = dotWhisker(['a'], [{ name: 's', style: BASELINE_STYLE, values: [dot(-10, 4)] }], options);
    expect([plot.x.min <= -14, plot.x.max >= 0]).toEqual([true, true]);
  });
});

describe('dots with whiskers', () => {
  const plot = dotWhisker(
    ['Open', 'Home'],
    [
      { name: 'A', style: variantStyle(0), values: [dot(-10, 2), dot(1, 3, true)] },
      { name: 'B', style: variantStyle(1), values: [null, dot(5, 1)] },
    ],
    options,
  );

  it('whiskers end at mean ± half-width, and a missing value draws nothing', () => {
    expect(plot.series[0].points.map(({ low, high }) => [low, high])).toEqual([
      [-12, -8],
      [-2, 4],
    ]);
    expect(plot.series[1].points).toHaveLength(1);
  });

  it('a difference inside the noise is hollow: filled with paper', () => {
    const dataset = plotConfig(plot, palette, false).data.datasets[0];
    expect(dataset.pointBackgroundColor).toEqual(['blue', 'paper']);
  });

  it('no two scenarios differ by colour alone', () => {
    const styles = [BASELINE_STYLE, variantStyle(0), variantStyle(1), variantStyle(2)];
    expect(new Set(styles.map(({ marker }) => marker)).size).toBe(4);
    expect(new Set(styles.map(({ dash }) => dash.join())).size).toBe(4);
  });

  it('the arrow keys go row by row, scenario by scenario', () => {
    expect(plotStops(plot).map(({ series, index }) => [series, index])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
    ]);
  });

  it('links run from the first series to each other', () => {
    const linked = dotWhisker(
      ['a'],
      [
        { name: 'before', style: BASELINE_STYLE, values: [dot(10, null)] },
        { name: 'after', style: variantStyle(0), values: [dot(4, null)] },
      ],
      { ...options, linked: true },
    );
    expect(linked.links.map(({ fromX, toX }) => [fromX, toX])).toEqual([[10, 4]]);
  });

  it('rows keep room to be hit', () => {
    expect(dotWhiskerHeight(10, 3) / 10).toBeGreaterThanOrEqual(32);
  });
});

describe('charts over the day', () => {
  it('whiskers of shares stay between 0 and 1', () => {
    const plot = lineChart([{ name: 'a', style: BASELINE_STYLE, values: [{ minute: 480, mean: 0.95, halfWidth: 0.1, text: '' }] }], {
      minutesPerStep: 30,
      timeTitle: '',
      timeLabel: String,
      valueTitle: '',
      valueLabel: String,
      lines: [],
      from: 0,
      to: 1,
    });
    const [point] = plot.series[0].points;
    expect([point.x, point.low, point.high]).toEqual([495, 0.85, 1]);
  });
});

describe('names on charts and files', () => {
  it('long row names take two lines, the second cut', () => {
    expect(wrapName('Open', 14)).toBe('Open');
    expect(wrapName('Réclamations et recouvrement de tous les sites', 14)).toEqual(['Réclamations', 'et recouvreme…']);
  });

  it('tooltips break at spaces only, never inside a figure', () => {
    expect(wrapText('Open : +13,6\u00a0±\u00a00,7\u00a0pt, mieux', 12)).toEqual(['Open :', '+13,6\u00a0±\u00a00,7\u00a0pt,', 'mieux']);
  });

  it('file names are plain', () => {
    expect(fileNameOf('Écarts\u00a0: Open N1 / 2013')).toBe('ecarts-open-n1-2013');
  });
});
