/** The comparison in words: cells, headers and the picture of differences with its conclusion. Pure; numbers come from comparison.ts. */

import { formatEstimate, formatNumber, formatShare, NO_VALUE } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { measureTexts } from '../../../i18n/texts/measures.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import type { Estimate, MeasureUnit } from '../../../model/measures.ts';
import type { Id } from '../../../model/network.ts';
import { dotWhisker } from '../../charts/dot-whisker.ts';
import type { PlotModel } from '../../charts/plot-model.ts';
import type { TableData } from '../../parts/table-data.ts';
import {
  type Comparison,
  type ComparisonCell,
  type ComparisonRow,
  type MeasureRef,
  rowKindOf,
  type TargetState,
  type Verdict,
} from './comparison.ts';
import { differenceText, verdictSign, verdictText, withoutDust } from './figure-words.ts';
import type { Variant } from './project-names.ts';
import { targetLabel } from './sentence.ts';

export interface CellView {
  readonly scenarioId: Id;
  readonly figure: string;
  readonly target: TargetState | null;
  readonly targetWord: string;
  readonly difference: string;
  readonly verdict: Verdict;
  readonly arrow: string;
  readonly word: string;
  /** How many more weeks would tell; '' when the difference shows. */
  readonly more: string;
}

export interface RowView {
  readonly id: Id | null;
  readonly name: string;
  readonly target: string;
  readonly baseline: string;
  readonly baselineTarget: TargetState | null;
  readonly baselineTargetWord: string;
  readonly cells: readonly CellView[];
  /** A site of fewer than 5 advisers: not printed, not exported. */
  readonly small: boolean;
}

/** @example bareText('fr', { mean: 0.8123, halfWidth: 0.0062 }, 'share') // '81,2 ± 0,6', the unit stands in the header */
export function bareText(lang: Lang, estimate: Estimate, unit: MeasureUnit): string {
  const figure = withoutDust(estimate);
  if (!Number.isFinite(figure.mean)) return NO_VALUE;
  const scale = unit === 'share' ? 100 : 1;
  return formatEstimate(lang, figure.mean * scale, figure.halfWidth === null ? null : figure.halfWidth * scale, 'number');
}

export function bareDifference(lang: Lang, estimate: Estimate, unit: MeasureUnit): string {
  const difference = withoutDust(estimate);
  if (!Number.isFinite(difference.mean)) return NO_VALUE;
  if (difference.mean === 0 && difference.halfWidth === 0) return '0';
  const scale = unit === 'share' ? 100 : 1;
  const error = difference.halfWidth === null ? null : difference.halfWidth * scale;
  return formatEstimate(lang, difference.mean * scale, error, 'number', true);
}

/** Name with its unit, for headers. @example 'Niveau de service (%)' */
export function measureHeader(lang: Lang, measure: MeasureRef, unit: MeasureUnit): string {
  const units = measureTexts[lang].units;
  const sign = unit === 'share' ? units.share : unit === 'seconds' ? units.seconds : '';
  const name = measureName(lang, measure);
  return sign ? `${name} (${sign})` : name;
}

/** Measures that stand beside a target. */
export const hasTarget = ({ id }: MeasureRef): boolean => id === 'serviceLevel' || id === 'abandonment' || id === 'targetMet';

export function measureName(lang: Lang, measure: MeasureRef): string {
  const texts = measureTexts[lang];
  if (measure.kind === 'flow') return texts.flow[measure.id].name;
  return measure.kind === 'spread' ? texts.spread[measure.id].name : texts.site[measure.id].name;
}

const stateWord = (lang: Lang, state: TargetState | null): string => (state === null ? '' : resultTexts[lang].target[state]);

export function moreWeeksText(lang: Lang, cell: ComparisonCell): string {
  const texts = resultTexts[lang].compare;
  if (cell.verdict !== 'none') return '';
  return Number.isFinite(cell.moreWeeks) && cell.moreWeeks < 10_000
    ? texts.moreWeeks(formatNumber(lang, cell.moreWeeks, 0))
    : texts.moreWeeksNever;
}

function targetText(lang: Lang, row: ComparisonRow, measure: MeasureRef): string {
  if (row.target === null) return '';
  if (measure.id === 'serviceLevel' || measure.id === 'targetMet') return targetLabel(lang, row.target);
  if (measure.id !== 'abandonment' || row.target.maxAbandonment === undefined) return '';
  return resultTexts[lang].target.abandonment(formatShare(lang, row.target.maxAbandonment));
}

export interface RowNaming {
  readonly lang: Lang;
  readonly nameOf: (id: Id | null) => string;
  readonly isSmall: (id: Id | null) => boolean;
}

