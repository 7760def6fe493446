import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellEdit, CellValue, GridColumn, GridRow } from '../../src/ui/grid/cell.ts';
import { parseBlock, writeBlock } from '../../src/ui/grid/clipboard.ts';
import { refusalText } from '../../src/ui/grid/outcome-text.ts';
import { copyRange, type GridView, type Plan, planClear, planFillDown, planPaste } from '../../src/ui/grid/paste.ts';

const columns: readonly GridColumn[] = [
  { id: 'name', header: 'Nom', kind: 'text', width: 8 },
  { id: 'aht', header: 'DMT', unit: 's', kind: 'duration', width: 5 },
  { id: 'share', header: 'Part', kind: 'share', width: 5 },
  { id: 'hours', header: 'Lundi', kind: 'hoursRange', width: 8 },
  {
    id: 'kind',
    header: 'Type',
    kind: 'choice',
    width: 6,
    choices: [
      { value: 'internal', label: 'interne' },
      { value: 'partner', label: 'partenaire' },
    ],
  },
  { id: 'sum', header: 'Somme', kind: 'number', width: 5, readonly: true },
];
const values: readonly (readonly CellValue[])[] = [
  ['Home', 420, 0.2, { fromMinute: 480, toMinute: 1200 }, 'internal', 1],
  ['Mobile', 360.5, 0.3, null, 'partner', 2],
  ['Open', 510, 0.5, { fromMinute: 480, toMinute: 1200 }, 'internal', 3],
];
const rows: readonly GridRow[] = values.map((line, r) => ({
  id: `r${r}`,
  label: String(line[0]),
  cells: line.map((value, c) => ({ path: `rows/r${r}/${columns[c].id}`, value })),
}));
const view: GridView = { columns, rows, lang: 'fr' };
const at = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });

function edits(plan: Plan): readonly CellEdit[] {
  if (!plan.ok) throw new Error(`refused: ${plan.refusal.code}`);
  return plan.edits;
}
function refusal(plan: Plan) {
  if (plan.ok) throw new Error('not refused');
  return plan.refusal;
}

