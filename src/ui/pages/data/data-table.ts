/**
 * How a table of the network becomes columns and rows of a grid: fields from the glossary, values by path, drafts, issues and provenance at
 * their cell. Pure. What each tab shows stands in tables-*.ts.
 */
import type { Lang } from '../../../i18n/lang.ts';
import { fieldTerm, type GlossaryPart } from '../../../i18n/texts/glossary.ts';
import { issueText } from '../../../i18n/texts/issues.ts';
import type { FieldPath, Issue } from '../../../model/issue.ts';
import type { Network } from '../../../model/network.ts';
import type { Json, Project } from '../../../model/project.ts';
import { getField, type TablePart } from '../../../model/project-edit.ts';
import { originOf } from '../../../model/provenance.ts';
import type { CellIssue, CellKind, CellValue, Choice, GridCell, GridColumn, GridRow } from '../../grid/cell.ts';
import { type DataTab, tabOfPath } from './data-tabs.ts';

export interface DataTable {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** Null: rows come from elsewhere. */
  readonly part: TablePart | null;
  /** Rows that stand inside those of another table and are added and deleted here: which kind. */
  readonly nested?: 'aid';
}

export interface TableContext {
  readonly project: Project;
  readonly network: Network;
  readonly lang: Lang;
  readonly issues: readonly Issue[];
  readonly tab: DataTab;
}

/** Which figures can have a source or a range: measured things, not names and links. */
const MEASURED: ReadonlySet<CellKind> = new Set(['number', 'share', 'integer', 'duration', 'hoursRange', 'month']);

/** A value of the document as a cell holds it; lists and records have no cell. */
export function asCellValue(value: Json | undefined): CellValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  const { fromMinute, toMinute } = value as { readonly fromMinute?: Json; readonly toMinute?: Json };
  return typeof fromMinute === 'number' && typeof toMinute === 'number' ? { fromMinute, toMinute } : null;
}

export interface FieldSpec<Row> {
  /** Path inside the row. */
  readonly field: string;
  readonly kind: CellKind;
  /** rem */
  readonly width: number;
  readonly header?: string;
  /** Glossary field when it is not `field` without positions. */
  readonly term?: string;
  readonly more?: Partial<GridColumn>;
  /** True where the figure makes no sense for the row. */
  readonly absent?: (row: Row) => boolean;
  /** The value where it is not simply the field. */
  readonly value?: (row: Row) => CellValue;
}

/** A column named by the glossary. Units that a cell shows itself (%) stand in the header only when they say more. */
export function columnOf<Row>(part: GlossaryPart, spec: FieldSpec<Row>, lang: Lang): GridColumn {
  const term = fieldTerm(part, spec.term ?? spec.field, lang);
  const unit = term?.unit ?? '';
  return {
    id: spec.field,
    header: spec.header ?? term?.label ?? spec.field,
    definition: term?.definition,
    kind: spec.kind,
    width: spec.width,
    ...(unit === '' || unit === term?.label ? {} : { unit }),
    ...spec.more,
  };
}

interface TableSpec<Row extends { readonly id: string }> {
  readonly id: string;
  readonly part: TablePart & GlossaryPart;
  readonly title: string;
  readonly note?: string;
  readonly specs: readonly FieldSpec<Row>[];
  readonly rows: readonly Row[];
  readonly label: (row: Row) => string;
  /** False: this table shows the rows but is not where they are added or deleted. */
  readonly ownsRows?: boolean;
  /** True: a row's id is a path inside the part (`home/routing/aid/a1`), and its issues are those below it. */
  readonly nested?: boolean;
  /** Field prefixes whose issues belong here rather than to the table that owns the rows. */
  readonly fields?: readonly string[];
  /** Field prefixes that another table of the tab shows. */
  readonly without?: readonly string[];
}

export function makeTable<Row extends { readonly id: string }>(context: TableContext, spec: TableSpec<Row>): DataTable {
  const columns = spec.specs.map((field) => columnOf(spec.part, field, context.lang));
  const issues = context.issues.filter((issue) => belongs(issue.path, context.tab, spec));
  const byRow = new Map<string, Issue[]>();
  for (const issue of issues) {
    const id = spec.nested ? nestedRow(issue.path, spec) : (issue.path.split('/')[1] ?? '');
    byRow.set(id, [...(byRow.get(id) ?? []), issue]);
  }
  const rows = spec.rows.map((row) => makeRow(context, spec, row, columns, byRow.get(row.id) ?? []));
  return {
    id: spec.id,
    title: spec.title,
    note: spec.note ?? '',
    columns,
    rows,
    part: spec.ownsRows === false ? null : spec.part,
  };
}

