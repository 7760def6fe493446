/**
 * What the grid shows, as plain data: columns declared once, rows by id, one cell a figure. The grid knows no project: a page turns its
 * tables into this and gets edits back. Shares are 0..1, durations seconds, hours minutes after midnight, as in the model.
 */
import type { FieldPath, Severity } from '../../model/issue.ts';
import type { DayHours } from '../../model/network.ts';

export type CellKind =
  | 'text'
  | 'number'
  | 'share'
  | 'integer'
  | 'duration'
  | 'month'
  | 'hoursRange'
  | 'choice'
  /** A reference to another row by its id: chosen by name. */
  | 'ref'
  | 'boolean';

export type CellValue = string | number | boolean | null | DayHours;

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface GridColumn {
  readonly id: string;
  readonly header: string;
  /** Shown in the header, never in the cells (the % of shares apart). */
  readonly unit?: string;
  /** What the figure is, on hover of the header. */
  readonly definition?: string;
  readonly kind: CellKind;
  /** rem */
  readonly width: number;
  readonly readonly?: boolean;
  /** When given, an empty cell is a value of its own (null), shown as this text. */
  readonly emptyText?: string;
  /** For 'choice' and 'ref'. */
  readonly choices?: readonly Choice[];
  /** Sum in the totals row. */
  readonly total?: boolean;
  /** Most decimals shown; editing shows them all. */
  readonly digits?: number;
}

/** Where a figure comes from, as a mark in the cell. */
export type Origin = 'source' | 'assumption' | 'typed';

export interface CellIssue {
  readonly severity: Severity;
  readonly text: string;
}

export interface GridCell {
  readonly path: FieldPath;
  readonly value: CellValue;
  /** Text that could not be read as the column's kind: shown as typed until mended. */
  readonly draft?: string;
  readonly issues?: readonly CellIssue[];
  readonly origin?: Origin;
  readonly readonly?: boolean;
}

export interface GridRow {
  readonly id: string;
  /** Its name in messages. */
  readonly label: string;
  /** In column order; null = the figure makes no sense for this row. */
  readonly cells: readonly (GridCell | null)[];
  /** Paths that have no cell of their own (a sum, the row itself) and the column where they are told. */
  readonly aliases?: Readonly<Record<FieldPath, number>>;
}

export type CellEdit =
  | { readonly path: FieldPath; readonly kind: 'value'; readonly value: CellValue }
  | { readonly path: FieldPath; readonly kind: 'draft'; readonly text: string };

/** What the user did to make edits: names the undo step. */
export type EditCause = 'type' | 'paste' | 'clear' | 'cut' | 'fill';

/** What a scenario makes of a cell. */
export interface VariantCell {
  readonly before: CellValue;
  readonly after: CellValue;
}

/** Cells that a scenario overrides, by path; `place` picks its colour (1..3). */
export interface GridVariant {
  readonly name: string;
  readonly place: 1 | 2 | 3;
  readonly cells: ReadonlyMap<FieldPath, VariantCell>;
}

export const isNumeric = (kind: CellKind): boolean => kind === 'number' || kind === 'share' || kind === 'integer' || kind === 'duration';