describe('blocks on the clipboard', () => {
  it('what is written is read back, whatever the texts hold', () => {
    const cell = fc.string().filter((text) => !/^[=@+\-']|\r/.test(text) && !text.startsWith('\ufeff'));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        (width, lines) => {
          const block = lines.map((line) => line.slice(0, width));
          // A single empty cell at the very end is the clipboard's last line break.
          if (width === 1 && block.at(-1)?.[0] === '') return;
          expect(parseBlock(writeBlock(block))).toEqual(block);
        },
      ),
    );
  });

  it('the line break Excel puts at the end is no row', () => {
    expect(parseBlock('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(parseBlock('')).toEqual([]);
  });

  it('a quote inside or never closed is an ordinary character', () => {
    expect(parseBlock('5" écran\t"abc')).toEqual([['5" écran', '"abc']]);
    expect(parseBlock('"a\tb\nc"\td')).toEqual([['a\tb\nc', 'd']]);
  });

  it('a text that would be a formula elsewhere is neutralised, a negative number is not', () => {
    expect(writeBlock([['=1+1', '@x', '-cmd', '-3,5', '−2', '+4 %']])).toBe("'=1+1\t'@x\t'-cmd\t-3,5\t−2\t+4 %");
  });
});

describe('pasting', () => {
  it('French decimals, thousands, percentages, durations and hours are read', () => {
    const block = parseBlock('Home\t7 min 30\t12,5 %\t8h–18h30\tPartenaire');
    expect(edits(planPaste(view, at(0, 0), block)).map((edit) => (edit.kind === 'value' ? edit.value : edit.text))).toEqual([
      450,
      0.125,
      { fromMinute: 480, toMinute: 1110 },
      'partner',
    ]);
  });

  it('what a table copies, it pastes back without any change', () => {
    const block = parseBlock(writeBlock(copyRange(view, at(0, 0, 2, 5))));
    expect(edits(planPaste(view, at(0, 0), block))).toEqual([]);
  });

  it('a column too many is refused with its line, its text and where the block starts; nothing is planned', () => {
    const found = refusal(planPaste(view, at(0, 3), parseBlock('8h–20h\tinterne\t1\n8h–20h\tinterne\t2\t99')));
    expect(found).toEqual({ code: 'tooManyColumns', line: 2, count: 4, room: 3, text: '99', from: 'Lundi' });
    expect(refusalText(found, 'fr')).toContain('À la ligne 2 du bloc collé il y a 4 colonnes');
    expect(refusalText(found, 'en')).toContain('“99” has no place');
  });

  it('empty columns at the end of an Excel block are not columns', () => {
    expect(edits(planPaste(view, at(0, 1), parseBlock('400\t\t\t\t\t\t\t'))).find((edit) => edit.path === 'rows/r0/aht')).toEqual({
      path: 'rows/r0/aht',
      kind: 'value',
      value: 400,
    });
  });

  it('a row too many is refused', () => {
    expect(refusal(planPaste(view, at(2, 1), parseBlock('1\n2')))).toEqual({ code: 'tooManyRows', count: 2, room: 1, from: 'Open' });
  });

  it('an unreadable text is kept as a draft in its own cell, its neighbours are taken', () => {
    const plan = edits(planPaste(view, at(0, 1), parseBlock('NaN\t10\t25:61')));
    expect(plan).toEqual([
      { path: 'rows/r0/aht', kind: 'draft', text: 'NaN' },
      { path: 'rows/r0/share', kind: 'value', value: 0.1 },
      { path: 'rows/r0/hours', kind: 'draft', text: '25:61' },
    ]);
  });

  it('a negative figure and 1e9 calls are numbers: the model judges them', () => {
    expect(edits(planPaste(view, at(0, 1), [['-5'], ['1e9']])).map((edit) => edit.kind === 'value' && edit.value)).toEqual([-5, 1e9]);
  });

  it('a computed cell refuses another value and accepts its own', () => {
    expect(refusal(planPaste(view, at(0, 5), [['7']]))).toEqual({ code: 'readonlyCell', row: 'Home', column: 'Somme', line: 1 });
    expect(edits(planPaste(view, at(0, 5), [['1']]))).toEqual([]);
  });

  it('one value fills the selection, a block repeats when the selection is a multiple of it', () => {
    expect(edits(planPaste(view, at(0, 1, 2, 1), [['300']]))).toHaveLength(3);
    const tiled = edits(planPaste(view, at(0, 1, 2, 2), [['300', '1 %']]));
    expect(tiled.map((edit) => edit.path)).toEqual(['r0', 'r1', 'r2'].flatMap((row) => [`rows/${row}/aht`, `rows/${row}/share`]));
  });

  it('a gigantic block is refused before it is read', () => {
    const line = new Array<string>(5).fill('1');
    expect(refusal(planPaste(view, at(0, 0), new Array(30_000).fill(line))).code).toBe('tooLarge');
  });
});

describe('clearing and filling', () => {
  it('Delete empties texts and numbers into drafts, closes hours, and leaves computed cells alone', () => {
    const plan = edits(planClear(view, at(0, 1, 0, 5)));
    expect(plan).toEqual([
      { path: 'rows/r0/aht', kind: 'draft', text: '' },
      { path: 'rows/r0/share', kind: 'draft', text: '' },
      { path: 'rows/r0/hours', kind: 'value', value: null },
      { path: 'rows/r0/kind', kind: 'draft', text: '' },
    ]);
  });

  it('Ctrl+D copies the first row of the selection down, exactly', () => {
    const exact: GridView = {
      ...view,
      rows: rows.map((row, r) => ({
        ...row,
        cells: row.cells.map((cell, c) => (r === 0 && c === 1 && cell ? { ...cell, value: 1 / 3 } : cell)),
      })),
    };
    expect(edits(planFillDown(exact, at(0, 1, 2, 1)))).toEqual([
      { path: 'rows/r1/aht', kind: 'value', value: 1 / 3 },
      { path: 'rows/r2/aht', kind: 'value', value: 1 / 3 },
    ]);
  });

  it('Ctrl+D on one cell takes the cell above; on the first row it does nothing', () => {
    expect(edits(planFillDown(view, at(1, 1)))).toEqual([{ path: 'rows/r1/aht', kind: 'value', value: 420 }]);
    expect(edits(planFillDown(view, at(0, 1)))).toEqual([]);
  });
});
