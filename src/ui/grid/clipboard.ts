/** Blocks of cells as Excel, Calc and Google Sheets put them on the clipboard: tabs between cells, lines between rows, quotes where needed. */

/**
 * Rows of cell texts; the last line break is no row of its own.
 * @example parseBlock('1,5\t2\n"a ""b""\n"\t3\n') // [['1,5', '2'], ['a "b"\n', '3']]
 */
export function parseBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const source = text.replace(/\r\n?/g, '\n').replace(/^\ufeff/, '');
  if (source === '') return [];
  for (;;) {
    const cell = source[at] === '"' ? readQuoted(source, at) : readPlain(source, at);
    row.push(cell.text);
    at = cell.end;
    const sign = source[at];
    at += 1;
    if (sign === '\t') continue;
    rows.push(row);
    row = [];
    if (sign === undefined || at >= source.length) return rows;
  }
}

interface ReadText {
  readonly text: string;
  readonly end: number;
}

function readPlain(source: string, from: number): ReadText {
  let end = from;
  while (end < source.length && source[end] !== '\t' && source[end] !== '\n') end += 1;
  return { text: source.slice(from, end), end };
}

/** A quoted cell; a quote that never closes, or is followed by more text, is an ordinary character. */
function readQuoted(source: string, from: number): ReadText {
  let text = '';
  for (let at = from + 1; at < source.length; at += 1) {
    if (source[at] !== '"') text += source[at];
    else if (source[at + 1] === '"') {
      text += '"';
      at += 1;
    } else {
      const next = source[at + 1];
      return next === undefined || next === '\t' || next === '\n' ? { text, end: at + 1 } : readPlain(source, from);
    }
  }
  return readPlain(source, from);
}

/** A text that a spreadsheet would take for a formula; numbers such as −3 or +1,5 are none. */
const FORMULA = /^[=@]|^[+-](?![\d.,\s]*%?$)/;

/** Rows of cells as a block for the clipboard. Texts that would start a formula get an apostrophe before them. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(writeCell).join('\t')).join('\n');
}

function writeCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[\t\n"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
