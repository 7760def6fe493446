/**
 * Order and choice of the rows on screen, and their totals. The order is frozen when the user sorts or filters: a row never jumps away
 * under the hand that edits it; rows added later stand at the end.
 */
import type { Lang } from '../../i18n/lang.ts';
import { type GridColumn, type GridRow, isNumeric } from './cell.ts';
import { cellNumber, cellText, plainWords } from './cell-text.ts';
import type { CellRange } from './grid-vm.ts';

export interface SortOrder {
  readonly column: number;
  readonly descending: boolean;
}

/** Row ids in the order of the view; `hidden` = those the filter left out. */
export interface Arrangement {
  readonly order: readonly string[];
  readonly hidden: ReadonlySet<string>;
}

/** The next state of a header that is pressed: up, down, as stored. */
export function nextSort(sort: SortOrder | null, column: number): SortOrder | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}

const byText = { fr: new Intl.Collator('fr', { numeric: true }), en: new Intl.Collator('en', { numeric: true }) } as const;

/** Freezes the order and the choice of rows; unreadable and empty cells go last in both directions. */
export function arrange(
  columns: readonly GridColumn[],
  rows: readonly GridRow[],
  sort: SortOrder | null,
  filter: string,
  lang: Lang,
): Arrangement {
  const words = plainWords(filter).split(' ').filter(Boolean);
  const hidden = new Set<string>();
  for (const row of rows) if (!matches(columns, row, words, lang)) hidden.add(row.id);
  const sorted = sort && columns[sort.column] ? [...rows].sort(comparer(columns[sort.column], sort, lang)) : rows;
  return { order: sorted.map((row) => row.id), hidden };
}

function comparer(column: GridColumn, sort: SortOrder, lang: Lang): (a: GridRow, b: GridRow) => number {
  const sign = sort.descending ? -1 : 1;
  const numeric = isNumeric(column.kind) || column.kind === 'hoursRange' || column.kind === 'boolean';
  return (a, b) => {
    const [left, right] = [a.cells[sort.column] ?? null, b.cells[sort.column] ?? null];
    if (!numeric) return sign * byText[lang].compare(cellText(column, left, lang), cellText(column, right, lang));
    const [x, y] = [cellNumber(column, left), cellNumber(column, right)];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return sign * (x - y);
  };
}

function matches(columns: readonly GridColumn[], row: GridRow, words: readonly string[], lang: Lang): boolean {
  if (words.length === 0) return true;
  const text = plainWords(`${row.label} ${columns.map((column, index) => cellText(column, row.cells[index] ?? null, lang)).join(' ')}`);
  return words.every((word) => text.includes(word));
}

/** The rows of the view: the frozen order as far as those rows still exist, then rows that came later. */
export function viewRows(rows: readonly GridRow[], arrangement: Arrangement | null): readonly GridRow[] {
  if (!arrangement) return rows;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const known = new Set(arrangement.order);
  const kept = arrangement.order.flatMap((id) => {
    const row = byId.get(id);
    return row && !arrangement.hidden.has(id) ? [row] : [];
  });
  return [...kept, ...rows.filter((row) => !known.has(row.id))];
}

/** Sum of a column over the rows of the view; null = not summed. Cells that cannot be read are left out and counted. */
export interface ColumnTotal {
  readonly sum: number;
  readonly leftOut: number;
}

export function totalsOf(columns: readonly GridColumn[], rows: readonly GridRow[]): readonly (ColumnTotal | null)[] {
  return columns.map((column, index) => {
    if (!column.total) return null;
    let sum = 0;
    let leftOut = 0;
    for (const row of rows) {
      const cell = row.cells[index] ?? null;
      const value = cellNumber(column, cell);
      if (Number.isNaN(value)) leftOut += cell && cell.value !== null ? 1 : 0;
      else sum += value;
    }
    return { sum, leftOut };
  });
}

export interface SelectionFigures {
  readonly cells: number;
  /** Readable numbers among them. */
  readonly numbers: number;
  readonly sum: number;
}

/** What the status line says of a selection of several cells. */
export function selectionFigures(columns: readonly GridColumn[], rows: readonly GridRow[], range: CellRange): SelectionFigures {
  let numbers = 0;
  let sum = 0;
  let cells = 0;
  for (let r = range.top; r <= range.bottom; r += 1) {
    for (let c = range.left; c <= range.right; c += 1) {
      cells += 1;
      const column = columns[c];
      const value = column && isNumeric(column.kind) ? cellNumber(column, rows[r]?.cells[c] ?? null) : Number.NaN;
      if (Number.isNaN(value)) continue;
      numbers += 1;
      sum += value;
    }
  }
  return { cells, numbers, sum };
}
