/** A plain table of texts: the twin of a chart, with the same numbers. Pure. */
import type { FigureExplanation } from '../state/figure-panel.svelte.ts';

export interface TableColumn {
  readonly label: string;
  readonly numeric: boolean;
}

export interface TableRow {
  readonly header: string;
  /** One text a column after the first. */
  readonly cells: readonly string[];
  /** About fewer than 5 people: shown on this screen, never printed. */
  readonly small?: boolean;
  /** One a cell: where the figure comes from; null or absent = plain text. */
  readonly explain?: readonly ((() => FigureExplanation) | null)[];
}

export interface TableData {
  readonly caption: string;
  /** The first is the rows' own. */
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}
