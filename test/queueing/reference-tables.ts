/** Reads a reference table of test/reference into rows of column -> text. Quotes as in RFC 4180. */
import { readFileSync } from 'node:fs';

export type Row = Readonly<Record<string, string>>;

export function readTable(name: string): Row[] {
  const text = readFileSync(new URL(`../reference/${name}`, import.meta.url), 'utf8');
  const [head, ...lines] = text.trim().split(/\r?\n/).map(splitLine);
  return lines.map((cells) => Object.fromEntries(head!.map((column, i) => [column, cells[i] ?? ''])));
}

function splitLine(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => (m[1] === undefined ? m[2]! : m[1].replaceAll('""', '"')));
}

/** Relative difference; 0 when both are 0. */
export function relativeError(actual: number, expected: number): number {
  return actual === expected ? 0 : Math.abs(actual - expected) / Math.abs(expected);
}
