/**
 * The comparison as a file for a French Excel: semicolons, decimal commas, CRLF, byte-order mark. Numbers stay numbers; texts that a
 * spreadsheet would read as a formula are neutralised; figures about fewer than 5 people are withheld. Pure.
 */
import Papa from 'papaparse';
import type { Lang } from '../../../i18n/lang.ts';
import { measureTexts } from '../../../i18n/texts/measures.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import type { Estimate, MeasureUnit } from '../../../model/measures.ts';
import type { Id } from '../../../model/network.ts';
import type { Comparison } from './comparison.ts';
import { measureName } from './comparison-vm.ts';
import { verdictText } from './figure-words.ts';
import type { Names, Variant } from './project-names.ts';
import { targetLabel } from './sentence.ts';

/** A text that begins like a formula gets an apostrophe, as spreadsheets do themselves. */
export function textCell(text: string): string {
  return /^[=+\-@\t\r\u2212]/.test(text) ? `'${text}` : text;
}

/** Plain digits with a decimal comma: what a French Excel takes for a number. '' when there is none. @example numberCell(-0.125) // '-0,125' */
export function numberCell(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '';
  return String(Number(value.toPrecision(10))).replace('.', ',');
}

export interface CsvContext {
  readonly lang: Lang;
  readonly names: Names;
  readonly scenarios: readonly Variant[];
  readonly isSmallSite: (id: Id | null) => boolean;
  /** Tables of other columns below the measures, header row first, cells already written. */
  readonly blocks?: readonly (readonly (readonly string[])[])[];
  /** Label and value of what the figures rest on: project, month, seed, weeks, hashes. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

function unitText(lang: Lang, unit: MeasureUnit): string {
  const units = measureTexts[lang].units;
  return unit === 'share' ? units.share : unit === 'seconds' ? units.seconds : units.calls;
}

function pair(figure: Estimate, unit: MeasureUnit): readonly [string, string] {
  const scale = unit === 'share' ? 100 : 1;
  return [numberCell(figure.mean * scale), numberCell(figure.halfWidth === null ? null : figure.halfWidth * scale)];
}

function header(context: CsvContext): readonly string[] {
  const { lang, scenarios } = context;
  const texts = resultTexts[lang];
  const columns = [texts.csv.scope, texts.csv.name, texts.measure, texts.csv.unit, texts.target.header, texts.baseline, texts.csv.error];
  const more = scenarios.flatMap(({ name }) => [name, texts.csv.error, texts.compare.difference(name), texts.csv.error, texts.csv.verdict]);
  return [...columns, ...more].map(textCell);
}

function rowsOf(comparison: Comparison, context: CsvContext): readonly (readonly string[])[] {
  const { lang, names } = context;
  const texts = resultTexts[lang];
  const isSite = comparison.measure.kind === 'site';
  return comparison.rows.map((row) => {
    const small = isSite && context.isSmallSite(row.id);
    const head = [
      isSite ? texts.site : texts.flow,
      isSite ? names.site(row.id) : names.flow(row.id),
      measureName(lang, comparison.measure),
      unitText(lang, comparison.unit),
      row.target ? targetLabel(lang, row.target) : '',
    ].map(textCell);
    if (small) return [...head, texts.compare.suppressed];
    const cells = row.cells.flatMap((cell) => [
      ...pair(cell.figure, comparison.unit),
      ...pair(cell.difference, comparison.unit),
      textCell(verdictText(lang, cell.verdict)),
    ]);
    return [...head, ...pair(row.baseline, comparison.unit), ...cells];
  });
}

/** The whole file as text, byte-order mark included. */
export function comparisonCsv(comparisons: readonly Comparison[], context: CsvContext): string {
  const rows = [header(context), ...comparisons.flatMap((comparison) => rowsOf(comparison, context))];
  const facts = context.facts.map(({ label, value }) => [textCell(label), textCell(value)]);
  const blocks = (context.blocks ?? []).flatMap((block) => [[''], ...block]).map((row) => [...row]);
  const body = Papa.unparse([...rows.map((row) => [...row]), ...blocks, [''], ...facts], { delimiter: ';', newline: '\r\n' });
  return `\ufeff${body}\r\n`;
}
