/**
 * Edits of the grids applied to the project. Most set a field; some cells stand for something that may not be there yet: a skill, a zone's
 * share, a transfer, an overflow stage, partner hours. Pure; one list of edits gives one new project.
 */
import type { Lang } from '../../../i18n/lang.ts';
import type { FieldPath } from '../../../model/issue.ts';
import type { RoutingReach } from '../../../model/network.ts';
import type { Json, Project } from '../../../model/project.ts';
import { addItem, clearDraft, getField, removeItem, setDraft, setField, type TablePart } from '../../../model/project-edit.ts';
import { markTyped } from '../../../model/provenance.ts';
import type { CellEdit, CellValue } from '../../grid/cell.ts';
import { moveAid, setAlwaysHelps } from './aid-rows.ts';

export function applyEdits(project: Project, edits: readonly CellEdit[], lang: Lang): Project {
  return edits.reduce(
    (next, edit) => (edit.kind === 'draft' ? setDraft(next, edit.path, edit.text) : applyValue(next, edit.path, edit.value, lang)),
    project,
  );
}

type Setter = (project: Project, path: FieldPath, value: CellValue, lang: Lang) => Project;

const SETTERS: readonly (readonly [RegExp, Setter])[] = [
  [/^skillProfiles\/[^/]+\/skills\/[^/]+\/(handlingFactor|rank|queueRank)$/, setItemField],
  [/^flows\/[^/]+\/(origins|transfers)\/[^/]+\/share$/, setItemField],
  [/^flows\/[^/]+\/routing\/overflow\/[^/]+\/afterSeconds$/, setItemField],
  [/^flows\/[^/]+\/routing\/aid\/[^/]+\/(flowId|always)$/, setAid],
  [/^flows\/[^/]+\/routing\/partnerHours\/[0-6]$/, setPartnerHours],
  [/^teams\/[^/]+\/(attritionByBand|variablePay)\/[^/]+$/, setTeamPlan],
  [/^flows\/[^/]+\/(support|callback|routing\/partnerRework)\/[a-zA-Z]+$/, setOptionalRecord],
  [/^flows\/[^/]+\/(backlog|keepFree)$/, setOptionalNumber],
  [/^answerGroups\/[^/]+\/flowIds\/[^/]+$/, setGroupFlow],
  [/^(disruptions\/[^/]+\/fromMonth|oneOffCosts\/[^/]+\/month)$/, setMonthNumber],
  [/^sources\/[^/]+\/(title|detail)$/, setLocalText],
];

/** A value put into a cell: the project with it, and without the draft that stood there. */
function applyValue(project: Project, path: FieldPath, value: CellValue, lang: Lang): Project {
  const setter = SETTERS.find(([pattern]) => pattern.test(path))?.[1];
  const next = setter ? setter(project, path, value, lang) : setField(project, path, value);
  return clearDraft(next, path);
}

const lastStep = (path: FieldPath): string => path.slice(path.lastIndexOf('/') + 1);
const parentOf = (path: FieldPath): FieldPath => path.slice(0, path.lastIndexOf('/'));

/** What an element of a list starts with when its first figure is typed. */
function newItem(list: string, name: string): Readonly<Record<string, Json>> {
  switch (list) {
    case 'skills':
      return { flowId: name, handlingFactor: 1, rank: 1, queueRank: 1 };
    case 'origins':
      return { siteId: name, share: 0 };
    case 'transfers':
      return { toFlowId: name, share: 0 };
    default:
      return { reach: name, afterSeconds: 0 };
  }
}

/** Sets a figure of an element named in the path; makes the element when it is missing, removes it when the value is empty. */
function setItemField(project: Project, path: FieldPath, value: CellValue): Project {
  const itemPath = parentOf(path);
  const listPath = parentOf(itemPath);
  if (value === null) return removeItem(project, itemPath);
  if (getField(project, itemPath) !== undefined) return setField(project, path, value);
  const item = { ...newItem(lastStep(listPath), lastStep(itemPath)), [lastStep(path)]: value };
  const added = addItem(project, listPath, item);
  return markTyped(lastStep(listPath) === 'overflow' ? sortStages(added, listPath) : added, path);
}

const WIDTHS: Readonly<Record<RoutingReach, number>> = { site: 0, region: 1, nation: 2, partner: 3 };

/** Stages stand in the order in which they widen. */
function sortStages(project: Project, listPath: FieldPath): Project {
  const stages = getField(project, listPath);
  if (!Array.isArray(stages)) return project;
  const widthOf = (stage: Json): number => WIDTHS[(stage as { readonly reach: RoutingReach }).reach];
  return setField(
    project,
    listPath,
    [...(stages as readonly Json[])].sort((a, b) => widthOf(a) - widthOf(b)),
  );
}

/** Records that a flow may have or not: what each starts with, and the field without which there is none. */
const OPTIONAL_RECORDS: Readonly<Record<string, { readonly key: string; readonly fresh: Readonly<Record<string, Json>> }>> = {
  support: { key: 'flowId', fresh: { flowId: '', share: 0 } },
  callback: { key: 'acceptanceShare', fresh: { afterSeconds: 0, acceptanceShare: 0 } },
  partnerRework: { key: 'share', fresh: { toFlowId: '', share: 0 } },
};

