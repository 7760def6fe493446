/** The tables of people: skills by profile, teams, support posts, training paths. Pure. */
import { dataTexts } from '../../../i18n/texts/data.ts';
import { rowName } from '../../../i18n/texts/issues.ts';
import type { SkillProfile, SupportPosts, Team, TrainingPath } from '../../../model/network.ts';
import { choicesOf, type DataTable, type FieldSpec, makeTable, type TableContext } from './data-table.ts';
import { choicesFrom } from './tables-places.ts';

/** What the skill matrix shows of each skill. */
export const SKILL_FIELDS = ['handlingFactor', 'rank', 'queueRank'] as const;
export type SkillField = (typeof SKILL_FIELDS)[number];

export function skillsTables(context: TableContext, shown: SkillField): readonly DataTable[] {
  const texts = dataTexts[context.lang];
  const flows = context.network.flows.map(
    (flow): FieldSpec<SkillProfile> => ({
      field: `skills/${flow.id}/${shown}`,
      term: `skills/${shown}`,
      header: flow.name,
      kind: shown === 'handlingFactor' ? 'number' : 'integer',
      width: 8,
      more: { emptyText: texts.noSkill },
    }),
  );
  return [
    makeTable(context, {
      id: 'skills',
      part: 'skillProfiles',
      title: texts.tables.skills,
      note: texts.tables.skillsNote,
      specs: [{ field: 'name', kind: 'text', width: 13 }, ...flows],
      rows: context.network.skillProfiles,
      label: (profile) => profile.name,
    }),
  ];
}

export function teamsTables(context: TableContext): readonly DataTable[] {
  const texts = dataTexts[context.lang];
  const { network, project, lang } = context;
  const specs: readonly FieldSpec<Team>[] = [
    { field: 'siteId', kind: 'ref', width: 10, more: { choices: choicesOf(network.sites) } },
    { field: 'profileId', kind: 'ref', width: 10, more: { choices: choicesOf(network.skillProfiles) } },
    { field: 'headcount', kind: 'integer', width: 6, more: { total: true } },
    { field: 'fte', kind: 'number', width: 8, more: { total: true, digits: 2 } },
    { field: 'weeklyHours', kind: 'number', width: 7.5 },
    { field: 'shrinkageShare', kind: 'share', width: 6 },
    { field: 'attritionPerYearShare', kind: 'share', width: 6 },
    { field: 'costPerHour', kind: 'number', width: 6 },
    { field: 'rosterId', kind: 'ref', width: 9, more: { choices: choicesOf(network.profiles24) } },
    { field: 'seniority/under1Year', kind: 'share', width: 6 },
    { field: 'seniority/from1To5Years', kind: 'share', width: 6 },
    { field: 'seniority/over5Years', kind: 'share', width: 6.5 },
    {
      field: 'agentsByHalfHour',
      kind: 'boolean',
      width: 7,
      more: { readonly: true, unit: '' },
      value: (team) => team.agentsByHalfHour !== null,
    },
  ];
  return [
    makeTable(context, {
      id: 'teams',
      part: 'teams',
      title: texts.tables.teams,
      note: texts.tables.teamsNote,
      specs,
      rows: network.teams,
      without: SECOND_TABLE_FIELDS,
      label: (team) => rowName('teams', team.id, project, lang),
    }),
    optionalTable(context),
    supportPostsTable(context),
  ];
}

