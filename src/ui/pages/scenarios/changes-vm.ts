/** "What changes": differences between the baseline's and the scenario's network of one month, in words and in the units of the screen. Pure. */
import { formatHoursRange, formatNumber, formatShare } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { pathLabel } from '../../../i18n/texts/issues.ts';
import type { NetworkDifference } from '../../../model/network-diff.ts';
import type { Json, Project } from '../../../model/project.ts';

export interface ChangeRow {
  readonly path: string;
  readonly label: string;
  /** null = it was not there. */
  readonly before: string | null;
  readonly after: string | null;
}

const isShare = (path: string): boolean => /(Share|share|shrinkage)[^/]*$/.test(path);

/** A value of the network as people read it. */
export function valueText(path: string, value: Json, lang: Lang, words: { readonly yes: string; readonly no: string }): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number')
    return isShare(path) ? formatShare(lang, value, 1) : formatNumber(lang, value, Number.isInteger(value) ? 0 : 2);
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `${(value as readonly Json[]).length} ×`;
  const hours = value as { readonly fromMinute?: Json; readonly toMinute?: Json; readonly name?: Json };
  if (typeof hours.fromMinute === 'number' && typeof hours.toMinute === 'number') {
    return formatHoursRange(lang, { fromMinute: hours.fromMinute, toMinute: hours.toMinute });
  }
  return typeof hours.name === 'string' ? hours.name : '…';
}

/** One row a difference, structural noise (ids, cohorts' inner lists) left to the rows that carry it. */
export function changeRows(
  project: Project,
  differences: readonly NetworkDifference[],
  lang: Lang,
  words: { readonly yes: string; readonly no: string },
): readonly ChangeRow[] {
  return differences
    .filter(({ part }) => part !== 'horizon')
    .map(({ path, before, after }) => ({
      path,
      label: pathLabel(path, project, lang),
      before: before === undefined ? null : valueText(path, before, lang, words),
      after: after === undefined ? null : valueText(path, after, lang, words),
    }));
}
