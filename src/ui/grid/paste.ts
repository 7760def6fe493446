/**
 * What typing, pasting, filling and clearing would change, decided before anything changes: a list of edits, or a refusal that names the
 * row and column. A text that cannot be read is no reason to refuse: it stays in its cell as a draft, with its error.
 */
import type { Lang } from '../../i18n/lang.ts';
import type { CellEdit, GridCell, GridColumn, GridRow } from './cell.ts';
import { clearedCell, copyText, readCell, sameValue } from './cell-text.ts';
import { type CellRange, type GridPlace, rangeColumns, rangeRows } from './grid-vm.ts';

export type Refusal =
  /** `line` and `count` of the pasted block (1-based line), `room` = columns left, `text` = first cell without a place, `from` = column of the top left cell. */
  | {
      readonly code: 'tooManyColumns';
      readonly line: number;
      readonly count: number;
      readonly room: number;
      readonly text: string;
      readonly from: string;
    }
  | { readonly code: 'tooManyRows'; readonly count: number; readonly room: number; readonly from: string }
  | { readonly code: 'readonlyCell'; readonly row: string; readonly column: string; readonly line: number }
  | { readonly code: 'tooLarge'; readonly cells: number }
  | { readonly code: 'empty' };

export type Plan =
  | { readonly ok: true; readonly edits: readonly CellEdit[]; readonly range: CellRange }
  | { readonly ok: false; readonly refusal: Refusal };

/** A paste larger than any table of the product is a mistake. */
export const MOST_CELLS = 100_000;

export interface GridView {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  readonly lang: Lang;
}

type Block = readonly (readonly string[])[];

const refuse = (refusal: Refusal): Plan => ({ ok: false, refusal });

export const isWritable = (column: GridColumn | undefined, cell: GridCell | null | undefined): cell is GridCell =>
  Boolean(column && cell && !column.readonly && !cell.readonly);

/** What a text makes of a cell; null when it stays as it is. */
export function editOf(column: GridColumn, cell: GridCell, text: string, lang: Lang): CellEdit | null {
  const read = readCell(column, text, lang);
  if (!read.ok) return cell.draft === text ? null : { path: cell.path, kind: 'draft', text };
  if (cell.draft === undefined && sameValue(read.value, cell.value)) return null;
  return { path: cell.path, kind: 'value', value: read.value };
}

/** Cells past the last column that say something are one column too many; empty ones at the end are Excel's habit and are dropped. */
function trimTrailingEmpty(block: Block): Block {
  return block.map((row) => {
    let end = row.length;
    while (end > 1 && (row[end - 1] ?? '').trim() === '') end -= 1;
    return row.slice(0, end);
  });
}

function refusalOfSize(view: GridView, at: GridPlace, block: Block): Refusal | null {
  const room = view.columns.length - at.column;
  const from = view.columns[at.column]?.header ?? '';
  const trimmed = trimTrailingEmpty(block);
  const line = trimmed.findIndex((row) => row.length > room);
  const tooLong = trimmed[line];
  if (tooLong) return { code: 'tooManyColumns', line: line + 1, count: tooLong.length, room, text: tooLong[room] ?? '', from };
  const rowRoom = view.rows.length - at.row;
  if (block.length > rowRoom) return { code: 'tooManyRows', count: block.length, room: rowRoom, from: view.rows[at.row]?.label ?? '' };
  return null;
}

/** Where a block goes: once from the top left cell, or repeated over a selection that is a whole multiple of it. */
function targetRange(selection: CellRange, height: number, width: number): CellRange {
  const [rows, columns] = [rangeRows(selection), rangeColumns(selection)];
  const tiles = rows % height === 0 && columns % width === 0;
  const [spanRows, spanColumns] = tiles ? [rows, columns] : [height, width];
  return { top: selection.top, left: selection.left, bottom: selection.top + spanRows - 1, right: selection.left + spanColumns - 1 };
}

/** Plans a paste at the selection's top left cell. One plan is one undo step. */
export function planPaste(view: GridView, selection: CellRange, block: Block): Plan {
  if (block.length === 0) return refuse({ code: 'empty' });
  const cells = block.reduce((sum, row) => sum + row.length, 0);
  if (cells > MOST_CELLS) return refuse({ code: 'tooLarge', cells });
  const size = refusalOfSize(view, { row: selection.top, column: selection.left }, block);
  if (size) return refuse(size);
  const width = trimTrailingEmpty(block).reduce((widest, row) => Math.max(widest, row.length), 1);
  const range = targetRange(selection, block.length, width);
  return planTexts(view, range, (row, column) => block[row % block.length]?.[column % width]);
}

