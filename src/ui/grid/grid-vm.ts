/**
 * Moving about and selecting in a grid, by row and column index of the view (after sorting and filtering). Pure.
 * The active cell has the focus; the selection spans from it to the far corner. Row −1 is the header.
 */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** Rectangle of cells, both ends included. */
export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export const HEADER_ROW = -1;

/** A key as the grid understands it; `page` = rows on screen. */
export interface GridKey {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
}

const limit = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** The place nearest to `place` that exists; the header where there is no row. */
export function clampPlace(place: GridPlace, size: GridSize, lowestRow: number = HEADER_ROW): GridPlace {
  return {
    row: limit(place.row, size.rows === 0 ? HEADER_ROW : lowestRow, Math.max(size.rows - 1, HEADER_ROW)),
    column: limit(place.column, 0, Math.max(0, size.columns - 1)),
  };
}

/** Where a movement key leads, or null when the key does not move. Arrows stop at the edges; with Ctrl they go to them. */
export function moveBy(key: GridKey, from: GridPlace, size: GridSize, page: number): GridPlace | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const to = (row: number, column: number, lowestRow = HEADER_ROW): GridPlace => clampPlace({ row, column }, size, lowestRow);
  switch (key.key) {
    case 'ArrowUp':
      return key.ctrl ? to(0, from.column, 0) : to(from.row - 1, from.column, key.shift ? 0 : HEADER_ROW);
    case 'ArrowDown':
      return to(key.ctrl ? lastRow : from.row + 1, from.column);
    case 'ArrowLeft':
      return to(from.row, key.ctrl ? 0 : from.column - 1);
    case 'ArrowRight':
      return to(from.row, key.ctrl ? lastColumn : from.column + 1);
    case 'Home':
      return to(key.ctrl ? 0 : from.row, 0, key.ctrl ? 0 : HEADER_ROW);
    case 'End':
      return to(key.ctrl ? lastRow : from.row, lastColumn);
    case 'PageUp':
      return to(from.row - page, from.column, 0);
    case 'PageDown':
      return to(from.row + page, from.column);
    default:
      return null;
  }
}

/** The next cell in reading order (Tab), or null past the end, where Tab leaves the grid. */
export function tabFrom(from: GridPlace, size: GridSize, backwards: boolean): GridPlace | null {
  const at = from.row * size.columns + from.column + (backwards ? -1 : 1);
  const first = HEADER_ROW * size.columns;
  if (at < first || at >= size.rows * size.columns) return null;
  const row = Math.floor(at / size.columns);
  return { row, column: at - row * size.columns };
}

/** Below (or above) after Enter; stays at the edge. */
export function enterFrom(from: GridPlace, size: GridSize, backwards: boolean): GridPlace {
  return clampPlace({ row: from.row + (backwards ? -1 : 1), column: from.column }, size, 0);
}

export function rangeOf(active: GridPlace, corner: GridPlace): CellRange {
  return {
    top: Math.max(0, Math.min(active.row, corner.row)),
    bottom: Math.max(active.row, corner.row),
    left: Math.min(active.column, corner.column),
    right: Math.max(active.column, corner.column),
  };
}

export const isInRange = (range: CellRange, row: number, column: number): boolean =>
  row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;

export const rangeRows = (range: CellRange): number => Math.max(0, range.bottom - range.top + 1);
export const rangeColumns = (range: CellRange): number => range.right - range.left + 1;

/** Rows worth drawing when there are many: those on screen and some around, as [from, to). */
export function rowWindow(rows: number, scrollTop: number, viewHeight: number, rowHeight: number, margin = 12): readonly [number, number] {
  if (rowHeight <= 0) return [0, Math.min(rows, 60)];
  const from = Math.max(0, Math.floor(scrollTop / rowHeight) - margin);
  const to = Math.min(rows, Math.ceil((scrollTop + viewHeight) / rowHeight) + margin);
  return [Math.min(from, Math.max(0, rows - 1)), Math.max(to, Math.min(rows, 1))];
}

/** From this many rows on, only those near the screen are drawn: a screen shows about twenty, and each row more costs a millisecond. */
export const VIRTUAL_FROM = 60;

/** Cells drawn in one frame while a table opens. */
const CELLS_AT_ONCE = 250;

/** Rows drawn in one frame while a table opens; at least two. */
export function rowsAtOnce(columns: number): number {
  return Math.max(2, Math.floor(CELLS_AT_ONCE / Math.max(1, columns)));
}
