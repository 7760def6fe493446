/**
 * Purpose: where a text stops being JSON, the same in every browser (their own messages differ and some give no position).
 * Source: RFC 8259, the grammar of JSON. Used only after JSON.parse has refused the text.
 */

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Between the quotes: from the space on, without quote and backslash. */
const STRING = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\n\r]*/y;

/** The offset after `pattern` at `offset`, or -1. */
function after(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** What may come next: a value, a key of an object, or the sign after a value. */
type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'sign';

function scalarEnd(text: string, offset: number): number {
  const first = text[offset];
  if (first === '"') return after(STRING, text, offset);
  return after(first === '-' || (first !== undefined && first >= '0' && first <= '9') ? NUMBER : WORD, text, offset);
}

function keyEnd(text: string, offset: number): number {
  const end = after(STRING, text, offset);
  if (end < 0) return -1;
  const colon = after(SPACE, text, end);
  return text[colon] === ':' ? colon + 1 : -1;
}

/**
 * Offset of the first character that cannot be JSON; the text's length when it ends too early; -1 when the whole text is JSON.
 * @example jsonErrorOffset('{"a":1,}') // 7
 */
export function jsonErrorOffset(text: string): number {
  const closers: string[] = [];
  let expected: Expected = 'value';
  let at = after(SPACE, text, 0);
  while (at < text.length) {
    const char = text[at] ?? '';
    const closer = closers[closers.length - 1];
    let end = -1;
    if (expected === 'sign' || ((expected === 'keyOrEnd' || expected === 'valueOrEnd') && char === closer)) {
      if (closer === undefined) return at;
      if (char === closer) {
        closers.pop();
        expected = 'sign';
        end = at + 1;
      } else if (char === ',') {
        expected = closer === '}' ? 'key' : 'value';
        end = at + 1;
      }
    } else if (expected === 'key' || expected === 'keyOrEnd') {
      end = keyEnd(text, at);
      expected = 'value';
    } else if (char === '{' || char === '[') {
      closers.push(char === '{' ? '}' : ']');
      expected = char === '{' ? 'keyOrEnd' : 'valueOrEnd';
      end = at + 1;
    } else {
      end = scalarEnd(text, at);
      expected = 'sign';
    }
    if (end < 0) return at;
    at = after(SPACE, text, end);
  }
  return closers.length === 0 && expected === 'sign' ? -1 : text.length;
}

/** Line and column, from 1, of an offset. */
export function lineAndColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}
