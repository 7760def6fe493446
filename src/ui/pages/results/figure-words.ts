/** How estimates and differences are written: rounded to what their error allows, with the unit, the arrow and the word of the verdict. Pure. */
import { formatEstimate, formatNumber, formatPoints, formatSeconds, formatShare, NO_BREAK_SPACE, NO_VALUE } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { measureTexts } from '../../../i18n/texts/measures.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import type { Estimate, MeasureUnit } from '../../../model/measures.ts';
import type { Verdict } from './comparison.ts';

/** The sign beside a difference: which way it goes, a hollow dot inside the noise. The word says whether that is better. @example verdictSign('better', -3) // '▼' */
export function verdictSign(verdict: Verdict, difference: number): string {
  if (verdict === 'none') return '○';
  if (verdict === 'same') return '=';
  if (verdict === 'unknown' || verdict === 'absent') return '';
  return difference > 0 ? '▲' : '▼';
}

/** An error under a billionth is rounding dust, not an error: written out it would ask for digits that mean nothing. */
export function withoutDust({ mean, halfWidth }: Estimate): Estimate {
  return { mean, halfWidth: halfWidth !== null && halfWidth < 1e-9 * Math.max(1, Math.abs(mean)) ? 0 : halfWidth };
}

/** @example figureText('fr', { mean: 0.8123, halfWidth: 0.0062 }, 'share') // '81,2 ± 0,6 %' */
export function figureText(lang: Lang, estimate: Estimate, unit: MeasureUnit): string {
  const figure = withoutDust(estimate);
  if (!Number.isFinite(figure.mean)) return NO_VALUE;
  if (unit === 'share') return formatEstimate(lang, figure.mean, figure.halfWidth, 'share');
  if (unit === 'seconds') return formatEstimate(lang, figure.mean, figure.halfWidth, 'seconds');
  return formatEstimate(lang, figure.mean, figure.halfWidth, 'number');
}

/** The mean alone, for places where the interval is drawn. */
export function meanText(lang: Lang, mean: number, unit: MeasureUnit): string {
  if (!Number.isFinite(mean)) return NO_VALUE;
  if (unit === 'share') return formatShare(lang, mean, 1);
  if (unit === 'seconds') return formatSeconds(lang, mean, mean < 10 ? 1 : 0);
  return formatNumber(lang, mean, Math.abs(mean) < 100 ? 1 : 0);
}

/** Differences of shares are points, never percent. @example differenceText('fr', { mean: -0.178, halfWidth: 0.01 }, 'share') // '−17,8 ± 1,0 pt' */
export function differenceText(lang: Lang, difference: Estimate, unit: MeasureUnit): string {
  const { mean, halfWidth } = withoutDust(difference);
  if (!Number.isFinite(mean)) return NO_VALUE;
  if (unit === 'share') {
    if (mean === 0 && halfWidth === 0) return formatPoints(lang, 0, 0);
    const written = formatEstimate(lang, mean * 100, halfWidth === null ? null : halfWidth * 100, 'number', true);
    return written + NO_BREAK_SPACE + measureTexts[lang].units.points;
  }
  return formatEstimate(lang, mean, halfWidth, unit === 'seconds' ? 'seconds' : 'number', true);
}

/** 95 % interval in words for the figure panel. */
export function intervalText(lang: Lang, figure: Estimate, unit: MeasureUnit, asDifference: boolean): string {
  const texts = resultTexts[lang].explain;
  if (!Number.isFinite(figure.mean) || figure.halfWidth === null) return texts.noInterval;
  const digitsOf = (value: number): string => {
    if (unit !== 'share') return meanText(lang, value, unit);
    return asDifference ? formatPoints(lang, value, 1) : formatShare(lang, value, 1);
  };
  const low = figure.mean - figure.halfWidth;
  const high = figure.mean + figure.halfWidth;
  const bounded = unit === 'share' && !asDifference;
  return texts.interval(digitsOf(bounded ? Math.max(0, low) : low), digitsOf(bounded ? Math.min(1, high) : high));
}

/** @example verdictText('fr', 'worse') // 'moins bien' */
export function verdictText(lang: Lang, verdict: Verdict): string {
  return resultTexts[lang].verdict[verdict];
}
