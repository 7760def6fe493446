/**
 * Edits of a project's data: pure, immutable, unchanged parts shared; the same object comes back when nothing changes, so that no empty
 * step enters the history. Scenarios and run settings are edited in scenario-edit.ts, provenance in provenance.ts.
 * - A figure set by hand is marked as typed and loses the draft at its place.
 * - Removing a row takes the small references to it along (skills, transfers, zones) and is refused while people or other tables
 *   stand on it, with the issue 'inUse' naming them.
 */
import { changeAt, getField, positionIn } from './field-path.ts';
import type { FieldPath, Issue } from './issue.ts';
import type { Flow, Id } from './network.ts';
import type { Json, LocalText, Project } from './project.ts';
import { markTyped } from './provenance.ts';
import { blockersOf, withoutReferences } from './references.ts';
import { ID_PREFIXES, newRow, type TablePart, type Tables } from './row-templates.ts';
import { freshId, setDraftText } from './scenario-edit.ts';
import { MOST_MONTHS } from './validation/places.ts';

export { getField } from './field-path.ts';
export { provenanceOf, setProvenance } from './provenance.ts';
export type { TablePart, Tables } from './row-templates.ts';
export { setDraftText } from './scenario-edit.ts';

export type EditResult = { readonly ok: true; readonly project: Project } | { readonly ok: false; readonly issue: Issue };

/** Fields that may be absent: null takes them out. */
const OPTIONAL_FIELDS: readonly RegExp[] = [
  /^flows\/[^/]+\/target\/maxAbandonment$/,
  /^flows\/[^/]+\/(customers|mostCustomersPerFte)$/,
  /^horizon\/holidays$/,
  /^regions\/[^/]+\/minimumAdvisers$/,
  /^sites\/[^/]+\/(homeSeats|classroomSeats|minimumAdvisers)$/,
  /^teams\/[^/]+\/(absenceShare|handlingFactor|attritionByBand|variablePay|variablePay\/frozenShare)$/,
  /^supportPosts\/[^/]+\/(learnersPerPost|costPerHour)$/,
];

const sameJson = (a: unknown, b: unknown): boolean => a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** Repeats the year before where there is one, else the last month. */
function fitMonths(flow: Flow, months: number): Flow {
  const before = flow.volumeByMonth;
  if (before.length === months) return flow;
  const volumeByMonth = Array.from({ length: months }, (_, month) => {
    let from = month;
    while (from >= before.length && from >= 12) from -= 12;
    return before[Math.min(from, before.length - 1)] ?? 0;
  });
  return { ...flow, volumeByMonth };
}

/**
 * A study of another length: every flow's monthly figures are cut, or continued with the year before. A length that cannot be computed is
 * kept as a draft, and the length that holds stays.
 */
export function setHorizonMonths(project: Project, months: number): Project {
  const { baseline } = project;
  if (!Number.isInteger(months) || months < 1 || months > MOST_MONTHS) return setDraftText(project, 'horizon/months', String(months));
  const settled = setDraftText(project, 'horizon/months', null);
  if (months === baseline.horizon.months) return settled;
  const flows = baseline.flows.map((flow) => fitMonths(flow, months));
  return markTyped({ ...settled, baseline: { ...baseline, horizon: { ...baseline.horizon, months }, flows } }, 'horizon/months');
}

/**
 * Sets one figure.
 * @param value of the field's kind; null takes out a field that may be absent
 * @returns the same project when the path leads nowhere or the value is there already (a draft at its place goes in any case)
 */
export function setField(project: Project, path: FieldPath, value: Json): Project {
  if (path === 'horizon/months' && typeof value === 'number') return setHorizonMonths(project, value);
  const absent = value === null && OPTIONAL_FIELDS.some((pattern) => pattern.test(path));
  const next = changeAt(project, path, (before) => (absent ? undefined : sameJson(before, value) ? before : value));
  const marked = next === project ? project : markTyped(next, path);
  return setDraftText(marked, path, null);
}

/** Several figures at once (a paste): one step for the history. */
export function setFields(project: Project, changes: readonly { readonly path: FieldPath; readonly value: Json }[]): Project {
  let next = project;
  for (const { path, value } of changes) next = setField(next, path, value);
  return next;
}

/** Keeps a typed text that could not be read; the figure below stays as it was. */
export function setDraft(project: Project, path: FieldPath, typed: string): Project {
  return setDraftText(project, path, typed);
}

export function clearDraft(project: Project, path: FieldPath): Project {
  return setDraftText(project, path, null);
}

export function renameProject(project: Project, name: LocalText): Project {
  return sameJson(project.name, name) ? project : { ...project, name };
}

/** The baseline is locked when scenarios rely on it: pages ask before they edit. */
export function setBaselineLocked(project: Project, locked: boolean): Project {
  return project.baselineLocked === locked ? project : { ...project, baselineLocked: locked };
}

/** The rows of a table. */
export function rowsOf<P extends TablePart>(project: Project, part: P): readonly Tables[P][] {
  const rows: unknown = part === 'sources' ? project.sources : project.baseline[part as Exclude<TablePart, 'sources'>];
  return rows as readonly Tables[P][];
}

