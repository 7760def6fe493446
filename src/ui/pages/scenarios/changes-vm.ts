/** "What changes": differences between the baseline's and the scenario's network of one month, in words and in the units of the screen. Pure. */
import { formatDuration, formatHoursRange, formatNumber, formatShare, formatWeekday } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { dataTexts } from '../../../i18n/texts/data.ts';
import { isGlossaryPart, partName } from '../../../i18n/texts/glossary.ts';
import { pathLabel } from '../../../i18n/texts/issues.ts';
import type { BacklogArrival, Horizon, Network } from '../../../model/network.ts';
import type { NetworkDifference } from '../../../model/network-diff.ts';
import type { Json, Project } from '../../../model/project.ts';

export interface ChangeRow {
  readonly path: string;
  readonly label: string;
  /** null = it was not there. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface ChangeWords {
  readonly yes: string;
  readonly no: string;
}

interface Reading {
  readonly lang: Lang;
  readonly words: ChangeWords;
  /** Rows of the baseline and of the scenario by id: what a reference is called. */
  readonly names: ReadonlyMap<string, string>;
}

const NAMED_PARTS = ['regions', 'sites', 'profiles24', 'flows', 'skillProfiles', 'answerGroups', 'oneOffCosts', 'disruptions'] as const;
/** Of a row that came or went whole, the figure it is about. */
const TELLING_FIELDS = [
  'share',
  'headcount',
  'handlingFactor',
  'afterSeconds',
  'name',
  'fte',
  'targetEurosPerMonth',
  'over5Years',
] as const;

const isShare = (path: string): boolean => /(Share|share|shrinkage)[^/]*$/.test(path);

function namesOf(networks: readonly Network[]): ReadonlyMap<string, string> {
  const rows = networks.flatMap((network) => NAMED_PARTS.flatMap((part) => network[part] as readonly { id: string; name?: string }[]));
  return new Map(rows.flatMap(({ id, name }) => (name ? [[id, name] as const] : [])));
}

/** A reference by its row's name, a choice by its word, any other text as it is. */
function textOf(path: string, value: string, { lang, names }: Reading): string {
  const field = path.slice(path.lastIndexOf('/') + 1);
  if (field.endsWith('Id')) return names.get(value) ?? value;
  const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = dataTexts[lang].choices;
  return choices[field]?.[value] ?? value;
}

function numberText(path: string, value: number, lang: Lang): string {
  if (isShare(path)) return formatShare(lang, value, 1);
  if (path.endsWith('Seconds')) return formatDuration(lang, value);
  // A month's calls are whole.
  const text = formatNumber(lang, value, Number.isInteger(value) || path.includes('/volumeByMonth/') ? 0 : 2);
  return /[fF]actor$/.test(path) ? `×\u00a0${text}` : text;
}

/** A value of the network as people read it. */
function valueText(path: string, value: Json, reading: Reading): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? reading.words.yes : reading.words.no;
  if (typeof value === 'number') return numberText(path, value, reading.lang);
  if (typeof value === 'string') return textOf(path, value, reading);
  if (path.endsWith('/backlogArrivals')) {
    const pieces = (value as unknown as readonly BacklogArrival[]).reduce((sum, one) => sum + one.pieces, 0);
    return formatNumber(reading.lang, pieces);
  }
  if (Array.isArray(value)) return `${(value as readonly Json[]).length} ×`;
  const row = value as { readonly [field: string]: Json };
  if (typeof row.fromMinute === 'number' && typeof row.toMinute === 'number') {
    return formatHoursRange(reading.lang, { fromMinute: row.fromMinute, toMinute: row.toMinute });
  }
  const field = TELLING_FIELDS.find((name) => row[name] !== undefined);
  return field === undefined ? '…' : valueText(`${path}/${field}`, row[field], reading);
}

/** Rows that the scenario adds are named from its own network; one that says its name as its value goes by the name of its table. */
function labelOf(path: string, project: Project, after: Network, lang: Lang, isNew: boolean): string {
  const [part = '', id = '', ...rest] = path.split('/');
  const isNamed = NAMED_PARTS.some((named) => named === part);
  if (isNew && rest.length === 0 && isNamed && isGlossaryPart(part)) return partName(part, lang);
  const label = pathLabel(path, project, lang);
  return label.split(' · ').some((word) => word === id || word.includes('~'))
    ? pathLabel(path, { ...project, baseline: after }, lang)
    : label;
}

/** "dimanche : 2" for weekdays that open only some times a month; null when there is none. */
function occasionalText({ occasionalDays = [] }: Horizon, lang: Lang): string | null {
  const told = occasionalDays.map(
    ({ weekday, perMonth }) => `${formatWeekday(lang, weekday)}${lang === 'fr' ? '\u00a0' : ''}: ${perMonth}`,
  );
  return told.length === 0 ? null : told.join(', ');
}

/** Of the study period only this can differ between a scenario and the baseline and mean something to people. */
function occasionalRows(project: Project, after: Network, lang: Lang): readonly ChangeRow[] {
  const path = 'horizon/occasionalDays';
  const [before, now] = [occasionalText(project.baseline.horizon, lang), occasionalText(after.horizon, lang)];
  return before === now ? [] : [{ path, label: pathLabel(path, project, lang), before, after: now }];
}

/** One row a difference, structural noise (ids, cohorts' inner lists) left to the rows that carry it. */
export function changeRows(
  project: Project,
  after: Network,
  differences: readonly NetworkDifference[],
  lang: Lang,
  words: ChangeWords,
): readonly ChangeRow[] {
  const reading: Reading = { lang, words, names: namesOf([after, project.baseline]) };
  const rows = differences
    .filter(({ part }) => part !== 'horizon')
    .map((difference) => ({
      path: difference.path,
      label: labelOf(difference.path, project, after, lang, difference.before === undefined),
      before: difference.before === undefined ? null : valueText(difference.path, difference.before, reading),
      after: difference.after === undefined ? null : valueText(difference.path, difference.after, reading),
    }));
  return [...occasionalRows(project, after, lang), ...rows];
}