/** The first figure makes the record; emptying its main one removes it, emptying another leaves what it means when absent. */
function setOptionalRecord(project: Project, path: FieldPath, value: CellValue): Project {
  const recordPath = parentOf(path);
  const name = lastStep(recordPath);
  const field = lastStep(path);
  const { key, fresh } = OPTIONAL_RECORDS[name]!;
  const before = getField(project, recordPath);
  const known = typeof before === 'object' && before !== null && !Array.isArray(before) ? (before as Readonly<Record<string, Json>>) : null;
  if (value === null && (known === null || field === key)) return known === null ? project : setField(project, recordPath, null);
  // Rework of a flow's own calls by its own advisers is what is meant unless another flow is chosen.
  const own: Record<string, Json> = name === 'partnerRework' ? { toFlowId: path.split('/')[1]! } : {};
  const { [field]: _old, ...others }: Record<string, Json> = known ?? { ...fresh, ...own };
  const next = value === null ? (field in fresh ? { ...others, [field]: fresh[field]! } : others) : { ...others, [field]: value };
  return markTyped(setField(project, recordPath, next), path);
}

/** Nothing typed means none. */
function setOptionalNumber(project: Project, path: FieldPath, value: CellValue): Project {
  return setField(project, path, value ?? 0);
}

const CLOSED_WEEK: readonly Json[] = [null, null, null, null, null, null, null];

/** Partner hours are a week or nothing: the first range makes the week, the last one taken away removes it. */
function setPartnerHours(project: Project, path: FieldPath, value: CellValue): Project {
  const weekPath = parentOf(path);
  const before = getField(project, weekPath);
  const week = Array.isArray(before) ? (before as readonly Json[]) : CLOSED_WEEK;
  const next = week.with(Number(lastStep(path)), value);
  return setField(project, weekPath, next.every((hours) => hours === null) ? null : next);
}

/** An agreement's flow is the one it stands in; its hours are its own or the helping site's. */
function setAid(project: Project, path: FieldPath, value: CellValue): Project {
  const rowId = parentOf(path).slice('flows/'.length);
  if (lastStep(path) === 'always') return setAlwaysHelps(project, rowId, value === true);
  return moveAid(project, rowId, typeof value === 'string' ? value : null);
}

/** What a team's optional plan starts with when its first figure is typed: what holds without it. */
function newPlan(project: Project, planPath: FieldPath): Readonly<Record<string, Json>> {
  if (lastStep(planPath) === 'variablePay') {
    return { targetEurosPerMonth: 0, individualShare: 0.5, collectiveShare: 0.3, qualityShare: 0.2 };
  }
  const even = getField(project, `${parentOf(planPath)}/attritionPerYearShare`) ?? 0;
  return { under1Year: even, from1To5Years: even, over5Years: even };
}

/** A plan is whole or absent: the first figure makes it, an emptied one removes it (the freeze apart, which may be absent). */
function setTeamPlan(project: Project, path: FieldPath, value: CellValue): Project {
  const planPath = parentOf(path);
  const before = getField(project, planPath);
  const isFreeze = lastStep(path) === 'frozenShare';
  if (value === null) return before === undefined ? project : setField(project, isFreeze ? path : planPath, null);
  if (before !== undefined) return setField(project, path, value);
  return markTyped(setField(project, planPath, { ...newPlan(project, planPath), [lastStep(path)]: value }), path);
}

/** A flow stands in one group at most: putting it into one takes it out of the others. */
function setGroupFlow(project: Project, path: FieldPath, value: CellValue): Project {
  const [, groupId = '', , flowId = ''] = path.split('/');
  return project.baseline.answerGroups.reduce((next, group) => {
    const others = group.flowIds.filter((id) => id !== flowId);
    const flowIds = group.id === groupId && value === true ? [...others, flowId] : others;
    const isSame = flowIds.length === group.flowIds.length && group.flowIds.includes(flowId) === flowIds.includes(flowId);
    return isSame || (group.id !== groupId && value !== true) ? next : setField(next, `answerGroups/${group.id}/flowIds`, flowIds);
  }, project);
}

/** Months are chosen by name; the choice carries the 0-based number as text. */
function setMonthNumber(project: Project, path: FieldPath, value: CellValue): Project {
  return typeof value === 'string' ? setField(project, path, Number(value)) : project;
}

/** Samples carry two languages: editing one leaves the other. */
function setLocalText(project: Project, path: FieldPath, value: CellValue, lang: Lang): Project {
  const before = getField(project, path);
  const text = typeof value === 'string' ? value : '';
  if (typeof before !== 'object' || before === null || Array.isArray(before)) return setField(project, path, text);
  return setField(project, path, { ...before, [lang]: text });
}

/** A new row's figures are the user's own, whatever is recorded for every row of its table. */
export function markRowTyped(project: Project, part: TablePart, id: string): Project {
  const row = getField(project, `${part}/${id}`);
  if (typeof row !== 'object' || row === null) return project;
  return Object.keys(row).reduce(
    (next, field) => (field === 'id' || field === 'name' ? next : markTyped(next, `${part}/${id}/${field}`)),
    project,
  );
}