function withRows(project: Project, part: TablePart, rows: readonly unknown[]): Project {
  return changeAt(project, part, () => rows);
}

const idsOf = (project: Project, part: TablePart): readonly Id[] => rowsOf(project, part).map((row) => row.id);

/** Adds a row at the end of a table. @param name shown first, in the user's language; @returns its id too */
export function addRow(project: Project, part: TablePart, name: string): { readonly project: Project; readonly id: Id } {
  const id = freshId(ID_PREFIXES[part], idsOf(project, part));
  return { project: withRows(project, part, [...rowsOf(project, part), newRow(part, id, name, project)]), id };
}

/** What is recorded at or below a row, under a new id. */
function copiedBelow<T>(record: Readonly<Record<FieldPath, T>>, part: string, from: Id, to: Id): Readonly<Record<FieldPath, T>> {
  const prefix = `${part}/${from}`;
  const copies = Object.entries(record).flatMap(([path, value]) =>
    path === prefix || path.startsWith(`${prefix}/`) ? [[`${part}/${to}${path.slice(prefix.length)}`, value] as const] : [],
  );
  return copies.length === 0 ? record : { ...record, ...Object.fromEntries(copies) };
}

/** Copies a row with its provenance and drafts, right after the original. @param name of the copy; absent = the same name */
export function duplicateRow(project: Project, part: TablePart, id: Id, name?: string): { readonly project: Project; readonly id: Id } {
  const rows: readonly { readonly id: Id }[] = rowsOf(project, part);
  const position = rows.findIndex((row) => row.id === id);
  const original = rows[position];
  if (original === undefined) return { project, id };
  const copyId = freshId(ID_PREFIXES[part], idsOf(project, part));
  const label = name === undefined ? {} : part === 'sources' ? { title: name } : 'name' in original ? { name } : {};
  const copied = withRows(project, part, rows.toSpliced(position + 1, 0, { ...original, id: copyId, ...label }));
  return {
    project: {
      ...copied,
      provenance: copiedBelow(project.provenance, part, id, copyId),
      drafts: copiedBelow(project.drafts, part, id, copyId),
    },
    id: copyId,
  };
}

function withoutBelow<T>(record: Readonly<Record<FieldPath, T>>, prefix: FieldPath): Readonly<Record<FieldPath, T>> {
  const kept = Object.entries(record).filter(([path]) => path !== prefix && !path.startsWith(`${prefix}/`));
  return kept.length === Object.keys(record).length ? record : Object.fromEntries(kept);
}

/**
 * Removes a row with its drafts and provenance, and the small references to it.
 * @returns refused with 'inUse' (params.names lists them) while teams, flows or scenarios stand on the row
 */
export function removeRow(project: Project, part: TablePart, id: Id): EditResult {
  const rows: readonly { readonly id: Id }[] = rowsOf(project, part);
  const row = rows.find((candidate) => candidate.id === id);
  if (row === undefined) return { ok: true, project };
  const blockers = blockersOf(project, part, id);
  if (blockers.length > 0) {
    const value = 'name' in row && typeof row.name === 'string' && row.name !== '' ? row.name : id;
    const issue: Issue = { path: `${part}/${id}`, severity: 'error', code: 'inUse', value, params: { names: blockers.join(', ') } };
    return { ok: false, issue };
  }
  const gone = withRows(
    project,
    part,
    rows.filter((candidate) => candidate.id !== id),
  );
  const cleaned = withoutReferences(gone, part, id);
  const prefix = `${part}/${id}`;
  return {
    ok: true,
    project: { ...cleaned, drafts: withoutBelow(cleaned.drafts, prefix), provenance: withoutBelow(cleaned.provenance, prefix) },
  };
}

/** Moves a row by `step` places; at the ends nothing happens. */
export function moveRow(project: Project, part: TablePart, id: Id, step: -1 | 1): Project {
  const rows: readonly { readonly id: Id }[] = rowsOf(project, part);
  const from = rows.findIndex((row) => row.id === id);
  const to = from + step;
  const moved = rows[from];
  const other = rows[to];
  if (moved === undefined || other === undefined) return project;
  return withRows(project, part, rows.with(from, other).with(to, moved));
}

/** Adds an element to a list inside a row: a skill, a zone, a transfer, an overflow stage, a cohort. @param listPath e.g. 'flows/f1/origins' */
export function addItem(project: Project, listPath: FieldPath, item: Json): Project {
  return changeAt(project, listPath, (before) => (Array.isArray(before) ? [...before, item] : before));
}

/** Removes an element of a list inside a row. @param path e.g. 'flows/f1/origins/brest' */
export function removeItem(project: Project, path: FieldPath): Project {
  const cut = path.lastIndexOf('/');
  const listPath = path.slice(0, cut);
  if (!Array.isArray(getField(project, listPath))) return project;
  const next = changeAt(project, listPath, (before) => {
    if (!Array.isArray(before)) return before;
    const position = positionIn(before, path.slice(cut + 1));
    return position < 0 ? before : before.toSpliced(position, 1);
  });
  return next === project ? project : { ...next, drafts: withoutBelow(next.drafts, path), provenance: withoutBelow(next.provenance, path) };
}
