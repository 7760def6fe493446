/**
 * "Were enough weeks simulated?", answered in words: how well each service level is known, which differences the weeks suffice to show and what
 * the others would take, and which targets are still open. From the service levels' errors and their paired differences. Pure.
 */
import { formatNumber, formatPoints } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import type { Estimate } from '../../../model/measures.ts';
import type { Id } from '../../../model/network.ts';
import type { Comparison, ComparisonCell, ComparisonRow, TargetState } from './comparison.ts';
import { joinNames } from './sentence.ts';

export interface PrecisionAnswer {
  readonly verdict: 'yes' | 'fair' | 'no';
  /** How well the levels are known. */
  readonly lead: string;
  /** What the weeks show, scenario by scenario, and what more of them would. */
  readonly points: readonly string[];
}

export interface PrecisionWords {
  readonly lang: Lang;
  readonly flowName: (id: Id | null) => string;
  /** The baseline's name, then the scenarios' in the order of each row's cells, as written by their authors. */
  readonly variantNames: readonly string[];
}

/** Errors on a service level that planners take as good and as usable: one and two points. */
const GOOD_ERROR = 0.01;
const USABLE_ERROR = 0.02;
/** Beyond this no one would wait: it is said that more weeks will not tell. */
const MOST_WEEKS = 10_000;
/** Flows told by name; the others are counted. */
const MOST_NAMES = 4;
/** Flows whose further weeks are told one by one, and open targets. */
const MOST_TOLD = 2;

interface Widest {
  readonly flowId: Id | null;
  readonly error: number;
}

function widest(comparison: Comparison): Widest | null {
  let found: Widest | null = null;
  for (const row of comparison.rows) {
    if (row.id === null) continue;
    for (const figure of [row.baseline, ...row.cells.map((cell) => cell.figure)]) {
      if (!Number.isFinite(figure.mean)) continue;
      if (figure.halfWidth === null) return { flowId: row.id, error: Number.POSITIVE_INFINITY };
      if (found === null || figure.halfWidth > found.error) found = { flowId: row.id, error: figure.halfWidth };
    }
  }
  return found;
}

/** Weeks in all that bring an error from `error` to `wanted`: it falls with the square root of their number. */
export function weeksForError(weeks: number, error: number, wanted: number): number {
  return Math.ceil((weeks * error * error) / (wanted * wanted));
}

/** Two figures are enough for a number of weeks that is itself an estimate. @example roundedWeeks(1234) // 1300 */
export function roundedWeeks(weeks: number): number {
  let unit = 1;
  while (weeks / unit >= 100) unit *= 10;
  return Math.ceil(weeks / unit) * unit;
}

const written = (lang: Lang, weeks: number): string => formatNumber(lang, roundedWeeks(weeks), 0);

function namesOf({ lang, flowName }: PrecisionWords, ids: readonly (Id | null)[]): string {
  if (ids.length <= MOST_NAMES) return joinNames(lang, ids.map(flowName));
  const named = ids.slice(0, MOST_NAMES - 1).map(flowName);
  return joinNames(lang, [...named, resultTexts[lang].precision.others(String(ids.length - named.length))]);
}

interface Told {
  readonly id: Id | null;
  readonly cell: ComparisonCell;
}

