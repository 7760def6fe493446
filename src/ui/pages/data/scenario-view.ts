/** The tables as a scenario leaves them in the month studied: which cells differ from the baseline of the same month. Pure. */
import type { FieldPath } from '../../../model/issue.ts';
import type { CellValue, VariantCell } from '../../grid/cell.ts';
import type { DataTable } from './data-table.ts';

function valuesByPath(tables: readonly DataTable[]): ReadonlyMap<FieldPath, CellValue> {
  const values = new Map<FieldPath, CellValue>();
  for (const { rows } of tables) {
    for (const { cells } of rows) for (const cell of cells) if (cell) values.set(cell.path, cell.value);
  }
  return values;
}

/**
 * @param before the tables made from the baseline's network of the month
 * @param after the same tables made from the scenario's
 * @returns cells of `after` with another value than before; a cell of a row that the scenario adds has none before
 */
export function variantCells(before: readonly DataTable[], after: readonly DataTable[]): ReadonlyMap<FieldPath, VariantCell> {
  const known = valuesByPath(before);
  const found = new Map<FieldPath, VariantCell>();
  for (const [path, value] of valuesByPath(after)) {
    const old = known.get(path) ?? null;
    if (JSON.stringify(old) !== JSON.stringify(value)) found.set(path, { before: old, after: value });
  }
  return found;
}
