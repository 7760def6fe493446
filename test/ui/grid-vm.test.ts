import { describe, expect, it } from 'vitest';
import { commandOf, isLetter } from '../../src/ui/grid/grid-keys.ts';
import {
  clampPlace,
  enterFrom,
  HEADER_ROW,
  isInRange,
  moveBy,
  rangeOf,
  rowsAtOnce,
  rowWindow,
  tabFrom,
  VIRTUAL_FROM,
} from '../../src/ui/grid/grid-vm.ts';

const size = { rows: 3, columns: 4 };
const key = (name: string, ctrl = false, shift = false) => ({ key: name, ctrl, shift });
const from = { row: 1, column: 1 };

describe('moving about a grid', () => {
  it('arrows go one cell and stop at the edges; up from the first row is the header', () => {
    const moves = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].map((name) => moveBy(key(name), from, size, 5));
    expect(moves).toEqual([
      { row: 0, column: 1 },
      { row: 2, column: 1 },
      { row: 1, column: 0 },
      { row: 1, column: 2 },
    ]);
    expect(moveBy(key('ArrowDown'), { row: 2, column: 3 }, size, 5)).toEqual({ row: 2, column: 3 });
    expect(moveBy(key('ArrowUp'), { row: 0, column: 2 }, size, 5)).toEqual({ row: HEADER_ROW, column: 2 });
    expect(moveBy(key('ArrowUp', false, true), { row: 0, column: 2 }, size, 5)).toEqual({ row: 0, column: 2 });
  });

  it('Ctrl with an arrow, Home, End and their Ctrl forms reach the edges of the table', () => {
    expect(moveBy(key('ArrowDown', true), from, size, 5)).toEqual({ row: 2, column: 1 });
    expect(moveBy(key('ArrowRight', true), from, size, 5)).toEqual({ row: 1, column: 3 });
    expect(moveBy(key('ArrowUp', true), { row: 2, column: 1 }, size, 5)).toEqual({ row: 0, column: 1 });
    expect(moveBy(key('Home'), from, size, 5)).toEqual({ row: 1, column: 0 });
    expect(moveBy(key('End', true), from, size, 5)).toEqual({ row: 2, column: 3 });
    expect(moveBy(key('Home', true), from, size, 5)).toEqual({ row: 0, column: 0 });
  });

  it('a page down stops at the last row and a letter is no movement', () => {
    expect(moveBy(key('PageDown'), from, size, 20)).toEqual({ row: 2, column: 1 });
    expect(moveBy(key('PageUp'), from, size, 20)).toEqual({ row: 0, column: 1 });
    expect(moveBy(key('a'), from, size, 20)).toBeNull();
  });

  it('Tab reads the cells line by line and leaves the grid at both ends', () => {
    expect(tabFrom({ row: 0, column: 3 }, size, false)).toEqual({ row: 1, column: 0 });
    expect(tabFrom({ row: 2, column: 3 }, size, false)).toBeNull();
    expect(tabFrom({ row: 0, column: 0 }, size, true)).toEqual({ row: HEADER_ROW, column: 3 });
    expect(tabFrom({ row: HEADER_ROW, column: 0 }, size, true)).toBeNull();
  });

  it('every Tab from the first header reaches each cell exactly once', () => {
    const seen: string[] = [];
    for (let at: { row: number; column: number } | null = { row: HEADER_ROW, column: 0 }; at; at = tabFrom(at, size, false)) {
      seen.push(`${at.row}:${at.column}`);
    }
    expect(new Set(seen).size).toBe(16);
    expect(seen).toHaveLength(16);
  });

  it('Enter goes down, Shift+Enter up, and both stay inside the rows', () => {
    expect(enterFrom(from, size, false)).toEqual({ row: 2, column: 1 });
    expect(enterFrom({ row: 2, column: 1 }, size, false)).toEqual({ row: 2, column: 1 });
    expect(enterFrom({ row: 0, column: 1 }, size, true)).toEqual({ row: 0, column: 1 });
  });

  it('an empty table only has its header', () => {
    expect(clampPlace({ row: 5, column: 9 }, { rows: 0, columns: 2 })).toEqual({ row: HEADER_ROW, column: 1 });
    expect(moveBy(key('ArrowDown'), { row: HEADER_ROW, column: 0 }, { rows: 0, columns: 2 }, 5)).toEqual({ row: HEADER_ROW, column: 0 });
  });

  it('a selection is the same rectangle whichever corner it starts from', () => {
    const a = rangeOf({ row: 2, column: 3 }, { row: 0, column: 1 });
    expect(a).toEqual(rangeOf({ row: 0, column: 1 }, { row: 2, column: 3 }));
    expect(isInRange(a, 1, 2)).toBe(true);
    expect(isInRange(a, 1, 0)).toBe(false);
  });

  it('a table opens with a few hundred cells at once, and at least two rows', () => {
    for (const columns of [1, 7, 17, 122, 900]) {
      const rows = rowsAtOnce(columns);
      expect(rows).toBeGreaterThanOrEqual(2);
      if (columns <= 125) expect(rows * columns).toBeLessThanOrEqual(250);
    }
    // A screen of a long table is fewer rows than the shortest table that is drawn whole.
    const [first, last] = rowWindow(5000, 32 * 2500, 480, 32);
    expect(last - first).toBeLessThan(VIRTUAL_FROM);
  });

  it('the rows drawn always cover the screen, wherever it is scrolled to', () => {
    let uncovered = 0;
    for (let scroll = 0; scroll <= 1000 * 32 - 600; scroll += 77) {
      const [first, last] = rowWindow(1000, scroll, 600, 32);
      if (first * 32 > scroll || last * 32 < scroll + 600 || last - first > 60) uncovered += 1;
    }
    expect(uncovered).toBe(0);
  });
});

describe('keys of the grid', () => {
  it('F2 and Enter edit, F4 asks, Delete clears, Ctrl+D fills; the page keeps its own shortcuts', () => {
    const asked = [key('F2'), key('Enter'), key('F4'), key('Delete'), key('d', true), key('D', true), key('a', true)];
    expect(asked.map((one) => commandOf(one, 'number'))).toEqual(['edit', 'edit', 'ask', 'clear', 'fillDown', 'fillDown', 'selectAll']);
    const pages = [key('Enter', true), key('z', true), key('k', true), key('Escape'), key('F5')];
    expect(pages.map((one) => commandOf(one, 'number'))).toEqual([null, null, null, null, null]);
  });

  it('Space switches a yes/no cell and is a letter elsewhere', () => {
    expect([commandOf(key(' '), 'boolean'), commandOf(key(' '), 'text'), isLetter(key(' '), false, 'text')]).toEqual(['edit', null, true]);
    expect([commandOf(key(' ', true), 'text'), commandOf(key(' ', false, true), 'text')]).toEqual(['selectColumns', 'selectRows']);
  });

  it('letters, digits, signs and dead keys write; arrows and Ctrl with a letter do not', () => {
    const writes = ['é', '7', '-', ',', 'Dead'].map((name) => isLetter(key(name), false, 'number'));
    expect(writes).toEqual([true, true, true, true, true]);
    expect([
      isLetter(key('ArrowUp'), false, 'number'),
      isLetter(key('v', true), false, 'number'),
      isLetter(key('x'), true, 'number'),
    ]).toEqual([false, false, false]);
  });
});