/** The nested row that a path is at or below; '' = none. */
function nestedRow<Row extends { readonly id: string }>(path: FieldPath, { part, rows }: TableSpec<Row>): string {
  return rows.find(({ id }) => path === `${part}/${id}` || path.startsWith(`${part}/${id}/`))?.id ?? '';
}

const startsWithAny = (field: string, prefixes: readonly string[] = []): boolean =>
  prefixes.some((prefix) => field === prefix || field.startsWith(`${prefix}/`));

function belongs<Row extends { readonly id: string }>(path: FieldPath, tab: DataTab, spec: TableSpec<Row>): boolean {
  const [part, , ...rest] = path.split('/');
  if (part !== spec.part) return false;
  const field = rest.join('/');
  if (spec.specs.some((one) => one.field === field)) return true;
  if (startsWithAny(field, spec.without)) return false;
  return spec.fields ? startsWithAny(field, spec.fields) : spec.ownsRows !== false && tabOfPath(path) === tab;
}

function makeRow<Row extends { readonly id: string }>(
  context: TableContext,
  spec: TableSpec<Row>,
  row: Row,
  columns: readonly GridColumn[],
  issues: readonly Issue[],
): GridRow {
  const rowPath = `${spec.part}/${row.id}`;
  const paths = spec.specs.map((field) => (field.absent?.(row) ? null : `${rowPath}/${field.field}`));
  const placed = placeIssues(paths, issues);
  const cells = spec.specs.map((field, index): GridCell | null => {
    const path = paths[index];
    if (path === null || path === undefined) return null;
    const value = field.value ? field.value(row) : asCellValue(getField(context.project, path));
    return makeCell(context, path, columns[index], value, placed.byColumn.get(index) ?? []);
  });
  return { id: row.id, label: spec.label(row), cells, ...(placed.aliases ? { aliases: placed.aliases } : {}) };
}

export function makeCell(
  context: TableContext,
  path: FieldPath,
  column: GridColumn | undefined,
  value: CellValue,
  issues: readonly Issue[],
): GridCell {
  const { project, lang } = context;
  const draft = Object.hasOwn(project.drafts, path) ? project.drafts[path] : undefined;
  const hasOrigin = column !== undefined && !column.readonly && MEASURED.has(column.kind) && value !== null;
  return {
    path,
    value,
    ...(draft === undefined ? {} : { draft }),
    ...(issues.length === 0
      ? {}
      : { issues: issues.map((issue): CellIssue => ({ severity: issue.severity, text: issueText(issue, lang) })) }),
    ...(hasOrigin ? { origin: originOf(project, path).kind } : {}),
  };
}

interface PlacedIssues {
  readonly byColumn: ReadonlyMap<number, readonly Issue[]>;
  readonly aliases: Readonly<Record<FieldPath, number>> | null;
}

const parentOf = (path: FieldPath): FieldPath => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Each issue at the cell of its path, else at the one cell below it, else at the row's first cell, the row's name. */
export function placeIssues(paths: readonly (FieldPath | null)[], issues: readonly Issue[]): PlacedIssues {
  const byColumn = new Map<number, Issue[]>();
  const aliases: Record<FieldPath, number> = {};
  for (const issue of issues) {
    let column = paths.indexOf(issue.path);
    if (column < 0) {
      column = onlyBelow(paths, issue.path) ?? onlyBelow(paths, parentOf(issue.path)) ?? 0;
      aliases[issue.path] = column;
    }
    const list = byColumn.get(column) ?? [];
    // An error stands before a warning: the cell wears the first one's mark.
    if (issue.severity === 'error') list.unshift(issue);
    else list.push(issue);
    byColumn.set(column, list);
  }
  return { byColumn, aliases: Object.keys(aliases).length > 0 ? aliases : null };
}

function onlyBelow(paths: readonly (FieldPath | null)[], above: FieldPath): number | null {
  const below = paths.flatMap((path, index) => (path?.startsWith(`${above}/`) ? [index] : []));
  return below.length === 1 ? (below[0] ?? null) : null;
}

/** Rows as choices of a reference, by name. */
export function choicesOf(rows: readonly { readonly id: string; readonly name: string }[]): readonly Choice[] {
  return rows.map(({ id, name }) => ({ value: id, label: name || id }));
}