/** "20 weeks are enough to tell A from the baseline on Open and Mobile; for Home about 60 more would be needed." */
function differencesOf(comparison: Comparison, scenario: number, words: PrecisionWords): string | null {
  const texts = resultTexts[words.lang].precision;
  const name = words.variantNames[scenario + 1] ?? '';
  const cells = comparison.rows.flatMap(({ id, cells }): Told[] => (id !== null && cells[scenario] ? [{ id, cell: cells[scenario] }] : []));
  const counted = cells.filter(({ cell }) => cell.verdict !== 'unknown' && cell.verdict !== 'absent');
  if (counted.length === 0) return null;
  const hidden = counted.filter(({ cell }) => cell.verdict === 'none').sort((a, b) => a.cell.moreWeeks - b.cell.moreWeeks);
  const weeks = formatNumber(words.lang, comparison.weeks, 0);
  if (hidden.length === 0) return texts.sufficeAll(weeks, name);
  const shown = counted.filter(({ cell }) => cell.verdict !== 'none').map(({ id }) => id);
  const within = hidden.filter(({ cell }) => cell.moreWeeks < MOST_WEEKS);
  const beyond = hidden.slice(within.length).map(({ id }) => id);
  const parts = [shown.length > 0 ? texts.suffice(weeks, name, namesOf(words, shown)) : texts.sufficeNone(weeks, name)];
  for (const { id, cell } of within.slice(0, MOST_TOLD)) parts.push(texts.more(words.flowName(id), written(words.lang, cell.moreWeeks)));
  const last = within[within.length - 1];
  const others = within.length - MOST_TOLD;
  if (last && others > 0) parts.push(texts.moreOthers(texts.others(String(others)), written(words.lang, last.cell.moreWeeks)));
  if (beyond.length > 0) parts.push(texts.tooSmall(namesOf(words, beyond)));
  return `${parts.join(resultTexts[words.lang].clause)}.`;
}

interface OpenTarget {
  readonly id: Id | null;
  readonly variant: string;
  readonly more: number;
}

/** Targets inside their interval, with the further weeks that would bring them out of it; the nearest first. */
function openTargets(rows: readonly ComparisonRow[], weeks: number, words: PrecisionWords): readonly OpenTarget[] {
  const open = (row: ComparisonRow, figure: Estimate, state: TargetState | null, variant: number): OpenTarget[] => {
    if (state !== 'unsure' || row.target === null || figure.halfWidth === null) return [];
    const margin = Math.abs(figure.mean - row.target.share);
    const more = margin > 0 ? weeksForError(weeks, figure.halfWidth, margin) + 1 - weeks : Number.POSITIVE_INFINITY;
    return [{ id: row.id, variant: words.variantNames[variant] ?? '', more: Math.max(1, more) }];
  };
  return rows
    .flatMap((row) => [
      ...open(row, row.baseline, row.baselineTarget, 0),
      ...row.cells.flatMap((cell, index) => open(row, cell.figure, cell.target, index + 1)),
    ])
    .sort((a, b) => a.more - b.more);
}

function targetsOf(comparison: Comparison, words: PrecisionWords): readonly string[] {
  const texts = resultTexts[words.lang].precision;
  return openTargets(comparison.rows, comparison.weeks, words)
    .slice(0, MOST_TOLD)
    .map(({ id, variant, more }) =>
      more < MOST_WEEKS
        ? texts.target(words.flowName(id), variant, written(words.lang, more))
        : texts.targetNever(words.flowName(id), variant),
    );
}

/** @param comparison of the measure 'serviceLevel' by flow; null when nothing was counted */
export function precisionAnswer(comparison: Comparison, words: PrecisionWords): PrecisionAnswer | null {
  const { lang } = words;
  const texts = resultTexts[lang].precision;
  const worst = widest(comparison);
  if (worst === null) return null;
  const weeks = formatNumber(lang, comparison.weeks, 0);
  if (!Number.isFinite(worst.error)) return { verdict: 'no', lead: texts.one, points: [] };
  const error = formatPoints(lang, worst.error, 1).replace('+', '');
  // Judged as written: "known to within 1.0 point" is a point.
  const shown = Math.round(worst.error * 1000) / 1000;
  const verdict = shown <= GOOD_ERROR ? 'yes' : shown <= USABLE_ERROR ? 'fair' : 'no';
  const known = verdict === 'yes' ? texts.yes(weeks, error) : texts[verdict](weeks, error, words.flowName(worst.flowId));
  const goal = verdict === 'yes' ? '' : ` ${texts.goal(written(lang, weeksForError(comparison.weeks, worst.error, GOOD_ERROR)))}`;
  const scenarios = comparison.rows[0]?.cells.length ?? 0;
  const differences = Array.from({ length: scenarios }, (_, index) => differencesOf(comparison, index, words));
  return {
    verdict,
    lead: known + goal,
    points: [...differences.filter((sentence) => sentence !== null), ...targetsOf(comparison, words)],
  };
}
