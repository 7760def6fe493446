/**
 * The place of a figure in words: `flows/open-n1/ahtSeconds` → "Open N1 · DMT". Ids become names, fields become their glossary label,
 * positions become months, weekdays and half-hours. A path of another kind (a centre file's `flows[2].patience.mean`) stands as it is.
 */
import { formatMinutesOfDay, formatMonthOf, formatWeekday } from '../format.ts';
import { type Lang, localText } from '../lang.ts';
import { fieldTerm, isGlossaryPart, partName } from './glossary.ts';

type LocalName = string | { readonly fr: string; readonly en: string };
type NamedRows = readonly { readonly id: string; readonly name: LocalName }[];

/** As much of a project as its places need (src/model/project.ts satisfies it). */
export interface NamedProject {
  readonly baseline: {
    readonly horizon: { readonly startMonth: string };
    readonly regions: NamedRows;
    readonly sites: NamedRows;
    readonly profiles24: NamedRows;
    readonly flows: NamedRows;
    readonly skillProfiles: NamedRows;
    readonly answerGroups: NamedRows;
    readonly disruptions: NamedRows;
    readonly oneOffCosts: NamedRows;
    readonly teams: readonly { readonly id: string; readonly siteId: string; readonly profileId: string }[];
    readonly trainingPaths: readonly { readonly id: string; readonly fromProfileId: string; readonly toProfileId: string }[];
    readonly supportPosts: readonly { readonly id: string; readonly siteId: string }[];
  };
  readonly scenarios: readonly {
    readonly id: string;
    readonly name: LocalName;
    readonly levers: readonly { readonly id: string; readonly leverId: string }[];
  }[];
  readonly sources: readonly { readonly id: string; readonly title: LocalName }[];
}

/** How a lever and its parameter are called; the levers know, this floor does not. `field` is '' for the lever itself. */
export type LeverFieldLabel = (leverId: string, field: string, lang: Lang) => string;

const SEPARATOR = ' · ';

function nameIn(rows: NamedRows, id: string, lang: Lang): string {
  const row = rows.find((candidate) => candidate.id === id);
  if (row === undefined) return id;
  const name = localText(row.name, lang);
  return name === '' ? id : name;
}

/** The name of a row of a table. @example rowName('teams', 'brest-open', project, 'fr') // 'Brest · Open' */
export function rowName(part: string, id: string, project: NamedProject, lang: Lang): string {
  const { baseline } = project;
  switch (part) {
    case 'regions':
    case 'sites':
    case 'profiles24':
    case 'flows':
    case 'skillProfiles':
    case 'answerGroups':
    case 'disruptions':
    case 'oneOffCosts':
      return nameIn(baseline[part], id, lang);
    case 'teams': {
      const team = baseline.teams.find((row) => row.id === id);
      if (team === undefined) return id;
      return `${nameIn(baseline.sites, team.siteId, lang)} · ${nameIn(baseline.skillProfiles, team.profileId, lang)}`;
    }
    case 'trainingPaths': {
      const path = baseline.trainingPaths.find((row) => row.id === id);
      if (path === undefined) return id;
      return `${nameIn(baseline.skillProfiles, path.fromProfileId, lang)} → ${nameIn(baseline.skillProfiles, path.toProfileId, lang)}`;
    }
    case 'supportPosts': {
      const posts = baseline.supportPosts.find((row) => row.id === id);
      return posts === undefined ? id : `${partName('supportPosts', lang)} – ${nameIn(baseline.sites, posts.siteId, lang)}`;
    }
    case 'scenarios':
      return nameIn(project.scenarios, id, lang);
    case 'sources':
      return nameIn(
        project.sources.map((source) => ({ id: source.id, name: source.title })),
        id,
        lang,
      );
    default:
      return id;
  }
}

/** Lists whose elements are named by what they refer to. */
const KEYED_LISTS: Readonly<Record<string, string>> = { skills: 'flows', origins: 'sites', transfers: 'flows' };
const REACH_NAMES: Readonly<Record<string, { readonly [L in Lang]: string }>> = {
  site: { fr: 'site', en: 'site' },
  region: { fr: 'région', en: 'region' },
  nation: { fr: 'tous les sites', en: 'all sites' },
  partner: { fr: 'partenaires', en: 'partners' },
};
const WEEK_LISTS = new Set(['opening', 'routing/partnerHours', 'routing/aid/hours', 'agentsByHalfHour', 'weekdayWeights']);