function supportPostsTable(context: TableContext): DataTable {
  const texts = dataTexts[context.lang];
  const { network, project, lang } = context;
  const specs: readonly FieldSpec<SupportPosts>[] = [
    { field: 'siteId', kind: 'ref', width: 10, more: { choices: choicesOf(network.sites) } },
    { field: 'kind', kind: 'choice', width: 9, more: { choices: choicesFrom(texts.choices.post) } },
    { field: 'fte', kind: 'number', width: 8, more: { total: true, digits: 2 } },
    { field: 'costPerHour', kind: 'number', width: 9, more: { emptyText: texts.asTeams } },
    {
      field: 'learnersPerPost',
      kind: 'number',
      width: 9,
      more: { emptyText: '' },
      absent: (post) => post.kind !== 'trainer' && post.learnersPerPost === undefined,
    },
  ];
  return makeTable(context, {
    id: 'supportPosts',
    part: 'supportPosts',
    title: texts.tables.supportPosts,
    note: texts.tables.supportPostsNote,
    specs,
    rows: network.supportPosts,
    label: (posts) => rowName('supportPosts', posts.id, project, lang),
  });
}

/** Path of a row's name, made of its site and profile: shown, never stored. */
const TEAM_NAME = 'teamName';
const SECOND_TABLE_FIELDS = ['absenceShare', 'handlingFactor', 'attritionByBand', 'variablePay'] as const;

/** What few projects know of their teams: unplanned absence, pace, leaving by seniority, the plan of variable pay. */
function optionalTable(context: TableContext): DataTable {
  const texts = dataTexts[context.lang];
  const { network, project, lang } = context;
  const optional = { emptyText: '' };
  const specs: readonly FieldSpec<Team>[] = [
    {
      field: TEAM_NAME,
      header: texts.teamName,
      kind: 'text',
      width: 16,
      more: { readonly: true },
      value: (team) => rowName('teams', team.id, project, lang),
    },
    { field: 'absenceShare', kind: 'share', width: 7, more: optional },
    { field: 'handlingFactor', kind: 'number', width: 6.5, more: optional },
    { field: 'attritionByBand/under1Year', kind: 'share', width: 8, more: optional },
    { field: 'attritionByBand/from1To5Years', kind: 'share', width: 8, more: optional },
    { field: 'attritionByBand/over5Years', kind: 'share', width: 8, more: optional },
    { field: 'variablePay/targetEurosPerMonth', kind: 'number', width: 8, more: optional },
    { field: 'variablePay/individualShare', kind: 'share', width: 8, more: optional },
    { field: 'variablePay/collectiveShare', kind: 'share', width: 8, more: optional },
    { field: 'variablePay/qualityShare', kind: 'share', width: 7, more: optional },
    { field: 'variablePay/frozenShare', kind: 'share', width: 7, more: optional },
  ];
  return makeTable(context, {
    id: 'teamOptions',
    part: 'teams',
    title: texts.tables.teamOptions,
    note: texts.tables.teamOptionsNote,
    specs,
    rows: network.teams,
    label: (team) => rowName('teams', team.id, project, lang),
    ownsRows: false,
    fields: SECOND_TABLE_FIELDS,
  });
}

export function trainingTables(context: TableContext): readonly DataTable[] {
  const texts = dataTexts[context.lang];
  const { network, project, lang } = context;
  const profiles = choicesOf(network.skillProfiles);
  const specs: readonly FieldSpec<TrainingPath>[] = [
    { field: 'fromProfileId', kind: 'ref', width: 11, more: { choices: profiles } },
    { field: 'toProfileId', kind: 'ref', width: 11, more: { choices: profiles } },
    { field: 'classroomWeeks', kind: 'number', width: 7 },
    { field: 'accompanimentWeeks', kind: 'number', width: 8.5 },
    { field: 'accompanimentAwayShare', kind: 'share', width: 9.5 },
    { field: 'rampFactor', kind: 'number', width: 7 },
    { field: 'rampMonths', kind: 'number', width: 7.5 },
    { field: 'costPerPerson', kind: 'number', width: 7 },
  ];
  return [
    makeTable(context, {
      id: 'training',
      part: 'trainingPaths',
      title: texts.tables.training,
      note: texts.tables.trainingNote,
      specs,
      rows: network.trainingPaths,
      label: (path) => rowName('trainingPaths', path.id, project, lang),
    }),
  ];
}
