/** How figures of the trajectory are written: with their error where they have one, without a unit where the header has it. Pure. */
import { formatEstimate, formatEuros, formatNumber, formatPoints, formatShare, NO_VALUE } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import type { Estimate } from '../../../model/measures.ts';

/** A share in percent; a figure by formula has no ±. @example shareText('fr', { mean: 0.8123, halfWidth: 0.0062 }) // '81,2 ± 0,6' */
export function shareText(lang: Lang, { mean, halfWidth }: Estimate): string {
  if (!Number.isFinite(mean)) return NO_VALUE;
  if (halfWidth === null) return formatNumber(lang, mean * 100, 1);
  return formatEstimate(lang, mean * 100, halfWidth < 1e-9 ? 0 : halfWidth * 100, 'number');
}

/** With its sign. @example sharePercent('fr', { mean: 0.8, halfWidth: null }) // '80,0 %' */
export function sharePercent(lang: Lang, { mean, halfWidth }: Estimate): string {
  if (!Number.isFinite(mean)) return NO_VALUE;
  return halfWidth === null ? formatShare(lang, mean, 1) : formatEstimate(lang, mean, halfWidth < 1e-9 ? 0 : halfWidth, 'share');
}

export function pointsText(lang: Lang, { mean, halfWidth }: Estimate): string {
  if (!Number.isFinite(mean)) return NO_VALUE;
  if (mean === 0 && halfWidth === 0) return '0';
  return halfWidth === null ? formatPoints(lang, mean, 1) : formatEstimate(lang, mean * 100, halfWidth * 100, 'number', true);
}

/** An adviser is counted in tenths while few lack. */
export function agentsText(lang: Lang, agents: number): string {
  return formatNumber(lang, agents, agents < 9.95 && Math.abs(agents - Math.round(agents)) >= 0.05 ? 1 : 0);
}

export const fteText = (lang: Lang, fte: number): string => formatNumber(lang, fte, 1);
export const thousands = (lang: Lang, euros: number): string => formatNumber(lang, euros / 1000, 0);
export const eurosText = (lang: Lang, euros: number): string => formatEuros(lang, Math.round(euros / 1000) * 1000, 0);
/** In tenths while few. @example countText('fr', 3.26) // '3,3' */
export const countText = (lang: Lang, count: number): string => formatNumber(lang, count, count < 10 && count >= 0.05 ? 1 : 0);

/** @param month with its year, e.g. 'mars 2013'. @example dateText('fr', 1, 'mars 2013') // '1er mars 2013' */
export const dateText = (lang: Lang, dayOfMonth: number, month: string): string =>
  `${dayOfMonth}${lang === 'fr' && dayOfMonth === 1 ? 'er' : ''} ${month}`;