/** One step inside a list field: the month, weekday, half-hour or row it stands for. */
function positionLabel(field: string, key: string, depth: number, project: NamedProject, lang: Lang): string {
  const index = /^\d+$/.test(key) ? Number(key) : Number.NaN;
  if (Object.hasOwn(KEYED_LISTS, field) && Number.isNaN(index)) return rowName(KEYED_LISTS[field] ?? '', key, project, lang);
  if (field === 'routing/overflow' && Object.hasOwn(REACH_NAMES, key)) return REACH_NAMES[key]?.[lang] ?? key;
  if (Number.isNaN(index)) return key;
  if (field === 'volumeByMonth') return formatMonthOf(lang, project.baseline.horizon.startMonth, index);
  if (WEEK_LISTS.has(field) && depth === 0) return formatWeekday(lang, index);
  if (field === 'halfHourWeights' || (field === 'agentsByHalfHour' && depth === 1)) return formatMinutesOfDay(lang, index * 30);
  return String(index + 1);
}

function fieldLabels(part: string, rest: readonly string[], project: NamedProject, lang: Lang): string[] {
  if (!isGlossaryPart(part)) return [...rest];
  const labels: string[] = [];
  let field = '';
  let pending = '';
  let depth = 0;
  for (const step of rest) {
    const longer = field === '' ? step : `${field}/${step}`;
    const found = fieldTerm(part, longer, lang);
    if (found !== null) {
      field = longer;
      pending = found.label;
      depth = 0;
      continue;
    }
    if (pending !== '') labels.push(pending);
    pending = '';
    labels.push(positionLabel(field, step, depth, project, lang));
    depth += 1;
  }
  if (pending !== '') labels.push(pending);
  return labels;
}

function scenarioLabel(steps: readonly string[], project: NamedProject, lang: Lang, leverFieldLabel?: LeverFieldLabel): string[] {
  const [id = '', list, useId = '', ...rest] = steps;
  const labels = [rowName('scenarios', id, project, lang)];
  if (list === undefined) return labels;
  if (list !== 'levers' || useId === '') return [...labels, ...fieldLabels('scenarios', steps.slice(1), project, lang)];
  const use = project.scenarios.find((scenario) => scenario.id === id)?.levers.find((lever) => lever.id === useId);
  if (use === undefined) return [...labels, useId, ...rest];
  const field = rest[0] === 'params' ? (rest[1] ?? '') : (rest[0] ?? '');
  labels.push(leverFieldLabel === undefined ? use.leverId : leverFieldLabel(use.leverId, '', lang));
  if (field !== '') labels.push(leverFieldLabel === undefined ? field : leverFieldLabel(use.leverId, field, lang));
  return labels;
}

const SINGLE_PARTS = new Set(['horizon', 'run']);
const PROJECT_NAME = { fr: 'Nom du projet', en: 'Project name' } as const;

/**
 * The place of a figure in words.
 * @param path a FieldPath; '' gives ''. @example pathLabel('flows/open-n1/ahtSeconds', project, 'fr') // 'Open N1 · DMT'
 */
export function pathLabel(path: string, project: NamedProject, lang: Lang, leverFieldLabel?: LeverFieldLabel): string {
  if (path === '') return '';
  const [part = '', ...steps] = path.split('/');
  if (part === 'name' && steps.length === 0) return PROJECT_NAME[lang];
  if (part === 'scenarios' && steps.length > 0) return scenarioLabel(steps, project, lang, leverFieldLabel).join(SEPARATOR);
  if (!isGlossaryPart(part)) return path;
  if (steps.length === 0) return partName(part, lang);
  if (SINGLE_PARTS.has(part)) return [partName(part, lang), ...fieldLabels(part, steps, project, lang)].join(SEPARATOR);
  const [id = '', ...rest] = steps;
  return [rowName(part, id, project, lang), ...fieldLabels(part, rest, project, lang)].join(SEPARATOR);
}