export function rowView(comparison: Comparison, row: ComparisonRow, naming: RowNaming): RowView {
  const { lang } = naming;
  return {
    id: row.id,
    name: naming.nameOf(row.id),
    target: targetText(lang, row, comparison.measure),
    baseline: bareText(lang, row.baseline, comparison.unit),
    baselineTarget: row.baselineTarget,
    baselineTargetWord: stateWord(lang, row.baselineTarget),
    small: naming.isSmall(row.id),
    cells: row.cells.map((cell) => ({
      scenarioId: cell.scenarioId,
      figure: bareText(lang, cell.figure, comparison.unit),
      target: cell.target,
      targetWord: stateWord(lang, cell.target),
      difference: bareDifference(lang, cell.difference, comparison.unit),
      verdict: cell.verdict,
      arrow: verdictSign(cell.verdict, cell.difference.mean),
      word: verdictText(lang, cell.verdict),
      more: moreWeeksText(lang, cell),
    })),
  };
}

const SHOWN: readonly Verdict[] = ['better', 'worse', 'more', 'less'];
const shows = (verdict: Verdict): boolean => SHOWN.includes(verdict);

/** Size of a row's largest difference, shown ones before those inside the noise. */
function rowSize(row: ComparisonRow): number {
  const sizes = row.cells.filter(({ difference }) => Number.isFinite(difference.mean)).map(({ difference }) => Math.abs(difference.mean));
  return Math.max(0, ...sizes);
}

/** The rows of the picture: flows or sites with a difference to draw, the largest on top; the total first. */
export function rowsBySize(comparison: Comparison): readonly ComparisonRow[] {
  const drawn = comparison.rows.filter((row) => row.cells.some((cell) => Number.isFinite(cell.difference.mean)));
  return [...drawn].sort((a, b) => Number(b.id === null) - Number(a.id === null) || rowSize(b) - rowSize(a));
}

export interface DifferencePicture {
  readonly title: string;
  readonly conclusion: string;
  readonly plot: PlotModel;
  readonly twin: TableData;
  readonly rows: number;
}

function conclusionOf(rows: readonly ComparisonRow[], comparison: Comparison, variants: readonly Variant[], naming: RowNaming): string {
  const texts = resultTexts[naming.lang].compare;
  const named = rows.filter((row) => row.id !== null);
  const all = named.flatMap((row) => row.cells.map((cell, index) => ({ row, cell, name: variants[index]?.name ?? '' })));
  const shown = all
    .filter(({ cell }) => shows(cell.verdict))
    .sort((a, b) => Math.abs(b.cell.difference.mean) - Math.abs(a.cell.difference.mean));
  const largest = shown[0];
  if (!largest) return texts.pictureNone;
  const difference = differenceText(naming.lang, largest.cell.difference, comparison.unit);
  const best = texts.pictureBest(largest.name, naming.nameOf(largest.row.id), difference, verdictText(naming.lang, largest.cell.verdict));
  const hidden = all.length - shown.length;
  return `${best} ${texts.pictureCount(formatNumber(naming.lang, shown.length), formatNumber(naming.lang, hidden))}`;
}

/** @param variants the compared scenarios, in the order of each row's cells */
export function differencePicture(comparison: Comparison, variants: readonly Variant[], naming: RowNaming): DifferencePicture {
  const { lang } = naming;
  const texts = resultTexts[lang];
  const rows = rowsBySize(comparison);
  const names = rows.map((row) => naming.nameOf(row.id));
  const unit = comparison.unit;
  const scale = unit === 'share' ? 100 : 1;
  const title = texts.compare.pictureTitle(measureName(lang, comparison.measure));
  const reading = (row: ComparisonRow, cell: ComparisonCell, name: string): string =>
    `${naming.nameOf(row.id)}, ${name}${lang === 'fr' ? '\u00a0' : ''}: ${differenceText(lang, cell.difference, unit)}, ${verdictText(lang, cell.verdict)}`;
  const plot = dotWhisker(
    names,
    variants.map((variant, index) => ({
      name: variant.name,
      style: variant.style,
      values: rows.map((row) => {
        const cell = row.cells[index];
        if (!cell || !Number.isFinite(cell.difference.mean)) return null;
        const error = cell.difference.halfWidth;
        return {
          mean: cell.difference.mean * scale,
          halfWidth: error === null ? null : error * scale,
          hollow: !shows(cell.verdict),
          text: reading(row, cell, variant.name),
        };
      }),
    })),
    {
      axisTitle: texts.compare.pictureAxis(texts.points[unit]),
      axisLabel: (value) => formatNumber(lang, Number(value.toPrecision(6))),
      lines: [{ axis: 'x', value: 0, label: '', weight: 'strong' }],
      include: [0],
      from: null,
      to: null,
    },
  );
  return {
    title,
    conclusion: conclusionOf(rows, comparison, variants, naming),
    plot,
    rows: rows.length,
    twin: {
      caption: title,
      columns: [
        { label: rowKindOf(comparison.measure) === 'flow' ? texts.flow : texts.site, numeric: false },
        ...variants.map((variant) => ({ label: texts.compare.difference(variant.name), numeric: true })),
      ],
      rows: rows.map((row) => ({
        header: naming.nameOf(row.id),
        small: naming.isSmall(row.id),
        cells: row.cells.map(
          (cell) =>
            `${differenceText(lang, cell.difference, unit)} ${verdictSign(cell.verdict, cell.difference.mean)} ${verdictText(lang, cell.verdict)}`,
        ),
      })),
    },
  };
}