/** Edits for a rectangle; `textAt` takes offsets inside it and gives undefined for cells to leave alone. */
function planTexts(view: GridView, range: CellRange, textAt: (row: number, column: number) => string | undefined): Plan {
  const edits: CellEdit[] = [];
  for (let row = range.top; row <= range.bottom; row += 1) {
    for (let index = range.left; index <= range.right; index += 1) {
      const text = textAt(row - range.top, index - range.left);
      const column = view.columns[index];
      const cell = view.rows[row]?.cells[index] ?? null;
      if (text === undefined || !column) continue;
      if (!isWritable(column, cell)) {
        if (isSameText(column, cell, text, view.lang)) continue;
        return refuse({ code: 'readonlyCell', row: view.rows[row]?.label ?? '', column: column.header, line: row - range.top + 1 });
      }
      const edit = editOf(column, cell, text, view.lang);
      if (edit) edits.push(edit);
    }
  }
  return { ok: true, edits, range };
}

function isSameText(column: GridColumn, cell: GridCell | null, text: string, lang: Lang): boolean {
  if (!cell) return text.trim() === '' || text.trim() === '–';
  if (text.trim() === copyText(column, cell, lang).trim()) return true;
  const read = readCell(column, text, lang);
  return read.ok && sameValue(read.value, cell.value);
}

/** The selection as rows of texts, for the clipboard. */
export function copyRange(view: GridView, range: CellRange): Block {
  return view.rows
    .slice(range.top, range.bottom + 1)
    .map((row) =>
      view.columns.slice(range.left, range.right + 1).map((column, i) => copyText(column, row.cells[range.left + i] ?? null, view.lang)),
    );
}

/** Empties the selection; cells that cannot be written are left alone. */
export function planClear(view: GridView, range: CellRange): Plan {
  const edits: CellEdit[] = [];
  for (const row of view.rows.slice(range.top, range.bottom + 1)) {
    for (let index = range.left; index <= range.right; index += 1) {
      const column = view.columns[index];
      const cell = row.cells[index] ?? null;
      if (!column || !isWritable(column, cell)) continue;
      const cleared = clearedCell(column);
      if ('draft' in cleared) edits.push({ path: cell.path, kind: 'draft', text: cleared.draft });
      else if (cell.draft !== undefined || !sameValue(cell.value, cleared.value)) {
        edits.push({ path: cell.path, kind: 'value', value: cleared.value });
      }
    }
  }
  return { ok: true, edits, range };
}

/** Ctrl+D: the selection's first row into the rows below it; one row alone takes the row above. */
export function planFillDown(view: GridView, selection: CellRange): Plan {
  const single = selection.top === selection.bottom;
  if (single && selection.top === 0) return { ok: true, edits: [], range: selection };
  const from = single ? selection.top - 1 : selection.top;
  const range = single ? selection : { ...selection, top: selection.top + 1 };
  const texts = copyRange(view, { ...selection, top: from, bottom: from })[0] ?? [];
  const edits: CellEdit[] = [];
  for (let row = range.top; row <= range.bottom; row += 1) {
    for (let index = range.left; index <= range.right; index += 1) {
      const edit = fillEdit(view, from, row, index, texts[index - range.left] ?? '');
      if (edit) edits.push(edit);
    }
  }
  return { ok: true, edits, range };
}

/** Values are copied as they stand (no rounding through text); drafts as text. */
function fillEdit(view: GridView, from: number, row: number, index: number, text: string): CellEdit | null {
  const column = view.columns[index];
  const origin = view.rows[from]?.cells[index] ?? null;
  const cell = view.rows[row]?.cells[index] ?? null;
  if (!column || !origin || !isWritable(column, cell)) return null;
  if (origin.draft !== undefined) return editOf(column, cell, text, view.lang);
  if (cell.draft === undefined && sameValue(cell.value, origin.value)) return null;
  return { path: cell.path, kind: 'value', value: origin.value };
}
