import { describe, expect, it } from 'vitest';
import { arrange, nextSort, selectionFigures, totalsOf, viewRows } from '../../src/ui/grid/arrange.ts';
import type { CellValue, GridCell, GridColumn, GridRow } from '../../src/ui/grid/cell.ts';
import { editText, readCell, showValue } from '../../src/ui/grid/cell-text.ts';

const columns: readonly GridColumn[] = [
  { id: 'name', header: 'Nom', kind: 'text', width: 8 },
  { id: 'seats', header: 'Places', kind: 'integer', width: 5, total: true },
  { id: 'price', header: 'Prix', kind: 'number', width: 5, emptyText: 'à convenir' },
];
const row = (id: string, ...values: readonly (CellValue | { draft: string })[]): GridRow => ({
  id,
  label: String(values[0]),
  cells: values.map((value, c): GridCell => {
    const path = `sites/${id}/${columns[c].id}`;
    return typeof value === 'object' && value !== null && 'draft' in value
      ? { path, value: 1, draft: value.draft }
      : { path, value: value as CellValue };
  }),
});
const rows = [
  row('b', 'Brest', 40, 5),
  row('v', 'Évreux', 12, null),
  row('a', 'Angers', 180, 3),
  row('x', 'Le Mans', { draft: 'douze' }, 4),
];
const ids = (list: readonly GridRow[]): string => list.map((one) => one.id).join('');

describe('order and choice of rows', () => {
  it('a header goes up, down, and back to the stored order', () => {
    const up = nextSort(null, 1);
    const down = nextSort(up, 1);
    expect([up, down, nextSort(down, 1), nextSort(down, 0)]).toEqual([
      { column: 1, descending: false },
      { column: 1, descending: true },
      null,
      { column: 0, descending: false },
    ]);
  });

  it('names sort as French does, accents aside, and numbers as numbers', () => {
    expect(ids(viewRows(rows, arrange(columns, rows, { column: 0, descending: false }, '', 'fr')))).toBe('abvx');
    expect(ids(viewRows(rows, arrange(columns, rows, { column: 1, descending: true }, '', 'fr')))).toBe('abvx');
  });

  it('cells without a readable number stand last in both directions', () => {
    const last = [false, true].map((descending) => viewRows(rows, arrange(columns, rows, { column: 1, descending }, '', 'fr')).at(-1)?.id);
    expect(last).toEqual(['x', 'x']);
  });

  it('the filter finds words without accents or case, in any column', () => {
    expect(ids(viewRows(rows, arrange(columns, rows, null, 'EVR', 'fr')))).toBe('v');
    expect(ids(viewRows(rows, arrange(columns, rows, null, 'convenir', 'fr')))).toBe('v');
    expect(ids(viewRows(rows, arrange(columns, rows, null, 'a 180', 'fr')))).toBe('a');
  });

  it('an edit does not make a sorted row jump, a new row stands at the end, a deleted one is gone', () => {
    const frozen = arrange(columns, rows, { column: 1, descending: false }, '', 'fr');
    const edited = [row('n', 'Nantes', 1, 1), row('b', 'Brest', 999, 5), ...rows.slice(2)];
    expect(ids(viewRows(edited, frozen))).toBe('baxn');
  });

  it('totals leave unreadable cells out and say how many', () => {
    expect(totalsOf(columns, rows)).toEqual([null, { sum: 232, leftOut: 1 }, null]);
  });

  it('the figures of a selection count cells, numbers and their sum', () => {
    expect(selectionFigures(columns, rows, { top: 0, bottom: 2, left: 0, right: 1 })).toEqual({ cells: 6, numbers: 3, sum: 232 });
  });
});

describe('cell texts', () => {
  const number: GridColumn = { id: 'n', header: 'n', kind: 'number', width: 5 };
  const share: GridColumn = { id: 's', header: 's', kind: 'share', width: 5 };

  it('every number and share that is edited without a change comes back exactly', () => {
    const odd = [0, 1 / 3, 0.1 + 0.2, 1e-7, 123456789.123, -4.5, 0.07, 0.1234567];
    const lost = odd.flatMap((value) =>
      (['fr', 'en'] as const).flatMap((lang) =>
        [number, share].filter((column) => {
          const read = readCell(column, editText(column, { path: 'p', value }, lang), lang);
          const back = read.ok && typeof read.value === 'number' ? read.value : Number.NaN;
          return Math.abs(back - value) > Math.abs(value) * 1e-11;
        }),
      ),
    );
    expect(lost).toEqual([]);
  });

  it('percentages, thousands and empty values are shown in French typography', () => {
    expect([
      showValue(share, 0.055, 'fr'),
      showValue(number, 12345.6, 'fr'),
      showValue(columns[2], null, 'fr'),
      showValue(share, 0.8, 'en'),
    ]).toEqual(['5,5\u00a0%', '12\u202f345,6', 'à convenir', '80%']);
  });

  it('a choice is read by its name, its beginning when that is unique, else it stays a draft', () => {
    const kind: GridColumn = {
      id: 'k',
      header: 'k',
      kind: 'choice',
      width: 5,
      choices: [
        { value: 'site', label: 'le site' },
        { value: 'region', label: 'la région' },
        { value: 'nation', label: 'le pays' },
      ],
    };
    expect([readCell(kind, 'La Region', 'fr'), readCell(kind, 'le p', 'fr'), readCell(kind, 'le', 'fr')]).toEqual([
      { ok: true, value: 'region' },
      { ok: true, value: 'nation' },
      { ok: false },
    ]);
  });
});
