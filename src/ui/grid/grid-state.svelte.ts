/** What one grid on screen remembers: order of rows, active cell, selection, the cell being edited. The rows themselves belong to the page. */
import type { Lang } from '../../i18n/lang.ts';
import { type Arrangement, arrange, nextSort, type SortOrder, viewRows } from './arrange.ts';
import type { CellEdit, CellValue, EditCause, GridCell, GridColumn, GridRow } from './cell.ts';
import { editText, sameValue } from './cell-text.ts';
import { type CellRange, clampPlace, type GridPlace, type GridSize, HEADER_ROW, rangeOf } from './grid-vm.ts';
import { editOf, type GridView, isWritable } from './paste.ts';

export interface GridInput {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  readonly readonly: boolean;
  readonly lang: Lang;
  readonly onEdits: ((edits: readonly CellEdit[], cause: EditCause) => void) | undefined;
  /** False = not now (the page has asked a question first). */
  readonly beforeEdit: (() => boolean) | undefined;
}

/** A cell named by its row's id, so that sorting, undo and new rows do not move the user elsewhere. */
interface Spot {
  readonly rowId: string | null;
  readonly row: number;
  readonly column: number;
}

export interface Editing {
  readonly rowId: string;
  readonly column: number;
  /** What the editor opens with; '' when a letter was typed over the cell. */
  readonly text: string;
}

export class GridState {
  readonly #input: () => GridInput;
  #spot = $state.raw<Spot>({ rowId: null, row: 0, column: 0 });
  #corner = $state.raw<Spot>({ rowId: null, row: 0, column: 0 });
  #arrangement = $state.raw<Arrangement | null>(null);
  sort = $state.raw<SortOrder | null>(null);
  filter = $state('');
  editing = $state.raw<Editing | null>(null);
  /** Last refusal or outcome, for the status line. */
  message = $state('');
  /** Set by Escape: the next Tab leaves the grid. */
  tabLeaves = false;

  constructor(input: () => GridInput) {
    this.#input = input;
  }

  readonly rows = $derived.by(() => viewRows(this.#input().rows, this.#arrangement));
  readonly #rowIndex = $derived(new Map(this.rows.map((row, index) => [row.id, index])));
  readonly size = $derived.by<GridSize>(() => ({ rows: this.rows.length, columns: this.#input().columns.length }));
  readonly active = $derived(this.#placeOf(this.#spot));
  readonly corner = $derived(this.#placeOf(this.#corner));
  readonly range = $derived<CellRange>(rangeOf(this.active, this.corner));
  readonly activeCell = $derived<GridCell | null>(this.rows[this.active.row]?.cells[this.active.column] ?? null);
  readonly activeRow = $derived<GridRow | null>(this.rows[this.active.row] ?? null);

  get view(): GridView {
    return { columns: this.#input().columns, rows: this.rows, lang: this.#input().lang };
  }

  #placeOf(spot: Spot): GridPlace {
    const row = spot.rowId === null ? spot.row : (this.#rowIndex.get(spot.rowId) ?? spot.row);
    return clampPlace({ row, column: spot.column }, this.size);
  }

  #spotAt(place: GridPlace): Spot {
    return { ...place, rowId: this.rows[place.row]?.id ?? null };
  }

  /** Makes a cell the active one; the selection shrinks to it. */
  moveTo(place: GridPlace): void {
    this.#spot = this.#spotAt(clampPlace(place, this.size));
    this.#corner = this.#spot;
  }

  /** Stretches the selection from the active cell to `place`. */
  extendTo(place: GridPlace): void {
    this.#corner = this.#spotAt(clampPlace(place, this.size, 0));
  }

  select(range: CellRange): void {
    this.#spot = this.#spotAt({ row: range.top, column: range.left });
    this.#corner = this.#spotAt({ row: range.bottom, column: range.right });
  }

  /** Where a path stands in the view; the filter is lifted when it hides the row. */
  find(path: string): GridPlace | null {
    const { rows } = this.#input();
    const columnOf = (row: GridRow): number => row.aliases?.[path] ?? row.cells.findIndex((cell) => cell?.path === path);
    const row = rows.find((candidate) => columnOf(candidate) >= 0) ?? null;
    if (!row) return null;
    if (!this.#rowIndex.has(row.id)) this.setFilter('');
    const column = columnOf(row);
    return { row: this.rows.findIndex((candidate) => candidate.id === row.id), column };
  }

  setFilter(filter: string): void {
    this.filter = filter;
    this.#arrange();
  }

  toggleSort(column: number): void {
    this.sort = nextSort(this.sort, column);
    this.#arrange();
  }

  #arrange(): void {
    const { columns, rows, lang } = this.#input();
    this.#arrangement = this.sort || this.filter.trim() ? arrange(columns, rows, this.sort, this.filter, lang) : null;
  }

  canEdit(place: GridPlace): boolean {
    const { columns, readonly, onEdits } = this.#input();
    return !readonly && onEdits !== undefined && isWritable(columns[place.column], this.rows[place.row]?.cells[place.column]);
  }

  /** Opens the editor on the active cell; `blank` when a letter replaces its content. */
  beginEdit(blank = false): boolean {
    const { columns, lang, beforeEdit } = this.#input();
    const row = this.rows[this.active.row];
    const cell = this.activeCell;
    if (!row || !cell || !this.canEdit(this.active)) return false;
    if (beforeEdit && !beforeEdit()) return false;
    this.message = '';
    this.#corner = this.#spot;
    this.editing = { rowId: row.id, column: this.active.column, text: blank ? '' : editText(columns[this.active.column], cell, lang) };
    return true;
  }

  /** Ends editing with what was typed. */
  commit(text: string): void {
    const { columns, rows, lang } = this.#input();
    const { editing } = this;
    this.editing = null;
    if (!editing) return;
    const cell = rows.find((row) => row.id === editing.rowId)?.cells[editing.column];
    if (!cell) return;
    const edit = editOf(columns[editing.column], cell, text, lang);
    if (edit) this.send([edit], 'type');
  }

  /** Ends editing with a chosen value (lists, yes/no). */
  commitValue(value: CellValue): void {
    const { editing } = this;
    this.editing = null;
    const cell = this.#input().rows.find((row) => row.id === editing?.rowId)?.cells[editing?.column ?? 0];
    if (cell && (cell.draft !== undefined || !sameValue(cell.value, value))) this.send([{ path: cell.path, kind: 'value', value }], 'type');
  }

  cancel(): void {
    this.editing = null;
  }

  send(edits: readonly CellEdit[], cause: EditCause): void {
    if (edits.length > 0) this.#input().onEdits?.(edits, cause);
  }

  /** Rows touched by the selection. */
  get selectedRowIds(): readonly string[] {
    if (this.active.row === HEADER_ROW) return [];
    return this.rows.slice(this.range.top, this.range.bottom + 1).map((row) => row.id);
  }
}
