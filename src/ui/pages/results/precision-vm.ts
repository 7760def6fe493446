/** "Were enough weeks simulated?", answered in words from the service levels' errors and the differences that do not show. Pure. */
import { formatNumber, formatPoints } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import type { Id } from '../../../model/network.ts';
import type { Comparison } from './comparison.ts';

export interface PrecisionAnswer {
  readonly verdict: 'yes' | 'fair' | 'no';
  readonly sentences: readonly string[];
}

/** Errors on a service level that planners take as good and as usable: one and two points. */
const GOOD_ERROR = 0.01;
const USABLE_ERROR = 0.02;
/** Beyond this no one would wait: it is said that more weeks will not tell. */
const MOST_WEEKS = 10_000;

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

function differencesSentence(comparison: Comparison, lang: Lang): string | null {
  const texts = resultTexts[lang].precision;
  const cells = comparison.rows.filter((row) => row.id !== null).flatMap((row) => row.cells);
  if (cells.length === 0) return null;
  const hidden = cells.filter((cell) => cell.verdict === 'none');
  if (hidden.length === 0) return texts.allShown;
  const nearest = Math.min(...hidden.map((cell) => cell.moreWeeks));
  if (!(nearest < MOST_WEEKS)) return texts.never;
  const weeks = formatNumber(lang, nearest, 0);
  return hidden.length === 1 ? texts.tellOne(weeks) : texts.tell(formatNumber(lang, hidden.length), weeks);
}

/** @param comparison of the measure 'serviceLevel' by flow; null when nothing was counted */
export function precisionAnswer(comparison: Comparison, flowName: (id: Id | null) => string, lang: Lang): PrecisionAnswer | null {
  const texts = resultTexts[lang].precision;
  const worst = widest(comparison);
  if (worst === null) return null;
  const weeks = formatNumber(lang, comparison.weeks, 0);
  if (!Number.isFinite(worst.error)) return { verdict: 'no', sentences: [texts.one] };
  const error = formatPoints(lang, worst.error, 1).replace('+', '');
  const verdict = worst.error <= GOOD_ERROR ? 'yes' : worst.error <= USABLE_ERROR ? 'fair' : 'no';
  const sentences = verdict === 'yes' ? [texts.yes(weeks, error)] : [texts[verdict](weeks, error, flowName(worst.flowId))];
  if (verdict !== 'yes') sentences.push(texts.target(formatNumber(lang, weeksForError(comparison.weeks, worst.error, GOOD_ERROR), 0)));
  const differences = differencesSentence(comparison, lang);
  return { verdict, sentences: differences === null ? sentences : [...sentences, differences] };
}
