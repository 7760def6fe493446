/**
 * What the figures rest on: how many come from a document, how many are assumptions (with their range), how many were typed without
 * either. Counts the measured cells of every table; names and links are no figures. Pure.
 */
import { type Lang, localText } from '../../../i18n/lang.ts';
import { dataTexts } from '../../../i18n/texts/data.ts';
import { fieldTerm, isGlossaryPart, partName } from '../../../i18n/texts/glossary.ts';
import { pathLabel } from '../../../i18n/texts/issues.ts';
import type { FieldPath } from '../../../model/issue.ts';
import type { Project } from '../../../model/project.ts';
import type { GridCell, GridColumn, Origin } from '../../grid/cell.ts';
import { cellText, showValue } from '../../grid/cell-text.ts';
import type { DataTable } from './data-table.ts';
import { DATA_TABS } from './data-tabs.ts';
import { glossaryField } from './explain-cell.ts';
import { tablesOfTab } from './tables.ts';
import { SKILL_FIELDS } from './tables-people.ts';

export type OriginCounts = Readonly<Record<Origin, number>>;

export interface TableProof {
  readonly title: string;
  readonly counts: OriginCounts;
}

/** An assumption as recorded: for one figure, or for all below its path. */
export interface AssumptionRow {
  readonly path: FieldPath;
  readonly label: string;
  readonly value: string;
  readonly low: string;
  readonly high: string;
  readonly note: string;
  /** A cell to show; null when none is left. */
  readonly firstCell: FieldPath | null;
}

export interface UnprovenRow {
  readonly label: string;
  readonly count: number;
  readonly firstCell: FieldPath;
}

export interface Proofs {
  readonly counts: OriginCounts;
  readonly tables: readonly TableProof[];
  readonly assumptions: readonly AssumptionRow[];
  readonly unproven: readonly UnprovenRow[];
}

interface MeasuredCell {
  readonly cell: GridCell;
  readonly column: GridColumn;
}

const NONE: OriginCounts = { source: 0, assumption: 0, typed: 0 };

function allTables(project: Project, lang: Lang): readonly DataTable[] {
  return DATA_TABS.flatMap((tab) => {
    const context = { project, network: project.baseline, lang, issues: [], tab };
    return tab === 'skills' ? SKILL_FIELDS.flatMap((field) => tablesOfTab(context, field)) : tablesOfTab(context, 'handlingFactor');
  });
}

function measuredCells(table: DataTable): readonly MeasuredCell[] {
  return table.rows.flatMap((row) =>
    row.cells.flatMap((cell, index) => {
      const column = table.columns[index];
      return cell?.origin && column ? [{ cell, column }] : [];
    }),
  );
}

function count(cells: readonly MeasuredCell[]): OriginCounts {
  const counts = { ...NONE };
  for (const { cell } of cells) if (cell.origin) counts[cell.origin] += 1;
  return counts;
}

/** True when `recorded` speaks of `path`: the same, above it, or above it with any row. */
function speaksOf(recorded: FieldPath, path: FieldPath): boolean {
  const [a, b] = [recorded.split('/'), path.split('/')];
  return a.length <= b.length && a.every((step, index) => step === b[index] || (step === '*' && index === 1));
}

/** The place of a recorded path in words; `*` is every row of its table. */
function recordedLabel(path: FieldPath, project: Project, lang: Lang): string {
  const [part = '', row, ...rest] = path.split('/');
  if (row !== '*' || !isGlossaryPart(part)) return pathLabel(path, project, lang);
  return [partName(part, lang), fieldTerm(part, glossaryField(part, rest), lang)?.label].filter(Boolean).join(' · ');
}

function assumptionRows(project: Project, cells: readonly MeasuredCell[], lang: Lang): readonly AssumptionRow[] {
  const texts = dataTexts[lang].proofs;
  const rows: AssumptionRow[] = [];
  for (const [path, { sourceId, typed, low, high, note }] of Object.entries(project.provenance)) {
    if (sourceId !== null || typed) continue;
    const below = cells.filter(({ cell }) => cell.origin === 'assumption' && speaksOf(path, cell.path));
    const first = below[0];
    const show = (value: number | undefined): string => (value === undefined || !first ? '' : showValue(first.column, value, lang));
    rows.push({
      path,
      label: recordedLabel(path, project, lang),
      value: below.length === 1 && first ? cellText(first.column, first.cell, lang) : texts.cells(String(below.length)),
      low: show(low),
      high: show(high),
      note: note === undefined ? '' : localText(note, lang),
      firstCell: first?.cell.path ?? null,
    });
  }
  return rows;
}

function unprovenRows(cells: readonly MeasuredCell[], lang: Lang): readonly UnprovenRow[] {
  const rows = new Map<string, UnprovenRow>();
  for (const { cell } of cells) {
    if (cell.origin !== 'typed') continue;
    const [part = '', ...rest] = cell.path.split('/');
    if (!isGlossaryPart(part)) continue;
    const field = glossaryField(part, part === 'horizon' ? rest : rest.slice(1));
    const label = `${partName(part, lang)} · ${fieldTerm(part, field, lang)?.label ?? field}`;
    const before = rows.get(label);
    rows.set(label, { label, count: (before?.count ?? 0) + 1, firstCell: before?.firstCell ?? cell.path });
  }
  return Array.from(rows.values()).sort((a, b) => b.count - a.count);
}

export function proofsOf(project: Project, lang: Lang): Proofs {
  const tables = allTables(project, lang).map((table) => ({ title: table.title, cells: measuredCells(table) }));
  const byTitle = new Map<string, MeasuredCell[]>();
  for (const { title, cells } of tables) byTitle.set(title, [...(byTitle.get(title) ?? []), ...cells]);
  const all = tables.flatMap(({ cells }) => cells);
  return {
    counts: count(all),
    tables: Array.from(byTitle, ([title, cells]) => ({ title, counts: count(cells) })).filter(
      ({ counts }) => counts.source + counts.assumption + counts.typed > 0,
    ),
    assumptions: assumptionRows(project, all, lang),
    unproven: unprovenRows(all, lang),
  };
}
